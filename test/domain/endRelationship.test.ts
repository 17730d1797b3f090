import assert from 'node:assert/strict';
import { customerDoc, subscriptionDoc } from '../../src/domain/customer.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { requestDoc, type Request } from '../../src/domain/request.ts';
import { partnershipDoc, partnershipDocId, readPartnership } from '../../src/domain/partnership.ts';
import { newPainter, painterDoc } from '../../src/domain/painters.ts';
import { dropCustomer, keepCustomers, lookAtCustomer } from '../../src/domain/sync/customers.ts';
import { readSubscriptions } from '../../src/domain/sync/subscriptions.ts';
import { yes } from '../support/answers.ts';
import {
  fakePartnerCenter,
  listedCustomer,
  listedReseller,
  listedSubscription,
  type FakePartnerCenter,
} from '../support/fakePartnerCenter.ts';
import { alex, isaiah, megan, monday, removal } from '../support/requests.ts';
import {
  brokenLinesAside,
  heardIn,
  openTestDesk,
  partnership,
  type TestDesk,
} from '../support/testDesk.ts';

const input = {
  customer: { id: 'c1', name: 'Customer c1', domain: 'c1.example' },
  partnershipId: 'fabrikam',
  reason: 'They asked for it',
  representation: true,
};

describe('The end of a relationship with a customer', () => {
  let test: TestDesk;
  let center: FakePartnerCenter;

  beforeEach(async () => {
    center = fakePartnerCenter();
    center.world.resellers = [listedReseller('fabrikam', { partnerId: '4847383' })];
    center.world.customers = [listedCustomer('c1', 'fabrikam')];
    test = await openTestDesk({ partnerCenter: center, log: brokenLinesAside });
    const counts = { customers: 1, customersRead: 0, subscriptions: 0, licences: 0, asOf: monday };
    await test.doors.store.desk.commit([
      { op: 'put', doc: partnershipDoc(partnership({ counts })) },
    ]);
    await test.doors.store.customers.commit([
      {
        op: 'create',
        doc: customerDoc({ ...input.customer, resellerId: 'fabrikam', asOf: monday }),
      },
    ]);
  });

  afterEach(() => test.close());

  const ask = async (given: object = input): Promise<Request> => {
    const made = await test.desk.act.submit(alex, 'endRelationship', given);
    assert.ok(!isRefusal(made), JSON.stringify(made));
    await test.settle();
    return made;
  };

  const approve = async (
    { id }: Request,
    args: Record<string, string> = { representation: 'true' },
  ) => {
    const moved = await test.desk.act.move(megan, id, 'approve', { args });
    await test.settle();
    return moved;
  };

  const now = async ({ id }: Request): Promise<Request> => {
    const view = await test.desk.find.request(alex, id);
    assert.ok(!isRefusal(view));
    return view.request;
  };

  const has = async (change: Parameters<typeof listedSubscription>[1]): Promise<void> => {
    const one = listedSubscription('s1', change);
    center.world.subscriptions.c1 = [one];
    await test.doors.store.subscriptions.commit([
      {
        op: 'put',
        doc: subscriptionDoc({
          ...one,
          customerId: 'c1',
          customerName: 'Customer c1',
          asOf: monday,
        }),
      },
    ]);
  };

  it('needs an admin, who represents the same; then it ends in Partner Center and leaves the list', async () => {
    const made = await ask();
    assert.equal(made.state, 'pending');
    const unticked = await approve(made, {});
    assert.ok(isRefusal(unticked) && unticked.refused === 'notTicked');
    assert.ok(!isRefusal(await approve(made)));
    const request = await now(made);
    assert.equal(request.state, 'done');
    assert.deepEqual(center.world.ended, ['c1']);
    assert.equal(await test.doors.store.customers.read('c1'), undefined);
    const found = await test.doors.store.desk.read(partnershipDocId('fabrikam'));
    assert.equal(found && readPartnership(found).counts?.customers, 0);
    assert.deepEqual(heardIn(test, 'a:alex').at(-1), 'done.endRelationship');
    const view = await test.desk.find.request(alex, made.id);
    assert.ok(!isRefusal(view));
    assert.equal(view.request.about.label, 'Customer c1');
    const line = view.history.find(({ deed }) => deed === 'stepDone');
    assert.ok(line?.partnerCenterIds, 'the history keeps the ids of the call');
  });

  it('is asked for, but not approved, while a subscription runs or is billed on', async () => {
    for (const change of [{ status: 'active' }, { status: 'suspended', newCommerce: true }]) {
      await has(change);
      const made = await ask();
      const moved = await approve(made);
      assert.ok(isRefusal(moved), JSON.stringify(change));
      assert.equal(moved.detail.check, 'subscriptionsRun');
      await test.desk.act.move(alex, made.id, 'withdraw', { args: {} });
    }
    await has({ status: 'suspended', newCommerce: false });
    assert.ok(!isRefusal(await approve(await ask())));
  });

  it('is not approved while something is under way for the customer', async () => {
    const other = await test.desk.act.submit(alex, 'setSupportContact', {
      customer: input.customer,
      contact: { id: 'fabrikam', partnerId: '4847383', name: 'Fabrikam' },
    });
    assert.ok(!isRefusal(other), JSON.stringify(other));
    const made = await ask();
    const found = await test.desk.find.relationshipEnd('c1', made.id);
    const busy = found?.checks.find(({ name }) => name === 'noneUnderWay');
    const stillOpen = ['pending', 'running', 'waiting'].includes((await now(other)).state);
    assert.equal(busy?.state, stillOpen ? 'wrong' : 'fine');
  });

  it('what Partner Center does not take fails with what is still billed, and can be tried again', async () => {
    center.world.subscriptions.c1 = [listedSubscription('s1', { status: 'active' })];
    const made = await ask();
    await approve(made);
    const failed = await now(made);
    assert.equal(failed.state, 'failed');
    assert.equal(failed.failure?.code, 'relationshipUsed');
    assert.ok(failed.failure?.correlationId);
    center.world.subscriptions.c1 = [];
    await test.desk.act.move(alex, made.id, 'retry', { args: {} });
    await test.settle();
    assert.equal((await now(made)).state, 'done');
  });

  it('stays in the history, which is found by the domain when the customer is gone', async () => {
    const made = await ask();
    await approve(made);
    const view = await test.desk.find.history(isaiah, ' C1.Example ', 0);
    assert.ok(!isRefusal(view));
    assert.deepEqual(view.about, { id: 'c1.example', label: 'Customer c1' });
    assert.ok(view.lines.some(({ deed }) => deed === 'stepDone'));
    const nobody = await test.desk.find.history(isaiah, 'c2.example', 0);
    assert.ok(isRefusal(nobody));
  });

  it('leaves no card of the customer behind that offers more', async () => {
    const seen = yes(await test.desk.find.customer(alex, 'c1'));
    test.heard.push({ to: 'a:alex', messageId: 'card', message: { view: seen }, edits: 0 });
    const painter = newPainter(test.doors, 'customer:c1', 'person:alex', 'card', 'as it was');
    await test.doors.store.desk.commit([{ op: 'put', doc: painterDoc(painter) }]);
    await approve(await ask());
    const card = test.heard.find(({ messageId }) => messageId === 'card')?.message;
    assert.ok(card && 'view' in card && card.view.view === 'line', JSON.stringify(card));
    assert.equal(card.view.line.key, 'notFound');
  });

  it('leaves no subscriptions behind that were being read when it ended', async () => {
    await has({ status: 'deleted' });
    const { subscriptions } = center;
    center.subscriptions = async (...asked) => {
      const answer = await subscriptions(...asked);
      await dropCustomer(test.doors, 'c1');
      return answer;
    };
    await readSubscriptions(test.doors, 'c1');
    assert.equal(await test.doors.store.subscriptions.count({ type: 'subscription' }), 0);
  });

  it('does not end while something else is under way that was asked for since it was approved', async () => {
    center.world.subscriptions.c1 = [listedSubscription('s1', { status: 'active' })];
    const made = await ask();
    await approve(made);
    center.world.subscriptions.c1 = [];
    const about = { type: 'customer', id: 'c1.example', label: 'Customer c1' } as const;
    const order = removal({ id: 'order', kind: 'addSubscription', about, state: 'pending' });
    const keep = (request: Request) =>
      test.doors.store.desk.commit([{ op: 'put', doc: requestDoc(request) }]);
    await keep(order);
    const retry = async (): Promise<Request> => {
      await test.desk.act.move(alex, made.id, 'retry', { args: {} });
      await test.settle();
      return now(made);
    };
    assert.equal((await retry()).failure?.code, 'customerBusy');
    assert.deepEqual(center.world.ended, []);
    await keep({ ...order, state: 'withdrawn' });
    assert.equal((await retry()).state, 'done');
  });

  it('what has ended already is not ended again', async () => {
    const made = await ask();
    center.world.customers = [];
    await approve(made);
    assert.equal((await now(made)).state, 'done');
    assert.deepEqual(
      center.calls.filter((call) => call.startsWith('endRelationship')),
      [],
    );
    assert.equal(await test.doors.store.customers.read('c1'), undefined);
  });

  it('when the answer is lost it looks, and finds it ended', async () => {
    const made = await ask();
    center.next('endRelationship', { is: 'broken', after: 'work' });
    await approve(made);
    test.pass({ minutes: 1 });
    await test.settle();
    assert.equal((await now(made)).state, 'done');
  });

  it('is done when the customer is gone from the list before that was written down', async () => {
    const made = await ask();
    center.next('endRelationship', { is: 'broken', after: 'work' });
    await approve(made);
    const kept = await test.doors.store.customers.read('c1');
    await test.doors.store.customers.commit([{ op: 'remove', id: 'c1', etag: kept!.etag }]);
    test.pass({ minutes: 1 });
    await test.settle();
    assert.equal((await now(made)).state, 'done');
  });

  it('is for customers of ours only', async () => {
    const customer = { id: 'c9', name: 'X', domain: 'x.example' };
    const made = await test.desk.act.submit(alex, 'endRelationship', { ...input, customer });
    assert.ok(isRefusal(made));
    assert.equal(made.detail.check, 'customerNotOurs');
  });

  it('says beforehand what stands in the way, read anew; and as it is kept when nobody answers', async () => {
    await has({ status: 'active' });
    center.world.subscriptions.c1 = [
      listedSubscription('s1', { status: 'deleted' }),
      listedSubscription('s2', { status: 'suspended', name: 'Teams' }),
    ];
    const fresh = await test.desk.find.relationshipEnd('c1');
    assert.deepEqual(
      fresh?.checks.map(({ name, state, finding }) => [name, state, finding?.values.name]),
      [
        ['noneActive', 'fine', undefined],
        ['noneBilledOn', 'wrong', 'Teams'],
        ['noneUnderWay', 'fine', undefined],
        ['noneReserved', 'unknown', undefined],
      ],
    );
    assert.deepEqual(
      fresh?.running.map(({ id }) => id),
      ['s2'],
    );
    assert.equal(fresh?.kept, false);
    center.next('subscriptions', { is: 'broken' });
    const kept = await test.desk.find.relationshipEnd('c1');
    assert.equal(kept?.kept, true);
    assert.equal(kept?.asOf, monday);
    assert.equal(await test.desk.find.relationshipEnd('nobody'), undefined);
  });

  it('Azure: whoever may ask ticks it once; it stands in the history of the customer', async () => {
    const before = await test.desk.find.azure(isaiah, 'c1');
    assert.ok(!isRefusal(before));
    assert.equal(before.may, false);
    assert.equal(before.partnership?.name, 'Fabrikam');
    assert.ok(isRefusal(await test.desk.act.azureDone(isaiah, 'c1')));
    const ticked = await test.desk.act.azureDone(alex, 'c1');
    assert.ok(!isRefusal(ticked));
    assert.deepEqual(ticked.customer.azure, { by: { id: 'alex', name: 'Alex' }, at: monday });
    const again = await test.desk.act.azureDone(megan, 'c1');
    assert.ok(!isRefusal(again));
    assert.equal(again.customer.azure?.by.id, 'alex');
    const customer = await test.desk.find.customer(alex, 'c1');
    assert.ok(!isRefusal(customer));
    assert.deepEqual(
      customer.history.map(({ deed }) => deed),
      ['azureDone'],
    );
    assert.ok(isRefusal(await test.desk.act.azureDone(alex, 'nobody')));
  });

  it('Azure: what was ticked for one reseller is not ticked for the next', async () => {
    await test.desk.act.azureDone(alex, 'c1');
    const kept = async () => (await test.desk.find.customerById('c1'))?.azure;
    await keepCustomers(test.doors, [listedCustomer('c1')], { resellerId: 'fabrikam' });
    await keepCustomers(test.doors, [listedCustomer('c1')], {});
    assert.ok(await kept());
    await keepCustomers(test.doors, [listedCustomer('c1')], { resellerId: 'adventure' });
    assert.equal(await kept(), undefined);
    await test.desk.act.azureDone(alex, 'c1');
    await lookAtCustomer(test.doors, 'c1');
    assert.equal(await kept(), undefined);
    const lines = await test.doors.store.desk.count({ type: 'history' });
    assert.equal(lines, 2);
  });
});
