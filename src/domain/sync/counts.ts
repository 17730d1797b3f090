import { readCustomer, readSubscription, type Subscription } from '../customer.ts';
import {
  partnershipDocId,
  readPartnership,
  type Counts,
  type Figures,
  type Partnership,
  type Renewing,
} from '../partnership.ts';
import { renewsAt } from '../subscriptionDays.ts';
import { later } from '../time.ts';
import type { Id, Moment, PartnerId } from '../values.ts';
import type { SyncDoors } from './doors.ts';
import { changePartnership, everyOne } from './writing.ts';

/** Whose figures changed: resellers by their customers, resellers of record by their subscriptions. */
export interface Touched {
  resellers: Set<Id>;
  partnerIds: Set<PartnerId>;
}

export const noneTouched = (): Touched => ({ resellers: new Set(), partnerIds: new Set() });

/** Adds to what is touched. */
export const addTouched = (all: Touched, more: Touched): void => {
  for (const id of more.resellers) all.resellers.add(id);
  for (const id of more.partnerIds) all.partnerIds.add(id);
};

type Kept = Pick<SyncDoors, 'store' | 'clock'>;

/**
 * Makes a reseller's figures from what is kept and saves them with it. `listedAt`: its customers were just listed, so that "no
 * customers" is known as of then; otherwise a reseller without customers keeps the moment it had.
 */
export const countFor = async (
  doors: Kept,
  partnershipId: Id,
  listedAt?: Moment,
): Promise<Partnership | undefined> => {
  const { store } = doors;
  const found = await store.desk.read(partnershipDocId(partnershipId));
  if (!found) return undefined;
  const { partnerId, counts: before } = readPartnership(found);
  const { oldest, ...customers } = await customersOf(doors, partnershipId);
  const asOf = oldest ?? listedAt ?? before?.asOf;
  if (asOf === undefined) return readPartnership(found);
  const counts: Counts = { ...customers, ...(await ofRecord(doors, partnerId)), asOf };
  return changePartnership(store.desk, partnershipId, (kept) =>
    kept.partnerId === partnerId && !sameCounts(kept.counts, counts)
      ? { ...kept, counts }
      : undefined,
  );
};

const sameCounts = (a: Counts | undefined, b: Counts): boolean =>
  a !== undefined &&
  (Object.keys(b) as (keyof Counts)[]).every(
    (name) => JSON.stringify(a[name]) === JSON.stringify(b[name]),
  );

const customersOf = async (
  { store }: Kept,
  resellerId: Id,
): Promise<Pick<Counts, 'customers' | 'customersRead'> & { oldest: Moment | undefined }> => {
  let [customers, customersRead] = [0, 0];
  let oldest: Moment | undefined;
  const tags = [`reseller:${resellerId}`];
  for await (const found of everyOne(store.customers, { type: 'customer', tags })) {
    const { asOf, subscriptionsAsOf } = readCustomer(found);
    customers += 1;
    if (subscriptionsAsOf) customersRead += 1;
    const reading = subscriptionsAsOf && subscriptionsAsOf < asOf ? subscriptionsAsOf : asOf;
    if (oldest === undefined || reading < oldest) oldest = reading;
  }
  return { customers, customersRead, oldest };
};

const ofRecord = async (
  { store, clock }: Kept,
  partnerId: PartnerId,
): Promise<Pick<Counts, 'subscriptions' | 'licences' | 'renewing'>> => {
  const all = nothing();
  const renewing: Renewing = { in30: nothing(), in60: nothing(), in90: nothing() };
  const now = clock.now();
  const within = [
    [renewing.in30, later(now, { days: 30 })],
    [renewing.in60, later(now, { days: 60 })],
    [renewing.in90, later(now, { days: 90 })],
  ] as const;
  const tags = [`record:${partnerId}`];
  for await (const found of everyOne(store.subscriptions, { type: 'subscription', tags })) {
    const subscription = readSubscription(found);
    add(all, subscription);
    const renews = renewsAt(subscription);
    if (renews === undefined || renews <= now) continue;
    for (const [figures, until] of within) if (renews <= until) add(figures, subscription);
  }
  return { ...all, renewing };
};

const nothing = (): Figures => ({ subscriptions: 0, licences: 0 });

const add = (figures: Figures, { quantity }: Subscription): void => {
  figures.subscriptions += 1;
  figures.licences += quantity;
};

/** Counts anew for everybody who was touched, once each; `except` is counted by the caller. */
export const recount = async (
  doors: Kept,
  { resellers, partnerIds }: Touched,
  except?: Id,
): Promise<void> => {
  const those = new Set(resellers);
  for (const partnerId of partnerIds) {
    const tags = [`partnerId:${partnerId}`];
    for await (const found of everyOne(doors.store.desk, { type: 'partnership', tags })) {
      those.add(readPartnership(found).id);
    }
  }
  if (except) those.delete(except);
  for (const id of those) await countFor(doors, id);
};
