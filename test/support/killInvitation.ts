import assert from 'node:assert/strict';
import { State } from '../../src/domain/request.ts';
import {
  assertDeeds,
  assertOver,
  bodyOf,
  copiesAreTrue,
  requestsIn,
  sum,
  toldOnce,
} from './killCheck.ts';
import { messagesIn, presses, seenIn, textIn, words, type Begun, type Flow } from './killFlow.ts';
import { looksOnce, type Removal } from './killRemoval.ts';
import type { KillWorld, Reseller } from './killWorld.ts';

const country = 'United States';

/** A reseller that was invited. */
interface Invitation extends Begun {
  reseller: Reseller;
  emails: string[];
}

const run = async (world: KillWorld, waiting: Removal): Promise<Invitation> => {
  const { alex, channel, client, portal } = world;
  const reseller = await world.stranger();
  const { name, partnerId } = reseller;
  const emails = ['jane', 'sales'].map((who) => `${who}@${partnerId}.example`);
  const invited = { reseller, emails, since: client.connector.messages.length };
  const hers = seenIn(world, invited, alex);

  await alex.says('request partnership');
  await presses(world, invited, alex, {
    on: words('form.addresses.title'),
    button: words('button.go'),
    inputs: { in_emails: emails.join('; '), in_partnerId: partnerId },
  });
  await presses(world, invited, alex, {
    on: words('form.mailDraft.title'),
    button: words('button.useText'),
  });
  await presses(world, invited, alex, {
    on: words('form.mailFinal.title'),
    button: words('button.done'),
  });
  const [first = ''] = emails;
  await hers.offers(first, 'see:request');
  await portal.accepts(reseller.id);
  await looksOnce(world, waiting);
  await presses(world, invited, alex, { on: name, button: 'do:mine' });
  await hers.shows(words('card.batch.summary', { accepted: 2, waiting: 0, closed: 0 }));
  await hers.shows(words('line.accepted', { reseller: name }));
  const values = { reseller: name, country, partnerId, inviter: alex.name };
  await seenIn(world, invited, channel).shows(words('line.partnershipAccepted', values));
  return invited;
};

const check = async (world: KillWorld, done: Invitation) => {
  const { mortal, alex } = world;
  const { id, partnerId } = done.reseller;
  const found = await Promise.all(
    State.options.map((state) => mortal.list('request', `kind:requestPartnership:${state}`)),
  );
  const all = requestsIn(
    found.flat().filter((doc) => done.emails.some((email) => JSON.stringify(doc).includes(email))),
  );
  const states = all.map(({ state }) => state).sort();
  assert.deepEqual(states, ['discarded', ...done.emails.map(() => 'done')]);
  const ids = all.filter(({ state }) => state === 'done').map((request) => request.id);
  for (const request of ids) {
    const lines = await mortal.list('history', `request:${request}`);
    assertDeeds(lines, 'submit', 'stepWaits', 'accepted');
  }
  assertDeeds(await mortal.list('history', `about:${id}`), 'appeared', 'matched');
  const [partnership] = await mortal.list('partnership', 'listed', `partnerId:${partnerId}`);
  assert.equal(
    partnership && bodyOf<{ manager?: { id: string } }>(partnership).manager?.id,
    alex.personId,
  );
  await assertOver(world, ids);
  return { told: told(world, done), shown: await shown(world, done) };
};

const shown = async (world: KillWorld, done: Invitation): Promise<number> => {
  const { alex } = world;
  const messages = messagesIn(world, done, alex);
  const title = words('card.match.title', { reseller: done.reseller.name });
  const matches = messages.filter((message) => textIn(message).includes(title));
  const batches = messages.filter((message) => /\d accepted · \d waiting/.test(textIn(message)));
  const answered = (text: string) => !text.includes(words('card.match.askPerson'));
  const over = words('card.batch.summary', { accepted: done.emails.length, waiting: 0, closed: 0 });
  return sum([
    await copiesAreTrue(world, matches, answered, alex),
    await copiesAreTrue(world, batches, (text) => text.includes(over), alex),
  ]);
};

const told = (world: KillWorld, done: Invitation): number => {
  const { alex, channel } = world;
  const { name, partnerId } = done.reseller;
  const values = { reseller: name, country, partnerId, inviter: alex.name };
  const line = words('line.partnershipAccepted', values);
  return sum([
    toldOnce(world, done, alex, 'accepted', words('line.accepted', values)),
    toldOnce(world, done, channel, 'partnershipAccepted', line),
  ]);
};

/** Two addresses of a reseller are invited, it accepts, and its inviter says so. `waiting`: a removal to press Check now on. */
export const invitation = (waiting: Removal): Flow<Invitation> => ({
  name: 'Invitation',
  run: (world) => run(world, waiting),
  check,
});
