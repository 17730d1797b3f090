import type { DatabaseSync } from 'node:sqlite';
import type { Center } from '../center.ts';
import { guidFor } from '../guid.ts';
import { companies } from '../seed/companies.ts';
import type { Actor } from './actor.ts';
import { recordDeed } from './auditRecords.ts';
import { customerBody } from './customerBody.ts';
import type { Customer } from './customers.ts';
import { customerById, formerCustomers, insertCustomer, updateCustomer } from './customers.ts';
import { announce, api } from './webhooks.ts';

/** Companies that are no customers at present, and could become some: those of the seed, and former customers. */
export function companiesOutside(db: DatabaseSync): Customer[] {
  const former = formerCustomers(db);
  const known = new Set(former.map((each) => each.id));
  const seeded = companies
    .map(([, companyName, prefix, country, city, postalCode]) =>
      customerBody({
        id: guidFor('customer', prefix),
        companyName,
        domain: `${prefix}.onmicrosoft.com`,
        country,
        city,
        postalCode,
        delegated: false,
      }),
    )
    .filter((each) => !known.has(each.id) && customerById(db, each.id) === undefined);
  return [...seeded, ...former].toSorted((one, other) =>
    one.companyProfile.companyName.localeCompare(other.companyProfile.companyName),
  );
}

/** Begins the relationship that a company has accepted, with a reseller or directly; tells the log and whoever has registered for it. */
export function beginRelation(
  center: Center,
  company: Customer,
  resellerId: string | undefined,
): void {
  const { associatedPartnerId: _before, ...rest } = company;
  const customer: Customer = {
    ...rest,
    relationshipToPartner: 'reseller',
    ...(resellerId && { associatedPartnerId: resellerId }),
  };
  const known = formerCustomers(center.db).some((each) => each.id === company.id);
  if (known) updateCustomer(center.db, customer);
  else insertCustomer(center.db, customer);
  center.db.prepare('DELETE FROM formerCustomers WHERE customerId = ?').run(customer.id);
  // It is the customer that acts, in its own admin centre: the record names nobody.
  record(center, customer, {}, 'extend_relationship');
  const name = resellerId
    ? 'indirect-reseller-relationship-accepted-by-customer'
    : 'reseller-relationship-accepted-by-customer';
  const resourceUri = `${api}/v1/customers/${customer.id}`;
  announce(center, { name, resourceUri, resourceName: 'Customer' });
}

/** Ends the relationship with a customer: it leaves the list, and its support contacts and delegated privileges go. */
export function endRelation(center: Center, customer: Customer, actor: Actor): void {
  const { db, clock } = center;
  updateCustomer(db, { ...customer, relationshipToPartner: 'none', allowDelegatedAccess: false });
  db.prepare('INSERT OR REPLACE INTO formerCustomers VALUES (?, ?)').run(
    customer.id,
    clock().toISOString(),
  );
  db.prepare(
    'DELETE FROM supportContacts WHERE subscriptionId IN (SELECT id FROM subscriptions WHERE customerId = ?)',
  ).run(customer.id);
  record(center, customer, actor, 'remove_partner_customer_relationship');
}

function record(center: Center, customer: Customer, actor: Actor, operationType: string): void {
  const value = JSON.stringify({
    CustomerId: customer.id,
    AssociatedPartnerId: customer.associatedPartnerId ?? null,
    RelationshipToPartner: 'reseller',
    Attributes: { ObjectType: 'CustomerRelationship' },
  });
  const begins = operationType === 'extend_relationship';
  recordDeed(center, {
    customerId: customer.id,
    customerName: customer.companyProfile.companyName,
    ...actor,
    resourceType: 'partner_customer_relationship',
    ...(begins ? { resourceNewValue: value } : { resourceOldValue: value }),
    operationType,
    at: center.clock(),
    customizedData: [{ key: 'CustomerId', value: customer.id }],
  });
}
