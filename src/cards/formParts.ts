import type { FormState } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { say } from '../locales/index.ts';
import { tellCode, labelCode } from './codes.ts';
import { boxOf, bullets, lines, wrongLines } from './pieces/pieces.ts';
import type { Element } from './render.ts';
import { asRaw, keyOf, label, tell, type Raw, type Safe } from './text.ts';

/** What an input shows: its text as typed before, and what is wrong with it. */
export const typed = (form: FormState, name: string, otherwise = ''): Raw =>
  asRaw(form.values[name] ?? otherwise);

/** What a client says beside an input that it does not let pass. */
export const errorOf = (reader: Reader, form: FormState, name: string): Raw => {
  const problem = form.problems[name];
  return problem
    ? labelCode(reader, 'problem', problem.code, problem.values ?? {}, 'problem.unknown')
    : label(reader, 'problem.required');
};

/** A problem in words: a form's own, or what a check or Partner Center said of the answer. */
const sentence = (reader: Reader, { code, values }: FormState['problems'][string]): Safe =>
  tellCode(
    reader,
    'problem',
    code,
    { code, ...values },
    keyOf('check', code, keyOf('pc', code, 'problem.unknown')),
  );

/** The input that a problem belongs to; further problems of one input come as `<input>.2` and so on. */
const inputOf = (name: string): string => name.split('.')[0] ?? name;

/**
 * What is wrong with the answers, above the inputs of a short form: clients show an input's own message only for their own checks.
 */
export const problemsBox = (reader: Reader, form: FormState): Element[] => {
  const problems = Object.values(form.problems);
  if (problems.length === 0) return [];
  return boxOf('attention', [
    ...lines([tell(reader, 'form.problems')], { bold: true }),
    ...bullets(problems.map((problem) => sentence(reader, problem))),
  ]);
};

/**
 * Above a long form: which of its inputs to look at. What is wrong stands at each of them, since the top may be out of sight; what
 * belongs to none of them is said here. `named`: inputs whose field goes by another name.
 */
export const problemFieldsBox = (
  reader: Reader,
  form: FormState,
  inputs: readonly string[],
  named: Readonly<Record<string, string>> = {},
): Element[] => {
  const found = Object.entries(form.problems);
  if (found.length === 0) return [];
  const wrong = inputs.filter((input) => found.some(([name]) => inputOf(name) === input));
  const fields = wrong
    .map((input) => labelCode(reader, 'field', named[input] ?? input, {}, 'field.text'))
    .join(say(reader.language, 'word.separator'));
  const others = found.filter(([name]) => !inputs.includes(inputOf(name)));
  return boxOf('attention', [
    ...lines([tell(reader, fields ? 'form.problemFields' : 'form.problems', { fields })], {
      bold: true,
    }),
    ...bullets(others.map(([, problem]) => sentence(reader, problem))),
  ]);
};

/** Above a form whose inputs say themselves what is wrong with them: what belongs to none of these. */
export const problemsBeside = (
  reader: Reader,
  form: FormState,
  inputs: readonly string[],
): Element[] => {
  const others = Object.entries(form.problems).filter(([name]) => !inputs.includes(inputOf(name)));
  return problemsBox(reader, { ...form, problems: Object.fromEntries(others) });
};

/** What is wrong with one input, right above it. */
export const problemsAt = (reader: Reader, form: FormState, name: string): Element[] =>
  wrongLines(
    Object.entries(form.problems).flatMap(([at, problem]) =>
      inputOf(at) === name ? [sentence(reader, problem)] : [],
    ),
  );
