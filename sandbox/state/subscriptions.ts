import type { DatabaseSync } from 'node:sqlite';

/** A new-commerce subscription, as the API shows it. */
export interface Subscription {
  id: string;
  offerId: string;
  offerName: string;
  friendlyName: string;
  productType: { id: string; displayName: string };
  quantity: number;
  unitType: string;
  hasPurchasableAddons: boolean;
  creationDate: string;
  effectiveStartDate: string;
  commitmentEndDate: string;
  commitmentEndDateTime: string;
  cancellationAllowedUntilDate?: string;
  status: 'active' | 'suspended' | 'expired';
  autoRenewEnabled: boolean;
  isTrial: boolean;
  billingType: string;
  billingCycle: string;
  termDuration: string;
  /** Empty when it will not renew. */
  renewalTermDuration: string;
  refundOptions: { type: string; expiresAt: string }[];
  isMicrosoftProduct: boolean;
  /** Partner ID of the reseller of record; empty for none. */
  partnerId: string;
  attentionNeeded: boolean;
  actionTaken: boolean;
  contractType: string;
  links: unknown;
  publisherName: string;
  refundableQuantity?: {
    totalQuantity: number;
    details: { quantity: number; allowedUntilDateTime: string }[];
  };
  orderId: string;
  attributes: { objectType: 'Subscription' };
}

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

/** A customer's subscriptions in the order in which they came; of one order, or of one reseller of record, when asked. */
export function listSubscriptions(
  db: DatabaseSync,
  customerId: string,
  only: { orderId?: string; partnerId?: string },
): Subscription[] {
  return db
    .prepare(
      `SELECT document FROM subscriptions WHERE customerId = :customerId
         AND (:orderId IS NULL OR lower(orderId) = :orderId) AND (:partnerId IS NULL OR partnerId = :partnerId) ORDER BY number`,
    )
    .all({
      customerId: customerId.toLowerCase(),
      orderId: only.orderId?.toLowerCase() ?? null,
      partnerId: only.partnerId ?? null,
    })
    .map((row) => JSON.parse(String(row['document'])) as Subscription);
}

/** Finds one subscription of a customer. */
export function subscriptionById(
  db: DatabaseSync,
  customerId: string,
  id: string,
): Subscription | undefined {
  const row = db
    .prepare('SELECT document FROM subscriptions WHERE customerId = ? AND id = ?')
    .get(customerId.toLowerCase(), id.toLowerCase());
  return row && (JSON.parse(String(row['document'])) as Subscription);
}
