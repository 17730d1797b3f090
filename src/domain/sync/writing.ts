import {
  partnershipDoc,
  partnershipDocId,
  readPartnership,
  type Partnership,
} from '../partnership.ts';
import type { Found, Op, Query, Shelf } from '../ports.ts';
import type { Id } from '../values.ts';

/** The most writes of one commit. */
export const mostWrites = 100;

const pageSize = 500;
const tries = 6;

/**
 * Commits what is made from fresh reading; when something changed in between, reads and makes it again.
 * @returns what came with the writes that were saved
 */
export const savedAfresh = async <T>(
  shelf: Shelf,
  make: () => Promise<{ ops: readonly Op[]; result: T }>,
): Promise<T> => {
  for (let tried = 1; tried <= tries; tried += 1) {
    const { ops, result } = await make();
    if (ops.length === 0 || (await shelf.commit(ops)) === 'saved') return result;
  }
  throw new Error(`gave up after ${tries} conflicting commits`);
};

/** Every document of a query, read in pages. Documents that come or go meanwhile may be missed or met twice. */
export async function* everyOne(
  shelf: Shelf,
  query: Pick<Query, 'type' | 'tags'>,
): AsyncGenerator<Found> {
  for (let skip = 0; ; skip += pageSize) {
    const page = await shelf.list({ ...query, skip, limit: pageSize });
    yield* page;
    if (page.length < pageSize) return;
    // A store in this process answers at once: without a pause, a long list would keep everybody waiting.
    await new Promise((resume) => setImmediate(resume));
  }
}

/** A list in parts of at most so many. */
export const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

/** Changes a partnership as it stands now; `change` answers nothing when there is nothing to change. */
export const changePartnership = (
  desk: Shelf,
  id: Id,
  change: (kept: Partnership) => Partnership | undefined,
): Promise<Partnership | undefined> =>
  savedAfresh(desk, async () => {
    const found = await desk.read(partnershipDocId(id));
    const kept = found && readPartnership(found);
    const changed = kept && change(kept);
    if (!found || !changed) return { ops: [], result: kept };
    return {
      ops: [{ op: 'replace', doc: partnershipDoc(changed), etag: found.etag }],
      result: changed,
    };
  });

/** Removes every document with a tag, a commit at a time. */
export const removeAll = async (
  shelf: Shelf,
  query: Pick<Query, 'type' | 'tags'>,
): Promise<Found[]> => {
  const removed: Found[] = [];
  for (let left = tries; ;) {
    const page = await shelf.list({ ...query, limit: mostWrites });
    if (page.length === 0) return removed;
    const ops = page.map(({ doc, etag }): Op => ({ op: 'remove', id: doc.id, etag }));
    if ((await shelf.commit(ops)) === 'saved') removed.push(...page);
    else if ((left -= 1) === 0) throw new Error(`gave up after ${tries} conflicting commits`);
  }
};
