import { customerDoc } from '../../src/domain/customer.ts';
import type { AddSubscription } from '../../src/domain/kinds/addSubscription.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { ListedSubscription } from '../../src/domain/partnerCenter.ts';
import type { Store } from '../../src/domain/ports.ts';
import { readRequest, requestDocId, type Request } from '../../src/domain/request.ts';
import { readSubscriptions } from '../../src/domain/sync/subscriptions.ts';
import type { later } from '../../src/domain/time.ts';
import type { OrderLine } from '../../src/domain/order.ts';
import { yes } from './answers.ts';
import {
  fakePartnerCenter,
  listedReseller,
  listedSubscription,
  type FakePartnerCenter,
} from './fakePartnerCenter.ts';
import { e3 } from './orders.ts';
import { alex, monday } from './requests.ts';
import { openTestDesk, type TestDesk } from './testDesk.ts';

/** The customer that gets more: Contoso, of Fabrikam, with ten licences of E3. */
export const contoso = { id: 'c1', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };

/** What Contoso has. */
export const ownE3 = (change: Partial<ListedSubscription> = {}): ListedSubscription =>
  listedSubscription('s1', {
    name: 'Microsoft 365 E3',
    quantity: 10,
    partnerId: '4847383',
    productId: e3.productId,
    skuId: e3.skuId,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    commitmentEnd: '2027-03-31T00:00:00.000Z',
    ...change,
  });

/** Five more licences of what it has. */
export const fiveMore: OrderLine = { ...e3, quantity: 5, onto: { subscriptionId: 's1', had: 10 } };

/** What Alex asks for. */
export const moreInput = (change: Partial<AddSubscription> = {}): AddSubscription => ({
  customer: contoso,
  country: 'US',
  partnershipId: 'fabrikam',
  partnerId: '4847383',
  segment: 'commercial',
  lines: [fiveMore],
  attestation: true,
  ...change,
});

/** The business with a Partner Center in memory, in which Contoso is a customer of Fabrikam. */
export interface MoreDesk extends TestDesk {
  center: FakePartnerCenter;
  /** Alex asks for more. */
  ask(change?: Partial<AddSubscription>, draftId?: string): Promise<Request>;
  read(id: string): Promise<Request>;
  /** Moves the clock here and at Partner Center, and delivers what is due. */
  wait(by: Parameters<typeof later>[1]): Promise<void>;
  /** Waits until nothing moves any more. */
  finish(id: string): Promise<Request>;
}

/** Opens it. `around`: what stands between the desk and Partner Center. */
export const openMoreDesk = async (
  given: {
    policy?: Partial<Policy>;
    store?: Store;
    around?: (center: PartnerCenter) => PartnerCenter;
  } = {},
): Promise<MoreDesk> => {
  const center = fakePartnerCenter();
  const { world } = center;
  world.resellers.push(
    listedReseller('fabrikam', { name: 'Fabrikam', partnerId: '4847383', country: 'US' }),
  );
  world.customers.push({ ...contoso, resellerId: 'fabrikam' });
  world.subscriptions[contoso.id] = [ownE3()];
  world.looksToProvision = 0;
  const test = await openTestDesk({
    partnerCenter: given.around?.(center) ?? center,
    policy: given.policy,
    store: given.store,
    log: { info: () => undefined, fault: () => undefined },
  });
  const doc = customerDoc({ ...contoso, resellerId: 'fabrikam', country: 'US', asOf: monday });
  await test.doors.store.customers.commit([{ op: 'put', doc }]);
  await readSubscriptions({ ...test.doors, partnerCenter: center }, contoso.id);
  const wait: MoreDesk['wait'] = async (by) => {
    test.pass(by);
    world.now = test.doors.clock.now();
    await test.settle();
  };
  const read: MoreDesk['read'] = async (id) => {
    const found = await test.doors.store.desk.read(requestDocId(id));
    if (!found) throw new Error(`There is no request ${id}`);
    return readRequest(found);
  };
  return {
    ...test,
    center,
    read,
    wait,
    ask: async (change, draftId) => {
      const input = moreInput(change);
      const made = await test.desk.act.submit(alex, 'addSubscription', input, { draftId });
      const { id } = yes(made);
      await test.settle();
      return read(id);
    },
    finish: async (id) => {
      for (let look = 0; look < 40; look += 1) {
        const { state } = await read(id);
        if (!['running', 'waiting'].includes(state)) break;
        await wait({ minutes: 2 });
      }
      return read(id);
    },
  };
};
