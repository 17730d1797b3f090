import { customerDoc, readCustomer, readSubscription } from '../../src/domain/customer.ts';
import type { Customer, Subscription } from '../../src/domain/customer.ts';
import type { ListedSubscription } from '../../src/domain/partnerCenter.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { recount } from '../../src/domain/sync/counts.ts';
import { readSubscriptions } from '../../src/domain/sync/subscriptions.ts';
import type { Id } from '../../src/domain/values.ts';
import { listedReseller, listedSubscription } from './fakePartnerCenter.ts';
import { openOrderDesk, type OrderDesk } from './orderBusiness.ts';
import { partnership } from './testDesk.ts';

/** The reseller that the test desk knows, and another one. */
export const fabrikamId = '4847383';
export const contosoId = '4847999';

/** The business with a customer of Fabrikam, Trey Research, that has subscriptions in Partner Center and as they are kept. */
export interface SubscriptionDesk extends OrderDesk {
  /** What the customer has in Partner Center becomes this, and is read. */
  has(...subscriptions: (Partial<ListedSubscription> & { id: Id })[]): Promise<void>;
  /** As Partner Center has it. */
  there(id: Id): ListedSubscription;
  kept(id: Id): Promise<Subscription>;
  customer(): Promise<Customer>;
}

/** Opens it; Contoso is a partner, too. */
export const openSubscriptionDesk = async (): Promise<SubscriptionDesk> => {
  const test = await openOrderDesk();
  const { store } = test.doors;
  const { world } = test.center;
  const trey = { id: 'trey', name: 'Trey Research', domain: 'treyresearch.onmicrosoft.com' };
  world.resellers.push(
    listedReseller('contoso', { name: 'Contoso', partnerId: contosoId, country: 'DE' }),
  );
  world.customers.push({ ...trey, resellerId: 'fabrikam' });
  const contoso = partnership({ id: 'contoso', name: 'Contoso', partnerId: contosoId });
  await store.desk.commit([{ op: 'put', doc: partnershipDoc(contoso) }]);
  const customer: Customer = { ...trey, resellerId: 'fabrikam', asOf: test.doors.clock.now() };
  await store.customers.commit([{ op: 'put', doc: customerDoc(customer) }]);
  return {
    ...test,
    has: async (...subscriptions) => {
      world.subscriptions.trey = subscriptions.map(({ id, ...change }) =>
        listedSubscription(id, { name: `Product ${id}`, ...change }),
      );
      const read = await readSubscriptions(test.doors, 'trey');
      if (read.is === 'done') await recount(test.doors, read.touched);
    },
    there: (id) => {
      const found = world.subscriptions.trey?.find((one) => one.id === id);
      if (!found) throw new Error(`There is no subscription ${id}`);
      return found;
    },
    kept: async (id) => {
      const found = await store.subscriptions.read(id);
      if (!found) throw new Error(`No subscription ${id} is kept`);
      return readSubscription(found);
    },
    customer: async () => {
      const found = await store.customers.read('trey');
      if (!found) throw new Error('The customer is not kept');
      return readCustomer(found);
    },
  };
};
