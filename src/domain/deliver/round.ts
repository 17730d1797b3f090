import type { Found } from '../ports.ts';
import { Round, readTask, roundTask, taskDoc, type Task } from '../tasks.ts';
import type { DeliveryDoors } from './doer.ts';
import { run } from './run.ts';

const atOnce = 32;
// Read at once; more are read as long as hands are free: many may be of one lane, and others must not wait behind them.
const lookedAt = 32;
/** Before it looks again when the store took no writes. */
const pauseMs = 1_000;

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
  const unreadable = new Set<string>();
  let closed = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  const look = async (): Promise<void> => {
    for (let skip = 0; !closed && underWay.size < atOnce; skip += lookedAt) {
      const dueBy = doors.clock.now();
      const due = await doors.store.desk.list({ type: 'task', dueBy, skip, limit: lookedAt });
      for (const found of due) start(found);
      if (due.length < lookedAt) return;
    }
  };

  const start = (found: Found): void => {
    const task = readable(found);
    if (!task || closed || underWay.size >= atOnce) return;
    if (underWay.has(task.id) || lanes.has(task.lane)) return;
    lanes.add(task.lane);
    const running = run(doors, settings.worker, found, task).then((saved) => {
      lanes.delete(task.lane);
      underWay.delete(task.id);
      if (saved) wake();
      else setTimeout(wake, pauseMs).unref();
    });
    underWay.set(task.id, running);
  };

  const readable = (found: Found): Task | undefined => {
    try {
      return readTask(found);
    } catch (error) {
      // Of a later version, perhaps, whose instances can read it: it must not stop the others.
      if (!unreadable.has(found.doc.id)) {
        doors.log.fault('delivery.unreadable', error, { task: found.doc.id });
      }
      unreadable.add(found.doc.id);
      return undefined;
    }
  };

  const wake = (): void => {
    if (closed) return;
    lookAgain = true;
    looking ??= lookWhileAsked().finally(() => {
      looking = undefined;
      // Somebody may have called after the last look and before this.
      if (lookAgain) wake();
    });
  };

  const lookWhileAsked = async (): Promise<void> => {
    while (lookAgain && !closed) {
      // Whoever saves something calls; those who saved together are answered by one look.
      await new Promise((resolve) => setImmediate(resolve));
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
