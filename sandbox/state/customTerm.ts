import { monthsAfter } from '../seed/time.ts';
import type { AskedLine } from './carts.ts';
import type { Subscription } from './subscription.ts';
import { isNewCommerce } from './subscription.ts';

const months: Record<string, number> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** A day (`yyyy-mm-dd`) on which a new term may end: the last of a month, or the day on which these subscriptions end. */
export interface AllowedEnd {
  day: string;
  /** Ids of the subscriptions that end then; empty for the end of a month. */
  cotermSubscriptionIds: string[];
}

/**
 * The days on which a term that begins at a moment may end, apart from its usual end: later than that day, and not beyond the usual
 * end. The ends of months come first. Empty for an unknown term.
 */
export function allowedEnds(start: Date, termDuration: string, held: Subscription[]): AllowedEnd[] {
  const from = dayOf(start);
  const usual = dayOf(monthsAfter(start, months[termDuration] ?? 0));
  const fits = (day: string) => day > from && day <= usual;
  const monthEnds = Array.from({ length: (months[termDuration] ?? -1) + 1 }, (_, index) =>
    dayOf(new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index + 1, 0))),
  );
  const others = Map.groupBy(held.filter(isNewCommerce), (each) =>
    each.commitmentEndDate.slice(0, 10),
  );
  return [
    ...monthEnds.filter(fits).map((day) => ({ day, cotermSubscriptionIds: [] })),
    ...[...others]
      .filter(([day]) => fits(day))
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([day, together]) => ({ day, cotermSubscriptionIds: together.map((each) => each.id) })),
  ];
}

/** Whether a term that begins now may end on the day that the line asks for. */
export function allowedEnd(now: Date, line: AskedLine, held: Subscription[]): boolean {
  const day = line.customTermEndDate?.slice(0, 10) ?? '';
  return allowedEnds(now, line.termDuration, held).some((each) => each.day === day);
}

/** The part of its term that a line is paid for. */
export function shareOf(now: Date, line: AskedLine): number {
  if (line.customTermEndDate === undefined) return 1;
  const usual = monthsAfter(now, months[line.termDuration] ?? 0).getTime() - now.getTime();
  return Math.min(1, (Date.parse(line.customTermEndDate) - now.getTime()) / usual);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
