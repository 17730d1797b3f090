import assert from 'node:assert/strict';
import { readCustomer, readSubscription } from '../../src/domain/customer.ts';
import { customerDoc } from '../../src/domain/customer.ts';
import { receiveEvent, type Taken } from '../../src/domain/events.ts';
import { partnershipDocId, readPartnership } from '../../src/domain/partnership.ts';
import { requestDoc } from '../../src/domain/request.ts';
import { readTask } from '../../src/domain/tasks.ts';
import { later } from '../../src/domain/time.ts';
import {
  fakePartnerCenter,
  listedCustomer,
  listedReseller,
  listedSubscription,
  type FakePartnerCenter,
} from '../support/fakePartnerCenter.ts';
import { monday, removal } from '../support/requests.ts';
import { openTestDesk, type TestDesk } from '../support/testDesk.ts';

const api = 'https://api.partnercenter.microsoft.com';
const changed = (subscriptionId: string, at = monday, customerId = 'C1') =>
  JSON.stringify({
    EventName: 'subscription-updated',
    ResourceUri: `${api}/webhooks/v1/customers/${customerId}/subscriptions/${subscriptionId}`,
    ResourceName: 'subscription',
    AuditUri: null,
    ResourceChangeUtcDate: at,
  });
const accepted = (customerId: string) =>
  JSON.stringify({
    EventName: 'indirect-reseller-relationship-accepted-by-customer',
    ResourceUri: `${api}/v1/customers/${customerId}`,
    ResourceName: 'customer',
  });

describe('An event of Partner Center', () => {
  let test: TestDesk;
  let pc: FakePartnerCenter;
  beforeEach(async () => {
    pc = fakePartnerCenter();
    pc.world.resellers.push(listedReseller('fabrikam', { partnerId: '4847383' }));
    pc.world.customers.push(listedCustomer('c1', 'fabrikam'));
    pc.world.subscriptions.c1 = [listedSubscription('s1', { partnerId: '4847383' })];
    test = await openTestDesk({ partnerCenter: pc });
    await keepCustomer();
    pc.calls.length = 0;
  });
  afterEach(() => test.close());

  const keepCustomer = () =>
    test.doors.store.customers.commit([
      {
        op: 'put',
        doc: customerDoc({ ...listedCustomer('c1'), resellerId: 'fabrikam', asOf: monday }),
      },
    ]);
  const take = (body: string): Promise<Taken> => receiveEvent(test.doors)(body);
  const taken = async (body: string) => (await take(body)).is;
  const tasks = async () =>
    (await test.doors.store.desk.list({ type: 'task', limit: 50 }))
      .map(readTask)
      .filter(({ work }) => work.do === 'event');
  const workOff = async () => {
    test.pass({ seconds: 3 });
    await test.settle();
  };
  const kept = async (id: string) => {
    const found = await test.doors.store.subscriptions.read(id);
    return found && readSubscription(found);
  };

  it('makes the desk read the subscriptions again, later and not at once', async () => {
    assert.deepEqual(await take(changed('s1')), { is: 'saved', event: 'subscription-updated' });
    assert.deepEqual(pc.calls, []);
    pc.world.subscriptions.c1 = [listedSubscription('s1', { quantity: 44, partnerId: '4847383' })];
    await workOff();
    assert.deepEqual(pc.calls, ['subscriptions c1']);
    assert.equal((await kept('s1'))?.quantity, 44);
    const found = await test.doors.store.desk.read(partnershipDocId('fabrikam'));
    assert.equal(found && readPartnership(found).counts?.licences, 44);
    assert.deepEqual(await tasks(), []);
  });

  it('is worked on once, however often it comes', async () => {
    assert.deepEqual([await taken(changed('s1')), await taken(changed('s1'))], ['saved', 'known']);
    await workOff();
    assert.equal(await taken(changed('s1')), 'known');
    await workOff();
    assert.deepEqual(pc.calls, ['subscriptions c1']);
  });

  it('is worked on once when it comes twice at the same time', async () => {
    const both = await Promise.all([taken(changed('s1')), taken(changed('s1'))]);
    assert.deepEqual(both.toSorted(), ['known', 'saved']);
    assert.equal((await tasks()).length, 1);
  });

  it('shares one look with others that come soon after it, whatever their order', async () => {
    const moment = (seconds: number) => new Date(Date.parse(monday) + seconds * 1000).toISOString();
    await take(changed('s2', moment(2)));
    const [first] = await tasks();
    test.pass({ seconds: 1 });
    await take(changed('s1', moment(1)));
    const [still, ...more] = await tasks();
    assert.deepEqual([still?.due, more], [first?.due, []]);
    await workOff();
    assert.deepEqual(pc.calls, ['subscriptions c1']);
  });

  it('is taken at once with hundreds of others about the same customer', async () => {
    await take(changed('s0'));
    const all = Array.from({ length: 100 }, (_, index) => taken(changed(`s${index + 1}`)));
    assert.deepEqual(new Set(await Promise.all(all)), new Set(['saved']));
    assert.equal((await tasks()).length, 1);
    await workOff();
    assert.deepEqual(pc.calls, ['subscriptions c1']);
  });

  it('waits its turn when very many customers change: no minute takes all the calls that people need, too', async () => {
    for (let index = 0; index < 400; index += 1) await take(changed('s', monday, `c${index}`));
    const found = await test.doors.store.desk.list({
      type: 'task',
      tags: ['do:event'],
      limit: 500,
    });
    const dues = found.map((one) => readTask(one).due);
    const within = (minutes: number) =>
      dues.filter((due) => due < later(monday, { minutes })).length;
    assert.equal(dues.length, 400);
    assert.ok(within(1) <= 160, String(within(1)));
    assert.ok(within(2) - within(1) <= 160, String(within(2)));
    await take(accepted('c999'));
    const [last] = (
      await test.doors.store.desk.list({ type: 'task', tags: ['do:event'], limit: 500 })
    )
      .map(readTask)
      .filter(({ id }) => id.includes('c999'));
    assert.equal(
      last?.due,
      later(monday, { seconds: 2 }),
      'whoever waits for it is not kept waiting',
    );
  });

  it('is not lost when it comes while another one is worked on', async () => {
    await take(changed('s1', '1'));
    const original = pc.subscriptions;
    pc.subscriptions = async (...asked) => {
      const answer = await original(...asked);
      pc.subscriptions = original;
      pc.world.subscriptions.c1 = [listedSubscription('s1', { quantity: 77 })];
      assert.equal(await taken(changed('s1', '2')), 'saved');
      return answer;
    };
    await workOff();
    await workOff();
    assert.equal((await kept('s1'))?.quantity, 77);
  });

  it('brings a customer that accepted a relationship, with what it has', async () => {
    pc.world.customers.push(listedCustomer('c2', 'fabrikam'));
    pc.world.subscriptions.c2 = [listedSubscription('s9')];
    assert.equal(await taken(accepted('c2')), 'saved');
    await workOff();
    const found = await test.doors.store.customers.read('c2');
    assert.equal(found && readCustomer(found).resellerId, 'fabrikam');
    assert.ok(await kept('s9'));
  });

  it('about a customer that is ours no longer makes the desk forget it', async () => {
    pc.world.customers.length = 0;
    await take(accepted('c1'));
    await workOff();
    assert.equal(await test.doors.store.customers.read('c1'), undefined);
  });

  it('makes requests look that wait for something of this customer, and no others', async () => {
    const about = { type: 'customer', id: 'c1.example', label: 'Customer c1' } as const;
    const waiting = { code: 'changePending', since: monday };
    const one = removal({ id: 'q1', about, state: 'waiting', waiting });
    const other = removal({ id: 'q2', about, state: 'pending' });
    const ops = [one, other].map((each) => ({ op: 'put', doc: requestDoc(each) }) as const);
    await test.doors.store.desk.commit(ops);
    const steps: string[] = [];
    const { desk } = test.doors.store;
    const commit = desk.commit.bind(desk);
    desk.commit = (writes) => {
      for (const write of writes)
        if (write.op === 'put' && write.doc.id.startsWith('task:step:')) steps.push(write.doc.id);
      return commit(writes);
    };
    await take(changed('s1'));
    await workOff();
    assert.deepEqual(steps, ['task:step:q1']);
  });

  it('is tried again when Partner Center does not answer, and waits when that is busy', async () => {
    pc.next('subscriptions', { is: 'broken' });
    pc.next('subscriptions', {
      is: 'busy',
      until: new Date(Date.parse(monday) + 60_000).toISOString(),
    });
    const faults = test.doors.log.fault;
    test.doors.log.fault = () => undefined;
    await take(changed('s1'));
    await workOff();
    assert.equal((await tasks())[0]?.tries, 1);
    await workOff();
    test.doors.log.fault = faults;
    test.pass({ minutes: 2 });
    await test.settle();
    assert.equal(pc.calls.filter((call) => call === 'subscriptions c1').length, 3);
    assert.ok(await kept('s1'));
  });

  it('that nobody can be asked about for long is left to the rounds, and leaves nothing behind', async () => {
    for (let times = 0; times < 20; times += 1) pc.next('subscriptions', { is: 'broken' });
    const { log } = test.doors;
    const { fault } = log;
    log.fault = () => undefined;
    await take(changed('s1'));
    for (let times = 0; times < 12; times += 1) {
      test.pass({ minutes: 6 });
      await test.settle();
    }
    log.fault = fault;
    assert.ok(pc.calls.length >= 5);
    assert.deepEqual(await tasks(), []);
  });

  it('that Partner Center refuses to speak about is left to the rounds', async () => {
    pc.next('subscriptions', { is: 'no', code: '900308', status: 403 });
    await take(changed('s1'));
    await workOff();
    assert.deepEqual(await tasks(), []);
  });

  for (const [what, body] of [
    ['no JSON', 'nonsense'],
    ['no event', '{}'],
    ['no object', '[]'],
    ['nothing', ''],
    ['a name that is none', '{"EventName":"<script>"}'],
    ['an address that is none', '{"EventName":"test-created","ResourceUri":7}'],
  ] as const) {
    it(`with ${what} in it is refused`, async () => {
      assert.equal(await taken(body), 'malformed');
    });
  }

  it('about a customer of somebody else costs one look and leaves nothing', async () => {
    await take(changed('s1', monday, 'c9'));
    await workOff();
    assert.deepEqual(pc.calls, ['customer c9']);
    assert.equal(await test.doors.store.customers.read('c9'), undefined);
    assert.equal(await test.doors.store.desk.count({ type: 'task' }), 0);
  });

  it('about nothing that the desk keeps is taken and that is all', async () => {
    const test1 = '{"EventName":"test-created","ResourceUri":null}';
    const invoice = `{"EventName":"invoice-ready","ResourceUri":"${api}/v1/invoices/D1"}`;
    assert.deepEqual([await taken(test1), await taken(invoice)], ['nothing', 'nothing']);
    assert.deepEqual(await tasks(), []);
  });

  it('may spell its fields in small letters', async () => {
    const small = changed('s1')
      .replace('EventName', 'eventName')
      .replace('ResourceUri', 'resourceUri');
    assert.equal(await taken(small), 'saved');
  });

  it('is forgotten after a month, so that the marks do not pile up', async () => {
    for (let index = 0; index < 200; index += 1) await take(changed(`s${index}`, '1'));
    await workOff();
    test.pass({ days: 31 });
    await take(changed('s1', '2'));
    await workOff();
    assert.equal(await test.doors.store.desk.count({ type: 'event' }), 1);
  });
});
