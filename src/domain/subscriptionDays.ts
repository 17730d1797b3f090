import type { Subscription } from './customer.ts';
import { later } from './time.ts';
import type { Day, Moment } from './values.ts';

type Dated = Pick<
  Subscription,
  'status' | 'termDuration' | 'commitmentEnd' | 'cancelUntil' | 'refundable'
>;

const isActive = ({ status }: Dated): boolean => status.toLowerCase() === 'active';

/** Until when it can be cancelled, or licences of it returned; the earliest first. */
export const windowEnds = (subscription: Dated): Moment[] => {
  if (!isActive(subscription)) return [];
  const { cancelUntil, refundable } = subscription;
  const parts = (refundable?.parts ?? []).filter(({ quantity }) => quantity > 0);
  const ends = [...(cancelUntil ? [cancelUntil] : []), ...parts.map(({ until }) => until)];
  return [...new Set(ends)].toSorted();
};

// What renews every month would fill every list.
const longTerms: readonly string[] = ['P1Y', 'P3Y'];

/** When a term of one or three years ends; undefined: there is none. */
export const renewsAt = (subscription: Dated): Moment | undefined =>
  isActive(subscription) && longTerms.includes(subscription.termDuration?.toUpperCase() ?? '')
    ? subscription.commitmentEnd
    : undefined;

/** The calendar day of a moment in UTC. */
export const dayOf = (moment: Moment): Day => moment.slice(0, 10);

/** All days in UTC from one moment to another. */
export const daysFrom = (from: Moment, to: Moment): Day[] => {
  const days: Day[] = [];
  for (let at = from; dayOf(at) <= dayOf(to); at = later(at, { days: 1 })) days.push(dayOf(at));
  return days;
};

/** Labels by day, so that what ends or renews soon is listed without looking at the rest. They say nothing of now, so they stay true. */
export const dayTags = (subscription: Dated): string[] => {
  const renews = renewsAt(subscription);
  return [
    ...new Set([
      ...windowEnds(subscription).map((end) => windowTag(dayOf(end))),
      ...(renews ? [renewalTag(dayOf(renews))] : []),
    ]),
  ];
};

/** The label of what can be given back until a day. */
export const windowTag = (day: Day): string => `window:${day}`;

/** The label of what renews on a day. */
export const renewalTag = (day: Day): string => `renews:${day}`;
