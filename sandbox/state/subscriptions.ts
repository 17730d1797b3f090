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
  /** What an add-on belongs to. */
  parentSubscriptionId?: string;
  additionalPartnerIds?: string[];
  customTermEndDate?: string;
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

// A subscription is there as soon as its order has been provisioned.
const ready =
  'NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = subscriptions.orderId AND readyAt > :now)';

/** A customer's subscriptions at a moment, in the order in which they came; of one order, or of one reseller of record, when asked. */
export function listSubscriptions(
  db: DatabaseSync,
  customerId: string,
  now: Date,
  only: { orderId?: string; partnerId?: string },
): Subscription[] {
  return db
    .prepare(
      `SELECT document FROM subscriptions WHERE customerId = :customerId AND ${ready}
         AND (:orderId IS NULL OR lower(orderId) = :orderId) AND (:partnerId IS NULL OR partnerId = :partnerId) ORDER BY number`,
    )
    .all({
      customerId: customerId.toLowerCase(),
      now: now.toISOString(),
      orderId: only.orderId?.toLowerCase() ?? null,
      partnerId: only.partnerId ?? null,
    })
    .map((row) => JSON.parse(String(row['document'])) as Subscription);
}

/** Finds one subscription that a customer has at a moment. */
export function subscriptionById(
  db: DatabaseSync,
  customerId: string,
  now: Date,
  id: string,
): Subscription | undefined {
  const row = db
    .prepare(
      `SELECT document FROM subscriptions WHERE customerId = :customerId AND id = :id AND ${ready}`,
    )
    .get({ customerId: customerId.toLowerCase(), id: id.toLowerCase(), now: now.toISOString() });
  return row && (JSON.parse(String(row['document'])) as Subscription);
}

/** Everything a customer has bought and still has, also what is not provisioned yet. */
export function heldSubscriptions(db: DatabaseSync, customerId: string): Subscription[] {
  return db
    .prepare('SELECT document FROM subscriptions WHERE customerId = ? ORDER BY number')
    .all(customerId.toLowerCase())
    .map((row) => JSON.parse(String(row['document'])) as Subscription)
    .filter((each) => each.status !== 'expired');
}
