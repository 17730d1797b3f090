import type { DatabaseSync } from 'node:sqlite';
import type { Center } from '../center.ts';
import { regionOf } from '../region.ts';
import { recordDeed } from './auditRecords.ts';
import type { Partner } from './partners.ts';
import { readPartner } from './partners.ts';

/** A reseller in partnership with the provider; `customers` counts those associated with it. */
export interface Partnership extends Partner {
  since: string;
  customers: number;
}

/** Why a reseller cannot accept: no indirect reseller, agreement not signed, or another CSP region. */
export type Objection = 'notEnrolled' | 'notSigned' | 'otherRegion';

const partnerships = `
  SELECT partners.*, since, (
    SELECT count(*) FROM customers
    WHERE resellerId = partners.id AND id NOT IN (SELECT customerId FROM formerCustomers)
  ) AS customers
  FROM partnerships JOIN partners ON partners.id = partnerships.resellerId`;

/** All partnerships, the oldest first. */
export function listPartnerships(db: DatabaseSync): Partnership[] {
  return db.prepare(`${partnerships} ORDER BY number`).all().map(readPartnership);
}

/** The partnership with this reseller, when there is one. */
export function partnershipWith(db: DatabaseSync, resellerId: string): Partnership | undefined {
  const row = db.prepare(`${partnerships} WHERE resellerId = ?`).get(resellerId.toLowerCase());
  return row && readPartnership(row);
}

/** What stands in the way of a partnership with this reseller, by the conditions of the programme. */
export function objectionTo(center: Center, reseller: Partner): Objection | undefined {
  if (!reseller.enrolled) return 'notEnrolled';
  if (!reseller.agreementSigned) return 'notSigned';
  if (regionOf(reseller.country) !== regionOf(center.provider.country)) return 'otherRegion';
  return undefined;
}

/** Enters a partnership and its line in the activity log; one that exists stays as it is. */
export function enterPartnership(center: Center, reseller: Partner, at: Date): void {
  const since = at.toISOString();
  const { changes } = center.db
    .prepare('INSERT OR IGNORE INTO partnerships (resellerId, since) VALUES (?, ?)')
    .run(reseller.id, since);
  if (Number(changes) === 0) return;
  recordDeed(center, {
    userPrincipalName: 'admin@reseller.example',
    resourceType: 'partner_relationship',
    resourceNewValue: relationshipValue(reseller),
    operationType: 'create_partner_relationship',
    at,
    customizedData: [{ key: 'MpnId', value: reseller.mpnId }],
  });
}

/** Ends a partnership and enters that in the activity log; the reseller's customers stay associated with it. */
export function endPartnership(center: Center, resellerId: string, at: Date): void {
  const reseller = partnershipWith(center.db, resellerId);
  if (reseller === undefined) return;
  center.db.prepare('DELETE FROM partnerships WHERE resellerId = ?').run(reseller.id);
  recordDeed(center, {
    userPrincipalName: `admin@${center.provider.domain}`,
    resourceType: 'partner_relationship',
    resourceOldValue: relationshipValue(reseller),
    operationType: 'remove_partner_relationship',
    at,
    customizedData: [{ key: 'MpnId', value: reseller.mpnId }],
  });
}

// The log prints resources in PascalCase, inside a string.
function relationshipValue(reseller: Partner): string {
  return JSON.stringify({
    Id: reseller.id,
    Name: reseller.name,
    MpnId: reseller.mpnId,
    Location: reseller.country,
    RelationshipType: 'is_indirect_cloud_solution_provider_of',
    Attributes: { ObjectType: 'PartnerRelationship' },
  });
}

function readPartnership(row: Record<string, unknown>): Partnership {
  return { ...readPartner(row), since: String(row['since']), customers: Number(row['customers']) };
}
