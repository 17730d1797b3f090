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

// Those with whom the relationship has ended are kept, since they may come back.
const current = 'id NOT IN (SELECT customerId FROM formerCustomers)';

const conditions = {
  CompanyName: 'AND substr(nameKey, 1, length(:value)) = :value',
  Domain: 'AND substr(domainKey, 1, length(:value)) = :value',
  IndirectReseller: 'AND resellerId = :value',
};

/** Adds a customer. */
export function insertCustomer(db: DatabaseSync, customer: Customer): void {
  const { companyName, domain } = customer.companyProfile;
  db.prepare(
    'INSERT INTO customers (id, nameKey, domainKey, resellerId, document) VALUES (?, ?, ?, ?, ?)',
  ).run(
    customer.id,
    companyName.toLowerCase(),
    domain.toLowerCase(),
    customer.associatedPartnerId ?? null,
    JSON.stringify(customer),
  );
}

/** Keeps a customer that has changed. */
export function updateCustomer(db: DatabaseSync, customer: Customer): void {
  db.prepare('UPDATE customers SET resellerId = ?, document = ? WHERE id = ?').run(
    customer.associatedPartnerId ?? null,
    JSON.stringify(customer),
    customer.id,
  );
}

/** Enters a new customer and its line in the activity log. */
export function enterCustomer(center: Center, customer: Customer, at: Date): void {
  const { companyName, domain } = customer.companyProfile;
  insertCustomer(center.db, customer);
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
  const row = db
    .prepare(`SELECT document FROM customers WHERE id = ? AND ${current}`)
    .get(id.toLowerCase());
  return row && (JSON.parse(String(row['document'])) as Customer);
}

/** Those with whom the relationship has ended, in the body that they had. */
export function formerCustomers(db: DatabaseSync): Customer[] {
  return db
    .prepare(`SELECT document FROM customers WHERE NOT (${current}) ORDER BY number`)
    .all()
    .map((row) => JSON.parse(String(row['document'])) as Customer);
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
      `SELECT number, document FROM customers WHERE number > :after AND ${current} ${condition} ORDER BY number LIMIT :limit`,
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
