import { z } from 'zod';
import type { ListedSubscription } from '../../domain/partnerCenter.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import { PartnerId } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { amount, flag, listed, neededId, optionalMoment, text, word } from './reading.ts';

const Subscription = z
  .object({
    id: neededId,
    friendlyName: text,
    offerName: text,
    quantity: amount,
    status: word,
    partnerId: text,
    termDuration: text,
    billingCycle: text,
    commitmentEndDate: optionalMoment,
    commitmentEndDateTime: optionalMoment,
    autoRenewEnabled: flag,
    isTrial: flag,
    orderId: text,
    productType: z.object({ id: text }).nullish(),
  })
  .transform((body): ListedSubscription => ({
    id: body.id,
    name: body.friendlyName ?? body.offerName ?? body.id,
    quantity: body.quantity ?? 0,
    status: body.status,
    partnerId: PartnerId.safeParse(body.partnerId).data,
    termDuration: body.termDuration,
    billingCycle: body.billingCycle?.toLowerCase(),
    commitmentEnd: body.commitmentEndDateTime ?? body.commitmentEndDate,
    autoRenew: body.autoRenewEnabled,
    newCommerce: /nce$/i.test(body.productType?.id ?? ''),
    isTrial: body.isTrial,
    orderId: body.orderId,
  }));

/** What a customer has bought, at all or with one order. */
export const subscriptions = (call: Call): Pick<PartnerCenter, 'subscriptions'> => ({
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
});
