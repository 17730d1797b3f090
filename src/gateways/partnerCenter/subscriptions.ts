import { z } from 'zod';
import type { ListedSubscription } from '../../domain/partnerCenter.ts';
import type { PartnerCenter } from '../../domain/ports.ts';
import { PartnerId } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { flag, listed, neededId, optionalMoment, text, word } from './reading.ts';

const Subscription = z
  .object({
    id: neededId,
    friendlyName: text,
    offerName: text,
    quantity: z.number().nullish(),
    status: word,
    partnerId: text,
    termDuration: text,
    billingCycle: text,
    commitmentEndDate: optionalMoment,
    commitmentEndDateTime: optionalMoment,
    autoRenewEnabled: flag,
    isTrial: flag,
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
  }));

/** What a customer has bought. */
export const subscriptions = (call: Call): Pick<PartnerCenter, 'subscriptions'> => ({
  subscriptions: (customerId, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers/{customerId}/subscriptions',
      places: { customerId },
      token: 'app',
      answer: listed(Subscription),
      patience,
    }),
});
