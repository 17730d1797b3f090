import type { Address, Message } from './notice.ts';
import type { Id, Moment, Role } from './values.ts';

/** One stored document: the desk reads and writes `body`, the store finds it by the rest. */
export interface Doc {
  id: string;
  /** What it is: `request`, `history`, `partnership`, `task`, ... Lists are of one type. */
  type: string;
  /** Version of the body's shape; old shapes are upgraded where the body is read. */
  schema: number;
  /** Lists come in this order. */
  sort: string;
  /** Exact labels a list can ask for. */
  tags: string[];
  /** Lower-case search words; a search matches their beginnings. */
  keys: string[];
  /** When it becomes due (tasks). */
  due?: Moment;
  body: unknown;
}

/** A document with the mark that guards the next write of it. */
export interface Found {
  doc: Doc;
  etag: string;
}

/** One write. `create` refuses an existing id, `replace` and `remove` refuse a stale etag, `put` writes whatever is there. */
export type Op =
  | { op: 'create'; doc: Doc }
  | { op: 'replace'; doc: Doc; etag: string }
  | { op: 'put'; doc: Doc }
  | { op: 'remove'; id: string; etag: string };

/** Which documents of a shelf; all given conditions hold together. */
export interface Query {
  type: string;
  tags?: readonly string[];
  /** At least one of these labels (at most 50), beside all of `tags`. */
  anyOf?: readonly string[];
  /** Each word is the beginning of one of the document's keys. */
  words?: readonly string[];
  /** `due` is set and not after this moment. */
  dueBy?: Moment;
  order?: 'asc' | 'desc';
  skip?: number;
  limit: number;
}

/** One partition of the store. A commit of up to 100 writes is all or nothing; documents of type `history` are only ever created. */
export interface Shelf {
  read(id: string): Promise<Found | undefined>;
  /** `conflict`: nothing was written, because one document changed, exists already or is gone. Throws on more than 100 writes. */
  commit(ops: readonly Op[]): Promise<'saved' | 'conflict'>;
  /** In `sort` order, ties by id; with `dueBy` the earliest due first. With `words` the order is the store's own, each match once. */
  list(query: Query): Promise<Found[]>;
  count(query: Omit<Query, 'skip' | 'limit' | 'order'>): Promise<number>;
}

/** Where everything is kept. `talk` has one document per conversation, so its commits hold one write. */
export interface Store {
  desk: Shelf;
  talk: Shelf;
  customers: Shelf;
  subscriptions: Shelf;
  /** What can be ordered, by market. */
  catalogue: Shelf;
  /** Throws when the store cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Who people are: which roles a person has. */
export interface Directory {
  /** Showing may use an answer five minutes old; a move asks with `fresh`. Unknown people and guests have no role. Throws when it cannot know. */
  person(
    id: Id,
    freshness: 'fresh' | 'recent',
  ): Promise<{ id: Id; name: string; roles: Role[]; email?: string } | undefined>;
  /** Everybody who holds one of these roles. */
  holders(roles: readonly Role[]): Promise<{ id: Id; name: string }[]>;
}

/** How a post or edit went. `dead`: nobody can be reached there until somebody speaks there; `gone`: the message is no more. */
export type Posted =
  | { is: 'posted'; messageId: string }
  | { is: 'edited' }
  | { is: 'gone' }
  | { is: 'dead' }
  | { is: 'busy'; until: Moment };

/** Says things in Teams. Broken lines are thrown. */
export interface Notifier {
  post(to: Address, message: Message): Promise<Posted>;
  edit(to: Address, messageId: string, message: Message): Promise<Posted>;
}

/** Seals secrets (AES-256-GCM), bound to what they are for, so that a sealed text is of no use elsewhere. */
export interface Seal {
  seal(text: string, boundTo: readonly string[]): string;
  /** Throws when the text was sealed for something else or by an unknown key. */
  open(sealed: string, boundTo: readonly string[]): string;
}

/** The time. */
export interface Clock {
  now(): Moment;
}

/** New identities. */
export interface Ids {
  next(): Id;
  /** The same id for the same parts, always (UUID version 5). */
  derived(...parts: readonly string[]): Id;
}

/** One JSON line per deed, task and fault: ids and codes, never e-mails, names, secrets or card text. */
export interface Log {
  info(event: string, fields?: Record<string, string | number | boolean | undefined>): void;
  fault(
    event: string,
    error: unknown,
    fields?: Record<string, string | number | boolean | undefined>,
  ): void;
}
