import { painterDoc, readPainter, type Painter } from '../painters.ts';
import { readPlace } from '../places.ts';
import type { Found, Posted } from '../ports.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import type { View } from '../views.ts';
import { markDead } from './dead.ts';
import { done, type DeliveryDoors, type Doer } from './doer.ts';
import { viewFor } from './shown.ts';

const mostCopies = 100;
const leaseSeconds = 60;
const soonSeconds = 1;

/**
 * Edits every posted copy to what is true now. Each copy has a lease, so two painters never leave an old card; whoever raises
 * the task while it runs makes it run again.
 */
export const paint: Doer<'paint'> = async (doors, work) => {
  const copies = await doors.store.desk.list({
    type: 'painter',
    tags: [`paints:${work.show}`],
    limit: mostCopies,
  });
  const waits = await Promise.all(copies.map((copy) => paintCopy(doors, copy)));
  const again = waits.filter((at) => at !== undefined).sort()[0];
  return again ? { is: 'again', at: again } : done;
};

/** Paints one copy; says when to come back, if it has to. */
const paintCopy = async (doors: DeliveryDoors, copy: Found): Promise<Moment | undefined> => {
  const painter = readPainter(copy);
  const now = doors.clock.now();
  if (painter.lease && painter.lease > now) return painter.lease;
  const leased = { ...painter, lease: later(now, { seconds: leaseSeconds }) };
  const claimed = await doors.store.desk.commit([
    { op: 'replace', doc: painterDoc(leased), etag: copy.etag },
  ]);
  if (claimed === 'conflict') return later(now, { seconds: soonSeconds });
  const place = await doors.store.desk.read(painter.place);
  const view = place && (await viewFor(doors, painter.show, readPlace(place)));
  if (!place || !view) return end(doors, painter.id, 'remove');
  const mark = markOf(doors, view);
  if (mark === painter.painted) return end(doors, painter.id, {});
  const result = await editOrLetGo(doors, painter.id, () =>
    doors.notifier.edit(readPlace(place).address, painter.messageId, { view }),
  );
  if (result.is === 'edited') return end(doors, painter.id, { painted: mark });
  if (result.is === 'busy') return (await end(doors, painter.id, {})) ?? result.until;
  if (result.is === 'dead') await markDead(doors, painter.place);
  return end(doors, painter.id, 'remove');
};

const editOrLetGo = async (
  doors: DeliveryDoors,
  id: string,
  edit: () => Promise<Posted>,
): Promise<Posted> => {
  try {
    return await edit();
  } catch (error) {
    await end(doors, id, {});
    throw error;
  }
};

/** Gives the lease back, with what was painted; or forgets the copy. */
const end = async (
  doors: DeliveryDoors,
  id: string,
  how: Partial<Painter> | 'remove',
): Promise<undefined> => {
  const found = await doors.store.desk.read(id);
  if (!found) return;
  const { lease: _, ...painter } = readPainter(found);
  await doors.store.desk.commit([
    how === 'remove'
      ? { op: 'remove', id, etag: found.etag }
      : { op: 'replace', doc: painterDoc({ ...painter, ...how }), etag: found.etag },
  ]);
};

/** A mark that changes whenever what is shown does. */
export const markOf = (doors: Pick<DeliveryDoors, 'ids'>, view: View): string =>
  doors.ids.derived(JSON.stringify(view));
