import type { Doc } from '../../src/domain/ports.ts';

/** What the test tells a killable bot. */
export type Order =
  | { do: 'open' }
  /** Keep what was compiled until now, for those that start later: one that is killed writes nothing at its end. */
  | { do: 'keep' }
  /** Count from now on, or once something with this label comes, and die at this moment; 0: never. */
  | { do: 'arm'; at: number; from?: string }
  | { do: 'disarm' }
  /** Answer when nothing is under way and nothing due soon. */
  | { do: 'quiet' }
  | { do: 'list'; type: string; tags: string[] };

/** The moments that were passed: each with the labels of what had just ended, and of what was about to begin. */
export type Trace = string[][];

/** What a killable bot answers to each order, when it is carried out. */
export interface Answers {
  /** It serves. `unposted`: the posts that its predecessor had not recorded as done, as JSON. */
  open: { unposted: string[] };
  keep: null;
  arm: null;
  disarm: Trace;
  quiet: null;
  list: Doc[];
}

export type OrderName = keyof Answers;
export type OrderOf<Name extends OrderName> = Extract<Order, { do: Name }>;

/** An order as it is sent: several can be under way, so each has a number. */
export interface Sent {
  number: number;
  order: Order;
}

/** The answer to the order of this number. That everything is imported is said without an order, as number 0. */
export interface Answered {
  number: number;
  answer: Answers[OrderName];
}
