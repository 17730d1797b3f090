import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { buttonsOf, isPart, textOf } from '../support/cardReading.ts';
import type { Channel, Person } from '../support/chatClient.ts';
import type { Answer } from '../support/clicking.ts';
import type { Message } from '../support/connector.ts';
import type { Place } from '../support/place.ts';

type Wanted = string | RegExp;

/** What everybody reads on a message's card. */
export const textIn = (message: Message): string => (message.card ? textOf(message.card) : '');

/** What this person's client shows of a message. */
export const seenBy = (person: Person, message: Message): string => textOf(person.sees(message));

/** The titles of the buttons that this person can press on a message. */
export const buttonsFor = (person: Person, message: Message): string[] =>
  buttonsOf(person.sees(message)).map(({ title }) => title);

/** Does what posts a card there, and gives the newest such card with this text. */
export const cardAfter = async (
  place: Place,
  wanted: Wanted,
  work: () => Promise<unknown>,
): Promise<Message> => {
  const before = place.messages().length;
  await work();
  const came = place.messages().slice(before);
  const found = came.findLast((message) => has(textIn(message), wanted));
  assert.ok(found, `No new card has ${String(wanted)}, but:\n${came.map(textIn).join('\n---\n')}`);
  return found;
};

/** Types something in the own chat and gives the card that answers it. */
export const asks = (person: Person, text: string, wanted: Wanted): Promise<Message> =>
  cardAfter(person, wanted, () => person.says(text));

/** Types something in a channel and gives the card that answers it there. */
export const asksIn = (
  channel: Channel,
  person: Person,
  text: string,
  wanted: Wanted,
): Promise<Message> => cardAfter(channel, wanted, () => person.says(text, channel));

/** Presses a button and gives the card that is posted because of it. */
export const goesOn = (
  person: Person,
  message: Message,
  button: string,
  wanted: Wanted,
  inputs: Record<string, string> = {},
): Promise<Message> => cardAfter(person, wanted, () => person.clicks(message, button, inputs));

/** Presses a button and gives what the same message shows then. */
export const shownAfter = async (
  person: Person,
  message: Message,
  button: string,
  inputs: Record<string, string> = {},
): Promise<string> => {
  await person.clicks(message, button, inputs);
  return seenBy(person, message);
};

/** Presses a button of a card that is kept true: an older edit may still come between, and then the true one. */
export const turnsTrue = async (
  person: Person,
  message: Message,
  button: string,
  wanted: string,
  inputs: Record<string, string> = {},
): Promise<string> => {
  await person.clicks(message, button, inputs);
  return until(`A card with ${wanted}`, async () => {
    const shown = seenBy(person, message);
    return shown.includes(wanted) && shown;
  });
};

/** Presses a button as a client would that checks nothing and shows an old card. */
export const pressesAnyhow = (
  person: Person,
  message: Message,
  verb: string,
  inputs: Record<string, string> = {},
  card = person.sees(message),
): Promise<Answer> => {
  const data = buttonsOf(card).find((button) => button.verb === verb)?.action.data;
  assert.ok(isPart(data), `No button ${verb}`);
  const action = { type: 'Action.Execute', verb, data: { ...data, ...inputs } };
  return person.forges(message, { action });
};

/** A text has all of these. */
export const assertHas = (text: string, ...wanted: Wanted[]): void => {
  for (const one of wanted) assert.ok(has(text, one), `${String(one)} is missing in:\n${text}`);
};

/** A text has none of these. */
export const assertHasNot = (text: string, ...unwanted: Wanted[]): void => {
  for (const one of unwanted) assert.ok(!has(text, one), `${String(one)} is in:\n${text}`);
};

const patience = 15_000;

/** Looks again and again until what is looked for is there. */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> => {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await pause(50);
  }
};

const has = (text: string, wanted: Wanted): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
