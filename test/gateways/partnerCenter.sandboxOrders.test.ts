import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import {
  basic,
  fabrikam,
  market,
  no,
  startSandboxWorld,
  yes,
} from './partnerCenter.sandboxWorld.ts';
import type { SandboxWorld } from './partnerCenter.sandboxWorld.ts';

describe('Agreement, catalogue and orders, as the sandbox plays Partner Center', () => {
  let world: SandboxWorld;
  let pc: PartnerCenter;
  before(async () => {
    world = await startSandboxWorld();
    ({ pc } = world);
  });
  after(() => world.close());
  afterEach(() => world.calm());

  it('sells only to who has accepted the agreement, which has a text', async () => {
    const { id } = await yes(pc.createCustomer(world.newCustomer(), randomUUID()));
    assert.deepEqual(await yes(pc.customerAgreement(id)), { signed: false });
    const cart = await yes(
      pc.createCart(id, { lines: [await world.lineOf(basic)], partnerId: fabrikam }, randomUUID()),
    );
    assert.equal(await no(pc.checkout(id, cart.id, randomUUID())), '13605');
    const { url } = await yes(pc.agreementText({ language: 'en-US', country: 'US' }));
    assert.equal((await fetch(url)).status, 200);
    const signed = { firstName: 'Gena', lastName: 'Soto', email: 'gena@tailwind.example' };
    const at = new Date(world.now()).toISOString();
    assert.deepEqual(await yes(pc.confirmAgreement(id, { ...signed, at }, randomUUID())), {
      signed: true,
    });
    assert.deepEqual(await yes(pc.confirmAgreement(id, { ...signed, at }, randomUUID())), {
      signed: true,
    });
    assert.deepEqual(await yes(pc.customerAgreement(id)), { signed: true });
    assert.equal((await yes(pc.checkout(id, cart.id, randomUUID()))).orders.length, 1);
  });

  it('knows it when the customer has accepted itself', async () => {
    assert.deepEqual(await yes(pc.customerAgreement(await world.signedCustomer())), {
      signed: true,
    });
  });

  it('has a catalogue of licences with limits, plans, trials and add-ons', async () => {
    const { items: products = [] } = await yes(pc.products(market));
    const lists = await Promise.all(products.map(({ id }) => yes(pc.skus(id, market))));
    const skus = lists.flatMap(({ items = [] }) => items);
    assert.ok(skus.length >= 30, String(skus.length));
    assert.ok(skus.every(({ minimum, maximum }) => minimum >= 1 && maximum >= minimum));
    assert.ok(skus.some(({ isTrial }) => isTrial));
    assert.ok(skus.some(({ isAddon, needs }) => isAddon && needs.length > 0));
    assert.equal(await no(pc.skus('CFQ7TTC00000', market)), '400013');
    assert.equal(await no(pc.products({ country: 'DE', segment: 'government' })), '400030');
  });

  it('offers a customer what is offered in its market, until that changes', async () => {
    const id = await world.signedCustomer();
    const line = await world.lineOf(basic);
    const [productId = '', skuId = ''] = line.catalogItemId.split(':');
    const { items: own } = await yes(pc.availabilities({ productId, skuId }, market, id));
    assert.deepEqual(
      own?.map(({ catalogItemId }) => catalogItemId),
      [line.catalogItemId],
    );
    await world.tell('_state', { renewAvailabilities: true });
    const stale = await yes(
      pc.createCart(id, { lines: [line], partnerId: fabrikam }, randomUUID()),
    );
    assert.equal(stale.lines[0]?.error, 'catalog_item_id_is_not_valid');
    assert.equal(await no(pc.checkout(id, stale.id, randomUUID())), '800009');
    assert.notEqual((await world.lineOf(basic)).catalogItemId, line.catalogItemId);
  });

  it('makes one order of a group, however often it is checked out, and provisions it after a while', async () => {
    const id = await world.signedCustomer();
    const wishes = [
      await world.lineOf(basic, { term: 'P1M' }),
      await world.lineOf(basic, { term: 'P1Y', billingCycle: 'annual' }),
    ];
    const cart = await yes(pc.createCart(id, { lines: wishes, partnerId: fabrikam }, randomUUID()));
    assert.equal(cart.status, 'active');
    assert.ok(cart.expires && Date.parse(cart.expires) > world.now());
    assert.deepEqual(
      cart.lines.map(({ catalogItemId }) => catalogItemId),
      wishes.map(({ catalogItemId }) => catalogItemId),
    );
    const [month, year] = cart.lines;
    assert.ok(month?.amount && year?.amount && year.amount > month.amount);
    assert.deepEqual([month.currency, month.error], ['USD', undefined]);
    const groups = new Set(cart.lines.map(({ orderGroup }) => orderGroup));
    await world.tell('_faults', { path: '^/v1/customers/.+/checkout$', then: { cut: 'after' } });
    const requestId = randomUUID();
    const { orders, refused } = await yes(pc.checkout(id, cart.id, requestId));
    assert.deepEqual(await world.pendingFaults(), []);
    assert.deepEqual([orders.length, refused], [groups.size, []]);
    assert.deepEqual(await yes(pc.checkout(id, cart.id, requestId)), { orders, refused });
    assert.equal((await yes(pc.orders(id))).items?.length, groups.size);
    assert.equal((await yes(pc.cart(id, cart.id))).status, 'ordered');
    const [first] = orders;
    assert.ok(first?.createdAt && first.lines[0]);
    assert.equal(first.lines[0].subscriptionId, undefined);
    assert.deepEqual((await yes(pc.subscriptions(id, undefined, first.id))).items, []);
    world.pass(61_000);
    const done = await yes(pc.order(id, first.id));
    const { items: bought = [] } = await yes(pc.subscriptions(id, undefined, first.id));
    assert.deepEqual(
      new Set(bought.map((one) => one.id)),
      new Set(done.lines.map((line) => line.subscriptionId)),
    );
    const [one] = bought;
    assert.deepEqual([one?.quantity, one?.partnerId, one?.orderId], [10, fabrikam, first.id]);
    await world.tell('_state', { checkoutReplay: 'submitted' });
    assert.equal(await no(pc.checkout(id, cart.id, requestId)), '800065');
  });

  it('orders one group and refuses another', async () => {
    const id = await world.signedCustomer();
    const suite = await world.lineOf(basic, { term: 'P1M' });
    const other = await world.lineOf('Microsoft 365 Business Premium', {
      term: 'P1Y',
      billingCycle: 'annual',
    });
    const cart = await yes(
      pc.createCart(id, { lines: [suite, other], partnerId: fabrikam }, randomUUID()),
    );
    const skuId = other.catalogItemId.split(':').slice(0, 2).join(':');
    await world.tell('_state', { checkoutRefuses: { skuId, code: 800069 } });
    const { orders, refused } = await yes(pc.checkout(id, cart.id, randomUUID()));
    assert.equal(orders.length, 1);
    assert.equal(orders[0]?.lines[0]?.catalogItemId, suite.catalogItemId);
    assert.deepEqual(refused, [{ group: cart.lines[1]?.orderGroup, code: '800069' }]);
  });

  it('does not know carts and orders of others', async () => {
    const id = await world.signedCustomer();
    assert.equal(await no(pc.cart(id, randomUUID())), '800008');
    assert.equal(await no(pc.order(id, 'a68736758d9c')), '20000');
  });
});
