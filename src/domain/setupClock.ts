import { whyGone } from './moves/setupRules.ts';
import type { Policy } from './policy.ts';
import type { Request } from './request.ts';
import { afterWork } from './time.ts';
import type { Moment } from './values.ts';

/** What happens to a first sign-in by itself. */
export interface SetupDue {
  at: Moment;
  move: 'remindSetup' | 'endSetup';
  args: Record<string, string>;
}

const reminderDays = 1;

/**
 * What is due next for a first sign-in: the end of its window; unopened, a reminder after a working day, and its end when it was
 * kept long enough. Undefined: nothing more, ever.
 */
export const setupDue = (request: Request, policy: Policy): SetupDue | undefined => {
  const { setup } = request;
  if (!setup || setup.gone) return undefined;
  if (setup.openUntil !== undefined) return end(setup.openUntil, 'closed');
  const reminder = afterWork(givenAt(request), reminderDays, policy.working);
  return setup.remindedAt === undefined && reminder < setup.keptUntil
    ? { at: reminder, move: 'remindSetup', args: {} }
    : end(setup.keptUntil, 'expired');
};

const end = (at: Moment, why: 'closed' | 'expired'): SetupDue => ({
  at,
  move: 'endSetup',
  args: { why },
});

/** It came with the step that created the customer. */
const givenAt = ({ steps, stepTimes, changedAt }: Request): Moment =>
  stepTimes[steps.indexOf('createCustomer')] ?? changedAt;

/** What is due by now; too late for a reminder is the end. */
export const setupDueNow = (
  request: Request,
  policy: Policy,
  now: Moment,
): SetupDue | undefined => {
  const due = setupDue(request, policy);
  if (!due || !request.setup || due.at > now) return undefined;
  const why = whyGone(request.setup, now);
  return why === 'closed' || why === 'expired' ? end(now, why) : due;
};
