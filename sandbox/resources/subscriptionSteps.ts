import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import type { CatalogueSku } from '../seed/catalogueSku.ts';
import { refundable, termFrom, termOf } from '../seed/subscriptions.ts';
import { plansOf, skuKey } from '../state/catalogue.ts';
import type { Subscription } from '../state/subscription.ts';
import { isNewCommerce, remaining } from '../state/subscription.ts';
import { heldSubscriptions } from '../state/subscriptions.ts';
import type { Customer } from '../state/customers.ts';
import { seatsBySku } from './cartLines.ts';
import { refusedWith } from './orderRefusals.ts';
import type { Wanted } from './subscriptionInput.ts';

/** What one has to know to judge a change of a subscription. */
export interface ChangeFacts {
  center: Center;
  now: Date;
  customer: Customer;
  before: Subscription;
  wanted: Wanted;
  /** Missing for legacy. */
  sku?: CatalogueSku;
}

/** One thing that a change may do: what becomes different, a refusal, or nothing. `after` is what the steps before made of it. */
export type Step = (
  facts: ChangeFacts,
  after: Subscription,
) => Partial<Subscription> | Answer | undefined;

const mostLegacySeats = 10_000;
const months: Record<string, number> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** Suspends, reactivates, or cancels within the window. */
export const changeStatus: Step = ({ now, before, wanted }) => {
  const status = wanted.status ?? before.status;
  if (status === before.status) return undefined;
  if (status === 'suspended' && before.status === 'active')
    return before.isTrial ? refusedWith(800091) : { status };
  if (status === 'active' && before.status === 'suspended') return { status };
  if (status !== 'deleted' || !isNewCommerce(before)) return refusedWith(800096);
  const until = Date.parse(before.cancellationAllowedUntilDate ?? '');
  return until > now.getTime() ? { status } : refusedWith(900117);
};

/** More licences at any time up to the limits, fewer as far as they may still be returned. */
export const changeQuantity: Step = (facts, after) => {
  const { before, wanted, now } = facts;
  const quantity = wanted.quantity ?? before.quantity;
  if (quantity === before.quantity) return undefined;
  if (before.status === 'suspended' || after.status === 'suspended') return refusedWith(2001);
  const refused = objectionToSeats(facts, quantity);
  if (refused) return refused;
  if (!isNewCommerce(before)) return { quantity };
  const left = remaining(before.refundableQuantity, now);
  const more = quantity - before.quantity;
  if (more > 0) {
    const details = [...left.details, ...refundable(more, now).details];
    return { quantity, refundableQuantity: { totalQuantity: left.totalQuantity + more, details } };
  }
  if (left.totalQuantity < -more) return refusedWith(800090);
  return { quantity, refundableQuantity: without(left.details, -more) };
};

function objectionToSeats(
  { center, customer, before, sku }: ChangeFacts,
  quantity: number,
): Answer | undefined {
  const [least, most] = sku ? [sku.minimum, sku.maximum] : [1, mostLegacySeats];
  if (!Number.isInteger(quantity) || quantity < least || quantity > most)
    return refusedWith(2002, `From ${least} to ${most}.`);
  if (sku?.maximumEach === undefined || quantity < before.quantity) return undefined;
  const held = heldSubscriptions(center.db, customer.id).filter((each) => each.id !== before.id);
  const seats = seatsBySku(held.map((each) => [each.offerId, each.quantity]));
  const total = quantity + (seats.get(skuKey(sku)) ?? 0);
  if (total <= sku.maximumEach) return undefined;
  return refusedWith(900275, `${sku.title}: ${total} of ${sku.maximumEach}.`);
}

// What can be returned the shortest goes first.
function without(
  details: NonNullable<Subscription['refundableQuantity']>['details'],
  returned: number,
): Subscription['refundableQuantity'] {
  let left = returned;
  const rest = details
    .toSorted((one, other) => one.allowedUntilDateTime.localeCompare(other.allowedUntilDateTime))
    .map((each) => {
      const taken = Math.min(left, each.quantity);
      left -= taken;
      return { ...each, quantity: each.quantity - taken };
    })
    .filter((each) => each.quantity > 0);
  return { totalQuantity: rest.reduce((sum, each) => sum + each.quantity, 0), details: rest };
}

/** Another billing cycle, or a longer term that begins at once. */
export const changePlan: Step = ({ before, wanted, sku, now }, after) => {
  const billingCycle = wanted.billingCycle ?? before.billingCycle;
  const termDuration = wanted.termDuration ?? before.termDuration;
  const sameTerm = termDuration === before.termDuration;
  if (sameTerm && billingCycle === before.billingCycle) return undefined;
  if (!isNewCommerce(before)) return refusedWith(2054);
  if (after.status !== 'active') return refusedWith(800091);
  if (before.isTrial) return refusedWith(800122);
  const sold = plansOf(sku!).filter((each) => each.termDuration === termDuration);
  if (sold.length === 0) return refusedWith(800107);
  if (!sold.some((each) => each.billingCycle === billingCycle)) return refusedWith(800097);
  if (sameTerm) return { billingCycle };
  if ((months[termDuration!] ?? 0) < (months[before.termDuration!] ?? 0))
    return refusedWith(800121);
  return {
    billingCycle,
    termDuration,
    customTermEndDate: undefined,
    ...termOf(termFrom(now, termDuration!)),
    refundableQuantity: refundable(after.quantity, now),
  };
};
