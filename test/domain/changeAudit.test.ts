import assert from 'node:assert/strict';
import { NoAnswer, type PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { yes } from '../support/answers.ts';
import { catalogItemOf } from '../support/fakeOffers.ts';
import { contoso, openMoreDesk, type MoreDesk } from '../support/moreBusiness.ts';
import { e3 } from '../support/orders.ts';
import { alex } from '../support/requests.ts';

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
    const offer = world.offers.find(({ skuId, productId }) => {
      return productId === e3.productId && skuId === e3.skuId;
    });
    assert.ok(offer);
    const catalogItemId = catalogItemOf(offer);
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
