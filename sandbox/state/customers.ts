import type { DatabaseSync } from 'node:sqlite';
import type { Center } from '../center.ts';
import { recordDeed } from './auditRecords.ts';

/** An address, as the API spells its fields. */
export interface Address {
  country: string;
  region?: string;
  city: string;
  state?: string;
  addressLine1: string;
  addressLine2?: string;
  /** Missing in countries without postal codes. */
  postalCode?: string;
  firstName?: string;
  lastName?: string;
  phoneNumber?: string;
}

/** A customer, in the body that a partner with delegated privileges sees. */
export interface Customer {
  id: string;
  commerceId: string;
  companyProfile: {
    tenantId: string;
    domain: string;
    companyName: string;
    organizationRegistrationNumber?: string;
    address?: Address;
    email?: string;
    links: unknown;
    attributes: { objectType: 'CustomerCompanyProfile' };
  };
  billingProfile: {
    id: string;
    firstName?: string;
    lastName?: string;
    email: string;
    culture: string;
    language: string;
    companyName: string;
    defaultAddress: Address;
    links: unknown;
    attributes: { etag: string; objectType: 'CustomerBillingProfile' };
  };
  relationshipToPartner: string;
  allowDelegatedAccess: boolean;
  customDomains?: string[];
  links: unknown;
  attributes: { objectType: 'Customer' };
  /** Tenant of the indirect reseller; absent for a direct customer of the provider. */
  associatedPartnerId?: string;
}

/** What a list of customers is narrowed to: beginnings of a name or domain, or all of one reseller. */
export type CustomerFilter = {
  field: 'CompanyName' | 'Domain' | 'IndirectReseller';
  value: string;
};

const conditions = {
  CompanyName: 'AND substr(nameKey, 1, length(:value)) = :value',
  Domain: 'AND substr(domainKey, 1, length(:value)) = :value',
  IndirectReseller: 'AND resellerId = :value',
};

/** Enters a new customer and its line in the activity log. */
export function enterCustomer(center: Center, customer: Customer, at: Date): void {
  const { companyName, domain } = customer.companyProfile;
  center.db
    .prepare(
      'INSERT INTO customers (id, nameKey, domainKey, resellerId, document) VALUES (?, ?, ?, ?, ?)',
    )
    .run(
      customer.id,
      companyName.toLowerCase(),
      domain.toLowerCase(),
      customer.associatedPartnerId ?? null,
      JSON.stringify(customer),
    );
  recordDeed(center, {
    customerId: customer.id,
    customerName: companyName,
    userPrincipalName: `agent@${center.provider.domain}`,
    resourceType: 'customer',
    resourceNewValue: JSON.stringify({
      Id: customer.id,
      CompanyProfile: { TenantId: customer.id, Domain: domain, CompanyName: companyName },
      RelationshipToPartner: customer.relationshipToPartner,
      AssociatedPartnerId: customer.associatedPartnerId ?? null,
      Attributes: { ObjectType: 'Customer' },
    }),
    operationType: 'add_customer',
    at,
    customizedData: [{ key: 'CustomerId', value: customer.id }],
  });
}

/** Finds a customer by its tenant. */
export function customerById(db: DatabaseSync, id: string): Customer | undefined {
  const row = db.prepare('SELECT document FROM customers WHERE id = ?').get(id.toLowerCase());
  return row && (JSON.parse(String(row['document'])) as Customer);
}

/** Whether some customer has this domain already. */
export function domainTaken(db: DatabaseSync, domain: string): boolean {
  return db.prepare('SELECT 1 FROM customers WHERE domainKey = ?').get(domain) !== undefined;
}

/** Reads customers in the order in which they came, after a number. */
export function listCustomers(
  db: DatabaseSync,
  filter: CustomerFilter | undefined,
  after: number,
  limit: number,
): { number: number; customer: Customer }[] {
  const condition = filter ? conditions[filter.field] : '';
  const value = filter && { value: filter.value.toLowerCase() };
  return db
    .prepare(
      `SELECT number, document FROM customers WHERE number > :after ${condition} ORDER BY number LIMIT :limit`,
    )
    .all({ after, limit, ...value })
    .map((row) => ({
      number: Number(row['number']),
      customer: JSON.parse(String(row['document'])) as Customer,
    }));
}

/** How many customers there are, and so the number of the next one. */
export function countCustomers(db: DatabaseSync): number {
  return Number(db.prepare('SELECT count(*) AS n FROM customers').get()?.['n']);
}
