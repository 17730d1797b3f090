import { guidFor } from '../guid.ts';
import { link } from '../http/link.ts';
import { sevenDigits } from '../moment.ts';
import type { RefundableQuantity, Subscription } from '../state/subscription.ts';
import { remaining } from '../state/subscription.ts';
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
const windowInDays = 7;

/** From when to when somebody is bound. */
interface Term {
  start: Date;
  end: Date;
}

/** Writes the body of a new-commerce subscription as it looks at a moment. */
export function subscriptionBody(facts: NewSubscription, now: Date): Subscription {
  const { product } = facts;
  const id = guidFor('subscription', facts.number);
  const term = currentTerm(facts, now);
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
    ...termOf(term),
    status: facts.status,
    autoRenewEnabled: renews,
    isTrial: false,
    billingType: 'license',
    billingCycle: product.billingCycle,
    termDuration: product.termDuration,
    renewalTermDuration: renews ? product.termDuration : '',
    isMicrosoftProduct: true,
    partnerId: facts.partnerId,
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    links: linksOf(facts, id),
    publisherName: 'Microsoft Corporation',
    ...(facts.status !== 'suspended' && {
      refundableQuantity: remaining(refundable(facts.quantity, term.start), now),
    }),
    orderId: facts.orderId,
    attributes: { objectType: 'Subscription' },
  };
}

// An expired subscription stays in its first term; any other has renewed until now.
function currentTerm(facts: NewSubscription, now: Date): Term {
  const length = months[facts.product.termDuration];
  let passed = 0;
  while (facts.status !== 'expired' && monthsAfter(facts.bought, passed + length) <= now)
    passed += length;
  return {
    start: monthsAfter(facts.bought, passed),
    // Counted from the purchase, so that a term which began on the 31st keeps to it.
    end: daysAfter(monthsAfter(facts.bought, passed + length), -1),
  };
}

/** A term that begins at a moment. */
export function termFrom(start: Date, duration: string): Term {
  return { start, end: daysAfter(monthsAfter(start, months[duration as keyof typeof months]), -1) };
}

/** What a subscription says of its term: from when to when, and until when all of it may be cancelled. */
export function termOf({ start, end }: Term) {
  const windowEnds = daysAfter(start, windowInDays).toISOString();
  return {
    effectiveStartDate: start.toISOString(),
    commitmentEndDate: `${day(end)}T00:00:00Z`,
    commitmentEndDateTime: `${day(end)}T23:59:59Z`,
    cancellationAllowedUntilDate: windowEnds,
    refundOptions: [{ type: 'Full', expiresAt: windowEnds }],
  };
}

/** Licences that may be returned for seven days from their purchase. */
export function refundable(quantity: number, bought: Date): RefundableQuantity {
  const allowedUntilDateTime = daysAfter(bought, windowInDays).toISOString();
  return { totalQuantity: quantity, details: [{ quantity, allowedUntilDateTime }] };
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
