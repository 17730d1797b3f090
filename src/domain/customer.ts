import { z } from 'zod';
import type { Doc, Found } from './ports.ts';
import { searchKeys } from './search.ts';
import { dayTags } from './subscriptionDays.ts';
import { BillingCycle, Term } from './order.ts';
import { Country, Id, Moment, PartnerId, Person } from './values.ts';

/** Who answers a customer's questions about a subscription: a reseller, or the provider itself. */
export const SupportContact = z.object({ id: Id, partnerId: PartnerId, name: z.string() });
export type SupportContact = z.infer<typeof SupportContact>;

/** An existing customer as requests name it. */
export const CustomerRef = z.object({ id: Id, name: z.string(), domain: z.string() });
export type CustomerRef = z.infer<typeof CustomerRef>;

/** A subscription as requests name it. */
export const SubscriptionRef = z.object({ id: Id, name: z.string() });
export type SubscriptionRef = z.infer<typeof SubscriptionRef>;

/** One customer as the desk keeps it (the truth is in Partner Center), and as of when. */
export const Customer = z.object({
  id: Id,
  name: z.string(),
  domain: z.string(),
  /** The reseller's tenant id; absent for a direct customer. */
  resellerId: Id.optional(),
  /** Known of new customers, and of those that somebody looked at: lists do not tell. */
  country: Country.optional(),
  asOf: Moment,
  /** When its subscriptions were last read; absent: never. */
  subscriptionsAsOf: Moment.optional(),
  /** Who supports the customer's new-commerce subscriptions, for which Partner Center keeps no contact; absent: each one's reseller of record. */
  support: SupportContact.optional(),
  /** Somebody ticked that the reseller may manage the customer's Azure: who and when. */
  azure: z.object({ by: Person, at: Moment }).optional(),
  /** The full round that last saw it, so that a finished round knows who is gone. */
  round: z.string().optional(),
});
export type Customer = z.infer<typeof Customer>;

/** Reads a kept customer. */
export const readCustomer = (found: Found): Customer => Customer.parse(found.doc.body);

/** A customer as kept on its shelf. */
export const customerDoc = (customer: Customer): Doc => ({
  id: customer.id,
  type: 'customer',
  schema: 1,
  sort: customer.name.normalize('NFKC').toLowerCase(),
  tags: [
    ...(customer.resellerId ? [`reseller:${customer.resellerId}`] : ['direct']),
    ...(customer.subscriptionsAsOf ? [`read:${customer.resellerId ?? 'direct'}`] : []),
  ],
  keys: searchKeys([customer.name, customer.domain.split('.')[0] ?? '']).concat(
    customer.domain.toLowerCase(),
  ),
  body: customer,
});

/** Licences that may still be returned (contract, section 10). */
export const Refundable = z.object({
  total: z.number().int(),
  parts: z.array(z.object({ quantity: z.number().int(), until: Moment })),
});
export type Refundable = z.infer<typeof Refundable>;

/**
 * What happens at the end of a term (contract, section 11.7): it renews as it is, renews changed, ends, or goes on month by month at
 * a higher price (extended service term), which is also what happens when it neither renews nor ends.
 */
export const Renewal = z.discriminatedUnion('how', [
  z.object({ how: z.literal('renew') }),
  z.object({
    how: z.literal('change'),
    quantity: z.number().int().min(1).optional(),
    term: Term.optional(),
    billingCycle: BillingCycle.optional(),
  }),
  z.object({ how: z.literal('end') }),
  z.object({ how: z.literal('extend') }),
]);
export type Renewal = z.infer<typeof Renewal>;

/** One subscription as the desk keeps it. */
export const Subscription = z.object({
  id: Id,
  customerId: Id,
  customerName: z.string(),
  name: z.string(),
  quantity: z.number(),
  status: z.string(),
  /** The reseller of record. */
  partnerId: PartnerId.optional(),
  termDuration: z.string().optional(),
  billingCycle: z.string().optional(),
  commitmentEnd: Moment.optional(),
  autoRenew: z.boolean(),
  newCommerce: z.boolean(),
  isTrial: z.boolean(),
  orderId: z.string().optional(),
  /** `productId`, `skuId` and `availabilityId` of what was bought; absent for legacy offers. */
  productId: z.string().optional(),
  skuId: z.string().optional(),
  availabilityId: z.string().optional(),
  /** Licences, or something else. */
  unitType: z.string().optional(),
  startedAt: Moment.optional(),
  /** Until then it can be cancelled. */
  cancelUntil: Moment.optional(),
  /** How many licences may still be returned, and until when; absent: none. */
  refundable: Refundable.optional(),
  /** What is scheduled for the end of the term; absent: what `autoRenew` says. */
  renewal: Renewal.optional(),
  suspensionReasons: z.array(z.string()).optional(),
  promotionId: z.string().optional(),
  /** The subscription that this add-on belongs to. */
  parentId: Id.optional(),
  /** Legacy subscriptions: whom Partner Center names to the customer, as it was last read; absent: not read yet. */
  support: SupportContact.optional(),
  asOf: Moment,
});
export type Subscription = z.infer<typeof Subscription>;

/** Reads a kept subscription. */
export const readSubscription = (found: Found): Subscription => Subscription.parse(found.doc.body);

/** A subscription as kept on its shelf. */
export const subscriptionDoc = (subscription: Subscription): Doc => ({
  id: subscription.id,
  type: 'subscription',
  schema: 1,
  sort: `${subscription.customerName} ${subscription.name}`.normalize('NFKC').toLowerCase(),
  tags: [
    `customer:${subscription.customerId}`,
    ...(subscription.partnerId ? [`record:${subscription.partnerId}`] : []),
    ...dayTags(subscription),
  ],
  keys: searchKeys([subscription.name, subscription.customerName]),
  body: subscription,
});
