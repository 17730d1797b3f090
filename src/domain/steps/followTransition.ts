import type { Transition } from '../partnerCenterChanges.ts';
import type { Request } from '../request.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import { stoppedBy } from './ordering.ts';
import { readAgain } from './readAgain.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';
import { failedBefore, namesOf, ownTransition, upgradeOf } from './transition.ts';

const soonestSeconds = 2;
const latestSeconds = 600;
const appearsWithinHours = 25;

/** Follows an upgrade until it is completed or has failed; one that failed is begun anew by a retry. */
export const followTransition: Step = async (doors, request) => {
  if (request.learned.begun === 'failed') return { is: 'back', to: 'startTransition' };
  const answer = await ownTransition(doors, request);
  if (answer.is !== 'yes') return stoppedBy(answer);
  const own = answer.value;
  if (!own) return notSeen(doors, request);
  switch (own.state) {
    case 'started':
      return waits(doors, request);
    case 'completed':
      return completed(doors, request, own);
    case 'failed':
      return failed(request, own);
  }
};

const waits = ({ clock }: StepDoors, request: Request): StepOutcome => {
  const now = clock.now();
  const passed = (Date.parse(now) - Date.parse(sinceOf(request) ?? now)) / 1000;
  const seconds = Math.min(Math.max(passed, soonestSeconds), latestSeconds);
  return { is: 'waiting', code: 'transition', lookAt: later(now, { seconds }) };
};

const sinceOf = ({ waiting }: Request): Moment | undefined =>
  waiting?.code === 'transition' ? waiting.since : undefined;

/** It was begun, so it has to show. */
const notSeen = (doors: StepDoors, request: Request): StepOutcome => {
  const since = sinceOf(request);
  return since !== undefined && later(since, { hours: appearsWithinHours }) < doors.clock.now()
    ? { is: 'failed', code: 'changeNotSeen' }
    : waits(doors, request);
};

/** Noted as failed, it is not taken for the one that a retry begins. */
const failed = (request: Request, own: Transition): StepOutcome => ({
  is: 'failed',
  code: own.code ?? 'transitionFailed',
  learned: {
    failedTransitions: [...failedBefore(request), ...namesOf(own)].join(' '),
    begun: 'failed',
  },
});

const completed = async (
  doors: StepDoors,
  request: Request,
  { toSubscriptionId }: Transition,
): Promise<StepOutcome> => {
  const { customer, into } = upgradeOf(request);
  const subscriptionId = toSubscriptionId ?? into?.id;
  await readAgain(doors, customer.id);
  return {
    is: 'done',
    ...(subscriptionId && { learned: { toSubscriptionId: subscriptionId } }),
    // For the rules, which count what was ordered for a customer lately.
    placed: { lines: [{ line: 0, raised: true, ...(subscriptionId && { subscriptionId }) }] },
  };
};
