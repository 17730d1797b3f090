import { ChangeSubscription, type Change } from '../kinds/changeSubscription.ts';
import type { Placed } from '../order.ts';
import type { ListedSubscription } from '../partnerCenter.ts';
import type { SubscriptionChange } from '../partnerCenterChanges.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import { losesUntold, renewalOf, sameRenewal } from '../renewals.ts';
import type { Request } from '../request.ts';
import type { Moment } from '../values.ts';
import { failedBy, stoppedBy } from './ordering.ts';
import { isPending, pendingChange, wasAccepted } from './pendingChange.ts';
import { readAgain } from './readAgain.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

const notThere = '20003';

/**
 * Changes one thing of a subscription. It is looked at first: as it shall be, it is done; as it was reviewed, it is changed; anything else
 * was changed meanwhile and is for a person to look at. What was accepted is looked for until it is seen, and not asked for again.
 */
export const changeSubscription: Step = async (doors, request) => {
  const input = ChangeSubscription.parse(request.input);
  const { customer, subscription, change } = input;
  const answer = await doors.partnerCenter.subscription(customer.id, subscription.id);
  if (answer.is === 'no' && change.do === 'cancel' && answer.no.code === notThere)
    return finished(doors, input);
  if (answer.is !== 'yes') return stoppedBy(answer);
  const seen = answer.value;
  if (isReached(change, seen)) return finished(doors, input, seen);
  if (seen.status.toLowerCase() === 'pending') return pendingChange(doors, request);
  if (!isAsReviewed(input, seen)) {
    await readAgain(doors, customer.id, seen);
    return { is: 'failed', code: 'changedMeanwhile' };
  }
  return wasAccepted(request)
    ? pendingChange(doors, request)
    : changeIt(doors, request, input, seen);
};

/** Is a subscription as the change wants it? */
export const isReached = (change: Change, seen: ListedSubscription): boolean => {
  switch (change.do) {
    case 'licences':
      return seen.quantity === change.quantity;
    case 'cancel':
      return seen.status.toLowerCase() === 'deleted';
    case 'renewal':
      return sameRenewal(change.renewal, renewalOf(seen), seen);
  }
};

const isAsReviewed = (
  { change, loses, ends }: ChangeSubscription,
  seen: ListedSubscription,
): boolean => {
  if (change.do === 'renewal') {
    // Once it has renewed, this is the end of another term.
    const sameTerm = ends === undefined || seen.commitmentEnd === ends;
    const active = seen.status.toLowerCase() === 'active';
    return active && sameTerm && sameRenewal(change.before, renewalOf(seen), seen);
  }
  const same = seen.quantity === change.was && seen.status === change.status;
  return same && !(change.do === 'licences' && losesUntold(loses, seen));
};

const changeIt = async (
  doors: StepDoors,
  request: Request,
  { customer, subscription, change }: ChangeSubscription,
  seen: ListedSubscription,
): Promise<StepOutcome> => {
  const { partnerCenter, ids } = doors;
  const key = ids.derived(request.id, 'changeSubscription', String(request.attempt));
  const wish = wishOf(change);
  const answer = await partnerCenter.changeSubscription(
    customer.id,
    subscription.id,
    wish,
    key,
    seen,
  );
  if (answer.is === 'busy') return { is: 'busy', until: answer.until };
  if (answer.is === 'no')
    return isPending(answer.no) ? pendingChange(doors, request) : failedBy(answer.no);
  const accepted = pendingChange(doors, request, answer.ids);
  if (answer.value.is === 'accepted') return accepted;
  // The answer may be no more than the request again: only a look tells.
  const after = await partnerCenter.subscription(customer.id, subscription.id);
  if (change.do === 'cancel' && after.is === 'no' && after.no.code === notThere)
    return finished(doors, { customer, change }, undefined, answer.ids);
  return after.is === 'yes' && isReached(change, after.value)
    ? finished(doors, { customer, change }, after.value, answer.ids)
    : accepted;
};

const wishOf = (change: Change): SubscriptionChange => {
  switch (change.do) {
    case 'licences':
      return { set: 'quantity', quantity: change.quantity };
    case 'cancel':
      return { set: 'cancelled' };
    case 'renewal':
      return { set: 'renewal', renewal: change.renewal };
  }
};

const finished = async (
  doors: StepDoors,
  { customer, change }: Pick<ChangeSubscription, 'customer' | 'change'>,
  seen?: ListedSubscription,
  ids?: CallIds,
): Promise<StepOutcome> => {
  await readAgain(doors, customer.id, seen);
  const until = seen && windowOf(change, seen);
  return {
    is: 'done',
    ...(ids && { ids }),
    ...(until && { learned: { windowUntil: until } }),
    ...(change.do !== 'cancel' && change.more && { placed: raised(seen) }),
  };
};

/** Until when the licences that were added can be returned. */
const windowOf = (change: Change, { refundable }: ListedSubscription): Moment | undefined =>
  change.do === 'licences' && change.quantity > change.was
    ? refundable?.parts
        .map(({ until }) => until)
        .toSorted()
        .at(-1)
    : undefined;

/** For the rules, which count what was ordered for a customer lately. */
const raised = (seen?: ListedSubscription): Placed => ({
  lines: [{ line: 0, raised: true, ...(seen && { subscriptionId: seen.id }) }],
});
