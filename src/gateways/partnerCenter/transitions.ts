import { z } from 'zod';
import { BillingCycle, Term } from '../../domain/order.ts';
import type { Transition, TransitionChoice } from '../../domain/partnerCenterChanges.ts';
import type { PartnerCenter, Patience } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';
import {
  amount,
  flag,
  listed,
  manyOf,
  needed,
  neededId,
  optionalId,
  optionalMoment,
  squashed,
  text,
} from './reading.ts';

const Problem = z.object({ code: text, description: text });

// Reasons come as a small number and a sentence; codes of the table of refusals have four digits and more.
const codeOf = ([problem]: readonly z.infer<typeof Problem>[]): string | undefined => {
  if (!problem) return undefined;
  const { code = '' } = problem;
  return /^[\w.-]{4,60}$/.test(code) ? code : 'notEligible';
};

const Way = z
  .object({ isEligible: flag, transitionType: squashed, errors: manyOf(Problem) })
  .transform(({ isEligible: eligible, transitionType, errors }) => {
    const code = eligible ? undefined : codeOf(errors);
    if (transitionType === 'transitiononly')
      return [{ type: 'transition_only' as const, eligible, code }];
    if (transitionType === 'transitionwithlicensetransfer')
      return [{ type: 'transition_with_license_transfer' as const, eligible, code }];
    // What may come yet is nothing that the desk can ask for.
    return [];
  });

const Into = z
  .object({
    isEligible: flag,
    subscriptionId: neededId,
    subscriptionFriendlyName: text,
    subscriptionTermDuration: text,
    subscriptionBillingCycle: text,
    errors: manyOf(Problem),
  })
  .transform((body) => ({
    subscriptionId: body.subscriptionId,
    name: body.subscriptionFriendlyName ?? body.subscriptionId,
    term: Term.safeParse(body.subscriptionTermDuration?.toUpperCase()).data,
    billingCycle: BillingCycle.safeParse(body.subscriptionBillingCycle?.toLowerCase()).data,
    eligible: body.isEligible,
    code: body.isEligible ? undefined : codeOf(body.errors),
  }));

const Choice = z
  .object({
    catalogItemId: needed,
    title: text,
    quantity: amount,
    eligibilities: manyOf(Way),
    subscriptionEligibilities: manyOf(Into),
  })
  .transform((body): TransitionChoice => ({
    catalogItemId: body.catalogItemId,
    title: body.title ?? body.catalogItemId,
    quantity: body.quantity ?? 0,
    ways: body.eligibilities.flat(),
    into: body.subscriptionEligibilities,
  }));

const Event = z.object({
  name: squashed,
  status: squashed,
  timestamp: optionalMoment,
  errors: manyOf(Problem),
});
type Event = z.infer<typeof Event>;

const standing = (events: readonly Event[]): Pick<Transition, 'state' | 'code'> => {
  const failed = events.find(({ status }) => status === 'failed');
  if (failed) return { state: 'failed', code: codeOf(failed.errors) };
  const latest = new Map(events.map(({ name, status }) => [name, status]));
  const over = latest.size > 0 && [...latest.values()].every((status) => status === 'completed');
  return { state: over ? 'completed' : 'started' };
};

const TransitionBody = z
  .object({
    operationId: text,
    fromSubscriptionId: optionalId,
    toSubscriptionId: optionalId,
    toCatalogItemId: text,
    quantity: amount,
    events: manyOf(Event),
  })
  .transform(({ events: told, ...body }): Transition => {
    // Oldest first, as they happened.
    const events = told.toSorted((one, other) =>
      (one.timestamp ?? '').localeCompare(other.timestamp ?? ''),
    );
    return { ...body, startedAt: events[0]?.timestamp, ...standing(events) };
  });

// The page of the contract prints the list as `transition` (contract, section 18).
const Transitions = z.preprocess(
  (body) =>
    typeof body === 'object' && body !== null && 'transition' in body && !('items' in body)
      ? { ...body, items: body.transition }
      : body,
  listed(TransitionBody),
);

const path = '/v1/customers/{customerId}/subscriptions/{id}';

// A second start would be a second upgrade: whose answer was lost, looks first.
const once: Patience = { timeoutMs: 20_000, attempts: 1 };

/** Upgrades within new commerce: what a subscription can become, the start, and how far it is. */
export const transitions = (
  call: Call,
): Pick<PartnerCenter, 'transitionChoices' | 'startTransition' | 'transitions'> => ({
  transitionChoices: (customerId, id, patience) =>
    call({
      method: 'GET',
      path: `${path}/transitionEligibilities`,
      places: { customerId, id },
      query: { eligibilityType: 'immediate' },
      token: 'app',
      answer: listed(Choice),
      patience,
    }),

  startTransition: (customerId, id, wish, requestId) =>
    call({
      method: 'POST',
      path: `${path}/transitions`,
      places: { customerId, id },
      body: {
        toCatalogItemId: wish.toCatalogItemId,
        quantity: wish.quantity,
        transitionType: wish.type,
        toSubscriptionId: wish.toSubscriptionId,
        termDuration: wish.term,
        billingCycle: wish.billingCycle,
      },
      token: 'app',
      answer: TransitionBody,
      requestId,
      patience: once,
    }),

  transitions: (customerId, id) =>
    call({
      method: 'GET',
      path: `${path}/transitions`,
      places: { customerId, id },
      token: 'app',
      answer: Transitions,
    }),
});
