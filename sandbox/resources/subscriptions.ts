import type { Center } from '../center.ts';
import { isAnswer, ok, refusal } from '../http/answer.ts';
import { collection } from '../http/collection.ts';
import type { Route } from '../http/route.ts';
import { listSubscriptions, subscriptionById } from '../state/subscriptions.ts';
import { findCustomer } from './customers.ts';

/** What a customer has bought. */
export function subscriptions(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/customers/:customer/subscriptions',
      access: 'appOrUser',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        if (isAnswer(customer)) return customer;
        const only = { orderId: call.query('order_id'), partnerId: call.query('mpn_id') };
        return ok(collection(listSubscriptions(center.db, customer.id, center.clock(), only)));
      },
    },
    {
      method: 'GET',
      path: '/v1/customers/:customer/subscriptions/:subscription',
      access: 'appOrUser',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        if (isAnswer(customer)) return customer;
        const id = call.param('subscription');
        const found = subscriptionById(center.db, customer.id, center.clock(), id);
        return found ? ok(found) : refusal(404, 20003, `Subscription with ID ${id} not found.`);
      },
    },
  ];
}
