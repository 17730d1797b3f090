import assert from 'node:assert/strict';
import type { Request } from '../../src/domain/request.ts';
import type { Message } from './connector.ts';
import { assertDeeds, assertOver, bodyOf, copiesAreTrue, sum, toldOnce } from './killCheck.ts';
import { messagesIn, textIn, words, type Repeats } from './killFlow.ts';
import { licences, setupTitleOf, titleOf, toldOf, type NewOrder } from './killOrderBegun.ts';
import { keptSecret } from './killOrderSecret.ts';
import type { KillWorld } from './killWorld.ts';
import type { Place } from './place.ts';

/** Looks at everything that came of an order. `password`: what was shown of it; undefined: it was lost. */
export const checkOrder = async (
  world: KillWorld,
  done: NewOrder,
): Promise<Repeats & { password: string | undefined }> => {
  done.stopsHearing();
  const docs = await world.mortal.list('request', `about:customer:${domainOf(done)}`);
  const [request, ...more] = docs.map((doc) => bodyOf<Request>(doc));
  assert.ok(request);
  assert.deepEqual(more, []);
  await orderedOnce(world, done, request);
  await writtenDown(world, request);
  await assertOver(world, [request.id]);
  const password = await keptSecret(world, done, request);
  return { told: told(world, done), shown: await shown(world, done, request), password };
};

const domainOf = ({ prefix }: NewOrder): string => `${prefix}.onmicrosoft.com`;

/** One customer, an order for each billing cycle, a subscription for each line; and the desk knows them by these ids. */
const orderedOnce = async (
  { portal }: KillWorld,
  done: NewOrder,
  { state, steps, stepTimes, placed }: Request,
): Promise<void> => {
  assert.equal(state, 'done');
  assert.equal(stepTimes.length, steps.length);
  const customerId = placed?.customerId ?? '';
  const customers = await portal.customers(domainOf(done));
  assert.deepEqual(
    customers.map(({ id }) => id),
    [customerId],
  );
  const orders = await portal.orders(customerId);
  const quantities = orders.map(({ lineItems }) => lineItems.map(({ quantity }) => quantity));
  assert.deepEqual(
    quantities.toSorted(([one = 0], [other = 0]) => one - other),
    licences.map((quantity) => [quantity]),
  );
  const subscriptions = (await portal.subscriptions(customerId)).map(
    ({ id, orderId }) => `${orderId} ${id}`,
  );
  const known = placed?.lines.map(({ orderId, subscriptionId }) => `${orderId} ${subscriptionId}`);
  assert.deepEqual(known?.toSorted(), subscriptions.toSorted());
  assert.deepEqual(
    new Set(subscriptions.map((text) => text.split(' ')[0])),
    new Set(orders.map(({ id }) => id)),
  );
};

const writtenDown = async ({ mortal }: KillWorld, { id, steps, setup }: Request): Promise<void> => {
  const docs = await mortal.list('history', `request:${id}`);
  const why = setup?.gone?.why;
  assert.ok(why === 'saved' || why === 'lost', why);
  assertDeeds(docs, 'submit', ...steps, 'stepWaits', ...(why === 'saved' ? ['saved'] : []));
  const shows = docs.filter((doc) => bodyOf<{ deed: string }>(doc).deed === 'reveal');
  assert.equal(shows.length, setup?.shown);
};

const shown = async (world: KillWorld, done: NewOrder, { setup }: Request): Promise<number> => {
  const { alex } = world;
  const copies = (title: string): Message[] =>
    messagesIn(world, done, alex).filter((message) => textIn(message).split('\n').includes(title));
  const gone = words(`gone.${setup?.gone?.why ?? 'saved'}`);
  const isDone = (text: string) => text.includes(words('state.done'));
  const isGone = (text: string) => text.includes(gone);
  return sum([
    await copiesAreTrue(world, copies(titleOf(done)), isDone, alex),
    await copiesAreTrue(world, copies(setupTitleOf(done)), isGone, alex),
  ]);
};

const told = (world: KillWorld, done: NewOrder): number => {
  const { alex, channel } = world;
  const once = (place: Place, key: Parameters<typeof toldOf>[0]) =>
    toldOnce(world, done, place, key, toldOf(key, done, alex));
  return sum([
    once(alex, 'agreementAccepted'),
    once(alex, 'done.addCustomer'),
    once(channel, 'customerAdded'),
    once(channel, 'orderDone'),
  ]);
};
