import assert from 'node:assert/strict';
import { bodyOf } from './killCheck.ts';
import { licencesAtFirst, type KnownCustomer, type NextCustomer } from './killCustomers.ts';
import { presses, seenIn, words, type Flow } from './killFlow.ts';
import { callsOf, recordsOf } from './killRecords.ts';
import { checkRequest, looksAgain, seenDone, type Requested, type Tells } from './killRequest.ts';
import type { KillWorld } from './killWorld.ts';

/** A subscription that gets more licences. */
interface Change extends Requested {
  customer: KnownCustomer;
  path: string;
  /** Partner Center accepts changes, and carries them out later. */
  later: boolean;
}

// Long enough to be waited for.
const changeMs = 200;
const wanted = licencesAtFirst + 3;

const tells: Tells = {
  asker: ['done.changeSubscription'],
  channel: ['subscriptionChanged'],
};

/** Everything up to the review. */
const prepare = async (
  world: KillWorld,
  customer: KnownCustomer,
  later: boolean,
): Promise<Change> => {
  const { alex, client, portal } = world;
  const since = client.connector.messages.length;
  await alex.says(`change subscription ${customer.domain}`);
  await presses(world, { since }, alex, {
    on: words('form.chooseChange.short'),
    button: words('button.go'),
    inputs: { in_change: 'licences', in_quantity: String(wanted) },
  });
  const title = words('form.confirmChange.title', { customer: customer.name });
  const form = await seenIn(world, { since }, alex).offers(title, words('button.submit'));
  await portal.wish({ changeMs: later ? changeMs : 0 });
  await portal.forgets();
  return {
    kind: 'changeSubscription',
    about: `customer:${customer.domain}`,
    label: customer.name,
    reseller: customer.reseller.name,
    over: words('state.done'),
    form,
    since,
    customer,
    path: `/v1/customers/${customer.id}/subscriptions/${customer.subscriptionId}`,
    later,
  };
};

const run = async (world: KillWorld, begun: Change): Promise<Change> => {
  await world.alex.clicks(begun.form, words('button.submit'));
  if (begun.later)
    await looksAgain(
      world,
      begun,
      words('waits.changePending'),
      async () => (await there(world, begun))?.quantity === wanted,
    );
  await seenDone(world, begun, tells);
  return begun;
};

const there = ({ portal }: KillWorld, { path }: Change) => portal.reads(path);

/** More licences once: one record of a change, asked for once, or once more when nobody knew that it was accepted. */
const check = async (world: KillWorld, done: Change) => {
  const { mortal, portal } = world;
  const { customer } = done;
  await portal.wish({ changeMs: 0 });
  assert.equal((await there(world, done))?.quantity, wanted);
  const changes = (await recordsOf(portal, customer.id, 'subscription')).filter(
    (operation) => operation === 'update_subscription',
  );
  assert.equal(changes.length, 1);
  const asked = await callsOf(portal, 'PATCH', done.path);
  assert.ok(asked === 1 || (asked === 2 && done.later && mortal.death()), `Asked ${asked} times`);
  const kept = await mortal.list('subscription', `customer:${customer.id}`);
  assert.deepEqual(
    kept.map((doc) => bodyOf<{ quantity: number }>(doc).quantity),
    [wanted],
  );
  return checkRequest(world, done, tells);
};

/** A subscription gets more licences, at once or a while after that was accepted. */
export const licencesRaised = (
  next: NextCustomer,
  how: 'at once' | 'later',
): Flow<Change, Change> => ({
  name: `Change of a subscription (${how})`,
  prepare: async (world) => prepare(world, await next(), how === 'later'),
  run,
  check,
});
