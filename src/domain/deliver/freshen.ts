import { customerDoc, readCustomer, readSubscription } from '../customer.ts';
import { readRequest } from '../request.ts';
import { putTasks } from '../save.ts';
import { keepContact } from '../steps/setSupport.ts';
import { recount } from '../sync/counts.ts';
import { asked } from '../sync/doors.ts';
import { readImpact } from '../sync/impact.ts';
import { readSubscriptions } from '../sync/subscriptions.ts';
import { savedAfresh } from '../sync/writing.ts';
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

/**
 * Reads anew the subscriptions that a customer's card shows, unless they are fresh; its country, when that is not known yet; and for the
 * card of a legacy subscription whom Partner Center names as its support contact.
 */
export const freshenCustomer: Doer<'freshenCustomer'> = async (doors, work) => {
  const { customerId, subscriptionId } = work;
  const { store, clock } = doors;
  const found = await store.customers.read(customerId);
  if (!found) return done;
  const { subscriptionsAsOf: asOf, country } = readCustomer(found);
  if (country === undefined) await readCountry(doors, customerId);
  if (asOf === undefined || asOf < later(clock.now(), { minutes: -freshMinutes })) {
    const read = await readSubscriptions(doors, customerId);
    if (read.is === 'busy') return { is: 'again', at: read.until };
    if (read.is === 'done') await recount(doors, read.touched);
  }
  if (subscriptionId !== undefined) await readContact(doors, subscriptionId);
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

/** New commerce has no support contact in Partner Center; that of a legacy one no list tells. */
const readContact = async (doors: DeliveryDoors, id: Id): Promise<void> => {
  const found = await doors.store.subscriptions.read(id);
  const known = found && readSubscription(found);
  if (!known || known.newCommerce) return;
  const answer = await asked(doors.log, 'supportContact', () =>
    doors.partnerCenter.supportContact(known.customerId, id),
  );
  if (answer.is === 'yes') await keepContact(doors, id, answer.value);
};

/** Lists do not tell the country; who looks at a customer wants to see it. Without an answer the card goes without. */
const readCountry = async ({ store, partnerCenter, log }: DeliveryDoors, id: Id): Promise<void> => {
  const answer = await asked(log, 'customer', () => partnerCenter.customer(id));
  if (answer.is !== 'yes' || answer.value.country === undefined) return;
  const { country } = answer.value;
  await savedAfresh(store.customers, async () => {
    const found = await store.customers.read(id);
    const doc = found && customerDoc({ ...readCustomer(found), country });
    return { ops: doc ? [{ op: 'replace', doc, etag: found.etag }] : [], result: undefined };
  });
};
