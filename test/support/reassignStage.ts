import assert from 'node:assert/strict';
import {
  customerDoc,
  subscriptionDoc,
  type Customer,
  type Subscription,
} from '../../src/domain/customer.ts';
import type { ReassignTo } from '../../src/domain/customerDesk.ts';
import type { RowsOf } from '../../src/domain/kinds/reassignSubscriptions.ts';
import { partnershipDoc, type Partnership } from '../../src/domain/partnership.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Log } from '../../src/domain/ports.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { readRequest, requestDocId, type Request } from '../../src/domain/request.ts';
import { readRow, type Row } from '../../src/domain/rows.ts';
import {
  fakePartnerCenter,
  listedCustomer,
  listedReseller,
  listedSubscription,
  type FakePartnerCenter,
} from './fakePartnerCenter.ts';
import { memoryStore, type MemoryStore } from './memoryShelf.ts';
import { alex, megan, monday } from './requests.ts';
import { openTestDesk, partnership, type TestDesk } from './testDesk.ts';

/** A desk with two resellers, Fabrikam and Contoso, and customers whose subscriptions can be put there. */
export interface ReassignStage {
  test: TestDesk;
  store: MemoryStore;
  center: FakePartnerCenter;
  /** A customer at Partner Center and on the desk. */
  customer(id: string, change?: Partial<Customer>): Promise<Customer>;
  /** A subscription at Partner Center and, unless told otherwise, the same on the desk. */
  has(customer: string, id: string, change?: Partial<Subscription>): Promise<void>;
  partner(change: Partial<Partnership>): Promise<void>;
  /** Plans and asks; gives the request. */
  asks(rowsOf: RowsOf, to?: ReassignTo, text?: string, draftId?: string): Promise<Request>;
  approve(id: string): Promise<void>;
  request(id: string): Promise<Request>;
  rows(id: string): Promise<Row[]>;
  /** Lets time pass and everything be done, until the request is in this state. */
  until(id: string, state: Request['state']): Promise<void>;
  /** The resellers of record at Partner Center, by subscription. */
  there(): Record<string, string | undefined>;
}

/** As a target. */
export const fabrikam: ReassignTo = {
  partnershipId: 'fabrikam',
  partnerId: '4847383',
  name: 'Fabrikam',
};
export const contoso: ReassignTo = {
  partnershipId: 'contoso',
  partnerId: '5000001',
  name: 'Contoso',
};

// Broken lines are part of what is tested.
const silent: Log = { info: () => undefined, fault: () => undefined };

/** Opens one. */
export const openReassignStage = async (policy: Partial<Policy> = {}): Promise<ReassignStage> => {
  const store = memoryStore();
  const center = fakePartnerCenter();
  const test = await openTestDesk({ store, partnerCenter: center, policy, log: silent });
  const { desk } = store;
  const customers = new Map<string, Customer>();

  const partner: ReassignStage['partner'] = async (change) => {
    await desk.commit([{ op: 'put', doc: partnershipDoc(partnership(change)) }]);
  };
  const request: ReassignStage['request'] = async (id) => {
    const found = await desk.read(requestDocId(id));
    assert.ok(found, `request ${id}`);
    return readRequest(found);
  };

  for (const { partnershipId: id, partnerId, name } of [fabrikam, contoso]) {
    center.world.resellers.push(listedReseller(id, { partnerId, name, country: 'US' }));
    await partner({ id, partnerId, name });
  }

  return {
    test,
    store,
    center,
    partner,
    request,
    customer: async (id, change = {}) => {
      const listed = listedCustomer(id, 'fabrikam');
      center.world.customers.push(listed);
      const { name, domain } = listed;
      const kept = { id, name, domain, resellerId: 'fabrikam', asOf: monday };
      const customer: Customer = { ...kept, subscriptionsAsOf: monday, ...change };
      customers.set(id, customer);
      await store.customers.commit([{ op: 'put', doc: customerDoc(customer) }]);
      return customer;
    },
    has: async (customerId, id, change = {}) => {
      const { customerName: _name, customerId: _id, asOf = monday, ...listed } = change;
      const one = listedSubscription(id, { partnerId: '4847383', ...listed });
      center.world.subscriptions[customerId] ??= [];
      center.world.subscriptions[customerId].push(one);
      const customerName = customers.get(customerId)?.name ?? '';
      const doc = subscriptionDoc({ ...one, customerId, customerName, asOf });
      await store.subscriptions.commit([{ op: 'put', doc }]);
    },
    asks: async (rowsOf, to, text, draftId = 'draft-1') => {
      const ask = { rowsOf, ...(to && { to }), ...(text !== undefined && { text }) };
      const plan = await test.desk.find.reassignPlan(alex, { ...ask, requestId: draftId });
      assert.ok(!isRefusal(plan), JSON.stringify(plan));
      const { digest } = plan;
      const made = await test.desk.act.reassign(alex, { ...ask, digest }, { draftId });
      assert.ok(!isRefusal(made), JSON.stringify(made));
      return made;
    },
    approve: async (id) => {
      const { version } = await request(id);
      const moved = await test.desk.act.move(megan, id, 'approve', { version, args: {} });
      assert.ok(!isRefusal(moved), JSON.stringify(moved));
    },
    rows: async (id) => {
      const found = await desk.list({ type: 'row', tags: [`rows:${id}`], limit: 5_000 });
      return found.map(readRow);
    },
    until: async (id, state) => {
      for (let turn = 0; turn < 300; turn += 1) {
        await test.settle();
        if ((await request(id)).state === state) return;
        test.pass({ seconds: 5 });
        center.world.now = test.doors.clock.now();
      }
      assert.fail(`${id} is ${(await request(id)).state}, not ${state}`);
    },
    there: () =>
      Object.fromEntries(
        Object.values(center.world.subscriptions)
          .flat()
          .map(({ id, partnerId }) => [id, partnerId]),
      ),
  };
};
