import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import { theirSubscriptions, unlisted } from './customerChecks.ts';
import { byReseller, ofAll } from './customerLists.ts';
import type { Stopped, SyncDoors, SyncSettings } from './doors.ts';
import {
  importMark,
  pollMark,
  putMark,
  readMark,
  slowMark,
  type MarkKind,
  type PassMark,
} from './marks.ts';
import type { Phase } from './pass.ts';

/** How a slice of a pass ended: the whole pass is `done`, or there is `more`. `again`: when to go on, or to begin anew. */
export type Passed = { is: 'done' | 'more'; again: Moment } | (Stopped & { again: Moment });

const slicesAMinute = 6;
/** The import waits for nobody and nobody can work before it: it may take more than the slow round. */
const importShare = 3;
const roundsRest = 12;

/**
 * The first import of customers: by reseller, then all. Goes on where it stopped; once it is over it stays over.
 */
export const importCustomers = async (
  doors: SyncDoors,
  settings: SyncSettings,
): Promise<Passed> => {
  const { desk } = doors.store;
  const now = doors.clock.now();
  const kept = (await readMark(desk, importMark))?.body;
  if (kept?.phase === 'over') return { is: 'done', again: later(now, { hours: 24 }) };
  const poll = (await readMark(desk, pollMark))?.body;
  if (!poll?.baselineAt) return { is: 'more', again: later(now, { seconds: 1 }) };
  const pass = kept ?? begun(doors);
  const phases = { resellers: byReseller, all: ofAll };
  return slice(doors, settings, importMark, pass, phases, settings.callsPerMinute * importShare);
};

/**
 * The full round: every customer by reseller and once more all of them, who is gone, everybody's subscriptions. Does a slice
 * that keeps within its share of the calls, and remembers where it stopped. Begins when the import is over.
 */
export const slowRound = async (doors: SyncDoors, settings: SyncSettings): Promise<Passed> => {
  const { desk } = doors.store;
  const now = doors.clock.now();
  const imported = (await readMark(desk, importMark))?.body;
  const wait = { is: 'more', again: later(now, { seconds: settings.syncSeconds }) } as const;
  if (imported?.phase !== 'over') return wait;
  const kept = (await readMark(desk, slowMark))?.body;
  const rest = { seconds: settings.syncSeconds * roundsRest };
  if (kept?.overAt && now < later(kept.overAt, rest)) {
    return { is: 'done', again: later(kept.overAt, rest) };
  }
  const pass = kept && !kept.overAt ? kept : begun(doors);
  const phases = {
    resellers: byReseller,
    all: ofAll,
    check: unlisted,
    subscriptions: theirSubscriptions,
  };
  return slice(doors, settings, slowMark, pass, phases, settings.callsPerMinute);
};

const begun = ({ clock, ids }: SyncDoors): PassMark => ({
  round: ids.next(),
  startedAt: clock.now(),
  phase: 'resellers',
  skip: 0,
  listed: 0,
  failures: 0,
});

type Phases = Partial<Record<PassMark['phase'], Phase>>;

const slice = async (
  doors: SyncDoors,
  { syncSeconds }: SyncSettings,
  mark: MarkKind<PassMark>,
  begin: PassMark,
  phases: Phases,
  callsPerMinute: number,
): Promise<Passed> => {
  let left = Math.max(1, Math.floor(callsPerMinute / slicesAMinute));
  let pass = begin;
  let stop: Stopped | undefined;
  for (let phase = phases[pass.phase]; phase && left > 0 && !stop; phase = phases[pass.phase]) {
    const stretch = await phase(doors, pass, left);
    left -= stretch.calls;
    stop = stretch.stop;
    pass = isHollow(stretch.pass) ? { ...stretch.pass, phase: 'subscriptions' } : stretch.pass;
  }
  const over = !phases[pass.phase];
  const now = doors.clock.now();
  await doors.store.desk.commit([
    putMark(mark, over ? { ...pass, phase: 'over', overAt: now } : pass),
  ]);
  if (over) doors.log.info('sync.pass', { mark: mark.id, listed: pass.listed });
  const soon = later(now, { seconds: 60 / slicesAMinute });
  if (stop?.is === 'busy') return { ...stop, again: stop.until };
  if (stop) return { ...stop, again: later(now, { seconds: syncSeconds }) };
  return over ? { is: 'done', again: soon } : { is: 'more', again: soon };
};

// A list of all that is empty proves nothing about the customers that we keep.
const isHollow = ({ phase, listed }: PassMark): boolean => phase === 'check' && listed === 0;
