import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Request } from '../../src/domain/request.ts';
import type { PortalSubscription } from '../story/portal.ts';
import { asks, goesOn } from '../story/hearing.ts';
import { typesLines } from '../story/ordering.ts';
import type { Message } from './connector.ts';
import { assertDeeds, assertOver, bodyOf, copiesAreTrue, sum, toldOnce } from './killCheck.ts';
import { messagesIn, seenIn, textIn, words, type Begun, type Flow } from './killFlow.ts';
import type { KillWorld, Reseller } from './killWorld.ts';
import type { Place } from './place.ts';

const provisioningMs = 300;
const throttle = 1_000_000;
const patience = 30_000;
const added = 2;
const ordered = 3;
const anew = 'Microsoft 365 Business Standard';

/** A customer that the desk knows, with one subscription that grows. */
interface Growing {
  customerId: string;
  name: string;
  domain: string;
  reseller: Reseller;
  grows: PortalSubscription;
  /** Requests that were looked at already. */
  known: Set<string>;
}

/** Such a customer, which has accepted its agreement. */
const openGrowing = async (world: KillWorld): Promise<Growing> => {
  const { alex, client, portal } = world;
  const reseller = world.nextPartner();
  await portal.wish({ throttle });
  const made = await portal.wish({ addCustomers: 1, resellerId: reseller.id });
  const [customerId = ''] = made.customerIds;
  const { partnerId } = reseller;
  await portal.wish({ addSubscriptions: { customerId, count: 1, partnerId } });
  await portal.agrees(customerId);
  const begun = { since: client.connector.messages.length };
  // Whoever looks at a reseller has what its customers have read.
  await alex.says('resellers');
  const list = await seenIn(world, begun, alex).shows(words('card.resellers.title.mine'));
  const data = { filter: reseller.id, page: 0 };
  await alex.forges(list, { action: { type: 'Action.Execute', verb: 'see:reseller', data } });
  await seenIn(world, begun, alex).shows(reseller.name, words('field.subscriptions'), '1');
  const body = await portal.reads(`/v1/customers/${customerId}`);
  const profile = body?.companyProfile as { companyName: string; domain: string };
  const [grows] = await portal.subscriptions(customerId);
  assert.ok(grows);
  const { companyName: name, domain } = profile;
  return { customerId, name, domain, reseller, grows, known: new Set() };
};

/** What is ordered, up to its review. */
export interface Addition extends Begun {
  growing: Growing;
  review: Message;
  /** Licences that the growing subscription had before. */
  had: number;
  /** How many subscriptions there were. */
  count: number;
}

const now = async ({ portal }: KillWorld, { customerId, grows }: Growing) => {
  const all = await portal.subscriptions(customerId);
  return { had: all.find(({ id }) => id === grows.id)?.quantity ?? 0, count: all.length };
};

const prepare = async (world: KillWorld, growing: Growing): Promise<Addition> => {
  const { alex, client, portal } = world;
  const { name, domain, reseller, grows } = growing;
  await portal.wish({ provisioningMs, throttle });
  const before = await now(world, growing);
  const since = client.connector.messages.length;
  const pick = await asks(alex, `add subscription ${domain}`, words('form.pickReseller.title'));
  const title = words('form.orderLines.title', { company: name });
  await goesOn(alex, pick, words('button.go'), title, { in_reseller: reseller.id });
  const lines = await typesLines(alex, [
    `${added} x ${grows.offerName} P1Y monthly`,
    `${ordered} x ${anew} P1M monthly`,
  ]);
  const has = words('form.existingProducts.title', { customer: name });
  const existing = await goesOn(alex, lines, words('button.nextReview'), has);
  // What was ordered the last time is there by now, too.
  const isThere = textIn(existing).includes(anew);
  const onto = { in_onto0: grows.id, ...(isThere && { in_onto1: 'new' }) };
  const ask = words('form.endDates.title');
  const ends = await goesOn(alex, existing, words('button.nextEnds'), ask, onto);
  const review = await goesOn(
    alex,
    ends,
    words('button.nextReview'),
    words('form.reviewOrder.title', { company: name }),
  );
  await portal.forgets();
  return { ...before, growing, review, since };
};

const titleOf = ({ name }: Growing): string =>
  words('card.request.title.addSubscription', { about: name });

const run = async (world: KillWorld, growing: Growing, begun: Addition): Promise<Addition> => {
  const { alex, channel } = world;
  const [hers, theirs] = [seenIn(world, begun, alex), seenIn(world, begun, channel)];
  await alex.clicks(begun.review, words('button.submit'), { in_attestation: 'true' });
  await finished(world, growing, begun);
  await hers.shows(toldOf('done.addSubscription', world, growing));
  await theirs.shows(toldOf('subscriptionsAdded', world, growing));
  return begun;
};

/** Waits for what was ordered, and presses Check now if the bot does not know yet that it is there. */
const finished = async (world: KillWorld, growing: Growing, begun: Addition): Promise<void> => {
  const { alex, client } = world;
  const title = titleOf(growing);
  const [waits, done] = [words('waits.provisioning'), `✓ ${words('state.done')}`];
  const ordered = () =>
    messagesIn(world, begun, alex).findLast((message) => {
      const text = textIn(message);
      return text.includes(title) && (text.includes(waits) || text.includes(done));
    });
  await client.waitFor(ordered, waits);
  const end = Date.now() + patience;
  while ((await now(world, growing)).count === begun.count) {
    if (Date.now() > end) throw new Error('The subscription did not come');
    await pause(20);
  }
  const card = ordered();
  if (card && textIn(card).includes(waits)) await alex.clicks(card, 'do:checkNow');
  await seenIn(world, begun, alex).shows(title, done);
};

const toldOf = (
  key: 'done.addSubscription' | 'subscriptionsAdded',
  { alex }: KillWorld,
  { name, reseller }: Growing,
): string => words(`line.${key}`, { about: name, reseller: reseller.name, asker: alex.name });

/** Licences were added once, one subscription came, and everybody heard of it. */
const check = async (world: KillWorld, growing: Growing, done: Addition) => {
  const { mortal, portal } = world;
  const { customerId, domain, grows, known } = growing;
  const after = await now(world, growing);
  assert.deepEqual(after, { had: done.had + added, count: done.count + 1 });
  const changes = (await portal.calls()).filter((call) => call.startsWith('PATCH '));
  assert.deepEqual(
    new Set(changes),
    new Set([`PATCH /v1/customers/${customerId}/subscriptions/${grows.id}`]),
  );
  const docs = await mortal.list('request', `about:customer:${domain.toLowerCase()}`);
  const fresh = docs.map((doc) => bodyOf<Request>(doc)).filter(({ id }) => !known.has(id));
  assert.deepEqual(
    fresh.map(({ state, placed }) => [state, placed?.lines.length]),
    [['done', 2]],
  );
  const id = fresh[0]?.id ?? '';
  known.add(id);
  assertDeeds(await mortal.list('history', `request:${id}`), 'submit', ...(fresh[0]?.steps ?? []));
  await assertOver(world, [id]);
  const { alex, channel } = world;
  const once = (place: Place, key: Parameters<typeof toldOf>[0]) =>
    toldOnce(world, done, place, key, toldOf(key, world, growing));
  const copies = messagesIn(world, done, alex).filter((message) =>
    textIn(message).split('\n').includes(titleOf(growing)),
  );
  const isDone = (text: string) => text.includes(words('state.done'));
  return {
    told: sum([once(alex, 'done.addSubscription'), once(channel, 'subscriptionsAdded')]),
    shown: await copiesAreTrue(world, copies, isDone, alex),
  };
};

/** So many orders for one customer in a day need no admin. */
const mostOrders = 30;

/** An existing customer gets more licences of what it has, and something new, from the click on Submit to working licences. */
export const addition = (): Flow<Addition, Addition> => {
  let growing: Growing | undefined;
  return {
    name: 'Addition',
    prepare: async (world) => {
      const goesOnWith = growing && growing.known.size < mostOrders ? growing : undefined;
      growing = goesOnWith ?? (await openGrowing(world));
      return prepare(world, growing);
    },
    run: (world, begun) => run(world, begun.growing, begun),
    check: (world, done) => check(world, done.growing, done),
  };
};
