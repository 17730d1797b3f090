import type { DatabaseSync } from 'node:sqlite';

/** A confirmation of the customer agreement by the partner, in the older way; as the API shows it. */
export interface Confirmation {
  userId: string;
  primaryContact: { firstName: string; lastName: string; email: string; phoneNumber?: string };
  templateId: string;
  dateAgreed: string;
  type: string;
}

/** Asks a new customer to sign; customers that were never asked count as having signed long ago. */
export function askToSign(db: DatabaseSync, customerId: string): void {
  db.prepare('INSERT INTO agreementsToSign (customerId, signedAt) VALUES (?, NULL)').run(
    customerId,
  );
}

/** Writes down that the customer itself has signed; a second time changes nothing. */
export function signAgreement(db: DatabaseSync, customerId: string, at: Date): void {
  db.prepare(
    'UPDATE agreementsToSign SET signedAt = ? WHERE customerId = ? AND signedAt IS NULL',
  ).run(at.toISOString(), customerId.toLowerCase());
}

/** Whether the customer itself has signed. */
export function directlySigned(db: DatabaseSync, customerId: string): boolean {
  const row = db
    .prepare('SELECT signedAt FROM agreementsToSign WHERE customerId = ?')
    .get(customerId.toLowerCase());
  return row === undefined || row['signedAt'] !== null;
}

/** Whether a customer has a valid Microsoft Customer Agreement, so that it can be sold to: signed by itself, or confirmed by the partner. */
export function agreementAccepted(db: DatabaseSync, customerId: string): boolean {
  return (
    directlySigned(db, customerId) ||
    listConfirmations(db, customerId).some((each) => each.type === 'MicrosoftCustomerAgreement')
  );
}

/** Tenants of the customers that have not signed yet, the newest first, `most` of them. */
export function customersToSign(db: DatabaseSync, most: number): string[] {
  return db
    .prepare(
      `SELECT customerId FROM agreementsToSign
       WHERE signedAt IS NULL AND customerId NOT IN (SELECT customerId FROM formerCustomers)
       ORDER BY rowid DESC LIMIT ?`,
    )
    .all(most)
    .map((row) => String(row['customerId']));
}

/** Enters a confirmation; false when one with the same contact data exists. */
export function confirmAgreement(
  db: DatabaseSync,
  customerId: string,
  confirmation: Confirmation,
): boolean {
  const { primaryContact, templateId } = confirmation;
  const { firstName, lastName, email, phoneNumber = '' } = primaryContact;
  const contactKey = JSON.stringify(
    [templateId, firstName, lastName, email, phoneNumber].map((each) => each.toLowerCase()),
  );
  const known = db
    .prepare('SELECT 1 FROM agreementConfirmations WHERE customerId = ? AND contactKey = ?')
    .get(customerId.toLowerCase(), contactKey);
  if (known !== undefined) return false;
  db.prepare(
    'INSERT INTO agreementConfirmations (customerId, contactKey, document) VALUES (?, ?, ?)',
  ).run(customerId.toLowerCase(), contactKey, JSON.stringify(confirmation));
  return true;
}

/** The confirmations for a customer, oldest first. */
export function listConfirmations(db: DatabaseSync, customerId: string): Confirmation[] {
  return db
    .prepare('SELECT document FROM agreementConfirmations WHERE customerId = ? ORDER BY number')
    .all(customerId.toLowerCase())
    .map((row) => JSON.parse(String(row['document'])) as Confirmation);
}
