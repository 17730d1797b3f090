import { z } from 'zod';
import type { PartnerCenter } from '../../domain/ports.ts';
import type { Call } from './call.ts';
import { listed, neededId, onwards, optionalId, text } from './reading.ts';

const CompanyProfile = z.object({ companyName: text, domain: text });

const Customer = z
  .object({ id: neededId, companyProfile: CompanyProfile, associatedPartnerId: optionalId })
  .transform(({ id, companyProfile: { companyName, domain }, associatedPartnerId }) => ({
    id,
    name: companyName ?? domain ?? id,
    domain: domain ?? '',
    associatedPartnerId,
  }));

const ListedCustomer = Customer.transform(({ id, name, domain }) => ({ id, name, domain }));

const ofReseller = (resellerId: string) =>
  JSON.stringify({ Field: 'IndirectReseller', Value: resellerId, Operator: 'starts_with' });

/** Customers of ours, all or those of one reseller. */
export const customers = (call: Call): Pick<PartnerCenter, 'customers' | 'customer'> => ({
  customers: ({ resellerId, size, next }, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers',
      query: {
        // 0 lets the service choose.
        size: size ?? 0,
        filter: resellerId && ofReseller(resellerId),
        seekOperation: next && 'Next',
      },
      headers: onwards(next),
      token: 'app',
      answer: listed(ListedCustomer),
      patience,
    }),

  customer: (id, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers/{customerId}',
      places: { customerId: id },
      token: 'app',
      answer: Customer,
      patience,
    }),
});
