import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trace } from './killOrders.ts';

/** `begins`: a write or a call is about to; `saved`: the store has answered a write; `answered`: the called one has answered. */
export type Point = 'begins' | 'saved' | 'answered';

/** Counts the moments of this process's work, and ends it with SIGKILL at a chosen one. */
export interface Moments {
  /** Counts from now on, or from the first moment whose label has this text. `at`: the moment to die at; 0: never. */
  arm(at: number, from?: string): void;
  /** Counts no more. @returns the moments that were passed */
  disarm(): Trace;
  pass(point: Point, label: string): void;
  /** A client was heard or answered. */
  outside(): void;
}

/** Leaves the moments until its end in a file of this folder. */
export const killFileIn = (folder: string): string => join(folder, 'killed.json');

/**
 * One moment is whatever begins in one turn of the event loop, together with what one transaction has saved before: the world
 * outside is the same at each of these points. Every answer, and whatever a client says or hears, begins a new moment.
 */
export const countMoments = (killFile: string): Moments => {
  let at: number | undefined;
  let trace: Trace = [];
  let present: Point | undefined;
  let awaited: string | undefined;

  const isSame = (point: Point): boolean =>
    point === 'begins' ? present !== undefined : point === 'saved' && present === 'saved';

  return {
    arm: (moment, from) => {
      at = moment;
      awaited = from;
      trace = [];
      present = undefined;
    },
    disarm: () => {
      at = undefined;
      return trace;
    },
    pass: (point, label) => {
      if (at === undefined || (awaited !== undefined && !label.includes(awaited))) return;
      awaited = undefined;
      if (isSame(point)) return void trace.at(-1)?.push(label);
      present = point;
      setImmediate(() => (present = undefined));
      trace.push([label]);
      if (trace.length !== at) return;
      writeFileSync(killFile, JSON.stringify(trace));
      process.kill(process.pid, 'SIGKILL');
    },
    outside: () => void (present = undefined),
  };
};
