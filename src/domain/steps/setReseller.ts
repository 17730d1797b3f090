import { ofReseller } from '../checks/newBusiness.ts';
import { AssociateReseller } from '../kinds/associateReseller.ts';
import type { ListedSubscription } from '../partnerCenter.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import { currentFindings } from '../perform.ts';
import { failedBy, stoppedBy } from './ordering.ts';
import { isPending, pendingChange, wasAccepted } from './pendingChange.ts';
import { readAgain } from './readAgain.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

/**
 * Sets the reseller of record of one subscription, looking first: it may be so already, and if it is neither as it was reviewed nor as
 * it shall be, somebody has changed it in between and nothing is done. What was accepted is looked for until it is seen, and not asked
 * for again.
 */
export const setReseller: Step = async (doors, request) => {
  const input = AssociateReseller.parse(request.input);
  const { customer, subscription, before, after } = input;
  const seen = await doors.partnerCenter.subscription(customer.id, subscription.id);
  if (seen.is !== 'yes') return stoppedBy(seen);
  const { partnerId } = seen.value;
  if (partnerId === after.partnerId) return finished(doors, input, seen.value);
  if (partnerId !== before?.partnerId) {
    await readAgain(doors, customer.id, seen.value);
    return { is: 'failed', code: 'changedMeanwhile' };
  }
  if (wasAccepted(request)) return pendingChange(doors, request);
  // It may have waited for another change to end, and meanwhile the reseller was put on hold.
  const findings = request.state === 'waiting' ? await currentFindings(doors, request) : [];
  const obstacle = findings.find(({ code }) => ofReseller.includes(code));
  if (obstacle) return { is: 'failed', code: obstacle.code };
  const changed = await doors.partnerCenter.changeSubscription(
    customer.id,
    subscription.id,
    { set: 'reseller', partnerId: after.partnerId },
    doors.ids.derived(request.id, 'setReseller', String(request.attempt)),
    seen.value,
  );
  if (changed.is === 'busy') return { is: 'busy', until: changed.until };
  if (changed.is === 'no')
    return isPending(changed.no) ? pendingChange(doors, request) : failedBy(changed.no);
  const accepted = pendingChange(doors, request, changed.ids);
  if (changed.value.is === 'accepted') return accepted;
  // The answer may be no more than the request again: only a look tells.
  const now = await doors.partnerCenter.subscription(customer.id, subscription.id);
  return now.is === 'yes' && now.value.partnerId === after.partnerId
    ? finished(doors, input, now.value, changed.ids)
    : accepted;
};

const finished = async (
  doors: StepDoors,
  { customer }: AssociateReseller,
  seen: ListedSubscription,
  ids?: CallIds,
): Promise<StepOutcome> => {
  await readAgain(doors, customer.id, seen);
  return { is: 'done', ...(ids && { ids }) };
};
