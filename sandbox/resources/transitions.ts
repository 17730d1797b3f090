import { randomUUID } from 'node:crypto';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { badParameter, isAnswer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { collection } from '../http/collection.ts';
import { sameWord } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import { actorOf } from '../state/actor.ts';
import type { CatalogueSku } from '../seed/catalogueSku.ts';
import { availabilityOf, countryOf, skuKey } from '../state/catalogue.ts';
import type { Customer } from '../state/customers.ts';
import type { Subscription } from '../state/subscription.ts';
import { isNewCommerce } from '../state/subscription.ts';
import { listSubscriptions } from '../state/subscriptions.ts';
import { listTransitions, transitionAt, transitionMode } from '../state/transitions.ts';
import { skuOfItem } from './cartLines.ts';
import { refusedWith } from './orderRefusals.ts';
import { findSubscription } from './subscriptions.ts';
import { transit } from './transit.ts';
import { isShorter, judge, targetsOf, TransitionBody } from './transitionRules.ts';

/** Upgrades of new-commerce subscriptions: what is possible, one that begins, and how far they are. */
export function transitions(center: Center): Route[] {
  const path = '/v1/customers/:customer/subscriptions/:subscription';
  const route = (method: Route['method'], name: string, answer: Route['answer']): Route => ({
    method,
    path: `${path}/${name}`,
    access: 'appOrUser',
    limited: true,
    answer,
  });
  return [
    route('GET', 'transitionEligibilities', (call) => eligibilities(center, call)),
    route('POST', 'transitions', (call) => start(center, call)),
    route('GET', 'transitions', (call) => list(center, call)),
  ];
}

function eligibilities(center: Center, call: Call): Answer {
  const type = call.query('eligibilityType') ?? 'immediate';
  if (!['immediate', 'scheduled'].some((each) => sameWord(each, type)))
    return badParameter('eligibilityType must be immediate or scheduled.');
  const found = findSubscription(center, call);
  if (isAnswer(found)) return found;
  const { customer, subscription } = found;
  if (!isNewCommerce(subscription)) return refusedWith(900263);
  const operationId = randomUUID();
  return ok(
    collection(
      targetsOf(customer, subscription).map((sku) => ({
        operationId,
        catalogItemId: `${skuKey(sku)}:${availabilityOf(center, sku, countryOf(customer))}`,
        title: sku.title,
        description: sku.title,
        quantity: subscription.quantity,
        subscriptionEligibilities: joinable(center, customer, subscription, sku),
        eligibilities: [
          { isEligible: true, transitionType: 'transition_only', errors: [] },
          withLicences(customer),
        ],
        attributes: { objectType: 'TransitionEligibility' },
      })),
    ),
  );
}

// The number of the error is that of the only published sample.
function problem(description: string) {
  return [{ code: 3, description }];
}

function withLicences({ allowDelegatedAccess }: Customer) {
  const text = 'The licences cannot be moved without privileges in the tenant of the customer.';
  return {
    isEligible: allowDelegatedAccess,
    transitionType: 'transition_with_license_transfer',
    errors: allowDelegatedAccess ? [] : problem(text),
  };
}

function joinable(center: Center, customer: Customer, from: Subscription, sku: CatalogueSku) {
  const text = "The subscription's term duration is shorter than the source subscription's.";
  return listSubscriptions(center.db, customer.id, center.clock())
    .filter((each) => each.status === 'active' && skuOfItem(each.offerId) === sku)
    .map((each) => ({
      isEligible: !isShorter(each, from),
      subscriptionId: each.id,
      subscriptionFriendlyName: each.friendlyName,
      subscriptionTermDuration: each.termDuration,
      subscriptionBillingCycle: each.billingCycle,
      errors: isShorter(each, from) ? problem(text) : [],
    }));
}

function start(center: Center, call: Call): Answer {
  const found = findSubscription(center, call);
  if (isAnswer(found)) return found;
  const body = TransitionBody.safeParse(call.body ?? {});
  if (!body.success) {
    const [issue] = body.error.issues;
    return refusedWith(800002, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { customer, subscription } = found;
  const allowed = judge(center, customer, subscription, body.data);
  if (isAnswer(allowed)) return allowed;
  const actor = actorOf(center, call);
  const begun = transit(center, customer, subscription, allowed, body.data, actor);
  const { operationId, ...printed } = transitionAt(begun, center.clock());
  return ok(transitionMode(center.db).asPublished ? printed : { operationId, ...printed });
}

function list(center: Center, call: Call): Answer {
  const found = findSubscription(center, call);
  if (isAnswer(found)) return found;
  const operationId = call.query('operationId')?.toLowerCase();
  const items = listTransitions(center.db, found.subscription.id)
    .filter((each) => operationId === undefined || each.operationId.toLowerCase() === operationId)
    .map((each) => transitionAt(each, center.clock()));
  if (!transitionMode(center.db).asPublished) return ok(collection(items));
  const transition = items.map(({ events, ...rest }) => ({
    ...rest,
    Events: events.map((each) => ({ ...each, status: `${each.status} ` })),
  }));
  return ok({ transition, attributes: { objectType: 'Collection' } });
}
