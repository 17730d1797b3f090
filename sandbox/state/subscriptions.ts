import type { DatabaseSync } from 'node:sqlite';
import type { Subscription } from './subscription.ts';

/** Adds a subscription to a customer. */
export function addSubscription(
  db: DatabaseSync,
  customerId: string,
  subscription: Subscription,
): void {
  db.prepare(
    'INSERT INTO subscriptions (id, customerId, orderId, partnerId, document) VALUES (?, ?, ?, ?, ?)',
  ).run(
    subscription.id,
    customerId,
    subscription.orderId,
    subscription.partnerId,
    JSON.stringify(subscription),
  );
}

/** Keeps a subscription as it is now; with `readyAt` it looks as before until then, and cannot be changed meanwhile. */
export function keepSubscription(
  db: DatabaseSync,
  subscription: Subscription,
  readyAt?: Date,
): void {
  const { id, partnerId } = subscription;
  const document = JSON.stringify(subscription);
  if (readyAt) {
    db.prepare('INSERT OR REPLACE INTO pendingChanges VALUES (?, ?, ?)').run(
      id,
      readyAt.toISOString(),
      document,
    );
    return;
  }
  db.prepare('DELETE FROM pendingChanges WHERE subscriptionId = ?').run(id);
  db.prepare('UPDATE subscriptions SET partnerId = ?, document = ? WHERE id = ?').run(
    partnerId,
    document,
    id,
  );
}

/** Whether a change of this subscription is still being worked on. */
export function isChanging(db: DatabaseSync, id: string, now: Date): boolean {
  return (
    db
      .prepare('SELECT 1 FROM pendingChanges WHERE subscriptionId = ? AND readyAt > ?')
      .get(id, now.toISOString()) !== undefined
  );
}

// A subscription is there as soon as its order has been provisioned, and a change as soon as it is worked out.
const asItIs = `SELECT coalesce(
    (SELECT document FROM pendingChanges WHERE subscriptionId = subscriptions.id AND readyAt <= :now), document
  ) AS document FROM subscriptions
  WHERE customerId = :customerId
    AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = subscriptions.orderId AND readyAt > :now)`;

/** A customer's subscriptions at a moment, in the order in which they came; of one order, or of one reseller of record, when asked. */
export function listSubscriptions(
  db: DatabaseSync,
  customerId: string,
  now: Date,
  only: { orderId?: string; partnerId?: string } = {},
): Subscription[] {
  const { orderId = '', partnerId } = only;
  return db
    .prepare(`${asItIs} AND (:orderId = '' OR lower(orderId) = :orderId) ORDER BY number`)
    .all({
      customerId: customerId.toLowerCase(),
      now: now.toISOString(),
      orderId: orderId.toLowerCase(),
    })
    .map((row) => JSON.parse(String(row['document'])) as Subscription)
    .filter((each) => partnerId === undefined || each.partnerId === partnerId);
}

/** Finds one subscription that a customer has at a moment. */
export function subscriptionById(
  db: DatabaseSync,
  customerId: string,
  now: Date,
  id: string,
): Subscription | undefined {
  const row = db
    .prepare(`${asItIs} AND id = :id`)
    .get({ customerId: customerId.toLowerCase(), id: id.toLowerCase(), now: now.toISOString() });
  return row && (JSON.parse(String(row['document'])) as Subscription);
}

/** Everything a customer has bought and still has, also what is not provisioned or worked out yet. */
export function heldSubscriptions(db: DatabaseSync, customerId: string): Subscription[] {
  return db
    .prepare(
      `SELECT coalesce((SELECT document FROM pendingChanges WHERE subscriptionId = subscriptions.id), document) AS document
         FROM subscriptions WHERE customerId = ? ORDER BY number`,
    )
    .all(customerId.toLowerCase())
    .map((row) => JSON.parse(String(row['document'])) as Subscription)
    .filter((each) => each.status === 'active' || each.status === 'suspended');
}
