import assert from 'node:assert/strict';
import { assertDeeds, assertOver, copiesAreTrue, requestsIn, sum, toldOnce } from './killCheck.ts';
import type { Message } from './connector.ts';
import { messagesIn, presses, seenIn, textIn, words, type Begun, type Flow } from './killFlow.ts';
import type { KillWorld, Reseller } from './killWorld.ts';
import type { Place } from './place.ts';

const patience = 10_000;

/** A removal that was asked for. */
export interface Removal extends Begun {
  reseller: Reseller;
}

const titleOf = ({ reseller }: Removal): string =>
  words('card.request.title.removePartnership', { about: reseller.name });

/** A removal is asked for and approved, and waits for the portal. */
export const asksAndIsApproved = async (world: KillWorld): Promise<Removal> => {
  const { alex, megan, channel, client } = world;
  const reseller = world.nextPartner();
  const { name } = reseller;
  const asked = { reseller, since: client.connector.messages.length };
  const title = titleOf(asked);
  const hers = seenIn(world, asked, alex);

  await alex.says(`remove partnership ${name}`);
  // The impact was completed: somebody who reads it goes on.
  await hers.offers(words('word.asOf', { at: '' }).trim(), words('button.go'));
  await presses(world, asked, alex, { on: name, button: words('button.go') });
  await presses(world, asked, alex, {
    on: words('form.confirmRemoval.title', { reseller: name }),
    button: words('button.yes'),
    inputs: {
      in_notice: 'notRequired',
      in_reason: 'They moved to another distributor',
      in_representation: 'true',
    },
  });
  await hers.offers(title, 'do:withdraw');
  await presses(world, asked, megan, {
    in: channel,
    on: title,
    button: 'do:approve',
    inputs: { in_representation: 'true' },
  });
  const finish = words('state.finishRemoval');
  for (const place of [alex, channel]) await seenIn(world, asked, place).shows(title, finish);
  return asked;
};

/** Check now on a removal that waits, until Partner Center's list was read. */
export const looksOnce = async (world: KillWorld, asked: Removal): Promise<void> => {
  const { megan, channel } = world;
  const before = await world.polledAt();
  await presses(world, asked, megan, {
    in: channel,
    on: asked.reseller.name,
    button: 'do:checkNow',
  });
  const end = Date.now() + patience;
  while ((await world.polledAt()) === before) {
    if (Date.now() > end) throw new Error('Partner Center was not looked at');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const run = async (world: KillWorld): Promise<Removal> => {
  const { alex, megan, channel, portal } = world;
  const asked = await asksAndIsApproved(world);
  const { id, name } = asked.reseller;

  await portal.removes(id);
  await looksOnce(world, asked);
  await presses(world, asked, megan, { in: channel, on: titleOf(asked), button: 'do:checkNow' });
  const [hers, theirs] = [seenIn(world, asked, alex), seenIn(world, asked, channel)];
  for (const place of [hers, theirs]) await place.shows(titleOf(asked), words('state.done'));
  await hers.shows(words('line.done.removePartnership', { reseller: name }));
  await theirs.shows(
    words('line.partnershipRemoved', { reseller: name, asker: alex.name, approver: megan.name }),
  );
  return asked;
};

const check = async (world: KillWorld, done: Removal) => {
  const { mortal, alex, megan, channel } = world;
  const { id, partnerId } = done.reseller;
  const requests = requestsIn(await mortal.list('request', `about:partnership:${id}`));
  assert.deepEqual(
    requests.map(({ state, verdicts }) => [state, verdicts.map(({ move }) => move)]),
    [['done', ['approve']]],
  );
  const lines = await mortal.list('history', `about:${id}`);
  const steps = ['stopNewBusiness', 'removedInPartnerCenter'];
  assertDeeds(lines, 'submit', 'approve', ...steps, 'stepWaits', 'vanished');
  assert.equal((await mortal.list('partnership', 'removed', `partnerId:${partnerId}`)).length, 1);
  await assertOver(
    world,
    requests.map((request) => request.id),
  );

  const title = titleOf(done);
  const asks = words('card.request.approvalNeeded', { request: title });
  const isCopy = (message: Message) =>
    textIn(message)
      .split('\n')
      .some((line) => line === title || line === asks);
  const isTrue = (text: string) => text.includes(words('state.done'));
  const copies = (place: Place) => messagesIn(world, done, place).filter(isCopy);
  const shown = [
    await copiesAreTrue(world, copies(alex), isTrue, alex),
    await copiesAreTrue(world, copies(channel), isTrue, megan),
  ];
  return { told: told(world, done), shown: sum(shown) };
};

const told = (world: KillWorld, done: Removal): number => {
  const { alex, megan, channel } = world;
  const { name } = done.reseller;
  const request = titleOf(done);
  const kind = words('kind.removePartnership');
  const people = { asker: alex.name, by: megan.name, approver: megan.name };
  const values = { reseller: name, about: name, kind, request, ...people };
  return sum([
    toldOnce(world, done, megan, 'approvalNeeded', words('line.approvalNeeded', values)),
    toldOnce(world, done, alex, 'approved', words('line.approved', values)),
    toldOnce(
      world,
      done,
      alex,
      'done.removePartnership',
      words('line.done.removePartnership', values),
    ),
    toldOnce(world, done, channel, 'partnershipRemoved', words('line.partnershipRemoved', values)),
  ]);
};

/** The whole end of a partnership: asked for, approved, removed in the portal, and seen. */
export const removal: Flow<Removal> = { name: 'Removal', run, check };
