import type { ChangeRoom } from './changeRoom.ts';
import type { Renewal, Subscription } from './customer.ts';
import type { Change } from './kinds/changeSubscription.ts';
import { BillingCycle, monthsOf, Term, type OrderLine } from './order.ts';
import { intoAnother, nextTerm, renewalOf, sameRenewal } from './renewals.ts';

/** What is against a change, by the input of its form: a problem's code. */
export interface ChangeProblem {
  input: 'change' | 'quantity' | 'plan';
  code: string;
  values: Record<string, string>;
}

/** Does a change fit what there is room for? Undefined: it does. */
export const changeProblem = (room: ChangeRoom, change: Change): ChangeProblem | undefined => {
  const { subscription } = room;
  if (change.do === 'renewal') return renewalProblem(room, change);
  if (change.was !== subscription.quantity || change.status !== subscription.status)
    return { input: 'change', code: 'changedMeanwhile', values: {} };
  if (change.do === 'licences') return licencesProblem(room, change.quantity);
  return room.cancelUntil ? undefined : { input: 'change', code: 'notPossibleNow', values: {} };
};

/** What is against so many licences from now on. */
export const licencesProblem = (room: ChangeRoom, quantity: number): ChangeProblem | undefined => {
  const { subscription, licences } = room;
  if (!licences) return { input: 'change', code: 'notPossibleNow', values: {} };
  const wrong = (code: string, values: Record<string, string>): ChangeProblem => ({
    input: 'quantity',
    code,
    values: { title: subscription.name, ...values },
  });
  if (quantity === subscription.quantity)
    return wrong('sameQuantity', { quantity: String(quantity) });
  const tooMany = aboveMost(room, quantity);
  if (tooMany) return tooMany;
  if (quantity >= licences.least) return undefined;
  const minimum = room.offer?.minimum ?? 1;
  if (quantity < minimum) return wrong('quantityBelow', { minimum: String(minimum) });
  return room.renewal.includes('change')
    ? wrong('fewerAtRenewal', { least: String(licences.least) })
    : wrong('fewerNotNow', { least: String(licences.least) });
};

const aboveMost = (
  { subscription, offer }: ChangeRoom,
  quantity: number,
): ChangeProblem | undefined =>
  offer !== undefined && quantity > Math.max(offer.maximum, subscription.quantity)
    ? {
        input: 'quantity',
        code: 'quantityAbove',
        values: { title: subscription.name, maximum: String(offer.maximum) },
      }
    : undefined;

const renewalProblem = (
  room: ChangeRoom,
  { renewal, before }: Extract<Change, { do: 'renewal' }>,
): ChangeProblem | undefined => {
  const { subscription, offer } = room;
  if (!sameRenewal(before, renewalOf(subscription), subscription))
    return { input: 'change', code: 'changedMeanwhile', values: {} };
  if (intoAnother(renewal) || sameRenewal(renewal, renewalOf(subscription), subscription))
    return { input: 'change', code: 'sameRenewal', values: {} };
  if (!room.renewal.includes(renewal.how))
    return { input: 'change', code: 'notPossibleNow', values: {} };
  if (renewal.how !== 'change') return undefined;
  const { quantity = subscription.quantity, term, billingCycle } = renewal;
  const values = { title: subscription.name };
  const minimum = offer?.minimum ?? 1;
  if (quantity < minimum)
    return {
      input: 'quantity',
      code: 'quantityBelow',
      values: { ...values, minimum: String(minimum) },
    };
  const tooMany = aboveMost(room, quantity);
  if (tooMany) return tooMany;
  const sold = room.plans.some((plan) => plan.term === term && plan.billingCycle === billingCycle);
  return term === undefined || sold ? undefined : { input: 'plan', code: 'planNotOffered', values };
};

/** What a change binds to beyond what there is, as a line of an order: for the rules that ask for an admin. Undefined: nothing. */
export const moreOf = (room: ChangeRoom, change: Change): OrderLine | undefined => {
  const { subscription } = room;
  if (change.do === 'cancel') return undefined;
  if (change.do === 'licences') {
    const more = change.quantity - subscription.quantity;
    return more > 0 ? boughtLine(subscription, more) : undefined;
  }
  return moreAtRenewal(subscription, change.renewal);
};

const moreAtRenewal = (subscription: Subscription, renewal: Renewal): OrderLine | undefined => {
  const next = renewal.how === 'change' ? nextTerm(renewal, subscription) : undefined;
  if (!next) return undefined;
  const present = termOf(subscription.termDuration);
  const term = termOf(next.term);
  const longer = monthsOf[term] > monthsOf[present];
  const more = longer ? next.quantity : next.quantity - subscription.quantity;
  if (more <= 0) return undefined;
  return { ...boughtLine(subscription, more), term, billingCycle: billingOf(next.billingCycle) };
};

/** So many licences of what a subscription is, as a line of an order. */
export const boughtLine = (subscription: Subscription, quantity: number): OrderLine => ({
  // A legacy offer has no product.
  productId: subscription.productId ?? subscription.id,
  skuId: subscription.skuId ?? 'legacy',
  title: subscription.name,
  quantity,
  term: termOf(subscription.termDuration),
  billingCycle: billingOf(subscription.billingCycle),
  isTrial: subscription.isTrial,
  isAddon: subscription.parentId !== undefined,
  onto: { subscriptionId: subscription.id, had: subscription.quantity },
});

// Legacy offers bind for a year, and nothing says otherwise.
const termOf = (text: string | undefined): Term => Term.safeParse(text).data ?? 'P1Y';

const billingOf = (text: string | undefined): BillingCycle =>
  BillingCycle.safeParse(text?.toLowerCase()).data ?? 'monthly';
