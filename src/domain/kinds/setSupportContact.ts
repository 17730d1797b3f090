import { z } from 'zod';
import type { Check } from '../checks/check.ts';
import { customerIsOurs } from '../checks/customerIsOurs.ts';
import { partnershipIsActive } from '../checks/partnershipIsActive.ts';
import { CustomerRef, SubscriptionRef, SupportContact } from '../customer.ts';
import { Id } from '../values.ts';
import { aboutCustomer } from './aboutCustomer.ts';
import { kind } from './kind.ts';

/** What is asked when somebody is to answer a customer's questions. */
export const SetSupportContact = z.object({
  customer: CustomerRef,
  /**
   * A legacy subscription, whose contact Partner Center keeps; absent: the customer's new-commerce subscriptions, for which it keeps
   * none and the desk does.
   */
  subscription: SubscriptionRef.optional(),
  contact: SupportContact,
  /** Who it was when this was asked, where that was known. If it is somebody else by then, nothing is changed. */
  was: SupportContact.optional(),
  /** The partnership of the contact; absent: the provider itself. */
  partnershipId: Id.optional(),
});
export type SetSupportContact = z.infer<typeof SetSupportContact>;

/** A reseller can be it as long as it is a partner; we ourselves always. */
const contactIsPartner: Check<SetSupportContact> = (input, facts) =>
  input.partnershipId === undefined ? undefined : partnershipIsActive(input, facts);

/** The designated support contact of a subscription, or of a customer's subscriptions. */
export const setSupportContact = kind<SetSupportContact>({
  name: 'setSupportContact',
  input: SetSupportContact,
  about: aboutCustomer,
  partnershipId: (input) => input.partnershipId,
  customerId: ({ customer }) => customer.id,
  guard: ({ customer, subscription }) => `open:support:${subscription?.id ?? customer.id}`,
  checks: [customerIsOurs, contactIsPartner],
  approval: 'never',
  steps: ['setSupport'],
  announces: [],
  stopWaiting: false,
  adminsFinish: false,
  looks: false,
  clock: 'approval',
  compared: ({ contact }) => ({ contact: contact.name }),
});
