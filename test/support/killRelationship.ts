import assert from 'node:assert/strict';
import type { KnownCustomer, NextCustomer } from './killCustomers.ts';
import { bodyOf } from './killCheck.ts';
import { presses, seenIn, words, type Flow } from './killFlow.ts';
import { recordsOf } from './killRecords.ts';
import {
  checkRequest,
  isApproved,
  seenDone,
  titleOf,
  type Requested,
  type Tells,
} from './killRequest.ts';
import type { KillWorld, Reseller } from './killWorld.ts';

/** The end of the relationship with a customer. */
interface End extends Requested {
  customer: KnownCustomer;
}

const toldOfEnd: Tells = {
  asker: ['approved', 'done.endRelationship'],
  approver: ['approvalNeeded'],
  channel: ['relationshipEnded'],
};

/** Everything up to the question whether it shall end. */
const beforeEnd = async (world: KillWorld, customer: KnownCustomer): Promise<End> => {
  const { alex, client } = world;
  const since = client.connector.messages.length;
  await alex.says(`end relationship ${customer.domain}`);
  const title = words('form.endRelationship.title', { customer: customer.name });
  const form = await seenIn(world, { since }, alex).offers(title, words('button.askForEnd'));
  const about = `customer:${customer.domain}`;
  const { name: label, reseller } = customer;
  return {
    kind: 'endRelationship',
    about,
    label,
    reseller: reseller.name,
    over: words('state.done'),
    form,
    since,
    customer,
  };
};

const runEnd = async (world: KillWorld, begun: End): Promise<End> => {
  const inputs = { in_reason: 'They have closed', in_representation: 'true' };
  await world.alex.clicks(begun.form, words('button.askForEnd'), inputs);
  await isApproved(world, begun, { in_representation: 'true' });
  await seenDone(world, begun, toldOfEnd);
  return begun;
};

const checkEnd = async (world: KillWorld, done: End) => {
  const { portal, mortal } = world;
  const { customer } = done;
  const repeats = await checkRequest(world, done, toldOfEnd);
  assert.deepEqual(await recordsOf(portal, customer.id, 'partner_customer_relationship'), [
    'remove_partner_customer_relationship',
  ]);
  assert.equal(await portal.reads(`/v1/customers/${customer.id}`), undefined);
  const kept = await mortal.list('customer', `reseller:${customer.reseller.id}`);
  assert.ok(!kept.some(({ id }) => id === customer.id), 'The desk still has the customer');
  return repeats;
};

/** The end of the relationship with a customer: asked for, approved, and gone. */
export const relationshipEnd = (next: NextCustomer): Flow<End, End> => ({
  name: 'End of a relationship',
  prepare: async (world) => beforeEnd(world, await next()),
  run: runEnd,
  check: checkEnd,
});

/** A company that uses Microsoft already is asked to become a customer. */
interface Asked extends Requested {
  company: { id: string; name: string; domain: string };
  partner: Reseller;
  link: string;
}

const toldOfAsked: Tells = {
  asker: ['done.requestCustomer'],
  channel: ['customerAccepted'],
};

/** A company that was a customer before, as some are. */
const company = async ({ portal }: KillWorld): Promise<Asked['company']> => {
  const { customerIds } = await portal.wish({ addCustomers: 1 });
  const [id = ''] = customerIds;
  const { companyProfile } = (await portal.reads(`/v1/customers/${id}`)) as {
    companyProfile: { companyName: string; domain: string };
  };
  await portal.endsRelationship(id);
  return { id, name: companyProfile.companyName, domain: companyProfile.domain };
};

/** Everything up to the mail, which is sent by hand. */
const beforeAsked = async (world: KillWorld, partner: Reseller): Promise<Asked> => {
  const { alex, client } = world;
  const asked = await company(world);
  const email = `admin@${asked.domain}`;
  const since = client.connector.messages.length;
  const begun = { since };
  await alex.says(`request customer ${partner.partnerId}`);
  await presses(world, begun, alex, {
    on: words('form.customerToAsk.title', { reseller: partner.name }),
    button: words('button.go'),
    inputs: { in_company: asked.name, in_email: email, in_domain: asked.domain },
  });
  const hers = seenIn(world, begun, alex);
  const draft = await hers.offers(words('form.mailDraft.title'), words('button.useText'));
  const [link = ''] =
    /https?:[^\s"\\]*\/Adminportal\/Home[^\s"\\]*/.exec(JSON.stringify(draft.card)) ?? [];
  await alex.clicks(draft, words('button.useText'));
  const form = await hers.offers(words('form.mailFinal.title'), words('button.done'));
  return {
    kind: 'requestCustomer',
    about: `invitation:${email}`,
    label: asked.name,
    reseller: partner.name,
    over: words('state.accepted'),
    form,
    since,
    company: asked,
    partner,
    link,
  };
};

const runAsked = async (world: KillWorld, begun: Asked): Promise<Asked> => {
  const { alex, portal } = world;
  const title = titleOf(begun);
  await alex.clicks(begun.form, words('button.done'));
  await seenIn(world, begun, alex).offers(title, 'do:checkNow');
  await portal.acceptsReseller(begun.link, begun.company.name);
  await presses(world, begun, alex, { on: title, button: 'do:checkNow' });
  await seenDone(world, begun, toldOfAsked);
  return begun;
};

const checkAsked = async (world: KillWorld, done: Asked) => {
  const { mortal } = world;
  const { request, ...repeats } = await checkRequest(world, done, toldOfAsked, ['stepWaits']);
  assert.equal(request.learned.customerId, done.company.id);
  const kept = await mortal.list('customer', `reseller:${done.partner.id}`);
  const those = kept.filter(
    (doc) => bodyOf<{ domain: string }>(doc).domain === done.company.domain,
  );
  assert.deepEqual(
    those.map(({ id }) => id),
    [done.company.id],
  );
  return repeats;
};

/** A company is asked by mail to accept a reseller, accepts, and is found among the customers. */
export const relationshipAsked = (world: KillWorld): Flow<Asked, Asked> => {
  const partner = world.nextPartner();
  return {
    name: 'Request of a customer',
    prepare: (again) => beforeAsked(again, partner),
    run: runAsked,
    check: checkAsked,
  };
};
