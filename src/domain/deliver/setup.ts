import { makeSystemMove } from '../perform.ts';
import { isRefusal } from '../refusal.ts';
import { readRequest, requestDocId } from '../request.ts';
import { setupDue, setupDueNow } from '../setupClock.ts';
import { later } from '../time.ts';
import { done, type Doer } from './doer.ts';

/** Reminds of a new customer's first sign-in, or has it destroyed, when it is time. */
export const setup: Doer<'setup'> = async (doors, { requestId }) => {
  const found = await doors.store.desk.read(requestDocId(requestId));
  const request = found && readRequest(found);
  const next = request && setupDue(request, doors.policy);
  if (!request || !next) return done;
  const due = setupDueNow(request, doors.policy, doors.clock.now());
  if (!due) return { is: 'again', at: next.at };
  const moved = await makeSystemMove(doors)(requestId, due.move, due.args);
  const now = doors.clock.now();
  return { is: 'again', at: isRefusal(moved) ? later(now, { minutes: 1 }) : now };
};
