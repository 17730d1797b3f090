import assert from 'node:assert/strict';
import { bodyOf } from './killCheck.ts';
import { licencesAtFirst, type KnownCustomer, type NextCustomer } from './killCustomers.ts';
import { presses, seenIn, words, type Flow } from './killFlow.ts';
import { callsOf, recordsOf } from './killRecords.ts';
import { checkRequest, isApproved, seenDone, type Requested, type Tells } from './killRequest.ts';
import type { KillWorld, Reseller } from './killWorld.ts';

/** A subscription whose reseller of record is replaced. */
interface Association extends Requested {
  customer: KnownCustomer;
  other: Reseller;
  path: string;
}

const tells: Tells = {
  asker: ['approved', 'done.associateReseller'],
  approver: ['approvalNeeded'],
  channel: ['resellerAssociated'],
};

/** Everything up to the review of before and after. */
const prepare = async (
  world: KillWorld,
  customer: KnownCustomer,
  other: Reseller,
): Promise<Association> => {
  const { alex, client, portal } = world;
  const since = client.connector.messages.length;
  await alex.says(`associate reseller ${customer.domain}`);
  await presses(world, { since }, alex, {
    on: words('form.chooseReseller.title'),
    button: words('button.go'),
    inputs: { in_partnerId: other.partnerId },
  });
  const title = words('form.confirmReseller.title.replace');
  const form = await seenIn(world, { since }, alex).offers(title, words('button.replaceReseller'));
  await portal.forgets();
  return {
    kind: 'associateReseller',
    about: `customer:${customer.domain}`,
    label: customer.name,
    reseller: other.name,
    over: words('state.done'),
    form,
    since,
    customer,
    other,
    path: `/v1/customers/${customer.id}/subscriptions/${customer.subscriptionId}`,
  };
};

const run = async (world: KillWorld, begun: Association): Promise<Association> => {
  await world.alex.clicks(begun.form, words('button.replaceReseller'));
  await isApproved(world, begun);
  await seenDone(world, begun, tells);
  return begun;
};

/** Another reseller once, and nothing else changed with it. */
const check = async (world: KillWorld, done: Association) => {
  const { mortal, portal } = world;
  const { customer, other, path } = done;
  const there = await portal.reads(path);
  assert.equal(there?.partnerId, other.partnerId);
  assert.equal(there?.quantity, licencesAtFirst);
  assert.equal(there?.autoRenewEnabled, true);
  const changes = (await recordsOf(portal, customer.id, 'subscription')).filter(
    (operation) => operation === 'update_subscription',
  );
  assert.equal(changes.length, 1);
  assert.equal(await callsOf(portal, 'PATCH', path), 1);
  const kept = await mortal.list('subscription', `customer:${customer.id}`);
  assert.deepEqual(
    kept.map((doc) => bodyOf<{ partnerId?: string }>(doc).partnerId),
    [other.partnerId],
  );
  return checkRequest(world, done, tells);
};

/** A subscription gets another reseller of record: asked for, approved and changed. */
export const resellerReplaced = (
  world: KillWorld,
  next: NextCustomer,
): Flow<Association, Association> => {
  const other = world.nextPartner();
  return {
    name: 'Replacement of a reseller of record',
    prepare: async (again) => prepare(again, await next(), other),
    run,
    check,
  };
};
