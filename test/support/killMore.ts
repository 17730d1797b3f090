import assert from 'node:assert/strict';
import { typesLines } from '../story/ordering.ts';
import { bodyOf } from './killCheck.ts';
import { licencesAtFirst, type KnownCustomer, type NextCustomer } from './killCustomers.ts';
import { presses, seenIn, words, type Flow } from './killFlow.ts';
import { callsOf, recordsOf } from './killRecords.ts';
import { checkRequest, looksAgain, seenDone, type Requested, type Tells } from './killRequest.ts';
import type { KillWorld } from './killWorld.ts';

/** More for a customer: licences of what it has, and a new subscription. */
interface More extends Requested {
  customer: KnownCustomer;
  /** The orders that there were before. */
  before: readonly string[];
}

// Long enough to be waited for.
const provisioningMs = 200;
const [added, fresh] = [3, 4];
const raised = licencesAtFirst + added;

/** As they are typed: the first one is of what the customer has. */
const lines = [
  `${added} x Exchange Online (Plan 1) P1Y monthly`,
  `${fresh} x Microsoft 365 Business Standard P1M monthly`,
];

const tells: Tells = { asker: ['done.addSubscription'], channel: ['subscriptionsAdded'] };

/** Everything up to the review. */
const prepare = async (world: KillWorld, customer: KnownCustomer): Promise<More> => {
  const { alex, client, portal } = world;
  const since = client.connector.messages.length;
  const hers = seenIn(world, { since }, alex);
  await alex.says(`add subscription ${customer.domain}`);
  await presses(world, { since }, alex, {
    on: words('form.pickReseller.title'),
    button: words('button.go'),
  });
  await hers.shows(words('form.orderLines.title', { company: customer.name }));
  const form = await typesLines(alex, lines);
  await alex.clicks(form, words('button.nextReview'));
  await presses(world, { since }, alex, {
    on: words('form.existingProducts.title', { customer: customer.name }),
    button: words('button.nextEnds'),
  });
  await presses(world, { since }, alex, {
    on: words('form.endDates.title'),
    button: words('button.nextReview'),
  });
  const title = words('form.reviewOrder.title', { company: customer.name });
  const review = await hers.offers(title, words('button.submit'));
  await portal.wish({ provisioningMs });
  await portal.forgets();
  return {
    kind: 'addSubscription',
    about: `customer:${customer.domain}`,
    label: customer.name,
    reseller: customer.reseller.name,
    over: words('state.done'),
    form: review,
    since,
    customer,
    before: (await portal.orders(customer.id)).map(({ id }) => id),
  };
};

const run = async (world: KillWorld, begun: More): Promise<More> => {
  const { alex, portal } = world;
  await alex.clicks(begun.form, words('button.submit'), { in_attestation: 'true' });
  await looksAgain(
    world,
    begun,
    words('waits.provisioning'),
    async () => (await portal.subscriptions(begun.customer.id)).length === 2,
  );
  await seenDone(world, begun, tells);
  return begun;
};

/** One order of one line, and licences raised once; the desk knows both. */
const check = async (world: KillWorld, done: More) => {
  const { mortal, portal } = world;
  const { id: customerId, subscriptionId } = done.customer;
  const orders = (await portal.orders(customerId)).filter(({ id }) => !done.before.includes(id));
  assert.deepEqual(
    orders.map(({ lineItems }) => lineItems.map(({ quantity }) => quantity)),
    [[fresh]],
  );
  const there = await portal.subscriptions(customerId);
  const quantities = there.map(({ id, quantity }) => [id === subscriptionId, quantity] as const);
  assert.deepEqual(
    quantities.toSorted(([, one], [, other]) => one - other),
    [
      [false, fresh],
      [true, raised],
    ],
  );
  const changes = (await recordsOf(portal, customerId, 'subscription')).filter(
    (operation) => operation === 'update_subscription',
  );
  assert.equal(changes.length, 1);
  const path = `/v1/customers/${customerId}/subscriptions/${subscriptionId}`;
  assert.equal(await callsOf(portal, 'PATCH', path), 1);
  const kept = await mortal.list('subscription', `customer:${customerId}`);
  assert.deepEqual(
    kept.map((doc) => bodyOf<{ quantity: number }>(doc).quantity).toSorted((a, b) => a - b),
    [fresh, raised],
  );
  const { request, ...repeats } = await checkRequest(world, done, tells);
  assert.deepEqual(
    new Set(request.placed?.lines.map((line) => line.subscriptionId)),
    new Set(there.map(({ id }) => id)),
  );
  return repeats;
};

/** A customer gets more licences of what it has, and something new, by one request. */
export const moreBought = (next: NextCustomer): Flow<More, More> => ({
  name: 'More for a customer',
  prepare: async (world) => prepare(world, await next()),
  run,
  check,
});
