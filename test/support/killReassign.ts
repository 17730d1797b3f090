import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { readRow } from '../../src/domain/rows.ts';
import type { Message } from './connector.ts';
import { assertDeeds, assertOver, copiesAreTrue, requestsIn, sum, toldOnce } from './killCheck.ts';
import { messagesIn, presses, seenIn, textIn, words, type Begun, type Flow } from './killFlow.ts';
import type { KillWorld, Reseller } from './killWorld.ts';
import type { Place } from './place.ts';

const patience = 10 * 60_000;
const count = 300;
/** Partner Center's own limit is not what is tested here. */
const throttle = 1_000_000;

/** A customer with many subscriptions, and two resellers between whom they go to and fro. */
export interface Portfolio {
  customerId: string;
  subscriptionIds: string[];
  /** Who is reseller of record of all of them now, and who will be next. */
  holder: Reseller;
  other: Reseller;
  /** Requests that were looked at already. */
  known: Set<string>;
}

/** Three hundred subscriptions that the desk has read. */
export const openPortfolio = async (world: KillWorld): Promise<Portfolio> => {
  const { alex, client, portal } = world;
  const [holder, other] = [world.nextPartner(), world.nextPartner()];
  await portal.wish({ throttle });
  const added = await portal.wish({ addCustomers: 1, resellerId: holder.id });
  const [customerId = ''] = added.customerIds;
  const addSubscriptions = { customerId, count, partnerId: holder.partnerId };
  const { subscriptionIds = [] } = await portal.wish({ addSubscriptions });
  const begun = { since: client.connector.messages.length };
  // Whoever looks at a reseller has what its customers have read.
  await alex.says('resellers');
  const list = await seenIn(world, begun, alex).shows(words('card.resellers.title.mine'));
  const data = { filter: holder.id, page: 0 };
  await alex.forges(list, { action: { type: 'Action.Execute', verb: 'see:reseller', data } });
  await seenIn(world, begun, alex).shows(holder.name, words('field.subscriptions'), String(count));
  return { customerId, subscriptionIds, holder, other, known: new Set() };
};

/** From whom to whom, with the dry run that is to be submitted. */
export interface Reassignment extends Begun {
  from: Reseller;
  to: Reseller;
  dryRun: Message;
}

const titleOf = ({ from }: Reassignment): string =>
  words('card.request.title.reassignSubscriptions', { about: from.name });

/** Everything up to the dry run. */
const prepare = async (world: KillWorld, { holder, other }: Portfolio): Promise<Reassignment> => {
  const { alex, client, portal } = world;
  const since = client.connector.messages.length;
  const hers = seenIn(world, { since }, alex);
  await alex.says(`reassign ${holder.name}`);
  await hers.shows(words('form.pickReseller.search'));
  await alex.says(other.name);
  const dryRun = await hers.offers(words('form.dryRun.title'), words('button.submit'));
  assert.match(textIn(dryRun), new RegExp(words('rows.planned.other', { count })));
  await portal.forgets();
  return { from: holder, to: other, dryRun, since };
};

const run = async (world: KillWorld, begun: Reassignment): Promise<Reassignment> => {
  const { alex, megan, channel } = world;
  const title = titleOf(begun);
  const [hers, theirs] = [seenIn(world, begun, alex), seenIn(world, begun, channel)];
  await alex.clicks(begun.dryRun, words('button.submit'));
  await hers.offers(title, 'do:withdraw');
  await presses(world, begun, megan, { in: channel, on: title, button: 'do:approve' });
  await finished(world, begun, title);
  await theirs.shows(title, words('state.done'));
  await hers.shows(toldOf('done.reassignSubscriptions', world, begun));
  await theirs.shows(toldOf('subscriptionsReassigned', world, begun));
  return begun;
};

/** Some hundred calls take longer than anything else that is waited for. */
const finished = async (world: KillWorld, begun: Reassignment, title: string): Promise<void> => {
  const isDone = (message: Message) =>
    textIn(message).includes(title) && textIn(message).includes(`✓ ${words('state.done')}`);
  const end = Date.now() + patience;
  while (!messagesIn(world, begun, world.alex).some(isDone)) {
    if (Date.now() > end) throw new Error('It did not come to an end');
    await pause(20);
  }
};

const toldOf = (
  key: 'approvalNeeded' | 'approved' | 'done.reassignSubscriptions' | 'subscriptionsReassigned',
  { alex, megan }: KillWorld,
  begun: Reassignment,
): string =>
  words(`line.${key}`, {
    about: begun.from.name,
    reseller: begun.to.name,
    kind: words('kind.reassignSubscriptions'),
    request: titleOf(begun),
    asker: alex.name,
    by: megan.name,
    approver: megan.name,
  });

/** One effect for each row: changed by one call, in the list as done, and nothing else happened. */
const check = async (world: KillWorld, portfolio: Portfolio, done: Reassignment) => {
  const { mortal } = world;
  await changedOnce(world, portfolio, done);
  const docs = await mortal.list('request', `about:partnership:${done.from.id}`);
  const fresh = requestsIn(docs).filter(({ id }) => !portfolio.known.has(id));
  assert.deepEqual(
    fresh.map(({ state, verdicts }) => [state, verdicts.map(({ move }) => move)]),
    [['done', ['approve']]],
  );
  const id = fresh[0]?.id ?? '';
  portfolio.known.add(id);
  const rows = (await mortal.list('row', `rows:${id}`)).map((doc) => readRow({ doc, etag: '' }));
  assert.deepEqual(
    rows.map(({ subscriptionId, state }) => `${subscriptionId} ${state}`).toSorted(),
    portfolio.subscriptionIds.map((one) => `${one} done`).toSorted(),
  );
  const lines = await mortal.list('history', `request:${id}`);
  assertDeeds(lines, 'submit', 'approve', 'stepWaits', 'reassignRows');
  await assertOver(world, [id]);
  const repeats = { told: told(world, done), shown: await shown(world, done) };
  Object.assign(portfolio, { holder: done.to, other: done.from });
  return repeats;
};

const changedOnce = async (
  { portal }: KillWorld,
  { customerId, subscriptionIds }: Portfolio,
  { to }: Reassignment,
): Promise<void> => {
  const there = await portal.subscriptions(customerId);
  assert.deepEqual(
    there.filter(({ partnerId }) => partnerId !== to.partnerId),
    [],
  );
  const changes = (await portal.calls()).filter((call) => call.startsWith('PATCH '));
  assert.deepEqual(
    changes.toSorted(),
    subscriptionIds.map((id) => `PATCH /v1/customers/${customerId}/subscriptions/${id}`).toSorted(),
  );
};

const shown = async (world: KillWorld, done: Reassignment): Promise<number> => {
  const { alex, megan, channel } = world;
  const title = titleOf(done);
  const asks = words('card.request.approvalNeeded', { request: title });
  const copies = (place: Place) =>
    messagesIn(world, done, place).filter((message) =>
      textIn(message)
        .split('\n')
        .some((line) => line === title || line === asks),
    );
  const isTrue = (text: string) => text.includes(words('state.done'));
  return sum([
    await copiesAreTrue(world, copies(alex), isTrue, alex),
    await copiesAreTrue(world, copies(channel), isTrue, megan),
  ]);
};

const told = (world: KillWorld, done: Reassignment): number => {
  const { alex, megan, channel } = world;
  const once = (place: Place, key: Parameters<typeof toldOf>[0]) =>
    toldOnce(world, done, place, key, toldOf(key, world, done));
  return sum([
    once(megan, 'approvalNeeded'),
    once(alex, 'approved'),
    once(alex, 'done.reassignSubscriptions'),
    once(channel, 'subscriptionsReassigned'),
  ]);
};

/** Three hundred subscriptions get another reseller of record, from the click on Submit until everybody has heard of it. */
export const reassignment = (portfolio: Portfolio): Flow<Reassignment, Reassignment> => ({
  name: 'Reassignment of 300',
  prepare: (world) => prepare(world, portfolio),
  run,
  check: (world, done) => check(world, portfolio, done),
});
