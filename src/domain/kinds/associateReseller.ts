import { z } from 'zod';
import { customerIsOurs } from '../checks/customerIsOurs.ts';
import { newBusiness } from '../checks/newBusiness.ts';
import { partnershipIsActive } from '../checks/partnershipIsActive.ts';
import { subscriptionTakesReseller } from '../checks/takesReseller.ts';
import { CustomerRef, SubscriptionRef } from '../customer.ts';
import { Id, PartnerId } from '../values.ts';
import { aboutCustomer } from './aboutCustomer.ts';
import { kind } from './kind.ts';

/** What is asked when a subscription is to get a reseller of record. */
export const AssociateReseller = z.object({
  customer: CustomerRef,
  subscription: SubscriptionRef,
  /** Who it was when this was asked; absent: nobody. If it is somebody else by then, nothing is changed. */
  before: z.object({ partnerId: PartnerId, name: z.string().optional() }).optional(),
  /** Of the location account with which the reseller was onboarded. */
  after: z.object({ partnerId: PartnerId, name: z.string() }),
  /** The partnership of that reseller. */
  partnershipId: Id,
});
export type AssociateReseller = z.infer<typeof AssociateReseller>;

/** A subscription's reseller of record is set, or replaced. */
export const associateReseller = kind<AssociateReseller>({
  name: 'associateReseller',
  input: AssociateReseller,
  about: aboutCustomer,
  partnershipId: (input) => input.partnershipId,
  customerId: ({ customer }) => customer.id,
  subscriptionId: ({ subscription }) => subscription.id,
  guard: ({ subscription }) => `open:change:${subscription.id}`,
  checks: [customerIsOurs, partnershipIsActive, newBusiness, subscriptionTakesReseller],
  approval: 'byRules',
  reasons: ({ before }) => (before ? ['replacesReseller'] : []),
  steps: ['setReseller'],
  announces: [{ topic: 'orders', key: 'resellerAssociated' }],
  stopWaiting: false,
  adminsFinish: false,
  looks: true,
  clock: 'order',
  compared: ({ subscription, after }) => ({
    subscription: subscription.name,
    reseller: `${after.name} ${after.partnerId}`,
  }),
});
