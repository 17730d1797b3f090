import { readCustomer } from '../customer.ts';
import type { AuditRecord } from '../partnerCenter.ts';
import type { Op } from '../ports.ts';
import { roundTask, taskDoc } from '../tasks.ts';
import { later } from '../time.ts';
import type { Day, Id, Moment } from '../values.ts';
import { auditTopic, keyOf, type AuditTopic } from './auditRecords.ts';
import { addTouched, noneTouched, recount, type Touched } from './counts.ts';
import { lookAtCustomer } from './customers.ts';
import { asked, isRefusal, type Stopped, type SyncDoors, type SyncSettings } from './doors.ts';
import { auditMark, putMark, readMark, type AuditMark } from './marks.ts';
import { enterOutside, type OutsideMemory } from './outside.ts';
import { readSubscriptions } from './subscriptions.ts';

/** How following the log ended. `more`: the share of calls is used up, or a long absence is being made good. */
export type Audited = { is: 'done'; more: boolean; partnershipsDue: boolean } | Stopped;

const overlapDays = 1;
// Partner Center gives 30 days in one answer and nothing older than 90 days; both ends of a span count.
const spanDays = 29;
const oldestDays = 89;
const mostSeen = 10_000;
const mostYoung = 1_000;
/** So long after a deed a reading surely shows it. */
const shownAfterMinutes = 15;

/** What one run has learned so far. */
interface Run {
  mark: AuditMark;
  seen: Set<string>;
  memory: OutsideMemory;
  touched: Touched;
  partnershipsDue: boolean;
  /** Customers that may still be looked at in this run. */
  left: number;
}

/**
 * Follows Partner Center's own log: who or what was changed outside is read again, and stands in the history. Records come late, so each run goes back a
 * day; those that were handled are known by their ids. The first run ever begins with the present: the import reads the rest.
 */
export const auditSince = async (doors: SyncDoors, settings: SyncSettings): Promise<Audited> => {
  const started = doors.clock.now();
  const kept = (await readMark(doors.store.desk, auditMark))?.body;
  const begun = { since: started, watermark: started, seen: [], told: [], subjects: {} };
  const mark = kept ?? begun;
  const run: Run = {
    mark,
    seen: new Set(mark.seen),
    memory: { told: new Set(mark.told), subjects: new Map(Object.entries(mark.subjects)) },
    touched: noneTouched(),
    partnershipsDue: false,
    left: settings.callsPerMinute,
  };
  const { from, to } = spanOf(mark.watermark, started);
  const stop = await readLog(doors, run, from, to);
  const today = to === dayOf(started);
  const whole = !stop && run.left > 0;
  const watermark = !whole ? mark.watermark : today ? started : `${to}T23:59:59.999Z`;
  await recount(doors, run.touched);
  await remember(doors, run, watermark);
  if (stop) return stop;
  return { is: 'done', more: !whole || !today, partnershipsDue: run.partnershipsDue };
};

const dayOf = (moment: Moment): Day => moment.slice(0, 10);

const spanOf = (watermark: Moment, now: Moment): { from: Day; to: Day } => {
  const back = later(watermark, { days: -overlapDays });
  const oldest = later(now, { days: -oldestDays });
  const from = back > oldest ? back : oldest;
  const last = later(from, { days: spanDays });
  return { from: dayOf(from), to: dayOf(last < now ? last : now) };
};

const readLog = async (
  doors: SyncDoors,
  run: Run,
  from: Day,
  to: Day,
): Promise<Stopped | undefined> => {
  let next: string | undefined;
  do {
    const ask = { from, to, ...(next && { next }) };
    const answer = await asked(doors.log, 'auditRecords', () =>
      doors.partnerCenter.auditRecords(ask),
    );
    if (answer.is !== 'yes') return answer;
    const { items } = answer.value;
    if (!items) return { is: 'failed' };
    const oldest = oldestOf(run);
    // Before: a customer that is gone is still known. After: one that is new is known by then.
    await enterOutside(doors, run.memory, items, { oldest, unknown: 'later' });
    const stop = await handle(doors, run, items);
    if (stop || run.left <= 0) return stop;
    await enterOutside(doors, run.memory, items, { oldest, unknown: 'asRecorded' });
    next = answer.value.next;
  } while (next);
  return undefined;
};

/** What is to be read of one customer, and which records ask for it. */
interface Wanted {
  topics: Set<AuditTopic>;
  keys: string[];
  last: Moment;
}

const handle = async (
  doors: SyncDoors,
  run: Run,
  records: readonly AuditRecord[],
): Promise<Stopped | undefined> => {
  for (const [customerId, wanted] of sorted(doors, run, records)) {
    if (run.left <= 0) return undefined;
    const stop = await readAgain(doors, run, customerId, wanted);
    if (stop && !isRefusal(stop)) return stop;
    wanted.keys.forEach((key) => run.seen.add(key));
  }
  return undefined;
};

// What was done shortly before the import began may be missing in what it read.
const oldestOf = ({ mark }: Run): Moment => later(mark.since, { minutes: -shownAfterMinutes });

const sorted = (doors: SyncDoors, run: Run, records: readonly AuditRecord[]): Map<Id, Wanted> => {
  const byCustomer = new Map<Id, Wanted>();
  const oldest = oldestOf(run);
  for (const record of records) {
    const topic = auditTopic(record);
    const key = keyOf(doors.ids, record);
    if (!topic || record.at < oldest || run.seen.has(key)) continue;
    if (topic === 'partnerships') {
      run.partnershipsDue = true;
      run.seen.add(key);
    } else if (record.customerId) {
      const known = byCustomer.get(record.customerId);
      const wanted = known ?? { topics: new Set(), keys: [], last: record.at };
      wanted.topics.add(topic);
      wanted.keys.push(key);
      if (record.at > wanted.last) wanted.last = record.at;
      byCustomer.set(record.customerId, wanted);
    }
  }
  return byCustomer;
};

const readAgain = async (
  doors: SyncDoors,
  run: Run,
  customerId: Id,
  { topics, last }: Wanted,
): Promise<Stopped | undefined> => {
  const found = await doors.store.customers.read(customerId);
  const kept = found && readCustomer(found);
  const shown = later(last, { minutes: shownAfterMinutes });
  const knows = (asOf: Moment | undefined) => asOf !== undefined && asOf >= shown;
  if (!kept || (topics.has('customer') && !knows(kept.asOf))) {
    run.left -= 1;
    const looked = await lookAtCustomer(doors, customerId);
    if (looked.is !== 'done') return looked;
    addTouched(run.touched, looked.touched);
    if (!looked.there) return undefined;
  }
  if (!topics.has('subscriptions') || knows(kept?.subscriptionsAsOf)) return undefined;
  run.left -= 1;
  const read = await readSubscriptions(doors, customerId);
  if (read.is !== 'done') return read;
  addTouched(run.touched, read.touched);
  return undefined;
};

const remember = async (
  { store, clock }: SyncDoors,
  run: Run,
  watermark: Moment,
): Promise<void> => {
  const seen = [...run.seen].slice(-mostSeen);
  const told = [...run.memory.told].slice(-mostSeen);
  const subjects = Object.fromEntries([...run.memory.subjects].slice(-mostYoung));
  const due = roundTask('partnerships', clock.now());
  const wake: Op[] = run.partnershipsDue ? [{ op: 'put', doc: taskDoc(due) }] : [];
  await store.desk.commit([
    putMark(auditMark, { since: run.mark.since, watermark, seen, told, subjects }),
    ...wake,
  ]);
};
