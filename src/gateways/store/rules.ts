import type { Op, Query, Store } from '../../domain/ports.ts';

/** The name of a partition of the store. */
export type ShelfName = keyof Pick<
  Store,
  'desk' | 'talk' | 'customers' | 'subscriptions' | 'catalogue'
>;

/** The most writes of one commit: the limit of a Cosmos DB batch, kept by every key. */
export const mostWrites = 100;

/** The most labels of which a document needs to have one. */
export const mostAnyOf = 50;

/** The most bytes of one commit: the limit of a Cosmos DB document and batch (2 MB), kept by every key. */
export const mostBytes = 2_000_000;

const history = 'history';

/**
 * Throws when a commit asks for what no store does, whatever it holds: too many writes, or touching a line of history. Lines
 * have ids of their own (`history:...`), so that no store needs to look first at what it is about to overwrite.
 */
export const refuseUnlawful = (shelf: ShelfName, ops: readonly Op[]): void => {
  const most = shelf === 'talk' ? 1 : mostWrites;
  if (ops.length > most) {
    throw new Error(`a commit to ${shelf} holds at most ${most} writes, not ${ops.length}`);
  }
  ops.forEach(refuseRewrittenHistory);
};

const refuseRewrittenHistory = (op: Op): void => {
  const isLine = (op.op === 'remove' ? op.id : op.doc.id).startsWith(`${history}:`);
  if (isLine && op.op !== 'create')
    throw new Error(`a line of history cannot be changed: ${op.op}`);
  if (op.op === 'remove' || (op.doc.type === history) === isLine) return;
  throw new Error('lines of history, and nothing else, have ids that begin with "history:"');
};

/** Throws when a commit is larger than every key can hold. */
export const refuseOversized = (bytes: number): void => {
  if (bytes > mostBytes) throw new Error(`a commit holds at most ${mostBytes} bytes, not ${bytes}`);
};

/** Throws when a shelf cannot be listed (conversations are found by their ids, and each is a partition of its own), or not so. */
export const refuseListing = (shelf: ShelfName, { anyOf = [] }: Pick<Query, 'anyOf'>): void => {
  if (anyOf.length > mostAnyOf)
    throw new Error(`a list is of at most ${mostAnyOf} labels, not ${anyOf.length}`);
  if (shelf === 'talk') throw new Error('conversations are read by their ids and never listed');
};
