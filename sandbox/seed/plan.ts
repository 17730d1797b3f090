import type { Subscription } from '../state/subscription.ts';
import type { SeedProduct } from './products.ts';
import { products } from './products.ts';

// The sums in this file only spread ages, sizes and states. Any spread would do, but it has to be the same every time.
const subscriptionsEach = [3, 2, 1, 4, 2, 0, 3, 3];

/** A subscription of the seed before it has a body. */
export interface PlannedSubscription {
  number: number;
  /** Number of the first subscription of the same order. */
  order: number;
  status: Subscription['status'];
  minutesAgo: number;
  product: SeedProduct;
  quantity: number;
  /** Who is reseller of record: the customer's reseller, another one, or nobody. */
  ofRecord: 'own' | 'other' | 'nobody';
  autoRenew: boolean;
}

/** How many days ago a customer of the seed was created: some lately, and none before the partnership with its reseller. */
export function customerAge(index: number, partnershipAge: number): number {
  const age = index % 8 === 3 ? 1 + (index % 5) * 4 : 40 + ((index * 53) % 40) * 14;
  return Math.min(age, partnershipAge - 1);
}

/** The subscriptions of one customer of the seed, numbered from `first`. */
export function planSubscriptions(
  index: number,
  first: number,
  age: number,
): PlannedSubscription[] {
  const count = subscriptionsEach[index % subscriptionsEach.length] ?? 0;
  return Array.from({ length: count }, (_, nth) => {
    // Of three or more, the first two were bought together.
    const order = first + (nth === 1 && count >= 3 ? 0 : nth);
    return planSubscription(first + nth, order, age);
  });
}

function planSubscription(number: number, order: number, age: number): PlannedSubscription {
  // Only a one-year term, the first three products, can have run out by then.
  const expired = age >= 380 && order % 3 === 0;
  const daysAgo = expired ? 366 + (order % 10) : (order * 41 + 17) % Math.min(age, 350);
  return {
    number,
    order,
    status: expired ? 'expired' : number % 11 === 3 ? 'suspended' : 'active',
    minutesAgo: daysAgo * 24 * 60 + ((order * 97) % 600),
    product: products[number % (expired ? 3 : products.length)]!,
    quantity: 1 + ((number * 7) % 60),
    ofRecord: number % 13 === 6 ? 'nobody' : number % 9 === 4 ? 'other' : 'own',
    autoRenew: number % 4 !== 0,
  };
}
