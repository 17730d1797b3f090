import type { PassMark } from './marks.ts';
import type { Stopped, SyncDoors } from './doors.ts';

/** How far one stretch of a pass came, how many calls it took, and why it ended early. */
export interface Stretch {
  pass: PassMark;
  calls: number;
  stop?: Stopped;
}

/** One phase of a pass: goes on where the pass stopped, for at most about so many calls. */
export type Phase = (doors: SyncDoors, pass: PassMark, calls: number) => Promise<Stretch>;

/** A place that breaks so often in a row is gone past, or the round would never end. */
export const mostFailures = 3;
