import { randomUUID } from 'node:crypto';
import type { Center } from '../center.ts';
import { sameWord } from '../http/filter.ts';
import type { TermDuration } from '../seed/catalogueSku.ts';
import { recordOrders } from '../seed/deeds.ts';
import { subscriptionBody } from '../seed/subscriptions.ts';
import type { CartLine } from '../state/carts.ts';
import { countryOf, hasAddons } from '../state/catalogue.ts';
import type { Customer } from '../state/customers.ts';
import { orderBody } from '../state/orderBody.ts';
import { addOrder, readyTime } from '../state/orders.ts';
import type { Subscription } from '../state/subscription.ts';
import { addSubscription } from '../state/subscriptions.ts';
import { flat, skuOfItem } from './cartLines.ts';

/** Orders the lines of one group: an order, its subscriptions and a line in the log. Gives the order's id. */
export function placeOrder(center: Center, customer: Customer, lines: CartLine[]): string {
  const orderId = randomUUID().replaceAll('-', '').slice(0, 12);
  const country = countryOf(customer);
  const subscriptions = lines.flatMap((line) => {
    const base = bought(center, customer, orderId, line);
    const addons = (line.addonItems ?? []).map((addon) => ({
      ...bought(center, customer, orderId, addon),
      parentSubscriptionId: base.id,
    }));
    return [base, ...addons];
  });
  const pricing = flat(lines).map((line) => line.pricing!);
  const order = orderBody(customer.id, country, subscriptions, pricing);
  addOrder(center.db, order, readyTime(center));
  for (const each of subscriptions) addSubscription(center.db, customer.id, each);
  recordOrders(center, customer, subscriptions);
  return orderId;
}

function bought(center: Center, customer: Customer, orderId: string, line: CartLine): Subscription {
  const sku = skuOfItem(line.catalogItemId)!;
  const [productId = '', skuId = '', availabilityId = ''] = line.catalogItemId
    .toUpperCase()
    .split(':');
  const now = center.clock();
  const { title } = sku;
  const { billingCycle } = line;
  const termDuration = line.termDuration as TermDuration;
  const [partnerId = ''] = partnerIds(line, 'transaction_reseller');
  const others = partnerIds(line, 'additional_transaction_reseller');
  const body = subscriptionBody(
    {
      number: randomUUID(),
      customerId: customer.id,
      country: countryOf(customer),
      product: { productId, skuId, availabilityId, termDuration, title, billingCycle },
      quantity: line.quantity,
      orderId,
      partnerId,
      bought: now,
      status: 'active',
      autoRenew: !sku.isTrial || line.renewsTo !== undefined,
    },
    now,
  );
  return {
    ...body,
    ...(line.customTermEndDate && endingOn(line.customTermEndDate)),
    friendlyName: line.friendlyName || body.friendlyName,
    isTrial: sku.isTrial,
    hasPurchasableAddons: hasAddons(sku),
    renewalTermDuration: line.renewsTo?.termDuration ?? body.renewalTermDuration,
    ...(line.promotionId && { promotionId: line.promotionId }),
    ...(others.length > 0 && { additionalPartnerIds: others }),
  };
}

function endingOn(moment: string) {
  const day = moment.slice(0, 10);
  return {
    commitmentEndDate: `${day}T00:00:00Z`,
    commitmentEndDateTime: `${day}T23:59:59Z`,
    customTermEndDate: moment,
  };
}

function partnerIds({ participants = [] }: CartLine, key: string): string[] {
  return participants.filter((each) => sameWord(each.key, key)).map((each) => each.value);
}
