import type {
  AuditRecord,
  ListedCustomer,
  ListedReseller,
  ListedSubscription,
} from '../../src/domain/partnerCenter.ts';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Id } from '../../src/domain/values.ts';
import { no, openAnswers, yes, type Name, type Scripted } from './fakeAnswers.ts';
import { fakeNewCustomers, newCustomersWorld, type NewCustomersWorld } from './fakeNewCustomers.ts';
import { fakeCatalogue } from './fakeOffers.ts';
import { fakeOrders, lookAt, ordersWorld, type OrdersWorld } from './fakeOrders.ts';
import { fakeRelations, relationsWorld, type RelationsWorld } from './fakeRelations.ts';
import {
  fakeSubscriptions,
  lookAtChanges,
  subscriptionsWorld,
  type SubscriptionsWorld,
} from './fakeSubscriptions.ts';
import { fakeTransitions, transitionsWorld, type TransitionsWorld } from './fakeTransitions.ts';

/** What there is at Partner Center; a test changes it as things happen outside. */
export interface World
  extends NewCustomersWorld, OrdersWorld, SubscriptionsWorld, TransitionsWorld, RelationsWorld {
  resellers: ListedReseller[];
  customers: (ListedCustomer & { resellerId?: Id; email?: string })[];
  subscriptions: Record<Id, ListedSubscription[]>;
  audit: AuditRecord[];
  /** Partner IDs without a signed agreement; those that fail validation. */
  unsigned: Set<string>;
  invalid: Set<string>;
  /** The most items on one page. */
  page: number;
}

/** A Partner Center that answers from a world in memory, unless the next answers are scripted. */
export interface FakePartnerCenter extends PartnerCenter {
  world: World;
  /** Calls so far: `subscriptions c1`. */
  calls: string[];
  /** Scripts the next answer of a call, whatever it is asked; several follow each other. */
  next(name: Name, answer: Scripted): void;
}

/** Opens one with an empty world. */
export const fakePartnerCenter = (): FakePartnerCenter => {
  const world: World = {
    resellers: [],
    customers: [],
    subscriptions: {},
    audit: [],
    unsigned: new Set(),
    invalid: new Set(),
    page: 500,
    ...newCustomersWorld(),
    ...ordersWorld(),
    ...subscriptionsWorld(),
    ...transitionsWorld(),
    ...relationsWorld(),
  };
  const { calls, next: script, answer } = openAnswers();

  const paged = <T>(all: readonly T[], next: string | undefined) => {
    const from = Number(next ?? 0);
    const to = from + world.page;
    return yes({ items: all.slice(from, to), ...(to < all.length && { next: String(to) }) });
  };

  const listed = ({ id, name, domain }: ListedCustomer): ListedCustomer => ({ id, name, domain });

  return {
    world,
    calls,
    next: script,
    resellers: () => answer('resellers', '', () => yes({ items: world.resellers })),
    partnerProfile: (partnerId) =>
      answer('partnerProfile', partnerId ?? 'own', () => {
        const all = [...world.resellers, world.provider];
        const known = all.find((one) => one.partnerId === (partnerId ?? world.provider.partnerId));
        return known ? yes({ name: known.name, partnerId: known.partnerId }) : no('3000', 404);
      }),
    agreement: (partnerId) =>
      answer('agreement', partnerId, () =>
        yes(world.unsigned.has(partnerId) ? { signed: false, code: '2203' } : { signed: true }),
      ),
    validateResellers: (partnerIds) =>
      answer('validateResellers', partnerIds.join(), () =>
        yes(
          partnerIds.map((partnerId) =>
            world.invalid.has(partnerId)
              ? { partnerId, valid: false, code: '900414' }
              : { partnerId, valid: true },
          ),
        ),
      ),
    legalProfile: () =>
      answer('legalProfile', '', () =>
        yes({ companyName: 'Provider', addressLines: [], vettingStatus: 'authorized' }),
      ),
    customers: ({ resellerId, domain, next }) =>
      answer('customers', [resellerId ?? domain ?? 'all', next ?? ''].join(' '), () => {
        const those = world.customers.filter(
          (customer) =>
            (resellerId === undefined || customer.resellerId === resellerId) &&
            customer.domain.toLowerCase().startsWith((domain ?? '').toLowerCase()),
        );
        return paged(those.map(listed), next);
      }),
    customerResellers: (id) =>
      answer('customerResellers', id, () => {
        const resellerId = world.customers.find((one) => one.id === id)?.resellerId;
        return yes({ items: world.resellers.filter((one) => one.id === resellerId) });
      }),
    subscriptions: (id, _patience, orderId) =>
      answer('subscriptions', id, () => {
        if (!world.customers.some((one) => one.id === id)) return no('20002', 403);
        const order = world.orders.find((one) => one.id === orderId);
        if (order) lookAt(world, order);
        const before = world.subscriptions[id] ?? [];
        lookAtChanges(
          world,
          before.map((one) => one.id),
        );
        const all = world.subscriptions[id] ?? [];
        return yes({ items: all.filter((one) => !orderId || one.orderId === orderId) });
      }),
    auditRecords: ({ from, to, next }) =>
      answer('auditRecords', `${from} ${to}`, () =>
        paged(
          world.audit.filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to),
          next,
        ),
      ),
    ...fakeNewCustomers(world, answer),
    ...fakeCatalogue(world, answer),
    ...fakeOrders(world, answer),
    ...fakeSubscriptions(world, answer),
    ...fakeTransitions(world, answer),
    ...fakeRelations(world, answer),
  };
};

/** A reseller as it is listed. */
export const listedReseller = (id: Id, change: Partial<ListedReseller> = {}): ListedReseller => ({
  id,
  name: `Reseller ${id}`,
  partnerId: String(4_000_000 + Number(id.replace(/\D/g, '') || 0)),
  country: 'DE',
  state: 'active',
  ...change,
});

/** A customer as it is listed; `resellerId` says whose. */
export const listedCustomer = (id: Id, resellerId?: Id): World['customers'][number] => ({
  id,
  name: `Customer ${id}`,
  domain: `${id}.example`,
  ...(resellerId && { resellerId }),
});

/** A subscription as it is listed. */
export const listedSubscription = (
  id: Id,
  change: Partial<ListedSubscription> = {},
): ListedSubscription => ({
  id,
  name: 'Business Premium',
  quantity: 10,
  status: 'active',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  ...change,
});
