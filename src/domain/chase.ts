import type { Policy } from './policy.ts';
import type { KindName, Request } from './request.ts';
import { daysBetween } from './time.ts';
import type { Moment } from './values.ts';

/** What somebody outside was asked by mail to accept. */
export const chasedKinds: readonly KindName[] = ['requestPartnership', 'requestCustomer'];

/** How many of the days for a reminder an invitation has reached. */
export const remindersPassed = (policy: Policy, request: Request, now: Moment): number =>
  passedSince(policy, request.submittedAt ?? request.createdAt, now);

/** Should its asker write or call? An invitation that was sent again has its time again. */
export const wantsChasing = (policy: Policy, request: Request, now: Moment): boolean =>
  request.state === 'waiting' &&
  chasedKinds.includes(request.kind) &&
  passedSince(policy, request.learned.resentAt ?? request.submittedAt ?? request.createdAt, now) >
    0;

const passedSince = (policy: Policy, since: Moment, now: Moment): number => {
  const days = daysBetween(since, now, policy.working.zone);
  return policy.invitation.remindDays.filter((day) => days >= day).length;
};
