import { monthsAfter } from '../seed/time.ts';
import type { AskedLine } from './carts.ts';
import type { Subscription } from './subscriptions.ts';

const months: Record<string, number> = { P1M: 1, P1Y: 12, P3Y: 36 };
const dayLength = 24 * 60 * 60 * 1000;

/**
 * Whether a term that begins now may end on the day that the line asks for: the last of a month, or the day on which another
 * subscription of the customer ends; later than today, and not beyond the usual end.
 */
export function allowedEnd(now: Date, line: AskedLine, held: Subscription[]): boolean {
  const day = line.customTermEndDate?.slice(0, 10) ?? '';
  const usual = monthsAfter(now, months[line.termDuration] ?? 0).toISOString();
  if (day <= now.toISOString().slice(0, 10) || day > usual.slice(0, 10)) return false;
  const next = new Date(Date.parse(day) + dayLength);
  return (
    next.getUTCDate() === 1 || held.some((each) => each.commitmentEndDate.slice(0, 10) === day)
  );
}

/** The part of its term that a line is paid for. */
export function shareOf(now: Date, line: AskedLine): number {
  if (line.customTermEndDate === undefined) return 1;
  const usual = monthsAfter(now, months[line.termDuration] ?? 0).getTime() - now.getTime();
  return Math.min(1, (Date.parse(line.customTermEndDate) - now.getTime()) / usual);
}
