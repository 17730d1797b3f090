import assert from 'node:assert/strict';
import { inputsOf } from './cardReading.ts';
import { bodyOf } from './killCheck.ts';
import { looksAt, type KnownCustomer } from './killCustomers.ts';
import { presses, seenIn, words, type Flow } from './killFlow.ts';
import { callsOf } from './killRecords.ts';
import { checkRequest, seenDone, type Requested, type Tells } from './killRequest.ts';
import type { KillWorld } from './killWorld.ts';

/** A legacy subscription, whose support contact is now one and now the other. */
interface Legacy {
  customer: Pick<KnownCustomer, 'id' | 'name' | 'domain'>;
  subscriptionId: string;
  path: string;
  known: Set<string>;
}

/** A support contact that is named. */
interface Support extends Requested {
  legacy: Legacy;
  /** Who it shall be. */
  contact: string;
}

/** It is in Brazil, and of the few who have such subscriptions only. */
const reseller = 'Wide World Importers';
const domain = 'treypesquisas.onmicrosoft.com';

const tells: Tells = { asker: ['done.setSupportContact'], channel: [] };

const openLegacy = async (world: KillWorld): Promise<Legacy> => {
  const { mortal } = world;
  await looksAt(world, { name: reseller });
  const customers = (await mortal.list('customer')).map((doc) => bodyOf<Legacy['customer']>(doc));
  const customer = customers.find((one) => one.domain === domain);
  assert.ok(customer);
  const [subscription] = await mortal.list('subscription', `customer:${customer.id}`);
  const subscriptionId = subscription?.id ?? '';
  const path = `/v1/customers/${customer.id}/subscriptions/${subscriptionId}/supportcontact`;
  return { customer, subscriptionId, path, known: new Set() };
};

/** Everything up to the click that says who it shall be. */
const prepare = async (world: KillWorld, legacy: Legacy): Promise<Support> => {
  const { alex, client, portal } = world;
  const { customer, subscriptionId, path, known } = legacy;
  const present = (await portal.reads(path))?.supportTenantId;
  const since = client.connector.messages.length;
  const hers = seenIn(world, { since }, alex);
  await alex.says(`support contact ${customer.domain}`);
  await presses(world, { since }, alex, {
    on: words('form.supportWhich.title', { customer: customer.name }),
    button: words('button.go'),
    inputs: { in_which: subscriptionId },
  });
  const form = await hers.offers(words('form.supportContact.title'), words('button.setSupport'));
  const choices = inputsOf(form.card ?? {}).find(({ id }) => id === 'in_contact')?.choices ?? [];
  const [ofRecord = ''] = choices;
  const contact = present === ofRecord ? 'provider' : ofRecord;
  await portal.forgets();
  return {
    kind: 'setSupportContact',
    about: `customer:${customer.domain}`,
    label: customer.name,
    reseller: '',
    over: words('state.done'),
    form,
    since,
    known,
    legacy,
    contact,
  };
};

const run = async (world: KillWorld, begun: Support): Promise<Support> => {
  const { alex } = world;
  await alex.clicks(begun.form, words('button.setSupport'), { in_contact: begun.contact });
  await seenDone(world, begun, tells);
  return begun;
};

/** Named by one call, there and here. */
const check = async (world: KillWorld, done: Support) => {
  const { mortal, portal } = world;
  const { customer, path, subscriptionId } = done.legacy;
  const named = await portal.reads(path);
  const isReseller = done.contact !== 'provider';
  assert.equal(named?.supportTenantId === done.contact, isReseller);
  assert.equal(await callsOf(portal, 'PUT', path), 1);
  const docs = await mortal.list('subscription', `customer:${customer.id}`);
  const kept = docs.find(({ id }) => id === subscriptionId);
  assert.ok(kept);
  const { support } = bodyOf<{ support?: { id: string } }>(kept);
  assert.equal(support?.id, named?.supportTenantId);
  return checkRequest(world, done, tells);
};

/** Who answers the questions about a legacy subscription is named: its reseller of record, or the provider. */
export const supportNamed = async (world: KillWorld): Promise<Flow<Support, Support>> => {
  const legacy = await openLegacy(world);
  return {
    name: 'Support contact',
    prepare: (again) => prepare(again, legacy),
    run,
    check,
  };
};
