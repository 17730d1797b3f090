import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { isAnswer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import type { Cart, CheckoutResult } from '../state/carts.ts';
import { cartById, createCart, replaceLines } from '../state/carts.ts';
import type { Customer } from '../state/customers.ts';
import { fillCart } from './cartLines.ts';
import { checkout } from './checkout.ts';
import { findCustomer } from './customers.ts';
import { refusedWith } from './orderRefusals.ts';

interface Found {
  customer: Customer;
  cart: Cart;
  result?: CheckoutResult;
}

/** What a customer is about to buy: lines with prices and errors, and the checkout that turns them into orders. */
export function carts(center: Center): Route[] {
  const path = '/v1/customers/:customer/carts';
  const route = (
    method: Route['method'],
    rest: string,
    answer: (found: Found, call: Call) => Answer,
  ): Route => ({
    method,
    path: `${path}/:cart${rest}`,
    access: 'appOrUser',
    limited: true,
    answer(call) {
      const found = findCart(center, call);
      return isAnswer(found) ? found : answer(found, call);
    },
  });
  return [
    {
      method: 'POST',
      path,
      access: 'appOrUser',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        if (isAnswer(customer)) return customer;
        const lines = fillCart(center, customer, call.body);
        if (isAnswer(lines)) return lines;
        return { status: 201, body: createCart(center, customer.id, lines) };
      },
    },
    route('GET', '', ({ cart }) => ok(cart)),
    route('PUT', '', ({ customer, cart }, call) => {
      if (cart.status === 'Ordered') return refusedWith(800065);
      const lines = fillCart(center, customer, call.body);
      return isAnswer(lines) ? lines : ok(replaceLines(center, cart, lines));
    }),
    route('POST', '/checkout', ({ customer, cart, result }) =>
      checkout(center, customer, cart, result),
    ),
  ];
}

function findCart(center: Center, call: Call): Found | Answer {
  const customer = findCustomer(center, call);
  if (isAnswer(customer)) return customer;
  const found = cartById(center, customer.id, call.param('cart'));
  return found ? { customer, ...found } : refusedWith(800008);
}
