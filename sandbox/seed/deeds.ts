import type { Center } from '../center.ts';
import { recordDeed } from '../state/auditRecords.ts';
import type { Customer } from '../state/customers.ts';
import type { Subscription } from '../state/subscription.ts';

/** Writes the orders by which these subscriptions were bought into the log. */
export function recordOrders(
  center: Center,
  customer: Customer,
  subscriptions: Subscription[],
): void {
  for (const [orderId, lines] of Map.groupBy(subscriptions, (each) => each.orderId)) {
    const creationDate = lines[0]!.creationDate;
    recordDeed(center, {
      ...aboutCustomer(center, customer),
      resourceType: 'order',
      resourceNewValue: JSON.stringify({
        Id: orderId,
        ReferenceCustomerId: customer.id,
        LineItems: lines.map(orderLine),
        CreationDate: creationDate,
        Attributes: { ObjectType: 'Order' },
      }),
      operationType: 'create_order',
      at: new Date(creationDate),
      customizedData: [{ key: 'OrderId', value: orderId }, ...lines.flatMap(orderFacts)],
    });
  }
}

/** Writes into the log when the suspended ones among these were suspended: halfway between purchase and now. */
export function recordSuspensions(
  center: Center,
  customer: Customer,
  subscriptions: Subscription[],
  now: Date,
): void {
  for (const subscription of subscriptions.filter((each) => each.status === 'suspended')) {
    const bought = new Date(subscription.creationDate).getTime();
    const value = (Status: string) =>
      JSON.stringify({ Id: subscription.id, Status, Quantity: subscription.quantity });
    recordDeed(center, {
      ...aboutCustomer(center, customer),
      resourceType: 'subscription',
      resourceOldValue: value('active'),
      resourceNewValue: value('suspended'),
      operationType: 'update_subscription',
      at: new Date((bought + now.getTime()) / 2),
      customizedData: [{ key: 'SubscriptionId', value: subscription.id }],
    });
  }
}

function aboutCustomer(center: Center, customer: Customer) {
  return {
    customerId: customer.id,
    customerName: customer.companyProfile.companyName,
    userPrincipalName: `agent@${center.provider.domain}`,
  };
}

function orderLine(subscription: Subscription, LineItemNumber: number) {
  return {
    LineItemNumber,
    OfferId: subscription.offerId,
    SubscriptionId: subscription.id,
    FriendlyName: subscription.friendlyName,
    Quantity: subscription.quantity,
    TermDuration: subscription.termDuration,
    PartnerIdOnRecord: subscription.partnerId || null,
  };
}

function orderFacts(subscription: Subscription, index: number) {
  return [
    { key: `OfferId-${index}`, value: subscription.offerId },
    { key: `SubscriptionId-${index}`, value: subscription.id },
    { key: `SubscriptionName-${index}`, value: subscription.offerName },
    { key: `Quantity-${index}`, value: String(subscription.quantity) },
    { key: `PartnerOnRecord-${index}`, value: subscription.partnerId || null },
  ];
}
