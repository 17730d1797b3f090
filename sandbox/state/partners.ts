import type { DatabaseSync } from 'node:sqlite';

/** An organisation with a Partner ID, as Partner Center knows it. */
export interface Partner {
  /** Entra tenant. */
  id: string;
  name: string;
  /** Partner ID of the location account: digits. */
  mpnId: string;
  country: string;
  /** Enrolled in CSP as an indirect reseller. */
  enrolled: boolean;
  /** Has signed the Microsoft Partner Agreement. */
  agreementSigned: boolean;
  /** In good standing, so that it may be named on transactions. */
  authorised: boolean;
}

const columns = 'partners.id, name, mpnId, country, enrolled, agreementSigned, authorised';

/** Adds an organisation. */
export function addPartner(db: DatabaseSync, partner: Partner): void {
  db.prepare('INSERT INTO partners VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    partner.id.toLowerCase(),
    partner.name,
    partner.mpnId,
    partner.country,
    Number(partner.enrolled),
    Number(partner.agreementSigned),
    Number(partner.authorised),
  );
}

/** Finds an organisation by its tenant. */
export function partnerById(db: DatabaseSync, id: string): Partner | undefined {
  const row = db.prepare(`SELECT ${columns} FROM partners WHERE id = ?`).get(id.toLowerCase());
  return row && readPartner(row);
}

/** Finds an organisation by its Partner ID; leading zeros do not count. */
export function partnerByMpnId(db: DatabaseSync, mpnId: string): Partner | undefined {
  const row = db
    .prepare(`SELECT ${columns} FROM partners WHERE mpnId = ?`)
    .get(mpnId.replace(/^0+(?=\d)/, ''));
  return row && readPartner(row);
}

/** Enrolled resellers without a partnership, by name: those who could accept an invitation. */
export function resellersWithoutPartnership(db: DatabaseSync): Partner[] {
  return db
    .prepare(
      `SELECT ${columns} FROM partners WHERE enrolled = 1 AND id NOT IN (SELECT resellerId FROM partnerships) ORDER BY name`,
    )
    .all()
    .map(readPartner);
}

/** How many organisations there are, and so the number of the next one. */
export function countPartners(db: DatabaseSync): number {
  return Number(db.prepare('SELECT count(*) AS n FROM partners').get()?.['n']);
}

/** Turns a row with the columns of `partners` into an organisation. */
export function readPartner(row: Record<string, unknown>): Partner {
  return {
    id: String(row['id']),
    name: String(row['name']),
    mpnId: String(row['mpnId']),
    country: String(row['country']),
    enrolled: row['enrolled'] === 1,
    agreementSigned: row['agreementSigned'] === 1,
    authorised: row['authorised'] === 1,
  };
}
