import { z } from 'zod';
import type { Doc, Found } from './ports.ts';
import { searchKeys } from './search.ts';
import { Country, Id, Moment, PartnerId } from './values.ts';

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
  ],
  keys: searchKeys([subscription.name, subscription.customerName]),
  body: subscription,
});
