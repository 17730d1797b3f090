import assert from 'node:assert/strict';
import { commitmentEnd } from '../../src/domain/order.ts';
import { ontoCandidates } from '../../src/domain/onto.ts';
import type { Subscription } from '../../src/domain/customer.ts';
import { contoso, fiveMore, openMoreDesk, ownE3, type MoreDesk } from '../support/moreBusiness.ts';
import { basic, e3 } from '../support/orders.ts';
import { monday } from '../support/requests.ts';

const market = { country: 'US', segment: 'commercial' } as const;

const quantities = async (found: Promise<readonly Subscription[] | undefined>) =>
  (await found)?.map(({ quantity }) => quantity);

describe('Before more is bought', () => {
  let test: MoreDesk;
  beforeEach(async () => {
    test = await openMoreDesk();
  });
  afterEach(() => test.close());
  const called = (name: string) => test.center.calls.filter((call) => call.startsWith(name)).length;
  const ask = { customerId: contoso.id, partnerId: '4847383', ...market, key: 'draft-1' };

  it('prices come from a cart of the new lines, with until when they bind, and nothing is ordered', async () => {
    const lines = [fiveMore, e3, { ...basic, endDate: undefined }];
    const quote = await test.desk.find.quote({ ...ask, lines });
    assert.deepEqual(quote, {
      at: monday,
      total: { amount: 4350, currency: 'USD', at: monday },
      lines: [
        {},
        {
          price: { amount: 4320, currency: 'USD', at: monday },
          commitmentEnd: '2027-11-22T09:00:00.000Z',
        },
        {
          price: { amount: 30, currency: 'USD', at: monday },
          commitmentEnd: '2026-12-22T09:00:00.000Z',
        },
      ],
    });
    assert.deepEqual([test.center.world.done.carts, test.center.world.done.orders], [1, 0]);
    await test.desk.find.quote({ ...ask, lines });
    assert.equal(test.center.world.done.carts, 1, 'asked again at once');
  });

  it('lines that were ordered already are not asked about again', async () => {
    const quote = await test.desk.find.quote({ ...ask, lines: [e3, basic], ordered: [0] });
    assert.deepEqual(quote?.lines[0], {});
    assert.equal(quote?.total?.amount, 30);
  });

  it('what the cart would not take is said of its line', async () => {
    test.center.world.lineErrors[`${basic.productId}:${basic.skuId}`] = 'inventory_not_available';
    const quote = await test.desk.find.quote({ ...ask, lines: [e3, basic] });
    assert.equal(quote?.lines[1]?.problem, 'cart.inventory_not_available');
    const odd = { ...basic, term: 'P3Y' as const, billingCycle: 'triennial' as const };
    const gone = await test.desk.find.quote({ ...ask, lines: [odd] });
    assert.deepEqual(gone, { at: monday, lines: [{ problem: '400072' }] });
  });

  it('no answer in time means no prices, and is asked again', async () => {
    test.center.next('createCart', { is: 'broken' });
    assert.equal(await test.desk.find.quote({ ...ask, lines: [e3] }), undefined);
    test.center.next('availabilities', { is: 'busy', until: monday });
    assert.equal(await test.desk.find.quote({ ...ask, lines: [e3] }), undefined);
    assert.ok(await test.desk.find.quote({ ...ask, lines: [e3] }));
    assert.equal(await test.desk.find.quote({ ...ask, lines: [fiveMore] }), undefined);
  });

  it('promotions are the first of each new line, kept for a minute', async () => {
    const sku = `${basic.productId}:${basic.skuId}`;
    const [first, second] = [
      { id: 'p1', name: 'Ten off' },
      { id: 'p2', name: 'Five off' },
    ];
    test.center.world.promotions = { [sku]: [first, second] };
    const lines = [fiveMore, e3, basic, { ...basic, isTrial: true }];
    const find = () => test.desk.find.promotions(contoso.id, market, lines);
    assert.deepEqual(await find(), { 2: first });
    await find();
    assert.equal(called('promotions'), 1);
    await test.wait({ minutes: 2 });
    test.center.next('promotions', { is: 'broken' });
    assert.equal(await find(), undefined);
    assert.deepEqual(await find(), { 2: first });
    assert.deepEqual(await test.desk.find.promotions(contoso.id, market, [fiveMore]), {});
  });

  it('end dates are asked for the term', async () => {
    const day = { day: '2027-03-31', kind: 'month' as const, subscriptionIds: [] };
    test.center.world.endDates = [day];
    assert.deepEqual(await test.desk.find.endDates(contoso.id, 'P1Y'), [day]);
    test.center.next('endDates', { is: 'no', code: '20002', status: 403 });
    assert.equal(await test.desk.find.endDates(contoso.id, 'P3Y'), undefined);
  });

  it('what the customer has is as kept, or as Partner Center shows it now', async () => {
    test.center.world.subscriptions[contoso.id] = [ownE3({ quantity: 12 })];
    const { find } = test.desk;
    assert.deepEqual(await quantities(find.owned(contoso.id)), [10]);
    assert.deepEqual(await quantities(find.ownedNow(contoso.id)), [12]);
    test.center.next('subscriptions', { is: 'broken' });
    assert.equal(await find.ownedNow(contoso.id), undefined);
  });

  it('licences can be added to an active subscription of the same product with room, the asked plan first', () => {
    const own = (id: string, change: Partial<Subscription> = {}): Subscription => ({
      ...ownE3(),
      id,
      customerId: contoso.id,
      customerName: contoso.name,
      asOf: monday,
      ...change,
    });
    const all = [
      own('three', { termDuration: 'P3Y', quantity: 50 }),
      own('small', { quantity: 4 }),
      own('large', { quantity: 90 }),
      own('full', { quantity: 96 }),
      own('suspended', { status: 'suspended' }),
      own('trial', { isTrial: true }),
      own('legacy', { newCommerce: false }),
      own('other', { productId: 'CFQ7TTC0LH18' }),
    ];
    const found = ontoCandidates({ ...e3, quantity: 5 }, 100, all).map(({ id }) => id);
    assert.deepEqual(found, ['large', 'small', 'three']);
  });

  it('a commitment ends with its term or on its own day; months have different lengths', () => {
    const end = (term: 'P1M' | 'P1Y' | 'P3Y', bought: string, endDate?: string) =>
      commitmentEnd({ term, endDate }, bought).slice(0, 10);
    assert.equal(end('P1M', '2027-01-31T10:00:00.000Z'), '2027-02-28');
    assert.equal(end('P1Y', '2028-02-29T10:00:00.000Z'), '2029-02-28');
    assert.equal(end('P3Y', monday), '2029-11-22');
    assert.equal(end('P3Y', monday, '2027-03-31'), '2027-03-31');
  });
});

describe('The country of a customer', () => {
  it('is asked once, and kept', async () => {
    const test = await openMoreDesk();
    const { customers } = test.doors.store;
    const kept = await customers.read(contoso.id);
    const body = { ...(kept?.doc.body as object), country: undefined };
    await customers.commit([{ op: 'put', doc: { ...kept!.doc, body } }]);
    const full = { ...contoso, country: 'DE' };
    test.center.next('customer', { is: 'broken' });
    assert.equal(await test.desk.find.countryOf(contoso.id), undefined);
    test.center.next('customer', { is: 'yes', value: full });
    assert.equal(await test.desk.find.countryOf(contoso.id), 'DE');
    assert.equal(await test.desk.find.countryOf(contoso.id), 'DE');
    assert.equal(test.center.calls.filter((call) => call.startsWith('customer ')).length, 2);
    await test.close();
  });
});
