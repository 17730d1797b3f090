import { Id } from '../domain/values.ts';
import type { RefusedView } from '../domain/views.ts';
import { languages, say } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Question } from './conversation.ts';
import { existingOf } from './orderAnswers.ts';
import { notOffered } from './refused.ts';

const mostName = 120;

/** Is the customer in the Microsoft cloud already? Then it needs no second account. A click decides; typed text is the name. */
export const existingCustomer: Question = {
  name: 'existing',
  ask: (asking, state) =>
    Promise.resolve(
      notOffered(asking, 'addCustomer') ?? { form: 'existingCustomer' as const, ...state },
    ),
  read: (asking, given) => Promise.resolve(read(asking, given)),
};

const read = (
  { language }: Asking,
  given: Parameters<Question['read']>[1],
): Awaited<ReturnType<Question['read']>> => {
  if ('text' in given && isDecision(given.text)) return clicksOnly('go');
  if ('text' in given)
    return { is: 'again', problems: {}, values: { company: plainName(given.text) } };
  const company = plainName(given.inputs.company ?? '');
  if (given.pick !== 'yes' && given.pick !== 'no')
    return { is: 'again', problems: { go: { code: 'useButtons' } }, values: { company } };
  const uses = given.pick === 'yes';
  return {
    is: 'answer',
    answer: { uses, company },
    facts: [
      ...(company ? [{ field: 'company', text: company }] : []),
      { field: 'existing', text: say(language, uses ? 'word.yes' : 'word.no') },
    ],
  };
};

/** A typed yes or no is no name. */
const isDecision = (text: string): boolean =>
  languages.some((language) =>
    [say(language, 'word.yes'), say(language, 'word.no')].some(
      (word) => word.toLowerCase() === text.trim().toLowerCase(),
    ),
  );

const plainName = (text: string): string =>
  text.toWellFormed().replace(/\s+/gu, ' ').trim().slice(0, mostName);

/** What is said of a customer that has an account: a relationship is asked for, which is another dialog. */
export const existingRefused = (asking: Asking): RefusedView | undefined => {
  const existing = existingOf(asking);
  if (!existing?.uses) return undefined;
  const { company } = existing;
  const { about, answers } = asking;
  const chosen = Id.safeParse(answers.reseller).data ?? about;
  return {
    view: 'refused',
    code: 'existingCustomer',
    detail: company ? { company } : {},
    // Whatever else the dialog was opened about is no reseller, and the next one asks.
    open: { dialog: 'requestCustomer', about: chosen.includes(':') ? '' : chosen },
  };
};
