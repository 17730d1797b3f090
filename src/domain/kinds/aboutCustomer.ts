import type { CustomerRef } from '../customer.ts';
import type { Id, Subject } from '../values.ts';

/** What a request for an existing customer is about: the customer, by its domain, and the reseller that it concerns, where there is one. */
export const aboutCustomer = ({
  customer,
  partnershipId,
}: {
  customer: CustomerRef;
  partnershipId?: Id;
}): Subject => ({
  type: 'customer',
  id: customer.domain.toLowerCase(),
  label: customer.name,
  ...(partnershipId && { of: partnershipId }),
});
