import assert from 'node:assert/strict';
import type { Answer } from '../../src/domain/partnerCenterDoor.ts';
import { cartErrorName } from '../../src/gateways/partnerCenter/cartErrors.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, World } from './partnerCenter.world.ts';

const item = 'CFQ7TTC0LH18:0001:CFQ7TTC0K971';
const addon = 'CFQ7TTC0HL8W:0001:CFQ7TTC0AAAA';

const order = {
  id: 'UKXASSO1dezh3HdxClHxSp5UEFXGbAnt1',
  alternateId: 'a68736758d9c',
  status: 'Partial Success',
  creationDate: '2023-04-18T22:03:45.4505136',
  lineItems: [
    { lineItemNumber: 1, offerId: addon, quantity: '3' },
    { lineItemNumber: 0, offerId: item, subscriptionId: '0C353B8E', quantity: 1 },
  ],
};
const readOrder = {
  id: 'UKXASSO1dezh3HdxClHxSp5UEFXGbAnt1',
  status: 'partialsuccess',
  createdAt: '2023-04-18T22:03:45.450Z',
  lines: [
    { catalogItemId: item, quantity: 1, subscriptionId: '0c353b8e' },
    { catalogItemId: addon, quantity: 3, subscriptionId: undefined },
  ],
};

describe('Carts and orders at Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  const open = async (scripted: Scripted) => {
    world = await startWorld(() => scripted);
    return world.pc;
  };
  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };

  it('a cart names the reseller of record at every line and carries our attestation', async () => {
    const pc = await open({ status: 201, json: { id: 'cart1', status: 'Active', lineItems: [] } });
    const lines = [
      { catalogItemId: item, quantity: 10, term: 'P1Y', billingCycle: 'monthly' },
      { catalogItemId: addon, quantity: 5, term: 'P1M', billingCycle: 'monthly' },
    ] as const;
    await yes(pc.createCart('c1', { lines, partnerId: '4847383' }, 'the-request'));
    const [seen] = world.calls;
    assert.deepEqual([seen?.method, seen?.url.pathname], ['POST', '/v1/customers/c1/carts']);
    assert.equal(seen?.headers['ms-requestid'], 'the-request');
    const participants = [{ key: 'transaction_reseller', value: '4847383' }];
    assert.deepEqual(JSON.parse(seen?.text ?? ''), {
      partnerOnRecordAttestationAccepted: true,
      lineItems: [
        {
          id: 0,
          catalogItemId: item,
          quantity: 10,
          termDuration: 'P1Y',
          billingCycle: 'monthly',
          participants,
        },
        {
          id: 1,
          catalogItemId: addon,
          quantity: 5,
          termDuration: 'P1M',
          billingCycle: 'monthly',
          participants,
        },
      ],
    });
  });

  it('a cart comes back with prices and with errors at its lines, in the order in which they were sent', async () => {
    const pc = await open({
      json: {
        id: 'Cart1',
        status: 'Active',
        creationTimestamp: '2023-07-11T21:16:17.2480482Z',
        expirationTimestamp: '2023-07-18T21:16:17.2480482',
        lineItems: [
          { id: 2, catalogItemId: 'c', error: { errorCode: '10001' } },
          { id: '1', catalogItemId: 'b', error: { errorCode: 'InventoryNotAvailable' } },
          {
            id: 0,
            catalogItemId: item,
            currencyCode: 'USD',
            orderGroup: 0,
            pricing: { listPrice: 30.4, price: 30.4, extendedPrice: '364.8' },
            error: null,
          },
        ],
      },
    });
    const none = { amount: undefined, currency: undefined, orderGroup: undefined };
    assert.deepEqual(await yes(pc.cart('c1', 'Cart1')), {
      id: 'Cart1',
      status: 'active',
      created: '2023-07-11T21:16:17.248Z',
      expires: '2023-07-18T21:16:17.248Z',
      lines: [
        { catalogItemId: item, error: undefined, amount: 364.8, currency: 'USD', orderGroup: '0' },
        { catalogItemId: 'b', error: 'inventory_not_available', ...none },
        { catalogItemId: 'c', error: 'catalog_item_id_is_not_valid', ...none },
      ],
    });
    assert.equal(world.calls[0]?.url.pathname, '/v1/customers/c1/carts/Cart1');
  });

  for (const [status, expected] of [
    ['Ordered', 'ordered'],
    [undefined, 'active'],
    ['on_hold', 'other'],
  ] as const) {
    it(`a cart with ${status ?? 'no'} status is ${expected}`, async () => {
      const pc = await open({ json: { id: 'cart1', status, lineItems: null } });
      assert.deepEqual(await yes(pc.cart('c1', 'cart1')), {
        id: 'cart1',
        status: expected,
        created: undefined,
        expires: undefined,
        lines: [],
      });
    });
  }

  it('the error of a line has one name however it is written', () => {
    for (const [code, name] of [
      ['10001', 'catalog_item_id_is_not_valid'],
      ['CatalogItemIdIsNotValid', 'catalog_item_id_is_not_valid'],
      ['subscription_is_not_enabled_for_r_i', 'subscription_is_not_enabled_for_ri'],
      ['minimum_add_on_seats_not_met', 'minimum_add_on_seats_not_met'],
      ['500600', 'legacy_offer_not_eligible_for_purchase'],
      ['0', 'unknown'],
      ['brand_new_error', 'brand_new_error'],
      ['10099', '10099'],
      ['not a name @', 'unknown'],
      [undefined, 'unknown'],
    ]) {
      assert.equal(cartErrorName(code), name);
    }
  });

  it('a checkout has an empty body, orders, and groups that were refused', async () => {
    const orderErrors = [
      { orderGroupId: 1, code: 400019, description: 'Availability not found' },
      { orderGroupId: '2', code: '800069' },
      { orderGroupId: '3' },
    ];
    const pc = await open({ status: 201, json: { Orders: [order], orderErrors } });
    assert.deepEqual(await yes(pc.checkout('c1', 'cart1', 'the-request')), {
      orders: [readOrder],
      refused: [
        { group: '1', code: '400019' },
        { group: '2', code: '800069' },
        { group: '3', code: 'unknown' },
      ],
    });
    const [seen] = world.calls;
    assert.equal(seen?.url.pathname, '/v1/customers/c1/carts/cart1/checkout');
    assert.deepEqual([seen?.method, seen?.text], ['POST', '']);
    assert.equal(seen?.headers['ms-requestid'], 'the-request');
  });

  it('a checkout in which every group failed has no orders', async () => {
    const pc = await open({
      json: { orders: null, orderErrors: [{ orderGroupId: '0', code: 13605 }] },
    });
    assert.deepEqual(await yes(pc.checkout('c1', 'cart1', 'q')), {
      orders: [],
      refused: [{ group: '0', code: '13605' }],
    });
  });

  it('a checkout that says nothing is a fault, for something may have been ordered', async () => {
    const pc = await open({ json: {} });
    await assert.rejects(pc.checkout('c1', 'cart1', 'q'), {
      name: 'UnreadableAnswer',
      message: /checkout does not fit at orders/,
    });
  });

  it('a checkout is sent again under the same id when the line is cut', async () => {
    world = await startWorld((_, count) =>
      count < 2 ? { cut: true } : { json: { orders: [order] } },
    );
    assert.equal((await yes(world.pc.checkout('c1', 'cart1', 'q'))).orders.length, 1);
    assert.deepEqual(
      world.calls.map(({ headers }) => headers['ms-requestid']),
      ['q', 'q'],
    );
  });

  for (const [status, code] of [
    [403, 13605],
    [409, 800064],
    [400, 800065],
    [404, 800008],
  ] as const) {
    it(`a checkout is refused with ${code}, and not repeated`, async () => {
      const pc = await open({ status, json: { code, description: 'No', source: 'PartnerFD' } });
      const answer = await pc.checkout('c1', 'cart1', 'q');
      assert.ok(answer.is === 'no');
      assert.deepEqual([answer.no.code, answer.no.status], [String(code), status]);
      assert.equal(world.calls.length, 1);
    });
  }

  it('orders are read one by one and as a list', async () => {
    const bare = { id: 'second', lineItems: null };
    const pc = await open({ json: { items: [order, bare] } });
    assert.deepEqual(await yes(pc.orders('c1')), {
      items: [readOrder, { id: 'second', status: 'unknown', createdAt: undefined, lines: [] }],
    });
    assert.equal(world.calls[0]?.url.pathname, '/v1/customers/c1/orders');
    await world.close();
    const one = await open({ json: order });
    assert.deepEqual(await yes(one.order('c1', order.id)), readOrder);
    assert.equal(world.calls[0]?.url.pathname, `/v1/customers/c1/orders/${order.id}`);
  });
});
