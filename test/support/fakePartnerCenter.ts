import type {
  AuditRecord,
  ListedCustomer,
  ListedReseller,
  ListedSubscription,
} from '../../src/domain/partnerCenter.ts';
import { NoAnswer, type Answer, type PartnerCenter } from '../../src/domain/ports.ts';
import type { Id, Moment } from '../../src/domain/values.ts';

type Name = keyof PartnerCenter;

/** What there is at Partner Center; a test changes it as things happen outside. */
export interface World {
  resellers: ListedReseller[];
  customers: (ListedCustomer & { resellerId?: Id })[];
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

/** An answer that a test wants: no whole answer, `busy`, a refusal or a broken line. */
export type Scripted =
  | { is: 'yes'; value: unknown }
  | { is: 'no'; code: string; status: number }
  | { is: 'busy'; until: Moment }
  | { is: 'broken' };

const ids = { requestId: 'request', correlationId: 'correlation' };
const yes = <T>(value: T): Answer<T> => ({ is: 'yes', value, ids });
const no = <T>(code: string, status: number): Answer<T> => ({
  is: 'no',
  no: { code, status, ids },
});

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
  };
  const calls: string[] = [];
  const scripts = new Map<Name, Scripted[]>();

  const answer = async <T>(
    name: Name,
    about: string,
    make: () => Answer<T>,
  ): Promise<Answer<T>> => {
    calls.push(`${name} ${about}`.trim());
    const scripted = scripts.get(name)?.shift();
    if (!scripted) return structuredClone(make());
    if (scripted.is === 'broken') throw new NoAnswer(`${name}: no answer in time`, ids);
    if (scripted.is === 'yes') return yes(structuredClone(scripted.value) as T);
    return scripted.is === 'no' ? no(scripted.code, scripted.status) : scripted;
  };

  const paged = <T>(all: readonly T[], next: string | undefined) => {
    const from = Number(next ?? 0);
    const to = from + world.page;
    return yes({ items: all.slice(from, to), ...(to < all.length && { next: String(to) }) });
  };

  const listed = ({ id, name, domain }: ListedCustomer): ListedCustomer => ({ id, name, domain });

  return {
    world,
    calls,
    next: (name, scripted) => scripts.set(name, [...(scripts.get(name) ?? []), scripted]),
    resellers: () => answer('resellers', '', () => yes({ items: world.resellers })),
    partnerProfile: (partnerId) =>
      answer('partnerProfile', partnerId, () => {
        const known = world.resellers.find((one) => one.partnerId === partnerId);
        return known ? yes({ name: known.name, partnerId }) : no('3000', 404);
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
    customers: ({ resellerId, next }) =>
      answer('customers', [resellerId ?? 'all', next ?? ''].join(' '), () => {
        const those = world.customers.filter(
          (customer) => resellerId === undefined || customer.resellerId === resellerId,
        );
        return paged(those.map(listed), next);
      }),
    customer: (id) =>
      answer('customer', id, () => {
        const known = world.customers.find((one) => one.id === id);
        if (!known) return no('20002', 403);
        return yes({ ...listed(known), associatedPartnerId: known.resellerId });
      }),
    customerResellers: (id) =>
      answer('customerResellers', id, () => {
        const resellerId = world.customers.find((one) => one.id === id)?.resellerId;
        return yes({ items: world.resellers.filter((one) => one.id === resellerId) });
      }),
    subscriptions: (id) =>
      answer('subscriptions', id, () => {
        const known = world.customers.some((one) => one.id === id);
        return known ? yes({ items: world.subscriptions[id] ?? [] }) : no('20002', 403);
      }),
    auditRecords: ({ from, to, next }) =>
      answer('auditRecords', `${from} ${to}`, () =>
        paged(
          world.audit.filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to),
          next,
        ),
      ),
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
