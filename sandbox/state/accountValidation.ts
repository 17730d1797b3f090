import type { DatabaseSync } from 'node:sqlite';

/** What the vetting of a customer's account can come to. */
export const accountStatuses = [
  'Unknown',
  'UnderReview',
  'Allowed',
  'NotAllowed',
  'NotReady',
] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** How a customer's account stands: allowed, unless it was set otherwise. */
export function accountValidation(
  db: DatabaseSync,
  customerId: string,
): { status: AccountStatus; at?: string } {
  const row = db
    .prepare('SELECT status, at FROM accountValidations WHERE customerId = ?')
    .get(customerId.toLowerCase());
  const status = accountStatuses.find((each) => each === row?.['status']);
  return status === undefined ? { status: 'Allowed' } : { status, at: String(row?.['at']) };
}

/** Sets how a customer's account stands. */
export function setAccountValidation(
  db: DatabaseSync,
  customerId: string,
  status: AccountStatus,
  at: Date,
): void {
  db.prepare(
    `INSERT INTO accountValidations VALUES (?, ?, ?)
     ON CONFLICT (customerId) DO UPDATE SET status = excluded.status, at = excluded.at`,
  ).run(customerId.toLowerCase(), status, at.toISOString());
}
