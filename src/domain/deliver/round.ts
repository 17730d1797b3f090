import { makeSystemMove } from '../perform.ts';
import { NoAnswer, type Found } from '../ports.ts';
import { Round, readTask, roundTask, taskDoc, type Task } from '../tasks.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import type { DeliveryDoors, Done } from './doer.ts';
import { doTask } from './index.ts';

const atOnce = 32;
// More than are done at once: many may be of one lane, and others must not wait behind them.
const lookedAt = 200;
const leaseSeconds = 60;
const renewSeconds = 20;
const mostTries = 10;
const longestBackOffSeconds = 300;

/** The delivery round: claims due tasks, does them, and repeats what failed. */
export interface DeliveryRound {
  /** There is work. */
  wake(): void;
  /** Finishes what is under way and claims nothing more. */
  close(): Promise<void>;
  /** Resolves when nothing is due and nothing under way; for tests. */
  idle(): Promise<void>;
}

/** Makes sure that every standing round has its task; existing ones stay as they are. */
export const startRounds = async (doors: Pick<DeliveryDoors, 'store' | 'clock'>): Promise<void> => {
  for (const round of Round.options) {
    await doors.store.desk.commit([
      { op: 'create', doc: taskDoc(roundTask(round, doors.clock.now())) },
    ]);
  }
};

/**
 * Starts delivering. `tickMs`: how often it looks for what another instance left or what became due.
 */
export const startDelivery = (
  doors: DeliveryDoors,
  settings: { tickMs: number; worker: string },
): DeliveryRound => {
  const underWay = new Map<string, Promise<void>>();
  const lanes = new Set<string>();
  let closed = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  const look = async (): Promise<void> => {
    if (closed || underWay.size >= atOnce) return;
    const due = await doors.store.desk.list({
      type: 'task',
      dueBy: doors.clock.now(),
      limit: atOnce,
    });
    for (const found of due) {
      const task = readTask(found);
      if (closed || underWay.size >= atOnce || underWay.has(task.id) || lanes.has(task.lane))
        continue;
      lanes.add(task.lane);
      underWay.set(
        task.id,
        run(doors, settings.worker, found, task).finally(() => {
          lanes.delete(task.lane);
          underWay.delete(task.id);
          wake();
        }),
      );
    }
  };

  const wake = (): void => {
    if (closed) return;
    lookAgain = true;
    looking ??= lookWhileAsked().finally(() => {
      looking = undefined;
    });
  };

  const lookWhileAsked = async (): Promise<void> => {
    while (lookAgain && !closed) {
      lookAgain = false;
      try {
        await look();
      } catch (error) {
        doors.log.fault('delivery.look', error);
      }
    }
  };

  const timer = setInterval(wake, settings.tickMs);
  wake();

  return {
    wake,
    idle: async () => {
      do {
        await looking;
        await Promise.all(underWay.values());
        await new Promise((resolve) => setImmediate(resolve));
      } while (looking || underWay.size > 0);
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      await looking;
      await Promise.all(underWay.values());
    },
  };
};

/** Claims one task, does it, and saves how it went. Never rejects: a task that cannot be done now is done later. */
const run = async (
  doors: DeliveryDoors,
  worker: string,
  found: Found,
  task: Task,
): Promise<void> => {
  try {
    const claimed = await claim(doors, worker, found, task);
    if (!claimed) return;
    const keep = setInterval(() => void renew(doors, worker, task), renewSeconds * 1000);
    try {
      const how = await doTask(doors, task);
      await finish(doors, worker, task, how);
    } catch (error) {
      await failed(doors, worker, task, error);
    } finally {
      clearInterval(keep);
    }
  } catch (error) {
    doors.log.fault('delivery.save', error, { task: task.id });
  }
};

const claim = async (
  doors: DeliveryDoors,
  worker: string,
  found: Found,
  task: Task,
): Promise<boolean> => {
  const lease = { by: worker, until: later(doors.clock.now(), { seconds: leaseSeconds }) };
  return (
    (await doors.store.desk.commit([
      { op: 'replace', doc: taskDoc({ ...task, lease }), etag: found.etag },
    ])) === 'saved'
  );
};

/** The task as it stands, if it is still ours: somebody who wished for it again meanwhile has put a fresh one in its place. */
const ours = async (
  doors: DeliveryDoors,
  worker: string,
  task: Task,
): Promise<Found | undefined> => {
  const found = await doors.store.desk.read(taskDoc(task).id);
  return found && readTask(found).lease?.by === worker ? found : undefined;
};

const renew = async (doors: DeliveryDoors, worker: string, task: Task): Promise<void> => {
  try {
    const found = await ours(doors, worker, task);
    if (found) await claim(doors, worker, found, readTask(found));
  } catch (error) {
    doors.log.fault('delivery.renew', error, { task: task.id });
  }
};

const finish = async (
  doors: DeliveryDoors,
  worker: string,
  task: Task,
  how: Done,
): Promise<void> => {
  const found = await ours(doors, worker, task);
  const extra = how.is === 'done' ? (how.ops ?? []) : [];
  if (!found) {
    if (extra.length > 0) await doors.store.desk.commit(extra);
    return;
  }
  if (how.is === 'again') {
    await doors.store.desk.commit([
      { op: 'replace', doc: taskDoc(waiting(task, how.at, 0)), etag: found.etag },
    ]);
    wakeAt(doors, how.at);
    return;
  }
  const saved = await doors.store.desk.commit([
    { op: 'remove', id: found.doc.id, etag: found.etag },
    ...extra,
  ]);
  if (saved === 'conflict' && extra.length > 0) await doors.store.desk.commit(extra);
  if (extra.length > 0) doors.wake();
};

const waiting = ({ lease: _, ...task }: Task, due: Moment, tries: number): Task => ({
  ...task,
  due,
  tries,
});

const wakeAt = (doors: DeliveryDoors, at: Moment): void => {
  const ms = Date.parse(at) - Date.parse(doors.clock.now());
  if (ms < 60_000) setTimeout(() => doors.wake(), Math.max(ms, 0) + 5).unref();
};

const failed = async (
  doors: DeliveryDoors,
  worker: string,
  task: Task,
  error: unknown,
): Promise<void> => {
  const tries = task.tries + 1;
  doors.log.fault('task.failed', error, { task: task.id, tries });
  const found = await ours(doors, worker, task);
  if (!found) return;
  if (tries >= mostTries) return park(doors, found, task, error);
  const seconds = Math.min(2 ** tries, longestBackOffSeconds);
  const at = later(doors.clock.now(), { seconds });
  await doors.store.desk.commit([
    { op: 'replace', doc: taskDoc(waiting(task, at, tries)), etag: found.etag },
  ]);
  wakeAt(doors, at);
};

/** Ten failures: a request's step fails visibly; anything else stays for a person to look at, and standing rounds go on. */
const park = async (
  doors: DeliveryDoors,
  found: Found,
  task: Task,
  error: unknown,
): Promise<void> => {
  if (task.work.do === 'round') {
    const at = later(doors.clock.now(), { seconds: longestBackOffSeconds });
    await doors.store.desk.commit([
      { op: 'replace', doc: taskDoc(waiting(task, at, 0)), etag: found.etag },
    ]);
    return;
  }
  if (task.work.do === 'step') {
    const ids = error instanceof NoAnswer ? { correlationId: error.ids.correlationId } : {};
    await makeSystemMove(doors)(task.work.requestId, 'fail', {
      code: error instanceof NoAnswer ? 'noAnswer' : 'fault',
      ...ids,
    });
  }
  await doors.store.desk.commit([
    {
      op: 'replace',
      doc: taskDoc({ ...waiting(task, task.due, task.tries + 1), parked: true }),
      etag: found.etag,
    },
  ]);
};
