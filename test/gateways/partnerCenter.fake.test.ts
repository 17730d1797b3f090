import assert from 'node:assert/strict';
import type { NewCustomer } from '../../src/domain/partnerCenter.ts';
import type { Answer } from '../../src/domain/partnerCenterDoor.ts';
import { catalogItemOf, renewAvailabilities } from '../support/fakeOffers.ts';
import {
  fakePartnerCenter,
  listedReseller,
  type FakePartnerCenter,
} from '../support/fakePartnerCenter.ts';

const northwind: NewCustomer = {
  company: 'Northwind Traders',
  domain: 'northwind.onmicrosoft.com',
  address: { line1: 'Main Street 1', city: 'Berlin', postalCode: '10115', country: 'DE' },
  firstName: 'Nora',
  lastName: 'Wind',
  email: 'nora@northwind.example',
  culture: 'de-DE',
  resellerId: 'r1',
  gdap: false,
};
const market = { country: 'DE', segment: 'commercial' } as const;

describe('The Partner Center in memory, for tests of the domain', () => {
  let pc: FakePartnerCenter;
  beforeEach(() => {
    pc = fakePartnerCenter();
    pc.world.resellers.push(listedReseller('r1'));
  });

  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };
  const no = async (asked: Promise<Answer<unknown>>): Promise<string> => {
    const answer = await asked;
    assert.ok(answer.is === 'no', JSON.stringify(answer));
    return answer.no.code;
  };
  const cartOf = async (customerId: string, ...places: number[]) => {
    const offers = places.flatMap((place) => pc.world.offers[place] ?? []);
    const lines = offers.map((offer) => ({
      catalogItemId: catalogItemOf(offer),
      quantity: 10,
      ...(offer.plans[0] ?? assert.fail('an offer without plans')),
    }));
    return yes(pc.createCart(customerId, { lines, partnerId: '4000001' }, 'cart-request'));
  };

  it('creates a customer once for a request id, and repeats the answer in three ways', async () => {
    assert.deepEqual(await yes(pc.domainTaken('Northwind.onmicrosoft.com')), { taken: false });
    const first = await yes(pc.createCustomer(northwind, 'q1'));
    assert.deepEqual(pc.world.passwords, [first.credentials?.password]);
    assert.deepEqual(await yes(pc.createCustomer(northwind, 'q1')), first);
    pc.world.replay = 'withoutCredentials';
    assert.deepEqual(await yes(pc.createCustomer(northwind, 'q1')), { id: first.id });
    pc.world.replay = 'taken';
    assert.equal(await no(pc.createCustomer(northwind, 'q1')), pc.world.takenCode);
    assert.equal(pc.world.done.customers, 1);
    assert.deepEqual(await yes(pc.domainTaken(northwind.domain)), { taken: true });
    const { items } = await yes(pc.customers({ domain: 'NORTH' }));
    assert.deepEqual(items, [{ id: first.id, name: northwind.company, domain: northwind.domain }]);
    assert.equal((await yes(pc.customer(first.id))).associatedPartnerId, 'r1');
  });

  it('breaks the line before the work or after it', async () => {
    pc.next('createCustomer', { is: 'broken' });
    await assert.rejects(pc.createCustomer(northwind, 'q1'), { name: 'NoAnswer' });
    assert.equal(pc.world.done.customers, 0);
    pc.next('createCustomer', { is: 'broken', after: 'work' });
    await assert.rejects(pc.createCustomer(northwind, 'q1'), { name: 'NoAnswer' });
    assert.equal(pc.world.done.customers, 1);
    await yes(pc.createCustomer(northwind, 'q1'));
    assert.equal(pc.world.done.customers, 1);
  });

  it('sells to a customer that has signed, one order for a group, provisioned after some looks', async () => {
    const { id } = await yes(pc.createCustomer(northwind, 'q1'));
    const { items: products = [] } = await yes(pc.products(market));
    assert.equal(products.length, 4);
    const cart = await cartOf(id, 0, 1, 3);
    assert.deepEqual(
      cart.lines.map(({ amount, orderGroup }) => [amount, orderGroup]),
      [
        [60, '0'],
        [220, '0'],
        [4320, '1'],
      ],
    );
    assert.equal(await no(pc.checkout(id, cart.id, 'q2')), '13605');
    await yes(
      pc.confirmAgreement(id, { ...northwind, at: '2026-11-23T09:00:00.000Z' }, 'agreement'),
    );
    assert.deepEqual(await yes(pc.customerAgreement(id)), { signed: true });
    pc.world.looksToProvision = 2;
    const { orders, refused } = await yes(pc.checkout(id, cart.id, 'q2'));
    assert.deepEqual([orders.length, refused], [2, []]);
    assert.deepEqual(await yes(pc.checkout(id, cart.id, 'q2')), { orders, refused });
    assert.equal(pc.world.done.orders, 2);
    const [order] = orders;
    assert.ok(order);
    assert.equal((await yes(pc.order(id, order.id))).lines[0]?.subscriptionId, undefined);
    const done = await yes(pc.order(id, order.id));
    const { items: bought = [] } = await yes(pc.subscriptions(id, undefined, order.id));
    assert.deepEqual(
      bought.map((one) => one.id),
      done.lines.map((line) => line.subscriptionId),
    );
    assert.equal(bought[0]?.partnerId, '4000001');
  });

  it('refuses lines, groups and carts as it is told to', async () => {
    const { id } = await yes(pc.createCustomer(northwind, 'q1'));
    pc.world.unsignedCustomers.clear();
    pc.world.lineErrors['CFQ7TTC0LH18:0001'] = 'inventory_not_available';
    const wrong = await cartOf(id, 0, 3);
    assert.deepEqual(
      wrong.lines.map(({ error }) => error),
      ['inventory_not_available', undefined],
    );
    const partial = await yes(pc.checkout(id, wrong.id, 'q2'));
    assert.deepEqual(
      [partial.orders.length, partial.refused],
      [1, [{ group: '0', code: '800009' }]],
    );
    pc.world.checkoutReplay = 'submitted';
    assert.equal(await no(pc.checkout(id, wrong.id, 'q2')), '800065');
    const stale = await cartOf(id, 3);
    renewAvailabilities(pc.world.offers);
    assert.deepEqual((await yes(pc.checkout(id, stale.id, 'q3'))).refused, [
      { group: '0', code: '400019' },
    ]);
    pc.world.now = '2026-12-23T09:00:00.000Z';
    assert.equal(await no(pc.cart(id, stale.id)), '800008');
    assert.equal(pc.world.done.orders, 1);
  });
});
