import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { isAnswer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { collection } from '../http/collection.ts';
import type { Route } from '../http/route.ts';
import { orderAt } from '../state/orderBody.ts';
import type { KeptOrder } from '../state/orders.ts';
import { listOrders, orderById } from '../state/orders.ts';
import { findCustomer } from './customers.ts';
import { refusedWith } from './orderRefusals.ts';

/** What a customer has ordered, and whether it is provisioned. */
export function orders(center: Center): Route[] {
  const path = '/v1/customers/:customer/orders';
  const printed = (kept: KeptOrder, call: Call) =>
    orderAt(kept, center.clock(), call.query('include_price')?.toLowerCase() === 'true');
  return [
    {
      method: 'GET',
      path,
      access: 'appOrUser',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        if (isAnswer(customer)) return customer;
        const all = listOrders(center.db, customer.id);
        return ok(collection(all.map((kept) => printed(kept, call))));
      },
    },
    {
      method: 'GET',
      path: `${path}/:order`,
      access: 'appOrUser',
      limited: true,
      answer(call) {
        const kept = findOrder(center, call);
        return isAnswer(kept) ? kept : ok(printed(kept, call));
      },
    },
    {
      method: 'GET',
      path: `${path}/:order/provisioningstatus`,
      access: 'userOnly',
      limited: true,
      answer(call) {
        const kept = findOrder(center, call);
        return isAnswer(kept) ? kept : ok(collection(provisioning(kept, center.clock())));
      },
    },
  ];
}

function findOrder(center: Center, call: Call): KeptOrder | Answer {
  const customer = findCustomer(center, call);
  if (isAnswer(customer)) return customer;
  return orderById(center.db, customer.id, call.param('order')) ?? refusedWith(20000);
}

function provisioning({ order, readyAt }: KeptOrder, now: Date) {
  const status = readyAt > now.toISOString() ? 'unfulfilled' : 'fulfilled';
  return order.lineItems.map(({ lineItemNumber, quantity }) => ({
    orderLineItemId: lineItemNumber,
    lineItemNumber,
    status,
    quantityProvisioningInformation: [{ quantity, status }],
  }));
}
