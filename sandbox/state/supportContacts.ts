import type { DatabaseSync } from 'node:sqlite';

/** Tenant of the reseller that is support contact of a subscription; undefined where it is the provider. */
export function supportContactOf(db: DatabaseSync, subscriptionId: string): string | undefined {
  const row = db
    .prepare('SELECT resellerId FROM supportContacts WHERE subscriptionId = ?')
    .get(subscriptionId);
  return row && String(row['resellerId']);
}

/** Names the support contact of a subscription; without a reseller it is the provider again. */
export function nameSupportContact(
  db: DatabaseSync,
  subscriptionId: string,
  resellerId: string | undefined,
): void {
  if (resellerId === undefined) {
    db.prepare('DELETE FROM supportContacts WHERE subscriptionId = ?').run(subscriptionId);
    return;
  }
  db.prepare('INSERT OR REPLACE INTO supportContacts VALUES (?, ?)').run(
    subscriptionId,
    resellerId,
  );
}
