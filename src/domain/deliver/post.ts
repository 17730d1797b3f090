import { markOf, newPainter, painterDoc } from '../painters.ts';
import { readPlace } from '../places.ts';
import { putTasks } from '../save.ts';
import { paintTask } from '../tasks.ts';
import type { View } from '../views.ts';
import { markDead } from './dead.ts';
import { done, type Doer } from './doer.ts';
import { readerAt, seeFor, viewFor } from './shown.ts';

const kept = /^(request|batch|match|setup):/;

/**
 * Posts one message to one place. What is kept true afterwards gets its painter together with this task's end, and is painted
 * once more then: it may have changed while it was on its way.
 */
export const post: Doer<'post'> = async (doors, work) => {
  const found = await doors.store.desk.read(work.place);
  const place = found && readPlace(found);
  if (!place || place.dead) return done;
  const reader = await readerAt(doors, place);
  if (reader === 'nobody') return done;
  if ('unknownUntil' in reader) return { is: 'again', at: reader.unknownUntil };
  const see = seeFor(work.see);
  const view: View | undefined = work.show
    ? await viewFor(doors, work.show, place, reader)
    : work.line && { view: 'line', line: work.line, ...(see && { see }) };
  if (!view) return done;
  const posted = await doors.notifier.post(place.address, { view });
  if (posted.is === 'busy') return { is: 'again', at: posted.until };
  if (posted.is === 'dead') await markDead(doors, work.place);
  if (posted.is !== 'posted' || posted.messageId === '') return done;
  if (!work.show || !kept.test(work.show)) return done;
  const painter = newPainter(doors, work.show, work.place, posted.messageId, markOf(doors, view));
  return {
    is: 'done',
    ops: [
      { op: 'put', doc: painterDoc(painter) },
      ...putTasks([paintTask(work.show, doors.clock.now())]),
    ],
  };
};
