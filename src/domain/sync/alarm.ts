import type { Op } from '../ports.ts';
import { taskDoc, tellTask } from '../tasks.ts';
import type { SyncDoors } from './doors.ts';
import type { Disbelief } from './listing.ts';
import { alarmMark, pollMark, putMark, readMark, replaceMark } from './marks.ts';
import { admins } from './matching.ts';

const mostNames = 20;

/** Tells admins, once, that a list was not believed; once more only after a list that was. Nothing else changes. */
export const ringAlarm = async (
  { store: { desk }, clock, log }: SyncDoors,
  { reason, names }: Disbelief,
): Promise<void> => {
  const alarm = await readMark(desk, alarmMark);
  log.info('sync.alarm', { reason, gone: names.length, told: alarm?.body.open !== true });
  if (alarm?.body.open) return;
  const at = clock.now();
  const known = await desk.count({ type: 'partnership', tags: ['listed'] });
  const show = `alarm:${alarmMark.id}`;
  const told = tellTask(`${show}:${at}`, at, admins, { show });
  const poll = await readMark(desk, pollMark);
  const body = { reason, names: names.slice(0, mostNames), known, at, open: true };
  await desk.commit([
    // A conflict says that somebody else has told it.
    replaceMark(alarmMark, body, alarm?.etag),
    // The next list is compared in full, and so ends the alarm.
    putMark(pollMark, { ...poll?.body, settled: undefined }),
    { op: 'put', doc: taskDoc(told) },
  ]);
};

/** Ends an alarm, since a list was believed. */
export const closedAlarm = async ({ store }: SyncDoors): Promise<Op[]> => {
  const alarm = await readMark(store.desk, alarmMark);
  return alarm?.body.open ? [putMark(alarmMark, { ...alarm.body, open: false })] : [];
};
