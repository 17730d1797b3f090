import { readCustomer, type Customer } from '../customer.ts';
import { partnershipDocId, readPartnership } from '../partnership.ts';
import { later } from '../time.ts';
import type { Id } from '../values.ts';
import { addTouched, countFor, noneTouched, recount, type Touched } from './counts.ts';
import { listCustomersOf } from './customerLists.ts';
import { lookAtCustomer } from './customers.ts';
import { isRefusal, type Stopped, type SyncDoors } from './doors.ts';
import { readSubscriptions } from './subscriptions.ts';
import { verifyReseller } from './verify.ts';
import { everyOne } from './writing.ts';

/** How a slice ended; `more`: call again. After each one the partnership's figures are as good as they have become. */
export type ImpactRead = { is: 'done' | 'more' } | Stopped;

const freshMinutes = 10;
const verifiedMinutes = 60;
const usualCalls = 20;

/**
 * Reads what somebody needs to see before a partnership ends: its customers and their subscriptions, in slices of about so many
 * calls; what was read in the last ten minutes is not read again.
 */
export const readImpact = async (
  doors: SyncDoors,
  partnershipId: Id,
  calls = usualCalls,
): Promise<ImpactRead> => {
  const found = await doors.store.desk.read(partnershipDocId(partnershipId));
  if (!found || readPartnership(found).state === 'removed') return { is: 'done' };
  const verified = await verifyReseller(doors, partnershipId, verifiedMinutes);
  if (verified.is === 'busy') return verified;
  const touched = noneTouched();
  const listedAt = doors.clock.now();
  const listed = await freshCustomers(doors, partnershipId, touched);
  const read =
    listed.is === 'done' ? await freshSubscriptions(doors, partnershipId, touched, calls) : listed;
  await recount(doors, touched, partnershipId);
  await countFor(doors, partnershipId, listed.is === 'done' && listed.asked ? listedAt : undefined);
  return read;
};

const customersOf = async ({ store }: SyncDoors, resellerId: Id): Promise<Customer[]> => {
  const kept: Customer[] = [];
  const tags = [`reseller:${resellerId}`];
  for await (const found of everyOne(store.customers, { type: 'customer', tags })) {
    kept.push(readCustomer(found));
  }
  return kept;
};

const freshCustomers = async (
  doors: SyncDoors,
  resellerId: Id,
  touched: Touched,
): Promise<{ is: 'done'; asked: boolean } | Stopped> => {
  const fresh = later(doors.clock.now(), { minutes: -freshMinutes });
  const before = await customersOf(doors, resellerId);
  if (before.length > 0 && before.every(({ asOf }) => asOf >= fresh))
    return { is: 'done', asked: false };
  const list = await listCustomersOf(doors, resellerId);
  if (list.is === 'busy') return list;
  // Figures of the last round are better than none, and they say how old they are.
  if (list.is === 'failed') return { is: 'done', asked: false };
  for (const { id } of before.filter((customer) => !list.listed.has(customer.id))) {
    const looked = await lookAtCustomer(doors, id);
    if (looked.is === 'busy') return looked;
    if (looked.is === 'done') addTouched(touched, looked.touched);
  }
  return { is: 'done', asked: true };
};

const freshSubscriptions = async (
  doors: SyncDoors,
  resellerId: Id,
  touched: Touched,
  calls: number,
): Promise<ImpactRead> => {
  const fresh = later(doors.clock.now(), { minutes: -freshMinutes });
  const customers = await customersOf(doors, resellerId);
  const unread = customers.filter(({ subscriptionsAsOf: asOf }) => !asOf || asOf < fresh);
  const most = Math.max(1, calls);
  let [read, refused] = [0, 0];
  for (const { id } of unread) {
    if (read >= most) return { is: 'more' };
    const outcome = await readSubscriptions(doors, id);
    if (outcome.is === 'busy') return outcome;
    if (outcome.is === 'done') {
      read += 1;
      addTouched(touched, outcome.touched);
      continue;
    }
    // One customer may be refused for itself; when nothing else is heard, or the line is broken, it is not the customer.
    refused += 1;
    if (!isRefusal(outcome) || refused >= most) return outcome;
  }
  return { is: 'done' };
};
