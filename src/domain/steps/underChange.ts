import { guardHolder } from '../guards.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import type { Id } from '../values.ts';
import type { StepDoors } from './step.ts';

const atWork: readonly Request['state'][] = ['running', 'waiting'];

/** Is a request being carried out just now? */
export const isAtWork = async (
  { store }: Pick<StepDoors, 'store'>,
  requestId: Id,
): Promise<boolean> => {
  const found = await store.desk.read(requestDocId(requestId));
  return found !== undefined && atWork.includes(readRequest(found).state);
};

/**
 * Is a request of its own changing this subscription just now? What was accepted may not show yet, so whoever looks takes it to be as it
 * was, and would undo it.
 */
export const isUnderChange = async (
  doors: Pick<StepDoors, 'store'>,
  subscriptionId: Id,
): Promise<boolean> => {
  const holder = await guardHolder(doors, `open:change:${subscriptionId}`);
  return holder !== undefined && isAtWork(doors, holder);
};
