import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Center } from '../center.ts';
import { subscriptionBody } from '../seed/subscriptions.ts';
import type { Actor } from '../state/actor.ts';
import { availabilityOf, countryOf, hasAddons } from '../state/catalogue.ts';
import type { Customer } from '../state/customers.ts';
import { orderBody } from '../state/orderBody.ts';
import { addOrder, readyTime } from '../state/orders.ts';
import { pricingOf } from '../state/prices.ts';
import type { Subscription } from '../state/subscription.ts';
import { remaining } from '../state/subscription.ts';
import { enterChange } from '../state/subscriptionChanges.ts';
import { addSubscription, heldSubscriptions, keepSubscription } from '../state/subscriptions.ts';
import type { Transition } from '../state/transitions.ts';
import { addTransition, takeFailure } from '../state/transitions.ts';
import type { AllowedTransition, TransitionBody } from './transitionRules.ts';

/** Begins a transition: what it changes is seen when it is completed, as long as it takes to provision an order. */
export function transit(
  center: Center,
  customer: Customer,
  from: Subscription,
  allowed: AllowedTransition,
  asked: z.infer<typeof TransitionBody>,
  actor: Actor,
): Transition {
  const readyAt = readyTime(center);
  const failure = takeFailure(center.db);
  const { quantity } = asked;
  const to = allowed.target ?? born(center, customer, from, allowed, quantity);
  const transition: Transition = {
    operationId: asked.operationid ?? randomUUID(),
    fromCatalogItemId: from.offerId,
    fromSubscriptionId: from.id,
    toCatalogItemId: to.offerId,
    toSubscriptionId: to.id,
    quantity,
    termDuration: to.termDuration!,
    billingCycle: to.billingCycle,
    promotionId: asked.promotionid,
    transitionType: allowed.transitionType,
    startedAt: center.clock().toISOString(),
    readyAt: readyAt.toISOString(),
    failure,
  };
  addTransition(center.db, transition);
  if (failure) return transition;

  const enter = (before: Subscription, after: Subscription) =>
    enterChange(center, customer, before, after, actor, readyAt, 'upgrade_subscription');
  enter(from, left(from, quantity));
  if (allowed.target) enter(to, { ...to, ...withMore(to, quantity) });
  else order(center, customer, to, allowed, readyAt);
  if (quantity === from.quantity) handOn(center, customer, from, to);
  return transition;
}

function left(from: Subscription, quantity: number): Subscription {
  if (quantity === from.quantity) return { ...from, status: 'deleted' };
  const rest = from.quantity - quantity;
  return {
    ...from,
    quantity: rest,
    scheduledNextTermInstructions: undefined,
    scheduledActions: undefined,
    refundableQuantity: atMost(from, rest),
  };
}

// What has been moved cannot be returned where it was.
function atMost(from: Subscription, most: number): Subscription['refundableQuantity'] {
  let room = most;
  const details = (from.refundableQuantity?.details ?? []).flatMap((each) => {
    const quantity = Math.min(room, each.quantity);
    room -= quantity;
    return quantity > 0 ? [{ ...each, quantity }] : [];
  });
  return { totalQuantity: details.reduce((sum, each) => sum + each.quantity, 0), details };
}

function withMore(to: Subscription, quantity: number): Partial<Subscription> {
  return {
    quantity: to.quantity + quantity,
    scheduledNextTermInstructions: undefined,
    scheduledActions: undefined,
  };
}

function born(
  center: Center,
  customer: Customer,
  from: Subscription,
  { sku, termDuration, billingCycle }: AllowedTransition,
  quantity: number,
): Subscription {
  const country = countryOf(customer);
  const now = center.clock();
  const availabilityId = availabilityOf(center, sku, country);
  const { productId, skuId, title } = sku;
  const body = subscriptionBody(
    {
      number: randomUUID(),
      customerId: customer.id,
      country,
      product: { productId, skuId, availabilityId, title, termDuration, billingCycle },
      quantity,
      orderId: randomUUID().replaceAll('-', '').slice(0, 12),
      partnerId: from.partnerId,
      bought: now,
      status: 'active',
      autoRenew: from.autoRenewEnabled,
    },
    now,
  );
  return {
    ...body,
    hasPurchasableAddons: hasAddons(sku),
    additionalPartnerIds: from.additionalPartnerIds,
    ...(quantity < from.quantity && windowOf(from, quantity, now)),
  };
}

// Born from a part of another, it has the window of that one.
function windowOf(from: Subscription, quantity: number, now: Date): Partial<Subscription> {
  const { cancellationAllowedUntilDate, refundOptions } = from;
  const until = remaining(from.refundableQuantity, now).details[0]?.allowedUntilDateTime;
  return {
    cancellationAllowedUntilDate,
    refundOptions,
    refundableQuantity: until
      ? { totalQuantity: quantity, details: [{ quantity, allowedUntilDateTime: until }] }
      : { totalQuantity: 0, details: [] },
  };
}

function order(
  center: Center,
  customer: Customer,
  to: Subscription,
  { sku, termDuration, billingCycle }: AllowedTransition,
  readyAt: Date,
): void {
  const country = countryOf(customer);
  const { quantity } = to;
  const pricing = [pricingOf(sku, country, { quantity, termDuration, billingCycle })];
  const made = orderBody(customer.id, country, [to], pricing);
  const lineItems = made.lineItems.map((line) => ({
    ...line,
    transactionType: 'convert' as const,
  }));
  addOrder(center.db, { ...made, lineItems }, readyAt);
  addSubscription(center.db, customer.id, to);
}

// Add-ons go with the licences that they were added to.
function handOn(center: Center, customer: Customer, from: Subscription, to: Subscription): void {
  for (const each of heldSubscriptions(center.db, customer.id))
    if (each.parentSubscriptionId === from.id)
      keepSubscription(center.db, { ...each, parentSubscriptionId: to.id });
}
