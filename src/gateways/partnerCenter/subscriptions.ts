import { z } from 'zod';
import type { Refundable } from '../../domain/customer.ts';
import type { ListedSubscription } from '../../domain/partnerCenter.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import { PartnerId } from '../../domain/values.ts';
import type { Call } from './call.ts';
import {
  amount,
  flag,
  listed,
  manyOf,
  neededId,
  neededMoment,
  optionalId,
  optionalMoment,
  text,
  texts,
  word,
} from './reading.ts';
import { Instructions, renewalOf, ScheduledAction } from './renewals.ts';

const RefundableQuantity = z
  .object({
    totalQuantity: amount,
    details: manyOf(z.object({ quantity: amount, allowedUntilDateTime: neededMoment })),
  })
  .transform(({ totalQuantity, details }): Refundable | undefined => {
    const parts = details.flatMap(({ quantity, allowedUntilDateTime: until }) =>
      quantity ? [{ quantity, until }] : [],
    );
    const total = totalQuantity ?? parts.reduce((sum, { quantity }) => sum + quantity, 0);
    return total > 0 ? { total, parts } : undefined;
  });

const Body = z.object({
  id: neededId,
  offerId: text,
  friendlyName: text,
  offerName: text,
  quantity: amount,
  unitType: text,
  status: word,
  partnerId: text,
  termDuration: text,
  billingCycle: text,
  creationDate: optionalMoment,
  effectiveStartDate: optionalMoment,
  commitmentEndDate: optionalMoment,
  commitmentEndDateTime: optionalMoment,
  cancellationAllowedUntilDate: optionalMoment,
  refundableQuantity: RefundableQuantity.nullish(),
  autoRenewEnabled: flag,
  scheduledNextTermInstructions: Instructions.nullish(),
  scheduledActions: manyOf(ScheduledAction),
  suspensionReasons: texts,
  isTrial: flag,
  orderId: text,
  promotionId: text,
  parentSubscriptionId: optionalId,
  productType: z.object({ id: text }).nullish(),
});

// New commerce prints the catalogue item that was bought; a legacy offer is one identity.
const boughtAs = (offerId: string | undefined) => {
  const [productId, skuId, availabilityId] = offerId?.split(':') ?? [];
  return skuId ? { productId, skuId, availabilityId } : {};
};

/** How a subscription is read, alone and in lists. */
export const Subscription = Body.transform((body): ListedSubscription => {
  const quantity = body.quantity ?? 0;
  const billingCycle = body.billingCycle?.toLowerCase();
  return {
    id: body.id,
    name: body.friendlyName ?? body.offerName ?? body.id,
    quantity,
    status: body.status,
    partnerId: PartnerId.safeParse(body.partnerId).data,
    termDuration: body.termDuration,
    billingCycle,
    commitmentEnd: body.commitmentEndDateTime ?? body.commitmentEndDate,
    autoRenew: body.autoRenewEnabled,
    newCommerce: /nce$/i.test(body.productType?.id ?? ''),
    isTrial: body.isTrial,
    orderId: body.orderId,
    ...boughtAs(body.offerId),
    unitType: body.unitType,
    startedAt: body.effectiveStartDate ?? body.creationDate,
    cancelUntil: body.cancellationAllowedUntilDate,
    refundable: body.refundableQuantity ?? undefined,
    renewal: renewalOf(
      { quantity, term: body.termDuration, billingCycle },
      body.scheduledActions,
      body.scheduledNextTermInstructions ?? undefined,
    ),
    suspensionReasons: body.suspensionReasons.length > 0 ? body.suspensionReasons : undefined,
    promotionId: body.promotionId,
    parentId: body.parentSubscriptionId,
  };
});

/** What a customer has bought: all of it, with one order, and one of it. */
export const subscriptions = (
  call: Call,
): Pick<PartnerCenter, 'subscriptions' | 'subscription'> => ({
  subscriptions: (customerId, patience, orderId) =>
    call({
      method: 'GET',
      path: '/v1/customers/{customerId}/subscriptions',
      places: { customerId },
      query: { order_id: orderId },
      token: 'app',
      answer: listed(Subscription),
      patience,
    }),

  subscription: (customerId, id, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers/{customerId}/subscriptions/{id}',
      places: { customerId, id },
      token: 'app',
      answer: Subscription,
      patience,
    }),
});
