import { makeSystemMove } from '../perform.ts';
import { readRequest, requestDocId } from '../request.ts';
import { done, type Doer } from './doer.ts';

/** Makes the system move that is due on a request's clock: remind, escalate, expire. */
export const clock: Doer<'clock'> = async (doors, work) => {
  const found = await doors.store.desk.read(requestDocId(work.requestId));
  const next = found && readRequest(found).next;
  if (!next) return done;
  if (next.at > doors.clock.now()) return { is: 'again', at: next.at };
  await makeSystemMove(doors)(work.requestId, next.move, {});
  return done;
};
