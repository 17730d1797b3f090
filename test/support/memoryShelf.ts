import type { Doc, Found, Op, Query, Shelf, Store } from '../../src/domain/ports.ts';

/** A shelf in memory, for tests of the domain: what it keeps can be looked at, and it can break. */
export interface MemoryShelf extends Shelf {
  /** Everything of a type, in `sort` order. */
  all(type: string): Doc[];
  /** The commit after so many more is cut off before anything is written: it throws, and later ones work again. */
  breakAfter(commits: number): void;
  /** Something else happens just before the next commit. */
  beforeCommit(happens: () => Promise<void>): void;
  /** How many commits were saved. */
  readonly saved: number;
}

/** A store in memory. */
export interface MemoryStore extends Store {
  desk: MemoryShelf;
  talk: MemoryShelf;
  customers: MemoryShelf;
  subscriptions: MemoryShelf;
  catalogue: MemoryShelf;
}

const mostWrites = 100;

/** An empty shelf that keeps the contract of `Shelf`. */
export const memoryShelf = (most = mostWrites): MemoryShelf => {
  let kept = new Map<string, { text: string; etag: string }>();
  const sorted = new Map<string, { list: Found[]; saved: number }>();
  let [etags, saved] = [0, 0];
  let left: number | undefined;
  let before: (() => Promise<void>) | undefined;

  const foundOf = (id: string): Found | undefined => {
    const one = kept.get(id);
    return one && { doc: JSON.parse(one.text) as Doc, etag: one.etag };
  };

  const fits = (op: Op): boolean => {
    if (op.op === 'put') return true;
    if (op.op === 'create') return !kept.has(op.doc.id);
    return kept.get(op.op === 'remove' ? op.id : op.doc.id)?.etag === op.etag;
  };

  const write = (op: Op): void => {
    if (op.op === 'remove') return void kept.delete(op.id);
    etags += 1;
    kept.set(op.doc.id, { text: JSON.stringify(op.doc), etag: String(etags) });
  };

  // Sorted once for many pages of one list.
  const ofType = (type: string): Found[] => {
    const known = sorted.get(type);
    if (known?.saved === saved) return known.list;
    const list = [...kept.keys()]
      .map((id) => foundOf(id)!)
      .filter(({ doc }) => doc.type === type)
      .toSorted((a, b) => compare(a.doc.sort, b.doc.sort) || compare(a.doc.id, b.doc.id));
    sorted.set(type, { list, saved });
    return list;
  };

  const matching = ({ type, tags = [], anyOf, words = [], dueBy }: Omit<Query, 'limit'>): Found[] =>
    ofType(type).filter(
      ({ doc }) =>
        tags.every((tag) => doc.tags.includes(tag)) &&
        (anyOf === undefined || anyOf.some((tag) => doc.tags.includes(tag))) &&
        words.every((word) => doc.keys.some((key) => key.startsWith(word))) &&
        (dueBy === undefined || (doc.due !== undefined && doc.due <= dueBy)),
    );

  return {
    get saved() {
      return saved;
    },
    all: (type) => structuredClone(ofType(type).map(({ doc }) => doc)),
    breakAfter: (commits) => {
      left = commits;
    },
    beforeCommit: (happens) => {
      before = happens;
    },
    read: async (id) => foundOf(id),
    commit: async (ops) => {
      refuseUnlawful(ops, most);
      const happens = before;
      before = undefined;
      await happens?.();
      if (left === 0) {
        left = undefined;
        throw new Error('The store was cut off');
      }
      if (left !== undefined) left -= 1;
      const untouched = new Map(kept);
      for (const op of ops) {
        if (!fits(op)) {
          kept = untouched;
          return 'conflict';
        }
        write(op);
      }
      saved += 1;
      return 'saved';
    },
    list: async (query) => {
      const { skip = 0, limit, order = 'asc', dueBy } = query;
      const found = matching(query);
      if (dueBy !== undefined) {
        found.sort(
          (a, b) => compare(a.doc.due ?? '', b.doc.due ?? '') || compare(a.doc.id, b.doc.id),
        );
      } else if (order === 'desc') found.reverse();
      return structuredClone(found.slice(skip, skip + limit));
    },
    count: async (query) => matching(query).length,
  };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const refuseUnlawful = (ops: readonly Op[], most: number): void => {
  if (ops.length > most) throw new Error(`a commit holds at most ${most} writes`);
  for (const op of ops) {
    const isLine = (op.op === 'remove' ? op.id : op.doc.id).startsWith('history:');
    if (isLine && op.op !== 'create') throw new Error('a line of history cannot be changed');
  }
};

/** An empty store in memory. */
export const memoryStore = (): MemoryStore => ({
  desk: memoryShelf(),
  talk: memoryShelf(1),
  customers: memoryShelf(),
  subscriptions: memoryShelf(),
  catalogue: memoryShelf(),
  check: async () => undefined,
  close: async () => undefined,
});
