import { say, type Key, type Values } from '../../src/locales/index.ts';
import { buttonsOf, textOf } from './cardReading.ts';
import type { Person } from './chatClient.ts';
import type { Message } from './connector.ts';
import type { KillWorld } from './killWorld.ts';
import type { Place } from './place.ts';

/** What came twice, and only because nobody can know whether Teams took a post whose sender died before it wrote that down. */
export interface Repeats {
  /** Told lines. */
  told: number;
  /** Cards. */
  shown: number;
}

/** What a flow is about, for those who look at what came of it. */
export interface Begun {
  /** The index of the first message of this flow. */
  since: number;
}

/** Something that people do with the bot from its beginning to its end, each time with somebody or something new. */
export interface Flow<Done extends Begun = Begun, Ready = void> {
  name: string;
  /** Whatever comes before it; nobody is killed meanwhile. */
  prepare?(world: KillWorld): Promise<Ready>;
  /** Does it, pressing on whatever the bot shows, until everything that it leads to was seen. */
  run(world: KillWorld, ready: Ready): Promise<Done>;
  /** Looks at everything that came of it. @throws when something came twice, is missing or is not true */
  check(world: KillWorld, done: Done): Promise<Repeats>;
}

/** English words of the desk. */
export const words = (key: Key, values: Values = {}): string =>
  say('en-US', key, values).replaceAll('**', '');

/** What can be read on a message. */
export const textIn = (message: Message): string => (message.card ? textOf(message.card) : '');

/** What the bot has written in a place since a flow began, oldest first. */
export const messagesIn = ({ client }: KillWorld, { since }: Begun, place: Place): Message[] =>
  client.connector.messages
    .slice(since)
    .filter(
      ({ conversationId, from }) => from === 'bot' && conversationId.split(';')[0] === place.id,
    );

/** A place as far as a flow goes: waits for what comes there. */
export const seenIn = (world: KillWorld, begun: Begun, place: Place) => {
  const seen = (texts: readonly string[], button?: string) =>
    messagesIn(world, begun, place).findLast(
      (message) =>
        texts.every((text) => textIn(message).includes(text)) &&
        (button === undefined ||
          buttonsOf(message.card ?? {}).some(({ title, verb }) => [title, verb].includes(button))),
    );
  return {
    /** The newest message with these texts. */
    shows: (...texts: string[]): Promise<Message> =>
      world.client.waitFor(() => seen(texts), `“${texts.join('” and “')}”`),
    /** The newest message with this text that has this button, by title or verb. */
    offers: (text: string, button: string): Promise<Message> =>
      world.client.waitFor(() => seen([text], button), `“${button}” under “${text}”`),
  };
};

/** Presses a button on the newest message that has it, once there is one. */
export const presses = async (
  world: KillWorld,
  begun: Begun,
  person: Person,
  press: { in?: Place; on: string; button: string; inputs?: Record<string, string> },
): Promise<void> => {
  const place = seenIn(world, begun, press.in ?? person);
  await person.clicks(await place.offers(press.on, press.button), press.button, press.inputs);
};
