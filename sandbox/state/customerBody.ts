import { guidFor } from '../guid.ts';
import { link } from '../http/link.ts';
import type { Customer } from './customers.ts';

/** What one has to know to write down a new customer. */
export interface NewCustomer {
  id: string;
  companyName: string;
  /** `prefix.onmicrosoft.com` */
  domain: string;
  country: string;
  city: string;
  postalCode: string;
  resellerId?: string;
  delegated: boolean;
}

const cultures: Record<string, string> = { US: 'en-US', CA: 'en-CA', BR: 'pt-BR' };

/** Writes the full body of a customer; contact and address lines are made up. */
export function customerBody(facts: NewCustomer): Customer {
  const culture = cultures[facts.country] ?? 'en-US';
  const self = `/customers/${facts.id}`;
  const email = `billing@${facts.domain.split('.')[0]}.example`;
  const place = {
    country: facts.country,
    city: facts.city,
    addressLine1: '1 Main Street',
    postalCode: facts.postalCode,
  };
  const contact = { firstName: 'Billing', lastName: 'Contact' };
  return {
    id: facts.id,
    commerceId: guidFor('commerce', facts.id),
    companyProfile: {
      tenantId: facts.id,
      domain: facts.domain,
      companyName: facts.companyName,
      address: { ...place, phoneNumber: '5550100' },
      email,
      links: { self: link(`${self}/profiles/company`) },
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    billingProfile: {
      id: guidFor('billing', facts.id),
      ...contact,
      email,
      culture,
      language: culture.slice(0, 2),
      companyName: facts.companyName,
      defaultAddress: { ...place, ...contact, phoneNumber: '5550100' },
      links: { self: link(`${self}/profiles/billing`) },
      attributes: {
        etag: `-${BigInt(`0x${guidFor('etag', facts.id).slice(0, 8)}`)}`,
        objectType: 'CustomerBillingProfile',
      },
    },
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: facts.delegated,
    customDomains: [facts.domain],
    links: { self: link(self) },
    attributes: { objectType: 'Customer' },
    ...(facts.resellerId && { associatedPartnerId: facts.resellerId }),
  };
}

/** What this partner may see of a customer: address, e-mail and domains only with delegated privileges. */
export function visibleTo(customer: Customer): Customer {
  if (customer.allowDelegatedAccess) return customer;
  const { customDomains: _domains, companyProfile, ...rest } = customer;
  const { address: _address, email: _email, ...profile } = companyProfile;
  return { ...rest, companyProfile: profile };
}

/** The few fields that a list of customers shows. */
export function listItem(customer: Customer) {
  const { tenantId, domain, companyName, links, attributes } = customer.companyProfile;
  return {
    id: customer.id,
    companyProfile: { tenantId, domain, companyName, links, attributes },
    relationshipToPartner: customer.relationshipToPartner,
    links: customer.links,
    attributes: customer.attributes,
  };
}
