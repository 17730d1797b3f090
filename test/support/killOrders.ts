import type { Doc } from '../../src/domain/ports.ts';

/** What the test tells a killable bot. */
export type Order =
  | { do: 'open' }
  /** Count from now on, and die at this point; 0: never. */
  | { do: 'arm'; at: number }
  | { do: 'disarm' }
  /** Answer when nothing is under way and nothing due soon. */
  | { do: 'quiet' }
  | { do: 'list'; type: string; tags: string[] };

/** The moments that were passed: each with the labels of what had just ended, and of what was about to begin. */
export type Trace = string[][];

/** What a killable bot answers. */
export type Report =
  | { is: 'warm' }
  /** It serves. `unposted`: the posts that its predecessor had not recorded as done, as JSON. */
  | { is: 'open'; unposted: string[] }
  | { is: 'armed' }
  | { is: 'disarmed'; trace: Trace }
  | { is: 'quiet' }
  | { is: 'listed'; docs: Doc[] };
