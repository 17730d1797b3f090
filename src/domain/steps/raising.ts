import { over } from '../save.ts';
import type { Id } from '../values.ts';
import type { StepDoors } from './step.ts';
import { isAtWork, isUnderChange } from './underChange.ts';

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
  if (await isUnderChange({ store }, id)) return false;
  const found = await store.desk.read(noteId(id));
  const noted = found?.doc.body as Note;
  const isTheirs = noted !== undefined && noted.requestId !== requestId;
  if (isTheirs && (await isAtWork({ store }, noted.requestId))) return false;
  const body = { requestId, wanted };
  const doc = { id: noteId(id), type: 'mark', schema: 1, sort: '', tags: [], keys: [], body };
  return (await store.desk.commit([over(found, doc)])) === 'saved';
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
