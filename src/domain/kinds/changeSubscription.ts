import { z } from 'zod';
import { customerIsOurs } from '../checks/customerIsOurs.ts';
import { CustomerRef, Renewal, SubscriptionRef } from '../customer.ts';
import { OrderLine, Segment } from '../order.ts';
import { Country, Id, PartnerId } from '../values.ts';
import { kind } from './kind.ts';

/** One change of a subscription: licences now, an end now, or what happens at the end of the term. */
export const Change = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('licences'),
    /** Who sees another number by then changes nothing. */
    was: z.number().int(),
    quantity: z.number().int().min(1),
    /** Of more licences: what is ordered with them, for the rules. */
    more: OrderLine.optional(),
  }),
  z.object({ do: z.literal('cancel'), was: z.number().int() }),
  z.object({ do: z.literal('renewal'), renewal: Renewal }),
]);
export type Change = z.infer<typeof Change>;

/** What is asked when a subscription is to be changed. */
export const ChangeSubscription = z.object({
  customer: CustomerRef,
  subscription: SubscriptionRef,
  /** Of the reseller of record, when it is a partner. */
  partnershipId: Id.optional(),
  partnerId: PartnerId.optional(),
  country: Country.optional(),
  segment: Segment.default('commercial'),
  change: Change,
});
export type ChangeSubscription = z.infer<typeof ChangeSubscription>;

/** A subscription is changed, now or at its renewal. */
export const changeSubscription = kind<ChangeSubscription>({
  name: 'changeSubscription',
  input: ChangeSubscription,
  about: ({ customer, partnershipId }) => ({
    type: 'customer',
    id: customer.domain.toLowerCase(),
    label: customer.name,
    ...(partnershipId && { of: partnershipId }),
  }),
  partnershipId: (input) => input.partnershipId,
  customerId: ({ customer }) => customer.id,
  subscriptionId: ({ subscription }) => subscription.id,
  order: ({ change, segment, country, partnerId }) =>
    change.do === 'licences' && change.more
      ? { lines: [change.more], segment, country, partnerId }
      : undefined,
  guard: ({ subscription }) => `open:change:${subscription.id}`,
  checks: [customerIsOurs],
  approval: 'byRules',
  reasons: ({ change }) => (change.do === 'cancel' ? ['cancelsNow'] : []),
  steps: ['changeSubscription'],
  announces: [{ topic: 'orders', key: 'subscriptionChanged' }],
  stopWaiting: false,
  adminsFinish: false,
  looks: true,
  clock: 'order',
  compared: ({ subscription, change }) => ({
    subscription: subscription.name,
    change: JSON.stringify(change),
  }),
});
