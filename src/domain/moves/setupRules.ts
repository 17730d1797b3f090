import type { Setup } from '../order.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { State, type Request } from '../request.ts';
import type { Moment } from '../values.ts';

/** However the order goes on, the customer is there, and somebody needs its first sign-in. */
export const whenever: readonly State[] = State.options;

/** So long may the person who was shown the password be shown it again. */
export const windowMinutes = 10;

/** The first sign-in of a request that has one. @throws when it has none: such moves do not fit it. */
export const setupOf = ({ setup }: Request): Setup => {
  if (!setup) throw new Error('This request has no first sign-in');
  return setup;
};

/** Is there a first sign-in at all? */
export const hasSetup = (request: Request): boolean => request.setup !== undefined;

/** Why there is nothing to show any more, also when nobody has got round to destroying it. */
export const whyGone = (
  setup: Setup,
  now: Moment,
): NonNullable<Setup['gone']>['why'] | undefined => {
  if (setup.gone) return setup.gone.why;
  if (setup.openUntil !== undefined) return now >= setup.openUntil ? 'closed' : undefined;
  return now >= setup.keptUntil ? 'expired' : undefined;
};

/** The no to somebody who comes too late. */
export const tooLateFor = (request: Request, now: Moment): Refusal | undefined => {
  const why = whyGone(setupOf(request), now);
  return why && refuse('setupGone', { why });
};
