import assert from 'node:assert/strict';
import { NoAnswer, type PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { yes } from '../support/answers.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import {
  changeInput,
  litware,
  openChangeDesk,
  premium,
  type ChangeDesk,
} from '../support/changeDesk.ts';
import { transitionChoice } from '../support/fakeTransitions.ts';
import { contoso, fiveMore, openMoreDesk, type MoreDesk } from '../support/moreBusiness.ts';
import { basic, e3 } from '../support/orders.ts';
import { alex, megan } from '../support/requests.ts';
import { partnership } from '../support/testDesk.ts';

/** A line to Partner Center that loses the answer of the first checkout, whose work is done. */
const losesCheckout = (center: PartnerCenter): PartnerCenter => {
  let lost = false;
  return {
    ...center,
    checkout: async (...given) => {
      const answer = await center.checkout(...given);
      if (lost) return answer;
      lost = true;
      throw new NoAnswer('cut', { requestId: 'r', correlationId: 'c' });
    },
  };
};

describe('The same again for a customer that has ordered it before', () => {
  let test: MoreDesk;
  afterEach(() => test.close());

  /** Contoso bought ten E3 once, in another order than ours. */
  const open = async (createdAt: string, around?: typeof losesCheckout) => {
    test = await openMoreDesk({ around });
    const { world } = test.center;
    world.unsignedCustomers.clear();
    world.checkoutReplay = 'submitted';
    const catalogItemId = `${e3.productId}:${e3.skuId}:CFQ7TTC0LOLD`;
    world.orders.push({
      id: 'old-order',
      status: 'completed',
      createdAt,
      customerId: contoso.id,
      partnerId: '4847383',
      wishes: [],
      looks: 1,
      lines: [{ catalogItemId, quantity: e3.quantity, subscriptionId: 's1' }],
    });
  };
  const ordersOf = async (id: string) =>
    (await test.read(id)).placed?.lines.map(({ orderId }) => orderId);

  it('takes the new order for its own, not the old one, when the answer of the checkout is lost', async () => {
    await open('2026-03-31T00:00:00.000Z', losesCheckout);
    const { id } = await test.ask({ lines: [e3] });
    const request = await test.finish(id);
    assert.equal(request.state, 'done', JSON.stringify(request.failure));
    assert.deepEqual(await ordersOf(id), ['order-1']);
    assert.equal(test.center.world.done.orders, 1);
  });

  it('waits for the new order to appear while only the old one is shown', async () => {
    await open('2026-11-23T08:59:00.000Z', losesCheckout);
    const old = structuredClone(test.center.world.orders[0]);
    test.center.next('orders', { is: 'yes', value: { items: [old] } });
    const { id } = await test.ask({ lines: [e3] });
    await test.wait({ seconds: 30 });
    assert.equal((await test.read(id)).waiting?.code, 'orderAppears');
    assert.equal((await test.finish(id)).state, 'done');
    assert.deepEqual(await ordersOf(id), ['order-1']);
  });

  it('orders once when the cart is gone right after a lost checkout, and the order does not show yet', async () => {
    await open('2026-03-31T00:00:00.000Z', losesCheckout);
    const old = structuredClone(test.center.world.orders[0]);
    test.center.next('orders', { is: 'yes', value: { items: [old] } });
    const { id } = await test.ask({ lines: [e3] });
    test.center.world.carts.length = 0;
    assert.equal((await test.finish(id)).state, 'done');
    assert.deepEqual(await ordersOf(id), ['order-1']);
    assert.equal(test.center.world.done.orders, 1);
  });

  it('does not take for its own what another request has ordered', async () => {
    await open('2026-03-31T00:00:00.000Z');
    test.center.next('checkout', { is: 'no', code: '800065', status: 400 });
    test.center.next('orders', { is: 'yes', value: { items: [] } });
    const first = await test.ask({ lines: [e3] });
    assert.equal(first.waiting?.code, 'orderAppears');
    const second = await test.finish((await test.ask({ lines: [e3] })).id);
    assert.deepEqual(await ordersOf(second.id), ['order-1']);
    test.center.next('checkout', { is: 'no', code: '800065', status: 400 });
    await test.wait({ minutes: 2 });
    assert.deepEqual(await ordersOf(first.id), [undefined]);
  });

  it('builds an expired cart anew, whatever was ordered before', async () => {
    await open('2026-03-31T00:00:00.000Z');
    test.center.world.unsignedCustomers.add(contoso.id);
    test.center.next('checkout', { is: 'no', code: '13605', status: 403 });
    test.center.world.unsignedCustomers.clear();
    const { id, waiting } = await test.ask({ lines: [e3] });
    assert.equal(waiting?.code, 'agreement');
    test.center.world.now = '2026-12-23T09:00:00.000Z';
    test.pass({ days: 30 });
    await test.settle();
    const request = await test.finish(id);
    assert.equal(request.state, 'done', JSON.stringify(request.failure));
    assert.deepEqual(await ordersOf(id), ['order-1']);
    assert.equal(test.center.world.done.carts, 2);
    yes(await test.desk.find.request(alex, id));
  });
});

describe('Licences for what a customer has', () => {
  let test: MoreDesk;
  beforeEach(async () => {
    test = await openMoreDesk();
    test.center.world.unsignedCustomers.clear();
  });
  afterEach(() => test.close());
  const outside = (change: object) =>
    void Object.assign(test.center.world.subscriptions[contoso.id]?.[0] ?? {}, change);

  it('go nowhere when the subscription has become another product', async () => {
    outside({ productId: basic.productId });
    const { placed } = await test.ask();
    assert.deepEqual(placed?.lines, [{ line: 0, problem: 'changedMeanwhile' }]);
    assert.deepEqual(test.center.world.changes, []);
  });

  it('do not delete what somebody has scheduled for the end of its term without having said so', async () => {
    outside({ autoRenew: false, renewal: { how: 'end' } });
    const { placed } = await test.ask();
    assert.deepEqual(placed?.lines, [{ line: 0, problem: 'changedMeanwhile' }]);
    assert.deepEqual(test.center.world.changes, []);
    const onto = { subscriptionId: 's1', had: 10, loses: true };
    assert.equal((await test.ask({ lines: [{ ...fiveMore, onto }] })).state, 'done');
  });

  it('are not added when its reseller was put on hold while the customer agreement was waited for', async () => {
    test.center.world.unsignedCustomers.add(contoso.id);
    const { id, waiting } = await test.ask();
    assert.equal(waiting?.code, 'agreement');
    yes(await test.desk.act.hold(megan, 'fabrikam', 'Open invoices'));
    test.center.world.unsignedCustomers.clear();
    const request = await test.finish(id);
    assert.deepEqual([request.state, request.failure?.code], ['failed', 'onHold']);
    assert.deepEqual(test.center.world.changes, []);
  });

  it('go to no subscription whose own reseller is on hold, whichever reseller was chosen', async () => {
    const wingtip = partnership({ id: 'wingtip', name: 'Wingtip', partnerId: '4847777' });
    await test.doors.store.desk.commit([{ op: 'put', doc: partnershipDoc(wingtip) }]);
    yes(await test.desk.act.hold(megan, 'fabrikam', 'Open invoices'));
    const { placed } = await test.ask({ partnershipId: 'wingtip', partnerId: '4847777' });
    assert.deepEqual(placed?.lines, [{ line: 0, problem: 'recordOnHold' }]);
    assert.deepEqual(test.center.world.changes, []);
  });

  it('are asked for once when they are accepted, and anew only by a retry after they never showed', async () => {
    test.center.next('changeSubscription', { is: 'yes', value: { is: 'accepted' } });
    const { id, waiting } = await test.ask();
    assert.equal(waiting?.code, 'changePending');
    const calls = () => test.center.calls.filter((call) => call.startsWith('changeSubscription'));
    for (let look = 0; look < 30; look += 1) await test.wait({ hours: 1 });
    const { placed } = await test.read(id);
    assert.deepEqual(placed?.lines, [{ line: 0, problem: 'changeNotSeen' }]);
    assert.equal(calls().length, 1);
    yes(await test.desk.act.move(alex, id, 'retry', { args: {} }));
    await test.settle();
    assert.equal((await test.read(id)).state, 'done');
    assert.equal(calls().length, 2);
  });
});

describe('A change that was reviewed once', () => {
  let test: ChangeDesk;
  beforeEach(async () => {
    test = await openChangeDesk();
  });
  afterEach(() => test.close());

  it('does not delete what was scheduled since for the end of the term', async () => {
    const more = { do: 'licences', was: 10, status: 'active', quantity: 15 } as const;
    test.outside({ autoRenew: false, renewal: { how: 'end' } });
    assert.equal((await test.change(more)).failure?.code, 'changedMeanwhile');
    assert.deepEqual(test.center.world.changes, []);
    await test.close();
    test = await openChangeDesk({ subscriptions: [premium({ renewal: { how: 'end' } })] });
    assert.equal((await test.change(more, { loses: { how: 'end' } })).state, 'done');
  });

  it('does not end another term than was meant, when this one has renewed meanwhile', async () => {
    const before = { how: 'renew' } as const;
    const end = { do: 'renewal', renewal: { how: 'end' }, before } as const;
    test.outside({ commitmentEnd: '2028-11-20T00:00:00.000Z' });
    const request = await test.change(end, { ends: '2027-11-20T00:00:00.000Z' });
    assert.equal(request.failure?.code, 'changedMeanwhile');
    assert.deepEqual(test.center.world.changes, []);
  });

  it('brings no more licences for a reseller on hold; fewer, and an end, are no new business', async () => {
    yes(await test.desk.act.hold(megan, 'fabrikam', 'Open invoices'));
    const licences = { do: 'licences', was: 10, status: 'active' } as const;
    const more = changeInput({ ...licences, quantity: 15, more: { ...e3, quantity: 5 } });
    const refused = await test.desk.act.submit(alex, 'changeSubscription', more);
    assert.equal((refused as Refusal).detail.check, 'onHold');
    assert.equal((await test.change({ ...licences, quantity: 6 })).state, 'done');
  });

  it('does not take the upgrade of another request for its own', async () => {
    const to = 'CFQ7TTC0LFLX:0001:CFQ7TTC0K971';
    const { world } = test.center;
    world.choices.premium = [transitionChoice(to, 'Microsoft 365 E3')];
    world.looksToTransit = 0;
    const upgrade = async (was: number) => {
      const { change: _change, ...whose } = changeInput({ do: 'cancel', was, status: 'active' });
      const line = { ...e3, quantity: 4 };
      const input = { ...whose, was, toCatalogItemId: to, type: 'transition_only', line };
      const { id } = yes(await test.desk.act.submit(alex, 'upgradeSubscription', input));
      await test.settle();
      await test.wait({ minutes: 1 });
      assert.equal((await test.read(id)).state, 'done');
    };
    await upgrade(10);
    await upgrade(6);
    assert.equal(test.has()?.quantity, 2);
    assert.equal(world.subscriptions[litware.id]?.length, 3);
  });
});
