import type { Doors } from '../doors.ts';
import type { Notifier, Op } from '../ports.ts';
import type { Task, Round } from '../tasks.ts';
import type { Moment } from '../values.ts';

/** What tasks are done with. */
export interface DeliveryDoors extends Doors {
  notifier: Notifier;
  /** Is this question still the open one in that conversation? An answered form is not painted over. */
  stillAsked(conversationId: string, token: string, question: string): Promise<boolean>;
  /** Carries out a standing round and says when it is due again. */
  runRound(round: Exclude<Round, 'morning'>): Promise<{ again: Moment }>;
}

/** How a task went: done, with what is saved together with its end; or again later, which is no failure. */
export type Done = { is: 'done'; ops?: readonly Op[] } | { is: 'again'; at: Moment };

/** Does one kind of task. Safe to repeat; throws what it did not expect. */
export type Doer<Name extends Task['work']['do']> = (
  doors: DeliveryDoors,
  work: Extract<Task['work'], { do: Name }>,
  task: Task,
) => Promise<Done>;

/** Nothing more to do. */
export const done: Done = { is: 'done' };
