import { offerDoc } from '../../src/domain/catalogue.ts';
import { customerDoc, type Customer } from '../../src/domain/customer.ts';
import type { Change, ChangeSubscription } from '../../src/domain/kinds/changeSubscription.ts';
import type { ListedSubscription } from '../../src/domain/partnerCenter.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Request } from '../../src/domain/request.ts';
import { readSubscriptions } from '../../src/domain/sync/subscriptions.ts';
import { later } from '../../src/domain/time.ts';
import { yes } from './answers.ts';
import { listedSubscription } from './fakePartnerCenter.ts';
import { openOrderDesk, type OrderDesk } from './orderBusiness.ts';
import { alex, monday } from './requests.ts';

/** An existing customer of Fabrikam. */
export const litware: Customer = {
  id: 'litware',
  name: 'Litware',
  domain: 'litware.onmicrosoft.com',
  resellerId: 'fabrikam',
  country: 'US',
  asOf: monday,
};

/** Until when what was bought on Saturday can be returned. */
export const windowEnd = later(monday, { days: 5 });

/** Its ten licences of Business Premium for a year, bought on Saturday; three of a later purchase are over. */
export const premium = (change: Partial<ListedSubscription> = {}): ListedSubscription =>
  listedSubscription('premium', {
    name: 'Microsoft 365 Business Premium',
    partnerId: '4847383',
    productId: 'CFQ7TTC0LCHC',
    skuId: '0002',
    availabilityId: 'CFQ7TTC0K971',
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    commitmentEnd: '2027-11-20T00:00:00.000Z',
    startedAt: '2026-11-21T09:00:00.000Z',
    cancelUntil: windowEnd,
    refundable: { total: 4, parts: [{ quantity: 4, until: windowEnd }] },
    ...change,
  });

/** The business with Litware as a customer, whose subscriptions were read. */
export interface ChangeDesk extends OrderDesk {
  /** What Litware has in Partner Center now. */
  has(id?: string): ListedSubscription | undefined;
  /** Something happens to a subscription outside. */
  outside(change: Partial<ListedSubscription>, id?: string): void;
  /** Alex asks for a change of Business Premium. */
  change(change: Change, more?: Partial<ChangeSubscription>): Promise<Request>;
}

/** What is asked for with a change of Business Premium. */
export const changeInput = (change: Change): ChangeSubscription => ({
  customer: { id: litware.id, name: litware.name, domain: litware.domain },
  subscription: { id: 'premium', name: 'Microsoft 365 Business Premium' },
  partnershipId: 'fabrikam',
  partnerId: '4847383',
  country: 'US',
  segment: 'commercial',
  change,
});

/** Opens it. */
export const openChangeDesk = async (
  given: { policy?: Partial<Policy>; subscriptions?: ListedSubscription[] } = {},
): Promise<ChangeDesk> => {
  const test = await openOrderDesk(given.policy ? { policy: given.policy } : {});
  const { world } = test.center;
  const { id, name, domain } = litware;
  world.now = monday;
  world.customers.push({ id, name, domain, resellerId: 'fabrikam' });
  world.subscriptions[id] = structuredClone(given.subscriptions ?? [premium()]);
  const { store } = test.doors;
  await store.customers.commit([{ op: 'put', doc: customerDoc(litware) }]);
  await readSubscriptions(test.doors, id);
  const offer = {
    country: 'US',
    segment: 'commercial',
    productId: 'CFQ7TTC0LCHC',
    skuId: '0002',
    title: 'Microsoft 365 Business Premium',
    minimum: 1,
    maximum: 300,
    isTrial: false,
    isAddon: false,
    needs: [],
    plans: [
      { term: 'P1M', billingCycle: 'monthly' },
      { term: 'P1Y', billingCycle: 'monthly' },
      { term: 'P1Y', billingCycle: 'annual' },
      { term: 'P3Y', billingCycle: 'monthly' },
    ],
    asOf: monday,
  } as const;
  await store.catalogue.commit([
    { op: 'put', doc: offerDoc({ ...offer, needs: [], plans: [...offer.plans] }) },
  ]);
  test.center.calls.length = 0;
  const has: ChangeDesk['has'] = (one = 'premium') =>
    world.subscriptions[id]?.find((each) => each.id === one);
  return {
    ...test,
    has,
    outside: (change, one) => void Object.assign(has(one) ?? {}, change),
    change: async (change, more) => {
      const input = { ...changeInput(change), ...more };
      const made = yes(await test.desk.act.submit(alex, 'changeSubscription', input));
      await test.settle();
      return test.read(made.id);
    },
  };
};
