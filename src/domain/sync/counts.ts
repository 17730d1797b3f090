import { readCustomer, readSubscription } from '../customer.ts';
import {
  partnershipDocId,
  readPartnership,
  type Counts,
  type Partnership,
} from '../partnership.ts';
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

type Kept = Pick<SyncDoors, 'store'>;

/**
 * Makes a reseller's figures from what is kept and saves them with it. `listedAt`: its customers were just listed, so that "no
 * customers" is known as of then; otherwise a reseller without customers keeps the moment it had.
 */
export const countFor = async (
  { store }: Kept,
  partnershipId: Id,
  listedAt?: Moment,
): Promise<Partnership | undefined> => {
  const found = await store.desk.read(partnershipDocId(partnershipId));
  if (!found) return undefined;
  const { partnerId, counts: before } = readPartnership(found);
  const { oldest, ...customers } = await customersOf({ store }, partnershipId);
  const asOf = oldest ?? listedAt ?? before?.asOf;
  if (asOf === undefined) return readPartnership(found);
  const counts: Counts = { ...customers, ...(await ofRecord({ store }, partnerId)), asOf };
  return changePartnership(store.desk, partnershipId, (kept) =>
    kept.partnerId === partnerId && !sameCounts(kept.counts, counts)
      ? { ...kept, counts }
      : undefined,
  );
};

const sameCounts = (a: Counts | undefined, b: Counts): boolean =>
  a !== undefined && (Object.keys(b) as (keyof Counts)[]).every((name) => a[name] === b[name]);

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
  { store }: Kept,
  partnerId: PartnerId,
): Promise<Pick<Counts, 'subscriptions' | 'licences'>> => {
  let [subscriptions, licences] = [0, 0];
  const tags = [`record:${partnerId}`];
  for await (const found of everyOne(store.subscriptions, { type: 'subscription', tags })) {
    subscriptions += 1;
    licences += readSubscription(found).quantity;
  }
  return { subscriptions, licences };
};

/** Counts anew for everybody who was touched, once each; `except` is counted by the caller. */
export const recount = async (
  { store }: Kept,
  { resellers, partnerIds }: Touched,
  except?: Id,
): Promise<void> => {
  const those = new Set(resellers);
  for (const partnerId of partnerIds) {
    const tags = [`partnerId:${partnerId}`];
    for await (const found of everyOne(store.desk, { type: 'partnership', tags })) {
      those.add(readPartnership(found).id);
    }
  }
  if (except) those.delete(except);
  for (const id of those) await countFor({ store }, id);
};
