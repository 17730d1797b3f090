import type { CheckState } from '../domain/customerViews.ts';
import type { FormState } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { say, type Key } from '../locales/index.ts';
import { answer, showCard } from './buttons.ts';
import { findingWords } from './codes.ts';
import { buttonRow, withAside } from './pieces/beside.ts';
import { toggleInput } from './pieces/inputs.ts';
import { binding } from './pieces/legal.ts';
import { lines, subheading, wrongLines } from './pieces/pieces.ts';
import type { Element } from './render.ts';
import { rulesInWords } from './standing.ts';
import { joined, label, ours, tell, type Safe } from './text.ts';

/** Unticked is unticked; only the words differ from those of a removal. */
export const attestationProblem = (problems: FormState['problems']): FormState['problems'] =>
  problems.attestation?.code === 'notTicked'
    ? { ...problems, attestation: { code: 'attestationMissing' } }
    : problems;

/** The heading of a part, with the button that leads back to it. */
export const partTitle = (
  form: FormState,
  reader: Reader,
  key: Key,
  question: string | undefined,
): Element[] =>
  question === undefined
    ? subheading(reader, key)
    : withAside(
        subheading(reader, key),
        buttonRow([answer(reader, form, `edit:${question}`, 'button.change')]),
        'Center',
      );

/** How each check stands. */
export const checksPart = (
  { checks }: { checks: readonly CheckState[] },
  reader: Reader,
): Element[] => [
  ...subheading(reader, 'form.reviewOrder.checks'),
  ...checks.flatMap((check) => checkLines(check, reader)),
];

const checkLines = ({ name, state, finding }: CheckState, reader: Reader): Element[] => {
  const what = tell(reader, `checklist.${name}`);
  if (state === 'wrong') return wrongLines([finding ? findingWords(reader, finding) : what]);
  const sign = ours(state === 'fine' ? '✓' : '○');
  const told = joined([sign, what], ' ');
  if (state === 'fine') return lines([told], { close: true });
  return lines([withReason(reader, told, tell(reader, 'checklist.unknown'))], {
    close: true,
    subtle: true,
  });
};

const withReason = (reader: Reader, what: Safe, reason: Safe): Safe =>
  joined([what, reason], say(reader.language, 'word.colon'));

/** Who has to agree, and why. */
export const approvalPart = (
  { needs }: { needs: { by: 'approver' | 'nobody'; because: readonly string[] } },
  reader: Reader,
): Element[] => [
  ...subheading(reader, 'form.reviewOrder.approval'),
  ...lines([
    needs.by === 'nobody'
      ? tell(reader, 'form.reviewOrder.noApproval')
      : tell(reader, 'form.reviewOrder.needsApproval', {
          rules: rulesInWords(reader, needs.because),
        }),
  ]),
];

/** What has to be ticked. */
export const attestationPart = (form: FormState, reader: Reader): Element[] => [
  ...toggleInput(
    reader,
    form,
    {
      name: 'attestation',
      label: label(reader, 'field.attestation'),
      title: label(reader, 'legal.attestation'),
    },
    'false',
  ),
  ...binding(reader, 'legal.attestation'),
];

/** Submit, park and the ways out. Cancelling is for everything at once, so it asks to be sure. */
export const reviewButtons = (form: FormState, reader: Reader, customer: string): Element[] => [
  answer(reader, form, 'go', 'button.submit', { style: 'positive' }),
  answer(reader, form, 'park', 'button.park'),
  ...(form.back ? [answer(reader, form, 'back', 'button.back')] : []),
  showCard(label(reader, 'button.cancel'), lines([tell(reader, 'legal.cancelAll', { customer })]), [
    answer(reader, form, 'cancel', 'button.cancelAll', {
      style: 'destructive',
      alone: true,
    }),
  ]),
];
