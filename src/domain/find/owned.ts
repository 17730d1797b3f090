import {
  customerDoc,
  readCustomer,
  readSubscription,
  type Customer,
  type Subscription,
} from '../customer.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { inTurn } from '../partnerCenterDoor.ts';
import { over } from '../save.ts';
import type { Country, Id } from '../values.ts';
import { heardInTime } from './live.ts';

const mostBought = 500;

/** What a customer has, as it is kept. */
export const owned =
  ({ store }: Doors): Find['owned'] =>
  async (customerId) => {
    const tags = [`customer:${customerId}`];
    const found = await store.subscriptions.list({ type: 'subscription', tags, limit: mostBought });
    return found.map(readSubscription);
  };

/** What a customer has, as Partner Center shows it now. */
export const ownedNow =
  (doors: Doors): Find['ownedNow'] =>
  async (customerId) => {
    const answer = await heardInTime(doors, 'subscriptions', () =>
      doors.partnerCenter.subscriptions(customerId, inTurn),
    );
    const items = answer?.is === 'yes' ? answer.value.items : undefined;
    const found = items && (await doors.store.customers.read(customerId));
    if (!items || !found) return undefined;
    const { name } = readCustomer(found);
    const asOf = doors.clock.now();
    return items.map((item): Subscription => ({ ...item, customerId, customerName: name, asOf }));
  };

/** The customer's country: lists do not tell it, so it is asked once, and kept. */
export const countryOf =
  (doors: Doors): Find['countryOf'] =>
  async (customerId) => {
    const found = await doors.store.customers.read(customerId);
    const known = found && readCustomer(found);
    if (!known || known.country) return known?.country;
    const answer = await heardInTime(doors, 'customer', () =>
      doors.partnerCenter.customer(customerId, inTurn),
    );
    const country = answer?.is === 'yes' ? answer.value.country : undefined;
    if (country) await keepCountry(doors, customerId, country);
    return country;
  };

// A conflict: a round has just read the customer. Then the next one who asks keeps it.
const keepCountry = async ({ store }: Doors, id: Id, country: Country): Promise<void> => {
  const found = await store.customers.read(id);
  if (!found) return;
  const customer: Customer = { ...readCustomer(found), country };
  await store.customers.commit([over(found, customerDoc(customer))]);
};
