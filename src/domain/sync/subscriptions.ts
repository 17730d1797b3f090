import {
  customerDoc,
  readCustomer,
  readSubscription,
  subscriptionDoc,
  type Customer,
  type Subscription,
  type SupportContact,
} from '../customer.ts';
import type { ListedSubscription } from '../partnerCenter.ts';
import type { Patience } from '../partnerCenterDoor.ts';
import type { Found, Op, Shelf } from '../ports.ts';
import type { Id, Moment } from '../values.ts';
import { addTouched, noneTouched, type Touched } from './counts.ts';
import { asked, type Stopped, type SyncDoors } from './doors.ts';
import { everyOne, inParts, mostWrites, removeAll, savedAfresh } from './writing.ts';

/**
 * Reads one customer's subscriptions and replaces what is kept of them; those that are no more go. Whose figures changed is
 * said, not counted, so that many readings share one count (`recount`).
 */
export const readSubscriptions = async (
  doors: SyncDoors,
  customerId: Id,
  patience?: Patience,
): Promise<{ is: 'done'; touched: Touched } | Stopped> => {
  const { store, partnerCenter, clock, log } = doors;
  const found = await store.customers.read(customerId);
  if (!found) return { is: 'done', touched: noneTouched() };
  const answer = await asked(log, 'subscriptions', () =>
    partnerCenter.subscriptions(customerId, patience),
  );
  // A customer that is gone is the customers' rounds to drop; here there is just nothing to read.
  if (answer.is !== 'yes') return answer;
  const { items, next } = answer.value;
  if (!items || next !== undefined) {
    log.fault('sync.subscriptions', new Error('no whole list of subscriptions'), { customerId });
    return { is: 'failed' };
  }
  const customer = readCustomer(found);
  const touched = await replaceKept(store.subscriptions, customer, items, clock.now());
  if (customer.resellerId) touched.resellers.add(customer.resellerId);
  const there = await noteReading(store.customers, customerId, clock.now());
  // It was forgotten while its subscriptions were on their way: nobody would come back to them.
  if (!there) addTouched(touched, await dropSubscriptions(store.subscriptions, customerId));
  return { is: 'done', touched };
};

const replaceKept = async (
  shelf: Shelf,
  customer: Customer,
  items: readonly ListedSubscription[],
  asOf: Moment,
): Promise<Touched> => {
  const touched = noneTouched();
  const there = new Set(items.map(({ id }) => id));
  const gone: Found[] = [];
  const contacts = new Map<Id, SupportContact>();
  for await (const found of everyOne(shelf, ofCustomer(customer.id))) {
    const kept = readSubscription(found);
    note(touched, kept);
    if (kept.support) contacts.set(kept.id, kept.support);
    if (!there.has(found.doc.id)) gone.push(found);
  }
  const now = items.map((item): Subscription => {
    // Lists do not tell who supports it: that was read by itself, and stands.
    const support = contacts.get(item.id);
    const whose = { customerId: customer.id, customerName: customer.name };
    return { ...item, ...whose, ...(support && { support }), asOf };
  });
  now.forEach((subscription) => note(touched, subscription));
  const puts = now.map((each): Op => ({ op: 'put', doc: subscriptionDoc(each) }));
  for (const ops of inParts(puts, mostWrites)) await shelf.commit(ops);
  for (const { doc } of gone) await removed(shelf, doc.id, customer.id);
  return touched;
};

const ofCustomer = (customerId: Id) => ({
  type: 'subscription',
  tags: [`customer:${customerId}`],
});

const note = (touched: Touched, { partnerId }: Subscription): void => {
  if (partnerId) touched.partnerIds.add(partnerId);
};

const removed = (shelf: Shelf, id: Id, from: Id): Promise<void> =>
  savedAfresh(shelf, async () => {
    const found = await shelf.read(id);
    const still = found && readSubscription(found).customerId === from;
    return { ops: still ? [{ op: 'remove', id, etag: found.etag }] : [], result: undefined };
  });

/** Notes with the customer when that was; false: there is no such customer any more. */
const noteReading = (shelf: Shelf, customerId: Id, subscriptionsAsOf: Moment): Promise<boolean> =>
  savedAfresh(shelf, async () => {
    const found = await shelf.read(customerId);
    if (!found) return { ops: [], result: false };
    const doc = customerDoc({ ...readCustomer(found), subscriptionsAsOf });
    return { ops: [{ op: 'replace', doc, etag: found.etag }], result: true };
  });

/** Forgets the subscriptions of a customer that is ours no longer. */
export const dropSubscriptions = async (shelf: Shelf, customerId: Id): Promise<Touched> => {
  const touched = noneTouched();
  for (const found of await removeAll(shelf, ofCustomer(customerId))) {
    note(touched, readSubscription(found));
  }
  return touched;
};
