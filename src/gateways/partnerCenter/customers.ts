import { z } from 'zod';
import type { FullCustomer } from '../../domain/partnerCenter.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import { Country } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { listed, neededId, onwards, optionalId, text } from './reading.ts';

const country = z
  .unknown()
  .optional()
  .transform((given) => Country.safeParse(given).data);

const CompanyProfile = z.object({ companyName: text, domain: text });

const Customer = z
  .object({
    id: neededId,
    companyProfile: CompanyProfile,
    associatedPartnerId: optionalId,
    billingProfile: z
      .object({ email: text, defaultAddress: z.object({ country }).nullish() })
      .nullish(),
  })
  .transform((body): FullCustomer => ({
    id: body.id,
    name: body.companyProfile.companyName ?? body.companyProfile.domain ?? body.id,
    domain: body.companyProfile.domain ?? '',
    associatedPartnerId: body.associatedPartnerId,
    email: body.billingProfile?.email,
    country: body.billingProfile?.defaultAddress?.country,
  }));

const ListedCustomer = Customer.transform(({ id, name, domain }) => ({ id, name, domain }));

// The service takes one filter.
const filterOf = ({ resellerId, domain }: { resellerId?: string; domain?: string }) => {
  if (resellerId) return startsWith('IndirectReseller', resellerId);
  return domain && startsWith('Domain', domain);
};

const startsWith = (field: string, value: string) =>
  JSON.stringify({ Field: field, Value: value, Operator: 'starts_with' });

/** Customers of ours: all, those of one reseller, those with a domain; and one. */
export const customers = (call: Call): Pick<PartnerCenter, 'customers' | 'customer'> => ({
  customers: ({ resellerId, domain, size, next }, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers',
      query: {
        // 0 lets the service choose.
        size: size ?? 0,
        filter: filterOf({ resellerId, domain }),
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
