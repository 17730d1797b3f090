import { randomBytes, randomUUID } from 'node:crypto';
import { link } from '../http/link.ts';
import type { Address, Customer } from './customers.ts';

/** What a request says of a new customer. */
export interface Asked {
  companyprofile: { domain: string; organizationregistrationnumber?: string };
  billingprofile: {
    email: string;
    culture: string;
    language: string;
    companyname: string;
    firstname?: string;
    lastname?: string;
    defaultaddress: Address;
  };
  associatedpartnerid?: string;
}

/** Writes the body of a customer that a partner creates: a tenant of its own, and no delegated privileges. */
export function createdCustomer(asked: Asked): Customer {
  const id = randomUUID();
  const self = `/customers/${id}`;
  const { companyprofile, billingprofile: billing, associatedpartnerid } = asked;
  const { firstName, lastName, ...place } = billing.defaultaddress;
  return {
    id,
    commerceId: id,
    companyProfile: {
      tenantId: id,
      domain: companyprofile.domain,
      companyName: billing.companyname,
      organizationRegistrationNumber: companyprofile.organizationregistrationnumber || undefined,
      address: place,
      email: billing.email,
      links: { self: link(`${self}/profiles/company`) },
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    billingProfile: {
      id: randomUUID(),
      firstName: billing.firstname || firstName,
      lastName: billing.lastname || lastName,
      email: billing.email,
      culture: culture(billing.culture),
      language: billing.language,
      companyName: billing.companyname,
      defaultAddress: billing.defaultaddress,
      links: { self: link(`${self}/profiles/billing`) },
      attributes: {
        etag: `-${randomBytes(8).readBigUInt64BE() >> 1n}`,
        objectType: 'CustomerBillingProfile',
      },
    },
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: false,
    customDomains: [companyprofile.domain],
    links: { self: link(self) },
    attributes: { objectType: 'Customer' },
    ...(associatedpartnerid && { associatedPartnerId: associatedpartnerid.toLowerCase() }),
  };
}

// As the service prints it, whatever the case it came in.
function culture(text: string): string {
  const [language = '', country = ''] = text.split('-');
  return country ? `${language.toLowerCase()}-${country.toUpperCase()}` : language;
}
