import type { Center } from '../center.ts';
import { countryOf, findSku } from '../state/catalogue.ts';
import type { BillingCycle } from '../state/catalogue.ts';
import type { Customer } from '../state/customers.ts';
import { orderBody } from '../state/orderBody.ts';
import { addOrder } from '../state/orders.ts';
import { pricingOf } from '../state/prices.ts';
import type { Subscription } from '../state/subscription.ts';
import { isNewCommerce } from '../state/subscription.ts';
import type { TermDuration } from './catalogueSku.ts';

/** Keeps the orders by which the subscriptions of the seed were bought; they are provisioned. */
export function keepOrders(
  center: Center,
  customer: Customer,
  subscriptions: Subscription[],
): void {
  const country = countryOf(customer);
  for (const together of Map.groupBy(subscriptions, (each) => each.orderId).values()) {
    const pricing = together.filter(isNewCommerce).map((each) => {
      const [productId = '', skuId = ''] = each.offerId.split(':');
      return pricingOf(findSku(productId, skuId)!, country, {
        quantity: each.quantity,
        termDuration: each.termDuration as TermDuration,
        billingCycle: each.billingCycle as BillingCycle,
      });
    });
    const order = orderBody(customer.id, country, together, pricing);
    addOrder(center.db, order, new Date(order.creationDate));
  }
}
