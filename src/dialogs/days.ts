import { dayIn } from '../domain/time.ts';
import { Day } from '../domain/values.ts';
import type { Asking } from './conversation.ts';

/** The calendar day that it is for the person who is asked. */
export const todayFor = ({ now, zone }: Pick<Asking, 'now' | 'zone'>): Day => dayIn(now, zone);

/** What is wrong with a day that was entered: a problem's code, or nothing. */
export const dayProblem = (
  day: string,
  must: { notBefore?: Day; notAfter?: Day },
): string | undefined => {
  if (!Day.safeParse(day).success) return 'notADay';
  if (must.notBefore !== undefined && day < must.notBefore) return 'dayPassed';
  if (must.notAfter !== undefined && day > must.notAfter) return 'dayAhead';
  return undefined;
};
