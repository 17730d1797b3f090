import { readCustomer } from '../customer.ts';
import { readRequest } from '../request.ts';
import { putTasks } from '../save.ts';
import { recount } from '../sync/counts.ts';
import { readImpact } from '../sync/impact.ts';
import { readSubscriptions } from '../sync/subscriptions.ts';
import { paintReseller, paintTask, type Task } from '../tasks.ts';
import { later } from '../time.ts';
import type { Id } from '../values.ts';
import { done, type DeliveryDoors, type Doer } from './doer.ts';

const mostRequests = 20;
const freshMinutes = 10;

/**
 * Reads anew what a reseller's card shows: agreement, validation, customers and the subscriptions of some, as far as they are not
 * fresh. One slice for each look: the card says how much of it was read, and the slow round reads the rest.
 */
export const freshen: Doer<'freshen'> = async (doors, { partnershipId }) => {
  const read = await readImpact(doors, partnershipId);
  if (read.is === 'busy') return { is: 'again', at: read.until };
  return { is: 'done', ops: putTasks(await paintsFor(doors, partnershipId)) };
};

/** Reads anew the subscriptions that a customer's card shows, unless they are fresh. */
export const freshenCustomer: Doer<'freshenCustomer'> = async (doors, { customerId }) => {
  const { store, clock } = doors;
  const found = await store.customers.read(customerId);
  if (!found) return done;
  const { subscriptionsAsOf: asOf } = readCustomer(found);
  if (asOf === undefined || asOf < later(clock.now(), { minutes: -freshMinutes })) {
    const read = await readSubscriptions(doors, customerId);
    if (read.is === 'busy') return { is: 'again', at: read.until };
    if (read.is === 'done') await recount(doors, read.touched);
  }
  return { is: 'done', ops: putTasks([paintTask(`customer:${customerId}`, clock.now())]) };
};

/** Whatever shows figures of a reseller: its own card, and the requests about it that are under way. */
export const paintsFor = async (
  { store: { desk }, clock }: DeliveryDoors,
  partnershipId: Id,
): Promise<Task[]> => {
  const tags = [`about:${partnershipId}:open`];
  const open = await desk.list({ type: 'request', tags, limit: mostRequests });
  const now = clock.now();
  return [
    paintReseller(partnershipId, now),
    ...open.map((found) => paintTask(`request:${readRequest(found).id}`, now)),
  ];
};
