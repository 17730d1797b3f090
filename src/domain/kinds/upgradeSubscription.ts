import { z } from 'zod';
import { customerIsOurs } from '../checks/customerIsOurs.ts';
import { newBusiness } from '../checks/newBusiness.ts';
import { CustomerRef, Renewal, SubscriptionRef } from '../customer.ts';
import { OrderLine, Segment } from '../order.ts';
import { Country, Id, PartnerId } from '../values.ts';
import { aboutCustomer } from './aboutCustomer.ts';
import { kind } from './kind.ts';

/** What is asked when a subscription is to become a better product. */
export const UpgradeSubscription = z.object({
  customer: CustomerRef,
  subscription: SubscriptionRef,
  /** How many licences it had: who sees another number by then changes nothing. */
  was: z.number().int(),
  /** Of the reseller of record, when it is a partner. */
  partnershipId: Id.optional(),
  partnerId: PartnerId.optional(),
  country: Country.optional(),
  segment: Segment.default('commercial'),
  toCatalogItemId: z.string().min(1),
  /** Into one that the customer has; absent: a new one. */
  into: SubscriptionRef.optional(),
  type: z.enum(['transition_only', 'transition_with_license_transfer']),
  /** What it becomes, with how many licences; the rest stays as it is. */
  line: OrderLine,
  /** What was scheduled for the end of the term: an upgrade deletes it. */
  loses: Renewal.optional(),
});
export type UpgradeSubscription = z.infer<typeof UpgradeSubscription>;

/** Licences of a subscription become those of a better product. */
export const upgradeSubscription = kind<UpgradeSubscription>({
  name: 'upgradeSubscription',
  input: UpgradeSubscription,
  about: aboutCustomer,
  partnershipId: (input) => input.partnershipId,
  customerId: ({ customer }) => customer.id,
  subscriptionId: ({ subscription }) => subscription.id,
  order: ({ line, segment, country, partnerId }) => ({
    lines: [line],
    segment,
    country,
    partnerId,
  }),
  guard: ({ subscription }) => `open:change:${subscription.id}`,
  checks: [customerIsOurs, newBusiness],
  approval: 'byRules',
  steps: ['startTransition', 'followTransition'],
  announces: [{ topic: 'orders', key: 'subscriptionUpgraded' }],
  stopWaiting: false,
  adminsFinish: false,
  looks: true,
  clock: 'order',
  compared: ({ subscription, line }) => ({
    subscription: subscription.name,
    lines: `${line.quantity} × ${line.title} ${line.term}/${line.billingCycle}`,
  }),
});
