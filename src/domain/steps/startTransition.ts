import type { UpgradeSubscription } from '../kinds/upgradeSubscription.ts';
import type { Transition, TransitionWish } from '../partnerCenterChanges.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import { losesUntold } from '../renewals.ts';
import type { Request } from '../request.ts';
import { failedBy, stoppedBy } from './ordering.ts';
import { isPending, pendingChange } from './pendingChange.ts';
import { readAgain } from './readAgain.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';
import { ownTransition, upgradeOf } from './transition.ts';

/**
 * Begins an upgrade, once: a transition of this request that is there already is taken for what it is, so that a lost answer begins
 * nothing twice; and only from what was reviewed.
 */
export const startTransition: Step = async (doors, request) => {
  const { partnerCenter } = doors;
  const own = await ownTransition(doors, request);
  if (own.is !== 'yes') return stoppedBy(own);
  if (own.value) return begun(own.value);
  const input = upgradeOf(request);
  const seen = await partnerCenter.subscription(input.customer.id, input.subscription.id);
  if (seen.is !== 'yes') return stoppedBy(seen);
  const { status, quantity } = seen.value;
  if (status.toLowerCase() === 'pending') return pendingChange(doors, request);
  const isSame = status.toLowerCase() === 'active' && quantity === input.was;
  if (!isSame || losesUntold(input.loses, seen.value)) {
    await readAgain(doors, input.customer.id, seen.value);
    return { is: 'failed', code: 'changedMeanwhile' };
  }
  return start(doors, request, input);
};

const start = async (
  doors: StepDoors,
  request: Request,
  input: UpgradeSubscription,
): Promise<StepOutcome> => {
  const { partnerCenter, ids } = doors;
  const { customer, subscription } = input;
  const key = ids.derived(request.id, 'startTransition', String(request.attempt));
  const answer = await partnerCenter.startTransition(
    customer.id,
    subscription.id,
    wishOf(input),
    key,
  );
  if (answer.is === 'busy') return { is: 'busy', until: answer.until };
  if (answer.is === 'yes') return begun(answer.value, answer.ids);
  return isPending(answer.no) ? pendingChange(doors, request) : failedBy(answer.no);
};

const wishOf = ({ toCatalogItemId, into, type, line }: UpgradeSubscription): TransitionWish => ({
  toCatalogItemId,
  quantity: line.quantity,
  type,
  ...(into ? { toSubscriptionId: into.id } : { term: line.term, billingCycle: line.billingCycle }),
});

const begun = ({ operationId, startedAt }: Transition, ids?: CallIds): StepOutcome => ({
  is: 'done',
  learned: { begun: 'yes', operationId: operationId ?? '', startedAt: startedAt ?? '' },
  ...(ids && { ids }),
});
