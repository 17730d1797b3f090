import { textOf } from './cardReading.ts';
import type { Connector, Message } from './connector.ts';

/** One place to talk: a personal chat, or a channel with all its threads. */
export interface Place {
  id: string;
  /** What the bot wrote there, oldest first. */
  messages(): Message[];
  /** Messages with a card, oldest first. */
  cards(): Message[];
  /** @throws when there is none */
  lastCard(): Message;
  /** Resolves with the newest card that has this text, at once or when it comes. */
  card(text: string | RegExp): Promise<Message>;
  /** The same for a line without a card. */
  line(text: string | RegExp): Promise<Message>;
}

/** Resolves with the first truthy result; looked at anew whenever the bot has posted or edited, for at most 10 seconds. */
export type WaitFor = <T>(look: () => T | undefined | false, what?: string) => Promise<T>;

const patience = 10_000;

/** A place in the connector's conversations. */
export const placeIn = (connector: Connector, waitFor: WaitFor, id: string): Place => {
  const messages = () =>
    connector.messages.filter(
      (each) =>
        each.from === 'bot' &&
        (each.conversationId === id || each.conversationId.startsWith(`${id};`)),
    );
  const cards = () => messages().filter(({ card }) => card);
  return {
    id,
    messages,
    cards,
    lastCard: () => {
      const last = cards().at(-1);
      if (!last) throw new Error(`There is no card.\n${told(connector)}`);
      return last;
    },
    card: (text) =>
      waitFor(
        () => cards().findLast(({ card }) => card && has(textOf(card), text)),
        `A card with ${String(text)}`,
      ),
    line: (text) =>
      waitFor(
        () => messages().findLast((each) => has(each.text, text)),
        `A line with ${String(text)}`,
      ),
  };
};

/** Waits for what the bot posts and edits at this connector. */
export const waiting =
  (connector: Connector): WaitFor =>
  (look, what = 'What was awaited') =>
    new Promise((resolve, reject) => {
      const done = (finish: () => void) => {
        clearTimeout(timer);
        forget();
        finish();
      };
      const check = () => {
        try {
          const found = look();
          if (found) done(() => resolve(found));
        } catch (error) {
          done(() => reject(error instanceof Error ? error : new Error(String(error))));
        }
      };
      const forget = connector.onChange(check);
      const timer = setTimeout(
        () => done(() => reject(new Error(`${what} did not come.\n${told(connector)}`))),
        patience,
      );
      check();
    });

const has = (text: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

/** What was said last, for somebody who wonders why a test fails. */
function told({ messages }: Connector): string {
  const said = messages
    .slice(-5)
    .map(
      ({ conversationId, text, card }) => `[${conversationId}] ${text}${card ? textOf(card) : ''}`,
    );
  return `Said last:\n${said.join('\n---\n') || 'nothing'}`;
}
