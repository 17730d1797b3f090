import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { accountValidation } from '../state/accountValidation.ts';
import { agreementAccepted } from '../state/agreements.ts';
import type { Cart, CartLine, CheckoutResult, OrderError } from '../state/carts.ts';
import { closeCart } from '../state/carts.ts';
import type { Customer } from '../state/customers.ts';
import { readMeta } from '../state/meta.ts';
import { orderAt } from '../state/orderBody.ts';
import { takeGroupRefusal, takeWholeRefusal } from '../state/orderRules.ts';
import { orderById } from '../state/orders.ts';
import { heldSubscriptions } from '../state/subscriptions.ts';
import { flat, seatsBySku, skuOfItem } from './cartLines.ts';
import { objectionToResellers } from './cartResellers.ts';
import { descriptionOf, refusedWith } from './orderRefusals.ts';
import { placeOrder } from './placeOrder.ts';

/** Orders what is in a cart, group by group. A cart of which anything was ordered is closed: asked again, it tells the same. */
export function checkout(
  center: Center,
  customer: Customer,
  cart: Cart,
  before: CheckoutResult | undefined,
): Answer {
  if (before) {
    if (readMeta(center.db, 'checkoutReplay') === 'submitted') return refusedWith(800065);
    return told(center, customer, before);
  }
  const lines = flat(cart.lineItems);
  const refused = objectionTo(center, customer, lines);
  if (refused) return refused;

  const result: CheckoutResult = { orderIds: [], orderErrors: [] };
  for (const [group, together] of Map.groupBy(cart.lineItems, (each) => each.orderGroup)) {
    const skus = flat(together).map((each) => skuOfItem(each.catalogItemId)!);
    const code = takeGroupRefusal(center.db, skus);
    if (code === undefined) result.orderIds.push(placeOrder(center, customer, together));
    else result.orderErrors.push(orderError(group, code));
  }
  if (result.orderIds.length > 0) closeCart(center, cart, result);
  return told(center, customer, result);
}

function objectionTo(center: Center, customer: Customer, lines: CartLine[]): Answer | undefined {
  const code = takeWholeRefusal(center.db);
  if (code !== undefined) return refusedWith(code);
  if (lines.some((each) => each.error)) return refusedWith(800009);
  const { status } = accountValidation(center.db, customer.id);
  if (status === 'UnderReview') return refusedWith(800073);
  if (status === 'NotAllowed') return refusedWith(800074);
  if (!agreementAccepted(center.db, customer.id)) return refusedWith(13605);
  return objectionToResellers(center, lines) ?? objectionToSeats(center, customer, lines);
}

// Some plans have a limit for all of a customer's subscriptions together.
function objectionToSeats(
  center: Center,
  customer: Customer,
  lines: CartLine[],
): Answer | undefined {
  const held = heldSubscriptions(center.db, customer.id);
  const seats = seatsBySku([
    ...held.map((each): [string, number] => [each.offerId, each.quantity]),
    ...lines.map((each): [string, number] => [each.catalogItemId, each.quantity]),
  ]);
  for (const { catalogItemId } of lines) {
    const sku = skuOfItem(catalogItemId)!;
    const wanted = seats.get(`${sku.productId}:${sku.skuId}`) ?? 0;
    if (wanted > (sku.maximumEach ?? Infinity))
      return refusedWith(900275, `${sku.title}: ${wanted} of ${sku.maximumEach}.`);
  }
  return undefined;
}

function orderError(orderGroupId: string, code: number): OrderError {
  const description = descriptionOf(code);
  return { orderGroupId, code, description, attributes: { objectType: 'OrderError' } };
}

function told(center: Center, customer: Customer, result: CheckoutResult): Answer {
  const { orderIds, orderErrors } = result;
  const orders = orderIds
    .map((id) => orderById(center.db, customer.id, id)!)
    .map((kept) => orderAt(kept, center.clock(), true));
  return {
    status: 201,
    body: {
      ...(orders.length > 0 && { orders }),
      ...(orderErrors.length > 0 && { orderErrors }),
      attributes: { objectType: 'CartCheckoutResult' },
    },
  };
}
