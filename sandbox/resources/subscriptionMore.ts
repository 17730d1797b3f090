import { z } from 'zod';
import type { Center } from '../center.ts';
import { guidFor } from '../guid.ts';
import type { Answer } from '../http/answer.ts';
import { badParameter, isAnswer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { collection } from '../http/collection.ts';
import { link } from '../http/link.ts';
import type { Route } from '../http/route.ts';
import { allowedEnds } from '../state/customTerm.ts';
import { asOf } from '../state/subscription.ts';
import { heldSubscriptions, listSubscriptions } from '../state/subscriptions.ts';
import { findCustomer } from './customers.ts';
import { refusedWith } from './orderRefusals.ts';
import { findSubscription } from './subscriptions.ts';

/** What else can be read of subscriptions: add-ons, provisioning, and the days on which a new term may end. */
export function subscriptionMore(center: Center): Route[] {
  const path = '/v1/customers/:customer/subscriptions';
  return [
    {
      method: 'GET',
      path: `${path}/:subscription/addons`,
      access: 'appOrUser',
      limited: true,
      answer(call) {
        const found = findSubscription(center, call);
        if (isAnswer(found)) return found;
        const now = center.clock();
        const addons = listSubscriptions(center.db, found.customer.id, now).filter(
          (each) => each.parentSubscriptionId === found.subscription.id,
        );
        return ok(collection(addons.map((each) => asOf(each, now))));
      },
    },
    {
      method: 'GET',
      path: `${path}/:subscription/provisioningstatus`,
      access: 'userOnly',
      limited: true,
      answer(call) {
        const found = findSubscription(center, call);
        if (isAnswer(found)) return found;
        const { subscription } = found;
        if (subscription.status === 'deleted') return refusedWith(800007);
        return ok({
          skuId: guidFor('licence', subscription.offerName),
          status: 'success',
          quantity: subscription.quantity,
          endDate: subscription.commitmentEndDate,
          attributes: { objectType: 'SubscriptionProvisioningStatus' },
        });
      },
    },
    {
      method: 'GET',
      path: `${path}/customTermEndDates`,
      access: 'appOrUser',
      limited: true,
      answer: (call) => endDates(center, call),
    },
  ];
}

function endDates(center: Center, call: Call): Answer {
  const customer = findCustomer(center, call);
  if (isAnswer(customer)) return customer;
  const term = (call.query('term_duration') ?? '').toUpperCase();
  if (!['P1M', 'P1Y', 'P3Y'].includes(term))
    return badParameter('term_duration must be P1M, P1Y or P3Y.');
  const start = startOf(call.query('term_start_date'), center.clock());
  if (start === undefined) return badParameter('term_start_date is no date.');
  const target = call.query('target_coterm_subscription_id')?.toLowerCase();
  const items = allowedEnds(start, term, heldSubscriptions(center.db, customer.id))
    .filter((each) => target === undefined || each.cotermSubscriptionIds.includes(target))
    .map(({ day, cotermSubscriptionIds }) => {
      const date = { allowedCustomTermEndDate: `${day}T00:00:00` };
      if (cotermSubscriptionIds.length === 0)
        return { allowedCustomTermEndDateType: 'calendarMonthAligned', ...date };
      return {
        allowedCustomTermEndDateType: 'subscriptionAligned',
        cotermSubscriptionIds,
        ...date,
      };
    });
  const self = link(`/customers/${customer.id}/subscriptions/customTermEndDates?${call.rawQuery}`);
  return ok({ ...collection(items), links: { self } });
}

function startOf(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return now;
  const day = z.iso.date().safeParse(text.slice(0, 10));
  return day.success ? new Date(`${day.data}T00:00:00Z`) : undefined;
}
