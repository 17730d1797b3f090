import type { Subscription } from './customer.ts';
import { BillingCycle, skuOf, Term, type OrderLine } from './order.ts';

/**
 * The subscriptions that licences of a line can be added to: the same product, of the new commerce, active, no trial, with room for
 * them. Those on the plan that was asked for come first, then the larger ones.
 */
export const ontoCandidates = (
  line: OrderLine,
  maximum: number,
  owned: readonly Subscription[],
): Subscription[] =>
  owned
    .filter((one) => fits(one, line) && one.quantity + line.quantity <= maximum)
    .toSorted(
      (a, b) => Number(isOnPlan(b, line)) - Number(isOnPlan(a, line)) || b.quantity - a.quantity,
    );

const fits = (one: Subscription, line: OrderLine): boolean =>
  one.newCommerce &&
  !one.isTrial &&
  !line.isTrial &&
  one.status.toLowerCase() === 'active' &&
  `${one.productId ?? ''}:${one.skuId ?? ''}`.toLowerCase() === skuOf(line).toLowerCase();

const isOnPlan = (one: Subscription, { term, billingCycle }: OrderLine): boolean =>
  one.termDuration === term && one.billingCycle === billingCycle;

/** A line whose licences go into a subscription: it takes over that one's plan, and names what it had. */
export const lineOnto = (
  line: OrderLine,
  {
    id,
    quantity,
    ...plan
  }: Pick<Subscription, 'id' | 'quantity' | 'termDuration' | 'billingCycle'>,
): OrderLine => ({
  ...line,
  term: Term.safeParse(plan.termDuration).data ?? line.term,
  billingCycle: BillingCycle.safeParse(plan.billingCycle).data ?? line.billingCycle,
  onto: { subscriptionId: id, had: quantity },
});

/** A line as it was before anybody decided where its licences go, when it ends and which promotion it has. */
export const plainLine = (line: OrderLine): OrderLine => {
  const { onto: _onto, endDate: _end, promotion: _promotion, ...plain } = line;
  return plain;
};
