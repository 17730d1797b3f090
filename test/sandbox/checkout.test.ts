import assert from 'node:assert/strict';
import { create, newCustomer as customerBody } from './newCustomers.ts';
import { buy, lineOf, newBuyer, postCart, putCart, skus } from './shop.ts';
import type { World } from './world.ts';
import { openWorld, seeded } from './world.ts';

interface Ordered {
  billingCycle: string;
  status: string;
  totalPrice: number;
  lineItems: { friendlyName: string; quantity: number; subscriptionId?: string }[];
}

describe('checkout in the sandbox', () => {
  let world: World;
  let customer: string;
  beforeEach(async () => {
    world = await openWorld();
    customer = await newBuyer(world);
  });
  afterEach(() => world.close());

  const again = async (cart: string) => world.post(`${cart}/checkout`, undefined);
  const ordersOf = async () => (await world.get(`/v1/customers/${customer}/orders`)).body;
  const refuse = (checkoutRefuses: object) => world.post('/_state', { checkoutRefuses });
  const yearly = { billingCycle: 'annual' };

  it('makes one order of every group, and closes the cart', async () => {
    const { status, body, cart } = await buy(world, customer, [
      [skus.e3],
      [skus.basic, yearly],
      [skus.exchange, { termDuration: 'P1M', quantity: 2 }],
    ]);
    assert.equal(status, 201);
    assert.deepEqual(Object.keys(body), ['orders', 'attributes']);
    assert.deepEqual(body.attributes, { objectType: 'CartCheckoutResult' });
    const seen = (body.orders as Ordered[]).map((each) => [
      each.billingCycle,
      each.status,
      each.totalPrice,
      each.lineItems.map((line) => [line.friendlyName, line.quantity, line.subscriptionId]),
    ]);
    assert.deepEqual(seen, [
      [
        'monthly',
        'pending',
        4329.6,
        [
          ['Microsoft 365 E3', 10, undefined],
          ['Exchange Online (Plan 1)', 2, undefined],
        ],
      ],
      ['annual', 'pending', 720, [['Microsoft 365 Business Basic', 10, undefined]]],
    ]);
    assert.equal((await world.get(cart)).body.status, 'Ordered');
    assert.equal((await ordersOf()).totalCount, 2);
    const put = await putCart(world, cart, [await lineOf(world, customer, skus.e3)]);
    assert.deepEqual([put.status, put.body.code], [400, 800065]);
  });

  it('repeats its result when it is repeated, and orders nothing twice', async () => {
    const first = await buy(world, customer, [[skus.e3]]);
    const second = await again(first.cart);
    assert.deepEqual([second.status, second.body], [first.status, first.body]);
    assert.equal((await ordersOf()).totalCount, 1);
  });

  it('can say instead that the cart was submitted already', async () => {
    await world.post('/_state', { checkoutReplay: 'submitted' });
    const { status, cart } = await buy(world, customer, [[skus.e3]]);
    assert.equal(status, 201);
    const { status: refused, body } = await again(cart);
    assert.deepEqual([refused, body.code], [400, 800065]);
    assert.equal((await ordersOf()).totalCount, 1);
  });

  it('orders the other groups when one is refused, and keeps to that', async () => {
    await refuse({ skuId: 'CFQ7TTC0LH18:0001', code: 800069 });
    const { status, body, cart } = await buy(world, customer, [[skus.e3], [skus.basic, yearly]]);
    assert.equal(status, 201);
    assert.equal(body.orders.length, 1);
    assert.deepEqual(body.orderErrors, [
      {
        orderGroupId: '1',
        code: 800069,
        description: 'The risk check refused the purchase.',
        attributes: { objectType: 'OrderError' },
      },
    ]);
    assert.deepEqual((await again(cart)).body, body);
    assert.equal((await ordersOf()).totalCount, 1);
  });

  it('has only errors when every group is refused, and then can be tried again', async () => {
    await refuse({ skuId: 'CFQ7TTC0LFLX', code: 400019, times: 2 });
    const { status, body, cart } = await buy(world, customer, [[skus.e3]]);
    assert.equal(status, 201);
    assert.deepEqual(Object.keys(body), ['orderErrors', 'attributes']);
    assert.equal((await world.get(cart)).body.status, 'Active');
    assert.equal((await again(cart)).body.orderErrors[0].code, 400019);
    assert.equal((await again(cart)).body.orders.length, 1);
  });

  it('is refused as a whole with any code that a test wants', async () => {
    const wanted = { 800064: 409, 800069: 403, 800073: 403, 900121: 403, 800025: 400, 800070: 400 };
    for (const code of Object.keys(wanted)) await refuse({ code: Number(code) });
    const { status, body, cart } = await buy(world, customer, [[skus.e3]]);
    const seen: [number, number][] = [[body.code, status]];
    while (seen.length < 6) {
      const heard = await again(cart);
      seen.push([heard.body.code, heard.status]);
    }
    assert.deepEqual(Object.fromEntries(seen), wanted);
    assert.equal((await again(cart)).status, 201);
    assert.equal((await ordersOf()).totalCount, 1);
  });

  it('does not order a cart with an error in a line', async () => {
    const lines = [
      await lineOf(world, customer, skus.e3),
      await lineOf(world, customer, skus.basic, { quantity: 301 }),
    ];
    const { id } = (await postCart(world, customer, lines)).body;
    const { status, body } = await again(`/v1/customers/${customer}/carts/${id}`);
    assert.deepEqual([status, body.code], [400, 800009]);
    assert.equal((await ordersOf()).totalCount, 0);
  });

  it('keeps what the cart has taken when availabilities change', async () => {
    const lines = [await lineOf(world, customer, skus.e3)];
    const { id } = (await postCart(world, customer, lines)).body;
    await world.post('/_state', { renewAvailabilities: true });
    assert.equal((await again(`/v1/customers/${customer}/carts/${id}`)).status, 201);
  });

  it('lets one customer have 300 of a plan for small companies, in all its subscriptions', async () => {
    assert.equal((await buy(world, customer, [[skus.basic, { quantity: 200 }]])).status, 201);
    const { status, body } = await buy(world, customer, [[skus.basic, { quantity: 101 }]]);
    assert.deepEqual([status, body.code], [400, 900275]);
    assert.equal((await buy(world, customer, [[skus.basic, { quantity: 100 }]])).status, 201);
  });

  it('waits for the customer agreement', async () => {
    customer = (await create(world, customerBody())).body.id;
    const { status, body, cart } = await buy(world, customer, [[skus.e3]]);
    assert.deepEqual([status, body.code], [403, 13605]);
    await world.post('/_state', { acceptAgreement: customer });
    assert.equal((await again(cart)).status, 201);
    assert.equal((await ordersOf()).totalCount, 1);
  });

  it('is refused while the account of the customer is under review or not allowed', async () => {
    const lines = [await lineOf(world, customer, skus.e3)];
    const { id } = (await postCart(world, customer, lines)).body;
    const answerWhen = async (status: string) => {
      await world.post('/_state', { accountStatus: { customerId: customer, status } });
      const heard = await again(`/v1/customers/${customer}/carts/${id}`);
      return [heard.status, heard.body.code];
    };
    assert.deepEqual(await answerWhen('UnderReview'), [403, 800073]);
    assert.deepEqual(await answerWhen('NotAllowed'), [403, 800074]);
    assert.deepEqual(await answerWhen('Allowed'), [201, undefined]);
  });

  it('looks at the reseller again', async () => {
    const lines = [await lineOf(world, customer, skus.e3)];
    const { id } = (await postCart(world, customer, lines)).body;
    await world.post('/_state', { removePartnership: seeded.fabrikam.id });
    const { status, body } = await again(`/v1/customers/${customer}/carts/${id}`);
    assert.deepEqual([status, body.code], [400, 900154]);
  });

  it('does not know another cart', async () => {
    const { status, body } = await again(`/v1/customers/${customer}/carts/nothing`);
    assert.deepEqual([status, body.code], [404, 800008]);
  });
});
