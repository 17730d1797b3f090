import { readSubscription, type Subscription } from '../customer.ts';
import type { Found, Shelf } from '../ports.ts';
import { daysFrom, renewalTag, renewsAt, windowEnds, windowTag } from '../subscriptionDays.ts';
import { inParts } from '../sync/writing.ts';
import type { Day, Moment, PartnerId } from '../values.ts';

/** Whose subscriptions: of these resellers of record, or all. */
export type Theirs = 'all' | readonly PartnerId[];

/** What comes: the end of a window in which licences can be given back, or a renewal. */
export type Coming = 'window' | 'renewal';

/** A list takes so many labels at once. */
const resellersAtOnce = 50;
const daysAtOnce = 7;

const tagOf: Record<Coming, (day: Day) => string> = { window: windowTag, renewal: renewalTag };
const momentsOf: Record<Coming, (subscription: Subscription) => readonly (Moment | undefined)[]> = {
  window: windowEnds,
  renewal: (subscription) => [renewsAt(subscription)],
};

/**
 * Subscriptions for which something comes in a span of time, the next first; at least `most` of them when there are so many. Days are
 * looked at in their order, and no further than needed; of one day at most `most` for each part of the resellers.
 */
export const comingUp = async (
  shelf: Shelf,
  theirs: Theirs,
  what: Coming,
  span: { from: Moment; to: Moment },
  most: number,
): Promise<{ subscription: Subscription; moment: Moment }[]> => {
  const found: { subscription: Subscription; moment: Moment }[] = [];
  for (const days of inParts(daysFrom(span.from, span.to), daysAtOnce)) {
    if (found.length >= most) break;
    const lists = await Promise.all(
      days.map((day) => ofDay(shelf, theirs, tagOf[what](day), most)),
    );
    found.push(...lists.flat().flatMap((one) => within(readSubscription(one), what, span)));
  }
  // One that has two windows is there on two days.
  const once = new Map(found.map((one) => [one.subscription.id, one]));
  return [...once.values()].toSorted(byMoment).slice(0, most);
};

const ofDay = async (
  shelf: Shelf,
  theirs: Theirs,
  tag: string,
  limit: number,
): Promise<Found[]> => {
  const query = { type: 'subscription', tags: [tag], limit };
  if (theirs === 'all') return shelf.list(query);
  const labels = theirs.map((partnerId) => `record:${partnerId}`);
  const lists = await Promise.all(
    inParts(labels, resellersAtOnce).map((anyOf) => shelf.list({ ...query, anyOf })),
  );
  return lists.flat();
};

const within = (
  subscription: Subscription,
  what: Coming,
  { from, to }: { from: Moment; to: Moment },
): { subscription: Subscription; moment: Moment }[] => {
  const moment = momentsOf[what](subscription).find(
    (one) => one !== undefined && one > from && one <= to,
  );
  return moment === undefined ? [] : [{ subscription, moment }];
};

const byMoment = (
  a: { subscription: Subscription; moment: Moment },
  b: { subscription: Subscription; moment: Moment },
): number =>
  a.moment.localeCompare(b.moment) ||
  a.subscription.customerName.localeCompare(b.subscription.customerName);
