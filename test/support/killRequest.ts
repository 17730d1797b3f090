import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { KindName, Request } from '../../src/domain/request.ts';
import type { Key } from '../../src/locales/index.ts';
import { assertDeeds, assertOver, bodyOf, copiesAreTrue, sum, toldOnce } from './killCheck.ts';
import type { Message } from './connector.ts';
import {
  messagesIn,
  presses,
  seenIn,
  textIn,
  words,
  type Begun,
  type Repeats,
} from './killFlow.ts';
import type { KillWorld } from './killWorld.ts';
import type { Place } from './place.ts';

const patience = 10_000;

/** A request about a customer: everything up to the click that sends it is done. */
export interface Requested extends Begun {
  kind: KindName;
  /** What it is about, as its documents name it: `customer:litware41.onmicrosoft.com`. */
  about: string;
  /** What it is about, as people read it. */
  label: string;
  /** The name of the reseller that is told of. */
  reseller: string;
  /** The word on its card in the end. */
  over: string;
  /** Earlier requests of this kind about the same. */
  known?: Set<string>;
  /** The last form. */
  form: Message;
}

type Told = Key extends infer Each ? (Each extends `line.${infer Name}` ? Name : never) : never;

/** Who is told what when it is done: the asker, and the channel. */
export interface Tells {
  asker: readonly Told[];
  channel: readonly Told[];
  approver?: readonly Told[];
}

/** The title of its card. */
export const titleOf = ({ kind, label }: Requested): string =>
  words(`card.request.title.${kind}`, { about: label });

/** The asker presses Check now, when the card waits for this by then; else it is done already. */
export const looksAgain = async (
  world: KillWorld,
  begun: Requested,
  waits: string,
  isReady: () => Promise<boolean>,
): Promise<void> => {
  const { alex, client } = world;
  const texts = [waits, `✓ ${begun.over}`];
  const shown = (): Message | undefined =>
    messagesIn(world, begun, alex).findLast(
      (message) =>
        textIn(message).includes(titleOf(begun)) &&
        texts.some((text) => textIn(message).includes(text)),
    );
  await client.waitFor(shown, texts.join(' or '));
  const end = Date.now() + patience;
  while (!(await isReady())) {
    if (Date.now() > end) throw new Error(`Not ready: ${waits}`);
    await pause(20);
  }
  const card = shown();
  if (card && textIn(card).includes(waits)) await alex.clicks(card, 'do:checkNow');
};

/** An admin approves what was asked for, once the channel shows it. */
export const isApproved = async (
  world: KillWorld,
  begun: Requested,
  inputs: Record<string, string> = {},
): Promise<void> => {
  const { alex, megan, channel } = world;
  const title = titleOf(begun);
  await seenIn(world, begun, alex).offers(title, 'do:withdraw');
  await presses(world, begun, megan, { in: channel, on: title, button: 'do:approve', inputs });
};

/** Waits until everybody has seen that it is done. */
export const seenDone = async (world: KillWorld, begun: Requested, tells: Tells): Promise<void> => {
  const { alex, channel } = world;
  const title = titleOf(begun);
  const done = `✓ ${begun.over}`;
  await seenIn(world, begun, alex).shows(title, done);
  if (tells.approver) await seenIn(world, begun, channel).shows(title, done);
  for (const key of tells.asker) await seenIn(world, begun, alex).shows(lineOf(world, begun, key));
  for (const key of tells.channel)
    await seenIn(world, begun, channel).shows(lineOf(world, begun, key));
};

const lineOf = ({ alex, megan }: KillWorld, begun: Requested, key: Told): string =>
  words(`line.${key}`, {
    about: begun.label,
    reseller: begun.reseller,
    kind: words(`kind.${begun.kind}`),
    request: titleOf(begun),
    asker: alex.name,
    by: megan.name,
    approver: megan.name,
  });

/**
 * What the desk has of it in the end: one request, done, with its verdict; each deed once in the history, true cards, lines told once.
 * @returns the request, and what came twice
 */
export const checkRequest = async (
  world: KillWorld,
  done: Requested,
  tells: Tells,
  deeds: readonly string[] = [],
): Promise<Repeats & { request: Request }> => {
  const { mortal } = world;
  const docs = await mortal.list('request', `about:${done.about}`);
  const all = docs.map((doc) => bodyOf<Request>(doc)).filter(({ kind }) => kind === done.kind);
  const [request, ...more] = all.filter(
    ({ id, state }) => state !== 'discarded' && !done.known?.has(id),
  );
  assert.ok(request);
  done.known?.add(request.id);
  assert.deepEqual(more, []);
  assert.equal(request.state, 'done');
  const verdicts = request.verdicts.map(({ move }) => move);
  assert.deepEqual(verdicts, tells.approver ? ['approve'] : []);
  const lines = await mortal.list('history', `request:${request.id}`);
  assertDeeds(lines, 'submit', ...verdicts, ...request.steps, ...deeds);
  await assertOver(world, [request.id]);
  return { request, told: told(world, done, tells), shown: await shown(world, done, tells) };
};

const told = (world: KillWorld, done: Requested, tells: Tells): number => {
  const once = (place: Place, keys: readonly Told[] = []) =>
    keys.map((key) => toldOnce(world, done, place, key, lineOf(world, done, key)));
  return sum([
    ...once(world.alex, tells.asker),
    ...once(world.megan, tells.approver),
    ...once(world.channel, tells.channel),
  ]);
};

const shown = async (world: KillWorld, done: Requested, tells: Tells): Promise<number> => {
  const { alex, megan, channel } = world;
  const title = titleOf(done);
  const asks = words('card.request.approvalNeeded', { request: title });
  const copies = (place: Place): Message[] =>
    messagesIn(world, done, place).filter((message) =>
      textIn(message)
        .split('\n')
        .some((line) => line === title || line === asks),
    );
  const isTrue = (text: string) => text.includes(`✓ ${done.over}`);
  return sum([
    await copiesAreTrue(world, copies(alex), isTrue, alex),
    ...(tells.approver ? [await copiesAreTrue(world, copies(channel), isTrue, megan)] : []),
  ]);
};
