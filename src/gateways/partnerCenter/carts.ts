import { z } from 'zod';
import type { Cart, CartLineWish, Checkout } from '../../domain/partnerCenter.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { PartnerId } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { cartErrorName } from './cartErrors.ts';
import { Order } from './orders.ts';
import { amount, manyOf, needed, optionalMoment, squashed, text } from './reading.ts';

const CartLine = z
  .object({
    id: amount,
    catalogItemId: needed,
    currencyCode: text,
    orderGroup: text,
    pricing: z.object({ extendedPrice: amount }).nullish(),
    error: z.object({ errorCode: text }).nullish(),
  })
  .transform(({ id, ...body }) => ({
    id: id ?? 0,
    line: {
      catalogItemId: body.catalogItemId,
      error: body.error ? cartErrorName(body.error.errorCode) : undefined,
      amount: body.pricing?.extendedPrice,
      currency: body.currencyCode,
      orderGroup: body.orderGroup,
    },
  }));

// Carts without a status are of the time when only open ones were shown.
const statuses: Readonly<Record<string, Cart['status']>> = {
  none: 'active',
  active: 'active',
  ordered: 'ordered',
};

const CartBody = z
  .object({
    id: needed,
    status: squashed,
    creationTimestamp: optionalMoment,
    expirationTimestamp: optionalMoment,
    lineItems: manyOf(CartLine),
  })
  .transform((body): Cart => ({
    id: body.id,
    status: statuses[body.status] ?? 'other',
    created: body.creationTimestamp,
    expires: body.expirationTimestamp,
    lines: body.lineItems.sort((one, other) => one.id - other.id).map(({ line }) => line),
  }));

const OrderError = z
  .object({ orderGroupId: text, code: text })
  .transform(({ orderGroupId, code }) => ({ group: orderGroupId ?? '', code: code ?? 'unknown' }));

const CheckoutResult = z
  .object({ orders: z.array(Order).nullish(), orderErrors: z.array(OrderError).nullish() })
  .transform(({ orders, orderErrors }, context): Checkout => {
    if (orders || orderErrors) return { orders: orders ?? [], refused: orderErrors ?? [] };
    // "Nothing was ordered" must have been said: the lines may have become orders all the same.
    context.addIssue({ code: 'invalid_type', expected: 'array', path: ['orders'] });
    return z.NEVER;
  });

const cartOf = (lines: readonly CartLineWish[], partnerId: PartnerId) => ({
  // Without it a provider's purchase is refused (900206); our people have ticked it at the review.
  partnerOnRecordAttestationAccepted: true,
  lineItems: lines.map(({ catalogItemId, quantity, term, billingCycle, ...more }, id) => ({
    id,
    catalogItemId,
    quantity,
    termDuration: term,
    billingCycle,
    // As the days are printed that a term may end on.
    customTermEndDate: more.endDate && `${more.endDate}T00:00:00`,
    promotionId: more.promotionId,
    participants: [{ key: 'transaction_reseller', value: partnerId }],
  })),
});

/** Carts, and what becomes of them: every line has the reseller of record. */
export const carts = (call: Call): Pick<PartnerCenter, 'createCart' | 'cart' | 'checkout'> => ({
  createCart: (customerId, { lines, partnerId }, requestId, patience) =>
    call({
      method: 'POST',
      path: '/v1/customers/{customerId}/carts',
      places: { customerId },
      body: cartOf(lines, partnerId),
      token: 'app',
      answer: CartBody,
      requestId,
      patience,
    }),

  cart: (customerId, cartId, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers/{customerId}/carts/{cartId}',
      places: { customerId, cartId },
      token: 'app',
      answer: CartBody,
      patience,
    }),

  checkout: (customerId, cartId, requestId) =>
    call({
      method: 'POST',
      path: '/v1/customers/{customerId}/carts/{cartId}/checkout',
      places: { customerId, cartId },
      token: 'app',
      answer: CheckoutResult,
      requestId,
    }),
});
