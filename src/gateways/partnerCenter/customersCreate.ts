import { z } from 'zod';
import type { CreatedCustomer, NewCustomer } from '../../domain/partnerCenter.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';
import { neededId, text } from './reading.ts';

// The password is taken exactly as it is: a blank at its end belongs to it.
const Credentials = z
  .object({ userName: text, password: z.string().nullish() })
  .nullish()
  .transform((body) =>
    body?.userName && body.password
      ? { userName: body.userName, password: body.password }
      : undefined,
  );

const Created = z
  .object({ id: neededId, userCredentials: Credentials })
  .transform(({ id, userCredentials: credentials }): CreatedCustomer => ({ id, credentials }));

const bodyOf = (customer: NewCustomer) => {
  const { address, culture } = customer;
  return {
    enableGDAPByDefault: customer.gdap,
    companyProfile: {
      domain: customer.domain,
      organizationRegistrationNumber: customer.registrationNumber || undefined,
    },
    billingProfile: {
      email: customer.email,
      culture,
      language: culture.split('-')[0],
      companyName: customer.company,
      defaultAddress: {
        firstName: customer.firstName,
        lastName: customer.lastName,
        addressLine1: address.line1,
        addressLine2: address.line2 || undefined,
        city: address.city,
        state: address.state || undefined,
        postalCode: address.postalCode || undefined,
        country: address.country,
        phoneNumber: customer.phone || undefined,
      },
    },
    associatedPartnerId: customer.resellerId,
  };
};

/** Creates customers for resellers. The answer holds the first password, which is never shown again. */
export const customersCreate = (call: Call): Pick<PartnerCenter, 'createCustomer'> => ({
  createCustomer: (customer, requestId) =>
    call({
      method: 'POST',
      path: '/v1/customers',
      body: bodyOf(customer),
      token: 'appUser',
      answer: Created,
      requestId,
    }),
});
