import assert from 'node:assert/strict';
import { inputsOf } from './cardReading.ts';
import { bodyOf } from './killCheck.ts';
import { licencesAtFirst, type KnownCustomer, type NextCustomer } from './killCustomers.ts';
import { seenIn, words, type Flow } from './killFlow.ts';
import { callsOf } from './killRecords.ts';
import { checkRequest, looksAgain, seenDone, type Requested, type Tells } from './killRequest.ts';
import type { KillWorld } from './killWorld.ts';

/** A subscription that becomes a better product. */
interface Upgrade extends Requested {
  customer: KnownCustomer;
  path: string;
}

// Long enough to be waited for.
const provisioningMs = 200;

const tells: Tells = {
  asker: ['done.upgradeSubscription'],
  channel: ['subscriptionUpgraded'],
};

/** Everything up to the review. */
const prepare = async (
  world: KillWorld,
  customer: KnownCustomer,
  isLost: boolean,
): Promise<Upgrade> => {
  const { alex, client, portal } = world;
  const since = client.connector.messages.length;
  const hers = seenIn(world, { since }, alex);
  await alex.says(`upgrade subscription ${customer.domain}`);
  const choose = await hers.offers(words('form.chooseUpgrade.short'), words('button.go'));
  const targets = inputsOf(choose.card ?? {}).find(({ id }) => id === 'in_to');
  await alex.clicks(choose, words('button.go'), { in_to: targets?.choices[0] ?? '' });
  const title = words('form.confirmUpgrade.title', { customer: customer.name });
  const form = await hers.offers(title, words('button.submit'));
  const path = `/v1/customers/${customer.id}/subscriptions/${customer.subscriptionId}/transitions`;
  await portal.wish({ provisioningMs });
  await portal.forgets();
  if (isLost) await portal.fails(path, { cut: 'after' }, 1, 'POST');
  return {
    kind: 'upgradeSubscription',
    about: `customer:${customer.domain}`,
    label: customer.name,
    reseller: customer.reseller.name,
    over: words('state.done'),
    form,
    since,
    customer,
    path,
  };
};

const run = async (world: KillWorld, begun: Upgrade): Promise<Upgrade> => {
  const { alex, portal } = world;
  await alex.clicks(begun.form, words('button.submit'));
  await looksAgain(world, begun, words('waits.transition'), async () => {
    const all = await portal.subscriptions(begun.customer.id);
    return all.some(
      ({ id, status }) => id !== begun.customer.subscriptionId && status === 'active',
    );
  });
  await seenDone(world, begun, tells);
  return begun;
};

/** One transition, asked for once; the licences are where they shall be, once. */
const check = async (world: KillWorld, done: Upgrade) => {
  const { mortal, portal } = world;
  const { customer, path } = done;
  await portal.heals();
  const transitions = ((await portal.reads(path))?.items ?? []) as { toSubscriptionId: string }[];
  assert.equal(transitions.length, 1);
  assert.equal(await callsOf(portal, 'POST', path), 1);
  const [to = ''] = transitions.map(({ toSubscriptionId }) => toSubscriptionId);
  const running = (await portal.subscriptions(customer.id)).filter(
    ({ status }) => status === 'active',
  );
  assert.deepEqual(
    running.map(({ id, quantity }) => [id, quantity]),
    [[to, licencesAtFirst]],
  );
  const kept = await mortal.list('subscription', `customer:${customer.id}`);
  const active = kept.filter((doc) => bodyOf<{ status: string }>(doc).status === 'active');
  assert.deepEqual(
    active.map(({ id }) => id),
    [to],
  );
  const { request, ...repeats } = await checkRequest(world, done, tells);
  assert.equal(request.learned.toSubscriptionId, to);
  return repeats;
};

/** A subscription becomes a better product; `how`: whether the answer to its beginning comes, or is lost. */
export const upgrade = (next: NextCustomer, how: 'heard' | 'lost'): Flow<Upgrade, Upgrade> => ({
  name: how === 'lost' ? 'Upgrade (its answer is lost)' : 'Upgrade',
  prepare: async (world) => prepare(world, await next(), how === 'lost'),
  run,
  check,
});
