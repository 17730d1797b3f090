import { z } from 'zod';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { anyCase, sameWord } from '../http/filter.ts';
import type { CatalogueSku, TermDuration } from '../seed/catalogueSku.ts';
import type { BillingCycle } from '../state/catalogue.ts';
import { countryOf, findSku, isSoldIn, plansOf, skuKey } from '../state/catalogue.ts';
import type { Customer } from '../state/customers.ts';
import type { Subscription } from '../state/subscription.ts';
import { isNewCommerce } from '../state/subscription.ts';
import { isChanging, subscriptionById } from '../state/subscriptions.ts';
import type { Transition } from '../state/transitions.ts';
import { skuOfItem } from './cartLines.ts';
import { refusedWith } from './orderRefusals.ts';

const maybe = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

/** The body by which a transition is asked for; fields in any case. */
export const TransitionBody = anyCase(
  z.object({
    operationid: maybe(z.string()),
    tocatalogitemid: z.string(),
    quantity: z.number(),
    transitiontype: z.string(),
    tosubscriptionid: maybe(z.string()),
    termduration: maybe(z.string()),
    billingcycle: maybe(z.string()),
    promotionid: maybe(z.string()),
    fromcatalogitemid: maybe(z.string()),
    fromsubscriptionid: maybe(z.string()),
  }),
);

/** A transition that may begin. */
export interface AllowedTransition {
  sku: CatalogueSku;
  termDuration: TermDuration;
  billingCycle: BillingCycle;
  transitionType: Transition['transitionType'];
  /** What the licences are to be added to, when there is such a subscription. */
  target?: Subscription;
}

const months: Record<string, number> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** What a subscription can become: the SKUs above its own that the customer can buy. */
export function targetsOf(customer: Customer, subscription: Subscription): CatalogueSku[] {
  if (subscription.isTrial || subscription.status !== 'active') return [];
  const own = skuOfItem(subscription.offerId);
  return (own?.upgradesTo ?? []).flatMap((key) => {
    const [productId = '', skuId = ''] = key.split(':');
    const sku = findSku(productId, skuId);
    return sku && isSoldIn(sku, countryOf(customer)) ? [sku] : [];
  });
}

/** Whether the licences of one subscription can be added to another: not when its term is the shorter one. */
export function isShorter(one: Subscription | { termDuration?: string }, other: Subscription) {
  return (months[one.termDuration ?? ''] ?? 0) < (months[other.termDuration ?? ''] ?? 0);
}

/** Looks at a transition before it begins. */
export function judge(
  center: Center,
  customer: Customer,
  from: Subscription,
  body: z.infer<typeof TransitionBody>,
): AllowedTransition | Answer {
  if (!isNewCommerce(from)) return refusedWith(900263);
  if (isChanging(center.db, from.id, center.clock())) return refusedWith(900278);
  const other = (body.fromsubscriptionid ?? from.id).toLowerCase() !== from.id;
  if (other) return refusedWith(800002, 'fromSubscriptionId: is another subscription.');
  const wanted = skuOfItem(body.tocatalogitemid);
  const sku = targetsOf(customer, from).find((each) => each === wanted);
  if (sku === undefined) return refusedWith(900236);
  const { quantity } = body;
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > from.quantity)
    return refusedWith(900258);
  const transitionType = typeOf(body.transitiontype);
  if (transitionType === undefined) return refusedWith(800002, 'transitionType: is unknown.');
  if (transitionType !== 'transition_only' && !customer.allowDelegatedAccess)
    return refusedWith(900267);
  return placeFor(center, customer, from, sku, body, transitionType);
}

function placeFor(
  center: Center,
  customer: Customer,
  from: Subscription,
  sku: CatalogueSku,
  body: z.infer<typeof TransitionBody>,
  transitionType: Transition['transitionType'],
): AllowedTransition | Answer {
  if (body.tosubscriptionid !== undefined) {
    const now = center.clock();
    const target = subscriptionById(center.db, customer.id, now, body.tosubscriptionid);
    const fits = target?.status === 'active' && skuOfItem(target.offerId) === sku;
    if (!target || !fits) return refusedWith(900261);
    if (isChanging(center.db, target.id, now)) return refusedWith(900278);
    if (isShorter(target, from)) return refusedWith(900259);
    if (target.quantity + body.quantity > sku.maximum) return refusedWith(900258);
    const termDuration = target.termDuration as TermDuration;
    const billingCycle = target.billingCycle as BillingCycle;
    return { sku, termDuration, billingCycle, transitionType, target };
  }
  const termDuration = (body.termduration ?? from.termDuration!).toUpperCase() as TermDuration;
  const billingCycle = (body.billingcycle ?? from.billingCycle).toLowerCase() as BillingCycle;
  const sold = plansOf(sku).some(
    (each) => each.termDuration === termDuration && each.billingCycle === billingCycle,
  );
  if (!sold) return refusedWith(900260, skuKey(sku));
  if (isShorter({ termDuration }, from)) return refusedWith(900259);
  const fits = body.quantity >= sku.minimum && body.quantity <= sku.maximum;
  return fits ? { sku, termDuration, billingCycle, transitionType } : refusedWith(900258);
}

function typeOf(text: string): Transition['transitionType'] | undefined {
  const types = ['transition_only', 'transition_with_license_transfer'] as const;
  return types.find((each) => sameWord(each, text));
}
