import { z } from 'zod';
import type { Finding } from '../checks/check.ts';
import type { Kind } from '../kinds/kind.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import type { Refusal, RefusalCode } from '../refusal.ts';
import type { Request, State } from '../request.ts';
import type { TaskWish } from '../tasks.ts';
import type { Actor, Moment } from '../values.ts';

/** Every move; a button on a request's card is the name of one. */
export type MoveName =
  | 'submit'
  | 'save'
  | 'discard'
  | 'approve'
  | 'reject'
  | 'sendBack'
  | 'withdraw'
  | 'remind'
  | 'escalate'
  | 'expire'
  | 'stepDone'
  | 'stepWaits'
  | 'checkNow'
  | 'takeOver'
  | 'undoApproval'
  | 'resend'
  | 'accepted'
  | 'thatCustomer'
  | 'notThatCustomer'
  | 'fail'
  | 'retry'
  | 'revise'
  | 'abandon'
  | 'stepBack'
  | 'askApproval'
  | 'handOver'
  | 'gdapApproved'
  | 'reveal'
  | 'saved'
  | 'takeOverSetup'
  | 'remindSetup'
  | 'endSetup';

/** Who may make a move. */
export type By = 'asker' | 'approver' | 'setupOwner' | 'system';

/** What a move's rules may look at. */
export interface Situation<Args> {
  request: Request;
  actor: Actor;
  kind: Kind;
  args: Args;
  now: Moment;
  findings: readonly Finding[];
  /** Who would have to agree now, and why. */
  needs: NonNullable<Request['needs']>;
  /** What was asked before a change; absent: nothing was, or nothing changed. */
  before?: unknown;
}

/** Nothing has to be said with the move. */
export const NoArgs = z.object({});

/** One move, as data: from which states, to which, by whom, what follows. */
export interface Move<Args = Record<string, unknown>> {
  name: MoveName;
  by: readonly By[];
  from: readonly State[];
  /** `same`: no new state, so the version stays. */
  to: State | 'same' | ((situation: Situation<Args>) => State);
  /** What must be said with it; field names are the names of the card's inputs. */
  args: z.ZodType<Args>;
  /** Only on requests of which this is true. */
  fits?(request: Request, kind: Kind): boolean;
  /** Why this person may not make it now. */
  objection?(situation: Omit<Situation<Args>, 'args'>): RefusalCode | Refusal | undefined;
  /** What else changes in the request. */
  change?(situation: Situation<Args>): Partial<Request>;
  /** Remembered as a decision, so that a late clicker reads who and when. */
  verdict?: boolean;
  /** What finished steps changed is put back. */
  undoes?: boolean;
  then: readonly TaskWish[] | ((situation: Situation<Args>, after: Request) => readonly TaskWish[]);
  /** Values for its line in the history. */
  says?(situation: Situation<Args>): Record<string, string>;
  /** The ids under which Partner Center knows what was done. */
  knownAs?(situation: Situation<Args>): CallIds | undefined;
}

/** Declares a move; the type of what is said with it comes from its schema. */
export const move = <Args = Record<string, never>>(declared: Move<Args>): Move =>
  declared as unknown as Move;
