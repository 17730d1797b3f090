import type { Link } from '../http/link.ts';
import { link } from '../http/link.ts';
import { currencyOf } from '../seed/catalogueCurrencies.ts';
import type { KeptOrder } from './orders.ts';
import type { Pricing } from './prices.ts';
import type { Subscription } from './subscription.ts';

/** A line of an order, as the API shows it once it is provisioned. */
export interface OrderLine {
  lineItemNumber: number;
  offerId: string;
  subscriptionId?: string;
  parentSubscriptionId?: string;
  /** Missing on legacy. */
  termDuration?: string;
  transactionType: 'New' | 'convert';
  friendlyName: string;
  quantity: number;
  customTermEndDate?: string;
  partnerIdOnRecord?: string;
  additionalPartnerIdsOnRecord?: string[];
  pricing?: Pricing;
  links: Record<string, Link>;
}

/** An order of licences, as the API shows it once it is provisioned. */
export interface Order {
  id: string;
  alternateId: string;
  referenceCustomerId: string;
  billingCycle: string;
  currencyCode: string;
  currencySymbol: string;
  lineItems: OrderLine[];
  creationDate: string;
  status: 'pending' | 'completed';
  transactionType: 'UserPurchase';
  links: Record<string, Link>;
  totalPrice?: number;
  client: object;
  attributes: { objectType: 'Order' };
}

/** Writes down the order by which these subscriptions were bought together; `pricing` goes with them one by one, or is empty on legacy. */
export function orderBody(
  customerId: string,
  country: string,
  subscriptions: Subscription[],
  pricing: Pricing[],
): Order {
  const { orderId: id, billingCycle, creationDate } = subscriptions[0]!;
  const self = `/customers/${customerId}/orders/${id}`;
  const { code, symbol, digits } = currencyOf(country);
  const total = pricing.reduce((sum, each) => sum + each.extendedPrice, 0);
  const totalPrice = pricing.length > 0 ? Number(total.toFixed(digits)) : undefined;
  return {
    id,
    alternateId: id,
    referenceCustomerId: customerId,
    billingCycle,
    currencyCode: code,
    currencySymbol: symbol,
    lineItems: subscriptions.map((each, index) => lineOf(each, index, country, pricing[index])),
    creationDate,
    status: 'completed',
    transactionType: 'UserPurchase',
    links: {
      self: link(self),
      provisioningStatus: link(`${self}/provisioningstatus`),
      patchOperation: { ...link(self), method: 'PATCH' },
    },
    totalPrice,
    client: {},
    attributes: { objectType: 'Order' },
  };
}

function lineOf(
  subscription: Subscription,
  lineItemNumber: number,
  country: string,
  pricing: Pricing | undefined,
): OrderLine {
  return {
    lineItemNumber,
    offerId: subscription.offerId,
    subscriptionId: subscription.id,
    parentSubscriptionId: subscription.parentSubscriptionId,
    termDuration: subscription.termDuration,
    transactionType: 'New',
    friendlyName: subscription.friendlyName,
    quantity: subscription.quantity,
    customTermEndDate: subscription.customTermEndDate,
    partnerIdOnRecord: subscription.partnerId || undefined,
    additionalPartnerIdsOnRecord: subscription.additionalPartnerIds,
    pricing,
    links: linksOf(subscription.offerId, country),
  };
}

// A catalogue item, or the offer of a legacy subscription.
function linksOf(offerId: string, country: string): Record<string, Link> {
  const [productId, skuId, availabilityId] = offerId.split(':');
  if (skuId === undefined) return { offer: link(`/offers/${offerId}?country=${country}`) };
  const sku = `/products/${productId}/skus/${skuId}`;
  return {
    product: link(`/products/${productId}?country=${country}`),
    sku: link(`${sku}?country=${country}`),
    availability: link(`${sku}/availabilities/${availabilityId}?country=${country}`),
  };
}

/** How an order looks at a moment: until it is provisioned it is pending and names no subscription. Prices only when asked for. */
export function orderAt({ order, readyAt }: KeptOrder, now: Date, withPrices: boolean): Order {
  const pending = readyAt > now.toISOString();
  const { totalPrice, lineItems, ...rest } = order;
  return {
    ...rest,
    lineItems: lineItems.map(({ subscriptionId, parentSubscriptionId, pricing, ...line }) => ({
      ...line,
      ...(!pending && { subscriptionId, parentSubscriptionId }),
      ...(withPrices && { pricing }),
    })),
    status: pending ? 'pending' : 'completed',
    ...(withPrices && { totalPrice }),
  };
}
