import { guardHolder } from '../guards.ts';
import type { Shelf } from '../ports.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import { over } from '../save.ts';
import type { Id } from '../values.ts';
import type { StepDoors } from './step.ts';

/** A number of licences that a request brings a subscription to. */
interface Raising {
  id: Id;
  wanted: number;
}

type Note = { requestId: Id; wanted: number } | undefined;

const noteId = (id: Id): string => `raising:${id}`;

/**
 * Notes, before it is asked for, that it is this request that raises a subscription; false while another one is at work on it. Two that
 * add as many want the same number, and one would take what the other has done for its own.
 */
export const noteRaising = async (
  { store }: Pick<StepDoors, 'store'>,
  requestId: Id,
  { id, wanted }: Raising,
): Promise<boolean> => {
  const changing = await guardHolder({ store }, `open:change:${id}`);
  if (changing !== undefined && (await isAtWork(store.desk, changing))) return false;
  const found = await store.desk.read(noteId(id));
  const noted = found?.doc.body as Note;
  const isTheirs = noted !== undefined && noted.requestId !== requestId;
  if (isTheirs && (await isAtWork(store.desk, noted.requestId))) return false;
  const body = { requestId, wanted };
  const doc = { id: noteId(id), type: 'mark', schema: 1, sort: '', tags: [], keys: [], body };
  return (await store.desk.commit([over(found, doc)])) === 'saved';
};

const atWork: readonly Request['state'][] = ['running', 'waiting'];

const isAtWork = async (desk: Shelf, requestId: Id): Promise<boolean> => {
  const found = await desk.read(requestDocId(requestId));
  return found !== undefined && atWork.includes(readRequest(found).state);
};

/** Is it this request that brought a subscription to this number? */
export const isRaisedBy = async (
  { store }: Pick<StepDoors, 'store'>,
  requestId: Id,
  { id, wanted }: Raising,
): Promise<boolean> => {
  const noted = (await store.desk.read(noteId(id)))?.doc.body as Note;
  return noted?.requestId === requestId && noted.wanted === wanted;
};
