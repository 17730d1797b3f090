import { guidFor } from '../guid.ts';
import { link } from '../http/link.ts';
import { sevenDigits } from '../moment.ts';
import type { Subscription } from '../state/subscriptions.ts';
import { daysAfter, monthsAfter } from './time.ts';
import type { SeedProduct } from './products.ts';

/** What one has to know to write down a subscription of the seed. */
export interface NewSubscription {
  /** Distinguishes it from all others. */
  number: number | string;
  customerId: string;
  country: string;
  product: Omit<SeedProduct, 'billingCycle'> & { billingCycle: string };
  quantity: number;
  orderId: string;
  /** Partner ID of the reseller of record, or empty. */
  partnerId: string;
  bought: Date;
  status: Subscription['status'];
  autoRenew: boolean;
}

const months = { P1M: 1, P1Y: 12, P3Y: 36 };

/** Writes the body of a new-commerce subscription as it looks at a moment. */
export function subscriptionBody(facts: NewSubscription, now: Date): Subscription {
  const { product } = facts;
  const id = guidFor('subscription', facts.number);
  const term = currentTerm(facts, now);
  const windowEnds = daysAfter(term.start, 7).toISOString();
  const renews = facts.autoRenew && facts.status === 'active';
  return {
    id,
    offerId: `${product.productId}:${product.skuId}:${product.availabilityId}`,
    offerName: product.title,
    friendlyName: product.title,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    quantity: facts.quantity,
    unitType: 'Licenses',
    hasPurchasableAddons: false,
    creationDate: sevenDigits(facts.bought),
    effectiveStartDate: term.start.toISOString(),
    commitmentEndDate: `${day(term.end)}T00:00:00Z`,
    commitmentEndDateTime: `${day(term.end)}T23:59:59Z`,
    cancellationAllowedUntilDate: windowEnds,
    status: facts.status,
    autoRenewEnabled: renews,
    isTrial: false,
    billingType: 'license',
    billingCycle: product.billingCycle,
    termDuration: product.termDuration,
    renewalTermDuration: renews ? product.termDuration : '',
    refundOptions: [{ type: 'Full', expiresAt: windowEnds }],
    isMicrosoftProduct: true,
    partnerId: facts.partnerId,
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    links: linksOf(facts, id),
    publisherName: 'Microsoft Corporation',
    ...(facts.status !== 'suspended' && {
      refundableQuantity: refundable(facts.quantity, windowEnds, now),
    }),
    orderId: facts.orderId,
    attributes: { objectType: 'Subscription' },
  };
}

// An expired subscription stays in its first term; any other has renewed until now.
function currentTerm(facts: NewSubscription, now: Date): { start: Date; end: Date } {
  const length = months[facts.product.termDuration];
  let passed = 0;
  while (facts.status !== 'expired' && monthsAfter(facts.bought, passed + length) <= now)
    passed += length;
  return {
    start: monthsAfter(facts.bought, passed),
    end: daysAfter(monthsAfter(facts.bought, passed + length), -1),
  };
}

function refundable(
  quantity: number,
  until: string,
  now: Date,
): Subscription['refundableQuantity'] {
  if (until <= now.toISOString()) return { totalQuantity: 0, details: [] };
  return { totalQuantity: quantity, details: [{ quantity, allowedUntilDateTime: until }] };
}

function linksOf({ product, country, customerId }: NewSubscription, id: string) {
  const sku = `/products/${product.productId}/skus/${product.skuId}`;
  return {
    product: link(`/products/${product.productId}?country=${country}`),
    sku: link(`${sku}?country=${country}`),
    availability: link(`${sku}/availabilities/${product.availabilityId}?country=${country}`),
    self: link(`/customers/${customerId}/subscriptions/${id}`),
  };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
