import { newPainter, painterDoc } from '../painters.ts';
import { readPlace } from '../places.ts';
import type { View } from '../views.ts';
import { markDead } from './dead.ts';
import { done, type Doer } from './doer.ts';
import { markOf } from './paint.ts';
import { seeFor, viewFor } from './shown.ts';

const kept = /^(request|batch|match):/;

/** Posts one message to one place. What is kept true afterwards gets its painter together with this task's end. */
export const post: Doer<'post'> = async (doors, work) => {
  const found = await doors.store.desk.read(work.place);
  const place = found && readPlace(found);
  if (!place || place.dead) return done;
  const see = seeFor(work.see);
  const view: View | undefined = work.show
    ? await viewFor(doors, work.show, place)
    : work.line && { view: 'line', line: work.line, ...(see && { see }) };
  if (!view) return done;
  const posted = await doors.notifier.post(place.address, { view });
  if (posted.is === 'busy') return { is: 'again', at: posted.until };
  if (posted.is === 'dead') await markDead(doors, work.place);
  if (posted.is !== 'posted' || !work.show || !kept.test(work.show)) return done;
  const painter = newPainter(doors, work.show, work.place, posted.messageId, markOf(doors, view));
  return { is: 'done', ops: [{ op: 'put', doc: painterDoc(painter) }] };
};
