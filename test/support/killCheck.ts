import assert from 'node:assert/strict';
import type { Doc } from '../../src/domain/ports.ts';
import { State } from '../../src/domain/request.ts';
import { buttonsOf } from './cardReading.ts';
import type { Person } from './chatClient.ts';
import type { Message } from './connector.ts';
import { textIn, words, type Done } from './killFlows.ts';
import type { KillWorld } from './killWorld.ts';
import type { Place } from './place.ts';

/** What came twice, and only because nobody can know whether Teams took a post whose sender died before it wrote that down. */
export interface Repeats {
  /** Told lines. */
  told: number;
  /** Cards. */
  shown: number;
}

/** Looks at everything that came of a flow. @throws when something came twice, is missing or is not true */
export type Check = (world: KillWorld, done: Done) => Promise<Repeats>;

interface Line {
  deed: string;
  requestId?: string;
  values: { step?: string };
}

interface RequestBody {
  id: string;
  state: string;
  verdicts: { move: string }[];
}

const bodyOf = <T>(doc: Doc): T => doc.body as T;
const requestsIn = (docs: Doc[]): RequestBody[] => docs.map((doc) => bodyOf<RequestBody>(doc));

/** Each of these deeds was done, and no deed twice; to press Check now again is a deed again. */
const assertDeeds = (docs: Doc[], ...wanted: string[]): void => {
  const lines = docs
    .map((doc) => bodyOf<Line>(doc))
    .filter(({ deed }) => deed !== 'checkNow')
    .map(({ deed, requestId, values: { step } }) => ({
      what: deed === 'stepDone' ? step : deed,
      of: requestId,
    }));
  const texts = lines.map((line) => JSON.stringify(line));
  assert.deepEqual(texts, [...new Set(texts)], 'A deed stands twice in the history');
  for (const deed of wanted) {
    const isThere = lines.some(({ what }) => what === deed);
    assert.ok(isThere, `The history lacks ${deed}, but has ${texts.join()}`);
  }
};

/** Nobody holds a request's guard any more, nothing was given up and nothing is held. What comes tomorrow finds nothing to do. */
const assertOver = async ({ mortal }: KillWorld, ids: string[]): Promise<void> => {
  const guards = (await mortal.list('guard')).filter(({ body }) =>
    ids.includes((body as { requestId: string }).requestId),
  );
  assert.deepEqual(guards, []);
  assert.deepEqual(await mortal.list('task', 'parked'), []);
  const painters = await mortal.list('painter');
  assert.deepEqual(
    painters.filter((doc) => bodyOf<{ lease?: string }>(doc).lease),
    [],
  );
};

const textOfDoc = (doc: Doc): string => JSON.stringify(doc);

/** Once, or once more because the record of the post was lost. @returns how often once more */
const toldOnce = (
  world: KillWorld,
  { since }: Done,
  place: Place,
  key: string,
  line: string,
): number => {
  const told = messagesIn(world, since, place).filter((message) => textIn(message) === line);
  const extra = told.length - 1;
  assert.ok(extra >= 0, `Nobody was told: ${line}`);
  const lost = world.mortal.unposted().filter((work) => work.includes(`"key":"${key}"`));
  assert.ok(extra <= lost.length, `Told ${told.length} times: ${line}`);
  return extra;
};

const messagesIn = ({ client }: KillWorld, since: number, place: Place): Message[] =>
  client.connector.messages
    .slice(since)
    .filter(
      ({ conversationId, from }) => from === 'bot' && conversationId.split(';')[0] === place.id,
    );

/**
 * Every copy of a card shows how it stands now; at most one, whose post was not recorded, may be old, and becomes true for
 * everybody when somebody presses a button of it that does something. @returns how many copies there are besides the one
 */
const copiesAreTrue = async (
  world: KillWorld,
  copies: Message[],
  isTrue: (text: string) => boolean,
  presser: Person,
): Promise<number> => {
  const old = copies.filter((message) => !isTrue(textIn(message)));
  assert.ok(copies.length > old.length, `No copy is true:\n${old.map(textIn).join('\n---\n')}`);
  assert.ok(old.length <= 1, `Old copies:\n${old.map(textIn).join('\n---\n')}`);
  for (const message of old) {
    assert.ok(world.mortal.death(), `An old copy without a death:\n${textIn(message)}`);
    const button = buttonsOf(message.card ?? {}).find(({ verb }) => verb.startsWith('do:'));
    // Buttons that only lead elsewhere do not say on what they stand: such a copy stays unknown.
    if (!button) continue;
    const { verb, action } = button;
    const { data } = action as { data: object };
    const said = { in_representation: 'true', in_reason: 'No', in_comment: 'No' };
    await presser.forges(message, {
      action: { type: 'Action.Execute', verb, data: { ...data, ...said } },
    });
    await world.client.waitFor(() => isTrue(textIn(message)), 'The old copy made true');
  }
  return copies.length - 1;
};

/** What came of a removal. */
export const checkRemoval: Check = async (world, done) => {
  const { mortal, alex, megan, channel } = world;
  const { id, name, partnerId } = done.reseller;
  const requests = requestsIn(await mortal.list('request', `about:partnership:${id}`));
  assert.deepEqual(
    requests.map(({ state, verdicts }) => [state, verdicts.map(({ move }) => move)]),
    [['done', ['approve']]],
  );
  const ids = requests.map((request) => request.id);
  const lines = await mortal.list('history', `about:${id}`);
  const steps = ['stopNewBusiness', 'removedInPartnerCenter'];
  assertDeeds(lines, 'submit', 'approve', ...steps, 'stepWaits', 'vanished');
  assert.equal((await mortal.list('partnership', 'removed', `partnerId:${partnerId}`)).length, 1);
  await mortal.quiet();
  await assertOver(world, ids);

  const title = words('card.request.title.removePartnership', { about: name });
  const isCopy = (message: Message) =>
    textIn(message)
      .split('\n')
      .some(
        (line) =>
          line === title || line === words('card.request.approvalNeeded', { request: title }),
      );
  const isTrue = (text: string) => text.includes(words('state.done'));
  const copies = (place: Place) => messagesIn(world, done.since, place).filter(isCopy);
  const mine = await copiesAreTrue(world, copies(alex), isTrue, alex);
  const theirs = await copiesAreTrue(world, copies(channel), isTrue, megan);
  const values = {
    reseller: name,
    request: title,
    asker: alex.name,
    by: megan.name,
    approver: megan.name,
  };
  const kind = words('kind.removePartnership');
  const told = [
    toldOnce(
      world,
      done,
      megan,
      'approvalNeeded',
      words('line.approvalNeeded', { ...values, kind, about: name }),
    ),
    toldOnce(world, done, alex, 'approved', words('line.approved', values)),
    toldOnce(
      world,
      done,
      alex,
      'done.removePartnership',
      words('line.done.removePartnership', values),
    ),
    toldOnce(world, done, channel, 'partnershipRemoved', words('line.partnershipRemoved', values)),
  ];
  return { told: sum(told), shown: mine + theirs };
};

/** What came of an invitation. */
export const checkInvitation: Check = async (world, done) => {
  const { mortal, alex, channel } = world;
  const { id, name, partnerId } = done.reseller;
  const [accepted = [], ...others] = await Promise.all(
    ['done', ...State.exclude(['done']).options].map(async (state) =>
      (await mortal.list('request', `kind:requestPartnership:${state}`)).filter((doc) =>
        done.emails.some((email) => textOfDoc(doc).includes(email)),
      ),
    ),
  );
  assert.equal(accepted.length, done.emails.length);
  const drafts = requestsIn(others.flat()).map(({ state }) => state);
  assert.deepEqual(drafts, ['discarded']);
  const ids = requestsIn(accepted).map((request) => request.id);
  for (const request of ids) {
    assertDeeds(
      await mortal.list('history', `request:${request}`),
      'submit',
      'stepWaits',
      'accepted',
    );
  }
  assertDeeds(await mortal.list('history', `about:${id}`), 'appeared', 'matched');
  const [partnership] = await mortal.list('partnership', 'listed', `partnerId:${partnerId}`);
  assert.equal(
    partnership && bodyOf<{ manager?: { id: string } }>(partnership).manager?.id,
    alex.personId,
  );
  await mortal.quiet();
  await assertOver(world, ids);

  const messages = messagesIn(world, done.since, alex);
  const matches = messages.filter((message) =>
    textIn(message).includes(words('card.match.title', { reseller: name })),
  );
  const batches = messages.filter((message) => /\d accepted · \d waiting/.test(textIn(message)));
  const answered = (text: string) => !text.includes(words('card.match.askPerson'));
  const over = words('card.batch.summary', { accepted: done.emails.length, waiting: 0, closed: 0 });
  const shown = [
    await copiesAreTrue(world, matches, answered, alex),
    await copiesAreTrue(world, batches, (text) => text.includes(over), alex),
  ];
  const country = 'United States';
  const values = { reseller: name, country, partnerId, inviter: alex.name };
  const told = [
    toldOnce(world, done, alex, 'accepted', words('line.accepted', values)),
    toldOnce(
      world,
      done,
      channel,
      'partnershipAccepted',
      words('line.partnershipAccepted', values),
    ),
  ];
  return { told: sum(told), shown: sum(shown) };
};

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);
