import { z } from 'zod';
import type { PlacedOrder } from '../../domain/partnerCenter.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';
import {
  amount,
  listed,
  manyOf,
  needed,
  optionalId,
  optionalMoment,
  squashed,
  text,
} from './reading.ts';

const OrderLine = z
  .object({ lineItemNumber: amount, offerId: text, quantity: amount, subscriptionId: optionalId })
  .transform(({ lineItemNumber, offerId, quantity, subscriptionId }) => ({
    number: lineItemNumber ?? 0,
    line: { catalogItemId: offerId ?? '', quantity: quantity ?? 0, subscriptionId },
  }));

/**
 * How an order is read. Statuses of several words come with blanks or without: here they have none (`partialsuccess`).
 * Its id is spelled with both cases, so that it stays as it is.
 */
export const Order: z.ZodType<PlacedOrder> = z
  .object({
    id: needed,
    status: squashed,
    creationDate: optionalMoment,
    lineItems: manyOf(OrderLine),
  })
  .transform(({ id, status, creationDate, lineItems }): PlacedOrder => ({
    id,
    status: status === 'none' ? 'unknown' : status,
    createdAt: creationDate,
    lines: lineItems.sort((one, other) => one.number - other.number).map(({ line }) => line),
  }));

/** Orders of a customer; a new one takes up to a quarter of an hour until it is in the list. */
export const orders = (call: Call): Pick<PartnerCenter, 'orders' | 'order'> => ({
  orders: (customerId, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers/{customerId}/orders',
      places: { customerId },
      token: 'app',
      answer: listed(Order),
      patience,
    }),

  order: (customerId, orderId, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers/{customerId}/orders/{orderId}',
      places: { customerId, orderId },
      token: 'app',
      answer: Order,
      patience,
    }),
});
