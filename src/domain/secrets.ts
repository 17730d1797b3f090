import { z } from 'zod';
import { secretDocId } from './order.ts';
import type { Op, Seal, Store } from './ports.ts';
import type { Id } from './values.ts';

const Secret = z.object({ sealed: z.string() });

/** The write that destroys the sealed password of a request, if there is one. */
export const secretEnd = async (
  { store }: { store: Pick<Store, 'desk'> },
  requestId: Id,
): Promise<Op[]> => {
  const found = await store.desk.read(secretDocId(requestId));
  return found ? [{ op: 'remove', id: found.doc.id, etag: found.etag }] : [];
};

/**
 * Opens the sealed password of a request; undefined: there is none any more.
 * @throws when it cannot be opened; what is thrown holds nothing of it, not even sealed.
 */
export const openSecret = async (
  { store, seal }: { store: Pick<Store, 'desk'>; seal: Seal },
  requestId: Id,
): Promise<string | undefined> => {
  const found = await store.desk.read(secretDocId(requestId));
  if (!found) return undefined;
  try {
    return seal.open(Secret.parse(found.doc.body).sealed, ['setup', requestId]);
  } catch {
    throw new Error(`The sealed password of request ${requestId} cannot be opened`);
  }
};
