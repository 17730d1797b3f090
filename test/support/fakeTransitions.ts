import type {
  Transition,
  TransitionChoice,
  TransitionWish,
} from '../../src/domain/partnerCenterChanges.ts';
import type { ListedSubscription } from '../../src/domain/partnerCenter.ts';
import type { Answer, PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Id } from '../../src/domain/values.ts';
import { no, yes, type AnswerTo } from './fakeAnswers.ts';
import type { World } from './fakePartnerCenter.ts';
import { sevenDaysOn } from './fakeChanges.ts';
import { findSubscription, putSubscription } from './fakeSubscriptions.ts';

/** What subscriptions can become, and what became of them. */
export interface TransitionsWorld {
  /** What a subscription can become, by its id. */
  choices: Record<Id, TransitionChoice[]>;
  /** Transitions by the subscription that they began with. */
  transitions: Record<Id, Transition[]>;
  /** Looks at the transitions until one is over; 0: at once. */
  looksToTransit: number;
  /** How the next transition ends instead of well. */
  transitionFails?: string;
}

/** An empty one. */
export const transitionsWorld = (): TransitionsWorld => ({
  choices: {},
  transitions: {},
  looksToTransit: 1,
});

/** A better product as a choice; what is not given is possible as a new subscription. */
export const transitionChoice = (
  catalogItemId: string,
  title: string,
  change: Partial<TransitionChoice> = {},
): TransitionChoice => ({
  catalogItemId,
  title,
  quantity: 10,
  ways: [
    { type: 'transition_only', eligible: true },
    { type: 'transition_with_license_transfer', eligible: false, code: '900267' },
  ],
  into: [],
  ...change,
});

const objectionTo = (
  world: World,
  from: ListedSubscription,
  wish: TransitionWish,
): Answer<never> | undefined => {
  if (!from.newCommerce) return no('900263', 403);
  if (world.pending.some(({ id }) => id === from.id)) return no('900278', 409);
  const choice = world.choices[from.id]?.find(
    ({ catalogItemId }) => catalogItemId === wish.toCatalogItemId,
  );
  if (!choice) return no('900236', 400);
  if (wish.quantity < 1 || wish.quantity > from.quantity) return no('900258', 400);
  if (wish.toSubscriptionId) {
    const known = choice.into.find(
      ({ subscriptionId }) => subscriptionId === wish.toSubscriptionId,
    );
    return known?.eligible ? undefined : no(known?.code ?? '900261', 400);
  }
  const way = choice.ways.find(({ type }) => type === wish.type);
  return way?.eligible ? undefined : no(way?.code ?? '900236', 400);
};

const target = (
  world: World,
  customerId: Id,
  from: ListedSubscription,
  wish: TransitionWish,
): ListedSubscription => {
  const known = world.subscriptions[customerId]?.find(({ id }) => id === wish.toSubscriptionId);
  if (known) return { ...known, quantity: known.quantity + wish.quantity };
  const [productId, skuId, availabilityId] = wish.toCatalogItemId.split(':');
  const title = world.choices[from.id]?.find(
    ({ catalogItemId }) => catalogItemId === wish.toCatalogItemId,
  )?.title;
  return {
    ...from,
    id: `${from.id}-upgraded-${(world.transitions[from.id] ?? []).length}`,
    name: title ?? wish.toCatalogItemId,
    quantity: wish.quantity,
    termDuration: wish.term ?? from.termDuration,
    billingCycle: wish.billingCycle ?? from.billingCycle,
    productId,
    skuId,
    availabilityId,
    startedAt: world.now,
    cancelUntil: sevenDaysOn(world.now),
    renewal: undefined,
  };
};

/** The calls with which a subscription becomes a better product. */
export const fakeTransitions = (
  world: World,
  answer: AnswerTo,
): Pick<PartnerCenter, 'transitionChoices' | 'startTransition' | 'transitions'> => {
  const finish = (customerId: Id, from: Id, transition: Transition, wish: TransitionWish) => {
    const source = world.subscriptions[customerId]?.find(({ id }) => id === from);
    if (world.transitionFails || !source) {
      Object.assign(transition, { state: 'failed', code: world.transitionFails ?? '900236' });
      delete world.transitionFails;
      return;
    }
    const made = target(world, customerId, source, wish);
    const quantity = source.quantity - wish.quantity;
    putSubscription(world, customerId, {
      ...source,
      quantity: quantity || source.quantity,
      status: quantity ? source.status : 'deleted',
    });
    putSubscription(world, customerId, made);
    Object.assign(transition, { state: 'completed', toSubscriptionId: made.id });
  };

  return {
    transitionChoices: (customerId, id) =>
      answer('transitionChoices', id, () => {
        const found = findSubscription(world, customerId, id);
        if ('is' in found) return found;
        const open = found.status === 'active' && !found.isTrial;
        return yes({ items: open ? (world.choices[id] ?? []) : [] });
      }),
    startTransition: (customerId, id, wish, requestId) =>
      answer('startTransition', `${id} ${wish.toCatalogItemId}`, () => {
        const from = findSubscription(world, customerId, id);
        if ('is' in from) return from;
        const objection = objectionTo(world, from, wish);
        if (objection) return objection;
        const transition: Transition = {
          operationId: requestId,
          fromSubscriptionId: id,
          toSubscriptionId: wish.toSubscriptionId,
          toCatalogItemId: wish.toCatalogItemId,
          quantity: wish.quantity,
          startedAt: world.now,
          state: 'started',
        };
        (world.transitions[id] ??= []).push(transition);
        const end = () => finish(customerId, id, transition, wish);
        const pending = { id, looks: world.looksToTransit, finish: end };
        if (world.looksToTransit > 0) world.pending.push(pending);
        else end();
        return yes(transition);
      }),
    transitions: (customerId, id) =>
      answer('transitions', id, () => {
        const found = findSubscription(world, customerId, id);
        return 'is' in found ? found : yes({ items: world.transitions[id] ?? [] });
      }),
  };
};
