import assert from 'node:assert/strict';
import type { Doc } from '../../src/domain/ports.ts';
import { buttonsOf } from './cardReading.ts';
import type { Person } from './chatClient.ts';
import type { Message } from './connector.ts';
import { messagesIn, textIn, type Begun } from './killFlow.ts';
import type { KillWorld } from './killWorld.ts';
import type { Place } from './place.ts';

interface Line {
  deed: string;
  requestId?: string;
  values: { step?: string; code?: string };
}

interface RequestBody {
  id: string;
  state: string;
  verdicts: { move: string }[];
}

/** What a document says. */
export const bodyOf = <T>(doc: Doc): T => doc.body as T;

/** Documents as requests. */
export const requestsIn = (docs: Doc[]): RequestBody[] =>
  docs.map((doc) => bodyOf<RequestBody>(doc));

/** All together. */
export const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

const again = ['checkNow', 'reveal'];

/** Each of these deeds was done, and no deed twice; to press Check now or Show again is a deed again. `docs`: lines of the history. */
export const assertDeeds = (docs: Doc[], ...wanted: string[]): void => {
  const lines = docs
    .map((doc) => bodyOf<Line>(doc))
    .filter(({ deed }) => !again.includes(deed))
    .map(({ deed, requestId, values: { step, code } }) => ({
      what: deed === 'stepDone' ? step : deed,
      of: requestId,
      ...(deed === 'stepWaits' && { code }),
    }));
  const texts = lines.map((line) => JSON.stringify(line));
  assert.deepEqual(texts, [...new Set(texts)], 'A deed stands twice in the history');
  for (const deed of wanted) {
    const isThere = lines.some(({ what }) => what === deed);
    assert.ok(isThere, `The history lacks ${deed}, but has ${texts.join()}`);
  }
};

/**
 * Nobody holds the guard of one of these requests any more, nothing was given up and nothing is held. What comes tomorrow finds
 * nothing to do.
 */
export const assertOver = async ({ mortal }: KillWorld, requestIds: string[]): Promise<void> => {
  await mortal.quiet();
  const guards = (await mortal.list('guard')).filter((doc) =>
    requestIds.includes(bodyOf<{ requestId: string }>(doc).requestId),
  );
  assert.deepEqual(guards, []);
  assert.deepEqual(await mortal.list('task', 'parked'), []);
  const painters = await mortal.list('painter');
  assert.deepEqual(
    painters.filter((doc) => bodyOf<{ lease?: string }>(doc).lease),
    [],
  );
};

/**
 * A line was told once, or once more because the record of the post was lost. `key`: the line's own, as the task names it.
 * @returns how often once more
 */
export const toldOnce = (
  world: KillWorld,
  begun: Begun,
  place: Place,
  key: string,
  line: string,
): number => {
  const told = messagesIn(world, begun, place).filter((message) => textIn(message) === line);
  const extra = told.length - 1;
  assert.ok(extra >= 0, `Nobody was told: ${line}`);
  const lost = world.mortal.unposted().filter((work) => work.includes(`"key":"${key}"`));
  assert.ok(extra <= lost.length, `Told ${told.length} times: ${line}`);
  return extra;
};

/**
 * Every copy of a card shows how it stands now; at most one, whose post was not recorded, may be old, and becomes true for
 * everybody when somebody presses a button of it that does something. @returns how many copies there are besides the one
 */
export const copiesAreTrue = async (
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
