import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { isAnswer, ok, refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { collection } from '../http/collection.ts';
import type { Route } from '../http/route.ts';
import type { Customer } from '../state/customers.ts';
import type { Subscription } from '../state/subscription.ts';
import { asOf } from '../state/subscription.ts';
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
        const now = center.clock();
        const found = listSubscriptions(center.db, customer.id, now, only);
        return ok(collection(found.map((each) => asOf(each, now))));
      },
    },
    {
      method: 'GET',
      path: '/v1/customers/:customer/subscriptions/:subscription',
      access: 'appOrUser',
      limited: true,
      answer(call) {
        const found = findSubscription(center, call);
        return isAnswer(found) ? found : ok(asOf(found.subscription, center.clock()));
      },
    },
  ];
}

/** The subscription that a path names, and whose it is, or the refusal. */
export function findSubscription(
  center: Center,
  call: Call,
): { customer: Customer; subscription: Subscription } | Answer {
  const customer = findCustomer(center, call);
  if (isAnswer(customer)) return customer;
  const id = call.param('subscription');
  const subscription = subscriptionById(center.db, customer.id, center.clock(), id);
  if (subscription) return { customer, subscription };
  return refusal(404, 20003, `Subscription with ID ${id} not found.`);
}
