import assert from 'node:assert/strict';
import { bodyOf } from './killCheck.ts';
import { presses, seenIn, words } from './killFlow.ts';
import type { KillWorld, Reseller } from './killWorld.ts';

/** An existing customer that the desk knows. */
export interface KnownCustomer {
  id: string;
  name: string;
  domain: string;
  reseller: Reseller;
  /** What it has, when it has something: ten licences for a year, of which its reseller is on record. */
  subscriptionId?: string;
}

/** Gives a customer to whom nothing has happened yet, each time another one. */
export type NextCustomer = () => Promise<KnownCustomer>;

// Not more: whoever looks at their reseller has the subscriptions of all of them read.
const atOnce = 20;
/** Partner Center's own limit is not what is tested here. */
const throttle = 1_000_000;

/** How many licences they have. */
export const licencesAtFirst = 10;

/** Customers of resellers that nobody has touched, as many as are asked for: with nothing, or with one subscription each. */
export const openCustomers = (world: KillWorld, has: 'nothing' | 'one'): NextCustomer => {
  const untouched: KnownCustomer[] = [];
  return async () => {
    if (untouched.length === 0) untouched.push(...(await known(world, has === 'one')));
    const next = untouched.shift();
    assert.ok(next);
    return next;
  };
};

/** So many customers of one reseller, which the desk has read because somebody looked at the reseller. */
const known = async (world: KillWorld, buy: boolean): Promise<KnownCustomer[]> => {
  const { mortal, portal } = world;
  const reseller = world.nextPartner();
  await portal.wish({ throttle });
  const { customerIds } = await portal.wish({ addCustomers: atOnce, resellerId: reseller.id });
  const bought = new Map<string, string>();
  for (const customerId of buy ? customerIds : []) {
    const addSubscriptions = { customerId, count: 1, partnerId: reseller.partnerId };
    const { subscriptionIds = [] } = await portal.wish({ addSubscriptions });
    bought.set(customerId, subscriptionIds[0] ?? '');
  }
  await looksAt(world, reseller);
  const docs = await mortal.list('customer', `reseller:${reseller.id}`);
  assert.equal(docs.length, atOnce);
  return docs.map((doc) => {
    const { id, name, domain } = bodyOf<KnownCustomer>(doc);
    return { id, name, domain, reseller, subscriptionId: bought.get(id) };
  });
};

/** Somebody looks at a reseller: so its customers and what they have are read. */
export const looksAt = async (world: KillWorld, { name }: { name: string }): Promise<void> => {
  const { megan, client, mortal } = world;
  const begun = { since: client.connector.messages.length };
  // She manages nobody, so she sees everybody.
  await megan.says(`resellers ${name}`);
  await presses(world, begun, megan, { on: name, button: 'see:reseller' });
  await seenIn(world, begun, megan).shows(name, words('field.customers'));
  await mortal.quiet();
};
