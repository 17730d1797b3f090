import type { SupportContact } from '../../src/domain/customer.ts';
import type { ListedSubscription } from '../../src/domain/partnerCenter.ts';
import type { SubscriptionChange } from '../../src/domain/partnerCenterChanges.ts';
import type { Answer, PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Id, PartnerId } from '../../src/domain/values.ts';
import { no, yes, type AnswerTo } from './fakeAnswers.ts';
import { changedBy } from './fakeChanges.ts';
import type { World } from './fakePartnerCenter.ts';

/** A change or transition that was accepted and is not seen yet; `looks` more of them until it is. */
export interface FakePending {
  id: Id;
  looks: number;
  finish(): void;
}

/** What there is of subscriptions beside themselves: changes under way, support contacts. */
export interface SubscriptionsWorld {
  /** Changes are answered 202 and seen after so many looks at the subscription; 0: seen at once. */
  looksToChange: number;
  pending: FakePending[];
  /** Every change that was taken, in order: one effect is one entry. */
  changes: { customerId: Id; id: Id; change: SubscriptionChange; requestId: Id }[];
  /** Refusals by subscription, as often as they stand here: codes, the first one next. */
  refuses: Record<Id, { code: string; status: number }[]>;
  /** Ourselves. */
  provider: { id: Id; partnerId: PartnerId; name: string };
  /** By legacy subscription; until one is named it is the provider. */
  supportContacts: Record<Id, SupportContact>;
}

/** An empty one, whose changes are seen at once. */
export const subscriptionsWorld = (): SubscriptionsWorld => ({
  looksToChange: 0,
  pending: [],
  changes: [],
  refuses: {},
  provider: { id: 'provider', partnerId: '4846001', name: 'Northwind Distribution' },
  supportContacts: {},
});

/** Counts a look at subscriptions, and finishes what was looked at often enough. */
export const lookAtChanges = (world: World, ids: readonly Id[]): void => {
  for (const one of world.pending.filter(({ id }) => ids.includes(id))) {
    one.looks -= 1;
    if (one.looks > 0) continue;
    world.pending.splice(world.pending.indexOf(one), 1);
    one.finish();
  }
};

/** The subscription of a customer as it is now, or the refusal that Partner Center has for it. */
export const findSubscription = (
  world: World,
  customerId: Id,
  id: Id,
): ListedSubscription | Answer<never> => {
  if (!world.customers.some((one) => one.id === customerId)) return no('20002', 403);
  lookAtChanges(world, [id]);
  return world.subscriptions[customerId]?.find((one) => one.id === id) ?? no('20003', 404);
};

/** Puts a changed subscription in the place of the one before. */
export const putSubscription = (
  world: World,
  customerId: Id,
  subscription: ListedSubscription,
): void => {
  const mine = (world.subscriptions[customerId] ??= []);
  const at = mine.findIndex(({ id }) => id === subscription.id);
  if (at < 0) mine.push(subscription);
  else mine[at] = subscription;
};

const contactObjection = (world: World, { id, partnerId }: SupportContact) => {
  if (id === world.provider.id) return partnerId === world.provider.partnerId ? undefined : '2071';
  const reseller = world.resellers.find((one) => one.id === id);
  return reseller?.partnerId === partnerId ? undefined : '2071';
};

/** The calls about one subscription: a look, a change, its support contact. */
export const fakeSubscriptions = (
  world: World,
  answer: AnswerTo,
): Pick<
  PartnerCenter,
  'subscription' | 'changeSubscription' | 'supportContact' | 'setSupportContact'
> => {
  const legacy = (customerId: Id, id: Id) => {
    const found = findSubscription(world, customerId, id);
    if ('is' in found) return found;
    return found.newCommerce ? no<never>('600006', 403) : found;
  };
  const contactOf = (id: Id): SupportContact => world.supportContacts[id] ?? world.provider;

  return {
    subscription: (customerId, id) =>
      answer('subscription', id, () => {
        const found = findSubscription(world, customerId, id);
        return 'is' in found ? found : yes(found);
      }),
    changeSubscription: (customerId, id, change, requestId) =>
      answer('changeSubscription', `${id} ${change.set}`, () => {
        const found = findSubscription(world, customerId, id);
        if ('is' in found) return found;
        const scripted = world.refuses[id]?.shift();
        if (scripted) return no(scripted.code, scripted.status);
        if (world.pending.some((one) => one.id === id)) return no('900278', 409);
        const after = changedBy(world, found, change);
        if ('is' in after) return after;
        world.changes.push({ customerId, id, change, requestId });
        const finish = () => putSubscription(world, customerId, after);
        if (world.looksToChange > 0) {
          world.pending.push({ id, looks: world.looksToChange, finish });
          return yes({ is: 'accepted' });
        }
        finish();
        return yes({ is: 'changed', subscription: after });
      }),
    supportContact: (customerId, id) =>
      answer('supportContact', id, () => {
        const found = legacy(customerId, id);
        return 'is' in found ? found : yes(contactOf(id));
      }),
    setSupportContact: (customerId, id, contact) =>
      answer('setSupportContact', `${id} ${contact.partnerId}`, () => {
        const found = legacy(customerId, id);
        if ('is' in found) return found;
        const code = contactObjection(world, contact);
        if (code) return no(code, 400);
        world.supportContacts[id] = contact;
        return yes(contact);
      }),
  };
};
