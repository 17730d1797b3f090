import { isDeepStrictEqual } from 'node:util';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { isAnswer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { actorOf } from '../state/actor.ts';
import { takeChangeRefusal } from '../state/orderRules.ts';
import type { Subscription } from '../state/subscription.ts';
import { asOf, isNewCommerce } from '../state/subscription.ts';
import { changeReadyTime, enterChange } from '../state/subscriptionChanges.ts';
import { heldSubscriptions, isChanging } from '../state/subscriptions.ts';
import { skuOfItem } from './cartLines.ts';
import { refusedWith } from './orderRefusals.ts';
import { changeReseller } from './resellerOfRecord.ts';
import { readWanted } from './subscriptionInput.ts';
import { changeRenewal, changeSchedule } from './subscriptionSchedule.ts';
import type { ChangeFacts, Step } from './subscriptionSteps.ts';
import { changePlan, changeQuantity, changeStatus } from './subscriptionSteps.ts';
import { findSubscription } from './subscriptions.ts';

const changeName: Step = ({ before, wanted }) => ({
  friendlyName: wanted.friendlyName || before.friendlyName,
});

// In this order: what is scheduled depends on all that is changed at once.
const steps: Step[] = [
  changeStatus,
  changeQuantity,
  changePlan,
  changeReseller,
  changeName,
  changeRenewal,
  changeSchedule,
];

/** The change of a subscription: the whole of it is sent, and what is left out of its renewal is reset. */
export function subscriptionPatch(center: Center): Route[] {
  return [
    {
      method: 'PATCH',
      path: '/v1/customers/:customer/subscriptions/:subscription',
      access: 'appOrUser',
      limited: true,
      answer: (call) => patch(center, call),
    },
  ];
}

function patch(center: Center, call: Call): Answer {
  const found = findSubscription(center, call);
  if (isAnswer(found)) return found;
  const { customer, subscription: before } = found;
  const wanted = readWanted(call.body);
  if (isAnswer(wanted)) return wanted;
  const refused = objectionTo(center, call, before);
  if (refused) return refused;

  const sku = isNewCommerce(before) ? skuOfItem(before.offerId) : undefined;
  const after = changed({ center, now: center.clock(), customer, before, wanted, sku });
  if (isAnswer(after)) return after;
  const same = isDeepStrictEqual(plain(after), plain(before));
  const readyAt = changeReadyTime(center);
  if (!same) {
    const actor = actorOf(center, call);
    const kept = enterChange(center, customer, before, after, actor, readyAt);
    for (const addon of addonsToo(center, customer.id, before, after))
      enterChange(center, customer, addon, { ...addon, status: after.status }, actor, readyAt);
    if (readyAt === undefined) return ok(asOf(kept, center.clock()));
  }
  if (readyAt === undefined) return ok(asOf(before, center.clock()));
  const location = `/customers/${customer.id}/subscriptions/${before.id}`;
  return { status: 202, headers: { Location: location } };
}

function objectionTo(center: Center, call: Call, before: Subscription): Answer | undefined {
  const wished = takeChangeRefusal(center.db, before.id);
  if (wished !== undefined) return refusedWith(wished);
  if (isChanging(center.db, before.id, center.clock())) return refusedWith(900278);
  if (before.status === 'deleted') return refusedWith(2011);
  if (before.status === 'expired' || before.status === 'disabled') return refusedWith(900279);
  const { etag } = before.attributes;
  if (etag === undefined) return undefined;
  const given = call.header('If-Match')?.replace(/^"(.*)"$/, '$1');
  return given === etag ? undefined : refusedWith(2055);
}

function changed(facts: ChangeFacts): Subscription | Answer {
  let after = facts.before;
  for (const step of steps) {
    const made = step(facts, after);
    if (isAnswer(made)) return made;
    after = { ...after, ...made };
  }
  return after;
}

// What was added to a subscription is suspended, reactivated and cancelled with it.
function addonsToo(
  center: Center,
  customerId: string,
  before: Subscription,
  after: Subscription,
): Subscription[] {
  if (before.status === after.status) return [];
  return heldSubscriptions(center.db, customerId).filter(
    (each) => each.parentSubscriptionId === before.id && each.status === before.status,
  );
}

function plain(subscription: Subscription): unknown {
  return JSON.parse(JSON.stringify(subscription));
}
