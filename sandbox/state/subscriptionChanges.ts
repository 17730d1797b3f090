import type { Center } from '../center.ts';
import type { Actor } from './actor.ts';
import { recordDeed } from './auditRecords.ts';
import type { Customer } from './customers.ts';
import { nextEtag } from './etag.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Subscription } from './subscription.ts';
import { keepSubscription } from './subscriptions.ts';
import { announce, api } from './webhooks.ts';

/** When a change of this moment is worked out; undefined when at once. */
export function changeReadyTime({ db, clock }: Center): Date | undefined {
  const ms = Number(readMeta(db, 'changeMs') ?? 0);
  return ms === 0 ? undefined : new Date(clock().getTime() + ms);
}

/** Lets changes of the future take time: they are accepted, and seen later. */
export function changeSlowly({ db }: Center, ms: number): void {
  writeMeta(db, 'changeMs', String(ms));
}

/** Keeps a changed subscription, writes that into the log and tells whoever has registered for it. Gives it as it was kept. */
export function enterChange(
  center: Center,
  customer: Customer,
  before: Subscription,
  after: Subscription,
  actor: Actor,
  readyAt?: Date,
  operationType = 'update_subscription',
): Subscription {
  const { etag } = after.attributes;
  const kept: Subscription = etag
    ? { ...after, attributes: { ...after.attributes, etag: nextEtag(after.id, etag) } }
    : after;
  keepSubscription(center.db, kept, readyAt);
  const record = recordDeed(center, {
    customerId: customer.id,
    customerName: customer.companyProfile.companyName,
    ...actor,
    resourceType: 'subscription',
    resourceOldValue: valueOf(before),
    resourceNewValue: valueOf(kept),
    operationType,
    at: center.clock(),
    customizedData: [
      { key: 'SubscriptionId', value: kept.id },
      { key: 'SubscriptionName', value: kept.friendlyName },
    ],
  });
  announce(center, {
    name: 'subscription-updated',
    resourceUri: `${api}/webhooks/v1/customers/${customer.id}/subscriptions/${kept.id}`,
    resourceName: 'subscription',
    auditUri: `${api}/v1/auditrecords/${record}`,
  });
  return kept;
}

// The log prints resources in PascalCase, inside a string.
function valueOf(subscription: Subscription): string {
  return JSON.stringify({
    Id: subscription.id,
    OfferId: subscription.offerId,
    OfferName: subscription.offerName,
    FriendlyName: subscription.friendlyName,
    Quantity: subscription.quantity,
    Status: subscription.status,
    AutoRenewEnabled: subscription.autoRenewEnabled,
    BillingCycle: subscription.billingCycle,
    TermDuration: subscription.termDuration,
    PartnerId: subscription.partnerId || null,
    ScheduledNextTermInstructions: subscription.scheduledNextTermInstructions,
    ScheduledActions: subscription.scheduledActions,
    Attributes: { ObjectType: 'Subscription' },
  });
}
