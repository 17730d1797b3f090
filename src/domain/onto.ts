import type { Subscription } from './customer.ts';
import { BillingCycle, skuOf, Term, type OrderLine } from './order.ts';
import { scheduledOf } from './renewals.ts';
import type { PartnerId } from './values.ts';

/**
 * The subscriptions that licences of a line can be added to: the same product, of the new commerce, active, no trial, with room for
 * them. Those of the chosen reseller come first, of these the ones on the plan that was asked for, then the larger ones.
 */
export const ontoCandidates = (
  line: OrderLine,
  maximum: number,
  owned: readonly Subscription[],
  partnerId?: PartnerId,
): Subscription[] =>
  owned
    .filter((one) => fits(one, line) && one.quantity + line.quantity <= maximum)
    .toSorted(
      (a, b) =>
        Number(b.partnerId === partnerId) - Number(a.partnerId === partnerId) ||
        Number(isOnPlan(b, line)) - Number(isOnPlan(a, line)) ||
        b.quantity - a.quantity,
    );

/** Where licences go unless somebody says otherwise: into the first, if the chosen reseller is on its record. Else that one would earn nothing. */
export const usualOnto = (
  candidates: readonly Subscription[],
  partnerId: PartnerId,
): Subscription | undefined => (candidates[0]?.partnerId === partnerId ? candidates[0] : undefined);

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
  }: Pick<
    Subscription,
    'id' | 'quantity' | 'termDuration' | 'billingCycle' | 'renewal' | 'autoRenew'
  >,
): OrderLine => ({
  ...line,
  term: Term.safeParse(plan.termDuration).data ?? line.term,
  billingCycle: BillingCycle.safeParse(plan.billingCycle).data ?? line.billingCycle,
  onto: {
    subscriptionId: id,
    had: quantity,
    ...(scheduledOf({ quantity, ...plan }) && { loses: true }),
  },
});

/** A line as it was before anybody decided where its licences go, when it ends and which promotion it has. */
export const plainLine = (line: OrderLine): OrderLine => {
  const { onto: _onto, endDate: _end, promotion: _promotion, ...plain } = line;
  return plain;
};
