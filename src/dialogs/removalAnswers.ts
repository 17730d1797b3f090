import { z } from 'zod';
import { Notice } from '../domain/kinds/removePartnership.ts';
import { Day, Reason } from '../domain/values.ts';
import { say, showDay } from '../locales/index.ts';
import type { Asking, Reading } from './conversation.ts';
import { dayProblem, todayFor } from './days.ts';

/** What was confirmed: kept as the answer, and later part of the request's input. */
export const Confirmed = z.object({
  representation: z.literal(true),
  notice: Notice,
  notBefore: Day.optional(),
  reason: Reason,
});
export type Confirmed = z.infer<typeof Confirmed>;

type Codes = Record<string, string | undefined>;

/** Reads the confirmation's inputs: every problem at once, everything typed kept. */
export const readConfirmation = (
  asking: Asking,
  inputs: Readonly<Record<string, string>>,
): Reading => {
  const given = Object.fromEntries(
    Object.entries(inputs).map(([name, text]) => [name, text.trim()]),
  );
  const wrong: Codes = {
    representation: given.representation === 'true' ? undefined : 'notTicked',
    notice: Notice.shape.duty.safeParse(given.notice).success ? undefined : 'pickOne',
    noticeDay: noticeDayProblem(asking, given.notice, given.noticeDay ?? ''),
    notBefore: given.notBefore
      ? dayProblem(given.notBefore, { notBefore: todayFor(asking) })
      : undefined,
    reason: reasonProblem(given.reason ?? ''),
  };
  const problems = Object.fromEntries(
    Object.entries(wrong).flatMap(([name, code]) => (code ? [[name, { code }]] : [])),
  );
  if (Object.keys(problems).length > 0) return { is: 'again', problems, values: { ...inputs } };
  const answer: Confirmed = Confirmed.parse({
    representation: true,
    notice:
      given.notice === 'notRequired'
        ? { duty: given.notice }
        : { duty: given.notice, day: given.noticeDay },
    ...(given.notBefore && { notBefore: given.notBefore }),
    reason: given.reason,
  });
  return { is: 'answer', answer, facts: factsOf(asking, answer) };
};

/** What is wrong with a reason, if anything: it is read by whoever decides. */
export const reasonProblem = (reason: string): string | undefined => {
  if (reason.trim() === '') return 'required';
  if (Reason.safeParse(reason).success) return undefined;
  return reason.trim().length < 3 ? 'tooShort' : 'tooLong';
};

// A notice that was given lies behind us, one that will be given does not.
const noticeDayProblem = (
  asking: Asking,
  duty: string | undefined,
  day: string,
): string | undefined => {
  if (duty !== 'given' && duty !== 'willBe') return undefined;
  if (day === '') return 'dayMissing';
  const today = todayFor(asking);
  return dayProblem(day, duty === 'given' ? { notAfter: today } : { notBefore: today });
};

const factsOf = ({ language, zone }: Asking, { notice, notBefore, reason }: Confirmed) => {
  const place = { language, zone };
  const duty =
    notice.duty === 'notRequired' || notice.day === undefined
      ? say(language, 'notice.notRequired')
      : say(language, `notice.${notice.duty}.day`, { day: showDay(place, notice.day) });
  return [
    { field: 'reason', text: reason },
    { field: 'notice', text: duty },
    ...(notBefore ? [{ field: 'notBefore', text: showDay(place, notBefore) }] : []),
    { field: 'representation', text: say(language, 'word.yes') },
  ];
};

/**
 * What the form shows of an earlier confirmation. The representation is not ticked again: it is made with each submission,
 * by the person who makes it.
 */
export const confirmationValues = (earlier: unknown): Record<string, string> => {
  const read = Confirmed.safeParse(earlier);
  if (!read.success) return {};
  const { notice, notBefore, reason } = read.data;
  return { notice: notice.duty, noticeDay: notice.day ?? '', notBefore: notBefore ?? '', reason };
};

/** Which input of the form a refused field of the request's input belongs to, and what to say there. */
export const refusedInput = (field: string): { input: string; code: string } | undefined =>
  inputOf[field];

const inputOf: Readonly<Record<string, { input: string; code: string }>> = {
  representation: { input: 'representation', code: 'notTicked' },
  notice: { input: 'notice', code: 'pickOne' },
  'notice.duty': { input: 'notice', code: 'pickOne' },
  'notice.day': { input: 'noticeDay', code: 'dayMissing' },
  notBefore: { input: 'notBefore', code: 'notADay' },
  reason: { input: 'reason', code: 'required' },
};
