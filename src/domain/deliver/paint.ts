import { markOf, painterDoc, readPainter, type Painter } from '../painters.ts';
import { readPlace, type Place } from '../places.ts';
import type { Found, Op } from '../ports.ts';
import { putTasks } from '../save.ts';
import { everyOne, inParts } from '../sync/writing.ts';
import { postTask } from '../tasks.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import type { View } from '../views.ts';
import { markDead } from './dead.ts';
import { done, type DeliveryDoors, type Doer } from './doer.ts';
import { readerAt, viewFor } from './shown.ts';

const atOnce = 20;
const leaseSeconds = 60;
const soonSeconds = 1;

/**
 * Edits every posted copy to what is true now. Each copy has a lease, so two painters never leave an old card; whoever raises
 * the task while it runs makes it run again.
 */
export const paint: Doer<'paint'> = async (doors, work, task) => {
  const copies: Found[] = [];
  const query = { type: 'painter', tags: [`paints:${work.show}`] };
  for await (const copy of everyOne(doors.store.desk, query)) copies.push(copy);
  const waits: (Moment | undefined)[] = [];
  const broken: unknown[] = [];
  for (const part of inParts(copies, atOnce)) {
    const ends = await Promise.allSettled(
      part.map((copy) => paintCopy(doors, copy, task.lease?.by)),
    );
    for (const end of ends) {
      if (end.status === 'fulfilled') waits.push(end.value);
      else broken.push(end.reason);
    }
  }
  // One copy that cannot be painted keeps no other from it.
  if (broken.length > 0) throw broken[0];
  const again = waits.filter((at) => at !== undefined).sort()[0];
  return again ? { is: 'again', at: again } : done;
};

/** Paints one copy; says when to come back, if it has to. */
const paintCopy = async (
  doors: DeliveryDoors,
  copy: Found,
  worker: string | undefined,
): Promise<Moment | undefined> => {
  const painter = readPainter(copy);
  const now = doors.clock.now();
  if (painter.until !== undefined && painter.until <= now) return end(doors, painter.id, 'remove');
  const soon = later(now, { seconds: soonSeconds });
  // Whoever has it may have read what was true before this was wished for.
  if (painter.lease && painter.lease > now) return soon;
  const lease = later(now, { seconds: leaseSeconds });
  const leased: Painter = { ...painter, lease, leasedBy: worker };
  const claimed = await doors.store.desk.commit([
    { op: 'replace', doc: painterDoc(leased), etag: copy.etag },
  ]);
  if (claimed === 'conflict') return soon;
  try {
    return await paintClaimed(doors, painter);
  } catch (error) {
    await end(doors, painter.id, {});
    throw error;
  }
};

const paintClaimed = async (
  doors: DeliveryDoors,
  painter: Painter,
): Promise<Moment | undefined> => {
  const found = await doors.store.desk.read(painter.place);
  if (!found) return end(doors, painter.id, 'remove');
  const place = readPlace(found);
  const reader = await readerAt(doors, place);
  // Somebody without a role is shown nothing; with one again, the next change.
  if (reader === 'nobody') return end(doors, painter.id, {});
  if ('unknownUntil' in reader) return (await end(doors, painter.id, {})) ?? reader.unknownUntil;
  const view = await viewFor(doors, painter.show, place, reader);
  if (!view) return takeAway(doors, painter, place);
  const mark = markOf(doors, view);
  if (mark === painter.painted) return end(doors, painter.id, {});
  const result = await doors.notifier.edit(place.address, painter.messageId, { view });
  if (result.is === 'edited') return end(doors, painter.id, { painted: mark });
  if (result.is === 'busy') return (await end(doors, painter.id, {})) ?? result.until;
  if (result.is === 'gone') return postAnew(doors, painter);
  await markDead(doors, painter.place);
  return end(doors, painter.id, 'remove');
};

const noLonger = (key: 'stale' | 'notFound'): View => ({ view: 'line', line: { key, values: {} } });

/** What stands in place of a card when there is nothing to show any more; a list goes on showing what it did. */
const insteadOf: Readonly<Record<string, View>> = {
  request: noLonger('stale'),
  customer: noLonger('notFound'),
  subscription: noLonger('notFound'),
  subscriptions: noLonger('notFound'),
};

/**
 * A request that its reader may not see any more, a draft that was handed over, or a customer that is ours no longer does not stay on
 * their screen.
 */
const takeAway = async (
  doors: DeliveryDoors,
  { id, show, messageId }: Painter,
  { address }: Place,
): Promise<Moment | undefined> => {
  const view = insteadOf[show.split(':', 1)[0] ?? ''];
  const result = view && (await doors.notifier.edit(address, messageId, { view }));
  if (result?.is === 'busy') return (await end(doors, id, {})) ?? result.until;
  return end(doors, id, 'remove');
};

const postAnew = async (doors: DeliveryDoors, { id, place, show }: Painter): Promise<undefined> => {
  await end(doors, id, 'remove', putTasks([postTask(id, place, doors.clock.now(), { show })]));
};

/** Gives the lease back, with what was painted; or forgets the copy. */
const end = async (
  doors: DeliveryDoors,
  id: string,
  how: Partial<Painter> | 'remove',
  also: readonly Op[] = [],
): Promise<undefined> => {
  const found = await doors.store.desk.read(id);
  if (!found) return;
  const { lease: _lease, leasedBy: _worker, ...painter } = readPainter(found);
  await doors.store.desk.commit([
    how === 'remove'
      ? { op: 'remove', id, etag: found.etag }
      : { op: 'replace', doc: painterDoc({ ...painter, ...how }), etag: found.etag },
    ...also,
  ]);
};
