import { customerDoc, readCustomer, type Customer } from '../customer.ts';
import type { ListedCustomer } from '../partnerCenter.ts';
import type { Found, Op } from '../ports.ts';
import type { Id } from '../values.ts';
import { addTouched, noneTouched, type Touched } from './counts.ts';
import { customersAppeared } from './customerAccepted.ts';
import { asked, isGone, type Heard, type Stopped, type SyncDoors } from './doors.ts';
import { dropSubscriptions } from './subscriptions.ts';
import { inParts, mostWrites, savedAfresh } from './writing.ts';

/** How a page of customers came to be listed: by which reseller (absent: in the list of all), in which full round. */
export interface Listing {
  resellerId?: Id;
  round?: Id;
}

/** Keeps a page of listed customers; what was learned of their subscriptions stays. */
export const keepCustomers = async (
  doors: SyncDoors,
  page: readonly ListedCustomer[],
  listing: Listing,
): Promise<Touched> => {
  const { clock } = doors;
  const { customers } = doors.store;
  const touched = noneTouched();
  const once = [...new Map(page.map((one) => [one.id, one])).values()];
  for (const part of inParts(once, mostWrites)) {
    const changes = await savedAfresh(customers, async () => {
      const made = await Promise.all(
        part.map(async (one) => {
          const found = await customers.read(one.id);
          const before = found && readCustomer(found);
          const now = customerNow(before, one, listing, clock.now());
          return { found, before, after: now && ofReseller(now, before) };
        }),
      );
      return {
        ops: made.flatMap(({ found, after }) => (after ? [kept(after, found)] : [])),
        result: made,
      };
    });
    for (const { before, after } of changes) {
      if (before?.resellerId !== after?.resellerId) addResellers(touched, before, after);
    }
    await customersAppeared(doors, changes.flatMap(appeared));
  }
  return touched;
};

/** New in the list, or now known to be a reseller's: perhaps somebody waits for it. */
const appeared = ({ before, after }: { before?: Customer; after?: Customer }): Customer[] => {
  const isNew = after && (!before || before.resellerId !== after.resellerId);
  return isNew ? [after] : [];
};

const addResellers = (touched: Touched, ...customers: (Customer | undefined)[]): void => {
  for (const customer of customers) {
    if (customer?.resellerId) touched.resellers.add(customer.resellerId);
  }
};

/** What a listed customer changes; nothing when this round has seen it with its reseller. */
const customerNow = (
  before: Customer | undefined,
  { id, name, domain }: ListedCustomer,
  { resellerId, round }: Listing,
  asOf: string,
): Customer | undefined => {
  const now = { ...before, id, name, domain, asOf };
  if (resellerId) return { ...now, resellerId, ...(round && { round }) };
  if (round && before?.round === round) return undefined;
  // The list of all does not name resellers. Who had one that did not list it is looked at by itself, so it gets no mark of this round.
  return before?.resellerId ? now : { ...now, ...(round && { round }) };
};

/** What was ticked for one reseller says nothing of the next. */
const ofReseller = (now: Customer, before: Customer | undefined): Customer => {
  if (now.azure === undefined || now.resellerId === before?.resellerId) return now;
  const { azure: _azure, ...rest } = now;
  return rest;
};

const kept = (customer: Customer, found: Found | undefined): Op =>
  found
    ? { op: 'replace', doc: customerDoc(customer), etag: found.etag }
    : { op: 'create', doc: customerDoc(customer) };

/** Reads one customer with its reseller, and keeps or drops it. */
export const lookAtCustomer = async (
  doors: SyncDoors,
  id: Id,
  round?: Id,
): Promise<{ is: 'done'; there: boolean; touched: Touched } | Stopped> => {
  const { store, partnerCenter, clock, log } = doors;
  const answer = await asked(log, 'customer', () => partnerCenter.customer(id));
  if (answer.is !== 'yes') {
    if (!isGone(answer)) return answer;
    return { is: 'done', there: false, touched: await dropCustomer(doors, id) };
  }
  const { name, domain, associatedPartnerId } = answer.value;
  const reseller = await resellerOf(doors, id, associatedPartnerId);
  if (reseller.is !== 'yes') return reseller;
  const touched = noneTouched();
  const change = await savedAfresh(store.customers, async () => {
    const found = await store.customers.read(id);
    const before = found && readCustomer(found);
    const { resellerId: _before, ...rest } = before ?? {};
    const now: Customer = {
      ...rest,
      id,
      name,
      domain,
      asOf: clock.now(),
      ...(reseller.value && { resellerId: reseller.value }),
      ...(round && { round }),
    };
    const after = ofReseller(now, before);
    addResellers(touched, before, after);
    return { ops: [kept(after, found)], result: { before, after } };
  });
  await customersAppeared(doors, appeared(change));
  return { is: 'done', there: true, touched };
};

// That a customer names no reseller may mean that it has none, or that this answer leaves it out.
const resellerOf = async (
  { partnerCenter, log }: SyncDoors,
  customerId: Id,
  named: Id | undefined,
): Promise<Heard<Id | undefined>> => {
  if (named) return { is: 'yes', value: named };
  const answer = await asked(log, 'customerResellers', () =>
    partnerCenter.customerResellers(customerId),
  );
  return answer.is === 'yes' ? { is: 'yes', value: answer.value.items?.[0]?.id } : answer;
};

/** Forgets a customer that is ours no longer, its subscriptions first; and once more what somebody kept of them meanwhile. */
export const dropCustomer = async (
  { store }: Pick<SyncDoors, 'store'>,
  id: Id,
): Promise<Touched> => {
  const touched = await dropSubscriptions(store.subscriptions, id);
  const gone = await savedAfresh(store.customers, async () => {
    const found = await store.customers.read(id);
    if (!found) return { ops: [], result: undefined };
    return { ops: [{ op: 'remove', id, etag: found.etag }], result: readCustomer(found) };
  });
  addResellers(touched, gone);
  if (gone) addTouched(touched, await dropSubscriptions(store.subscriptions, id));
  return touched;
};
