import type { Center } from '../center.ts';
import { guidFor } from '../guid.ts';
import { customerBody } from '../state/customerBody.ts';
import type { Customer } from '../state/customers.ts';
import { enterCustomer } from '../state/customers.ts';
import { addPartner } from '../state/partners.ts';
import { enterPartnership } from '../state/partnerships.ts';
import { addSubscription } from '../state/subscriptions.ts';
import type { SeedCustomer } from './customers.ts';
import { customers } from './customers.ts';
import { buysLegacy, legacyBody } from './legacy.ts';
import { keepOrders } from './orders.ts';
import { recordOrders, recordSuspensions } from './deeds.ts';
import { customerAge, planSubscriptions } from './plan.ts';
import type { SeedReseller } from './resellers.ts';
import { resellers } from './resellers.ts';
import { subscriptionBody } from './subscriptions.ts';
import { daysAfter, minutesAfter } from './time.ts';

const partners = resellers.filter((each) => each.partnerFor !== undefined);

/**
 * Fills an empty file: resellers, partnerships, customers, subscriptions and the log of it, all as of one moment.
 * The same moment gives the same data.
 */
export function seed(center: Center, now: Date): void {
  for (const { partnerFor, ...partner } of resellers) {
    addPartner(center.db, partner);
    if (partnerFor !== undefined) enterPartnership(center, partner, daysAfter(now, -partnerFor));
  }
  let subscriptions = 0;
  customers.forEach((row, index) => {
    const reseller = partners.find((each) => each.mpnId === row[0])!;
    const age = customerAge(index, reseller.partnerFor!);
    const customer = bodyOf(row, reseller, index);
    enterCustomer(center, customer, daysAfter(now, -age));
    subscriptions += seedSubscriptions(
      center,
      customer,
      reseller,
      planSubscriptions(index, subscriptions, age),
      now,
    );
  });
}

function bodyOf(row: SeedCustomer, reseller: SeedReseller, index: number): Customer {
  const [, companyName, prefix, country, city, postalCode] = row;
  return customerBody({
    id: guidFor('customer', prefix),
    companyName,
    domain: `${prefix}.onmicrosoft.com`,
    country,
    city,
    postalCode,
    resellerId: reseller.id,
    delegated: index % 10 === 0,
  });
}

function seedSubscriptions(
  center: Center,
  customer: Customer,
  reseller: SeedReseller,
  plans: ReturnType<typeof planSubscriptions>,
  now: Date,
): number {
  const other = partners[(partners.indexOf(reseller) + 1) % partners.length]!;
  const ofRecord = { own: reseller.mpnId, other: other.mpnId, nobody: '' };
  const { country } = customer.billingProfile.defaultAddress;
  const isLegacy = buysLegacy(customer.companyProfile.domain.split('.')[0] ?? '');
  const subscriptions = plans.map((plan) => {
    const body = subscriptionBody(
      {
        ...plan,
        customerId: customer.id,
        country,
        orderId: guidFor('order', plan.order).replaceAll('-', '').slice(0, 12),
        partnerId: ofRecord[plan.ofRecord],
        bought: minutesAfter(now, -plan.minutesAgo),
      },
      now,
    );
    return isLegacy ? legacyBody(body, customer.id, country) : body;
  });
  for (const subscription of subscriptions) addSubscription(center.db, customer.id, subscription);
  keepOrders(center, customer, subscriptions);
  recordOrders(center, customer, subscriptions);
  recordSuspensions(center, customer, subscriptions, now);
  return subscriptions.length;
}
