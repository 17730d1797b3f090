import assert from 'node:assert/strict';
import type { Held } from './held.ts';
import { bought, change, legacy, refusal } from './held.ts';
import { newBuyer, postCart, lineOf, skus } from './shop.ts';
import type { World } from './world.ts';
import { openWorld, seeded, tenant } from './world.ts';

describe('support contacts in the sandbox', () => {
  let world: World;
  let held: Held;
  let path: string;
  beforeEach(async () => {
    world = await openWorld();
    held = await legacy(world);
    path = `${held.path}/supportcontact`;
  });
  afterEach(() => world.close());

  it('is the provider until a reseller in partnership is named, and can be the provider again', async () => {
    const { status, body } = await world.get(path);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      supportTenantId: tenant,
      supportMpnId: '4846001',
      name: 'Northwind Distribution',
      links: { self: { uri: path.replace('/v1', ''), method: 'GET', headers: [] } },
      attributes: { objectType: 'SupportContact' },
    });
    const named = await world.put(path, {
      SupportTenantId: seeded.contoso.id,
      SupportMpnId: seeded.contoso.mpnId,
      Name: 'whatever',
    });
    assert.deepEqual([named.status, named.body.name], [200, 'Contoso Ltd.']);
    assert.equal((await world.get(path)).body.supportMpnId, seeded.contoso.mpnId);
    await world.put(path, body);
    assert.equal((await world.get(path)).body.supportMpnId, '4846001');
  });

  it('refuses whoever is no reseller in partnership, or a Partner ID of another', async () => {
    const sent = (supportTenantId: string, supportMpnId: string) =>
      refusal(world.put(path, { supportTenantId, supportMpnId }));
    assert.deepEqual(await sent(seeded.alpine.id, seeded.alpine.mpnId), [400, 2071]);
    assert.deepEqual(await sent(seeded.contoso.id, seeded.fabrikam.mpnId), [400, 2071]);
    const stranger = '11111111-2222-4333-8444-555555555555';
    assert.deepEqual(await sent(stranger, '1'), [404, 3000]);
    assert.deepEqual(await refusal(world.put(path, {})), [400, 800002]);
  });

  it('is only for legacy subscriptions, and only for a user', async () => {
    const modern = await bought(world, skus.e3);
    const contact = `${modern.path}/supportcontact`;
    assert.deepEqual(await refusal(world.get(contact)), [403, 600006]);
    assert.deepEqual(await refusal(world.put(contact, {})), [403, 600006]);
    const app = { Authorization: `Bearer ${world.app}` };
    assert.deepEqual(await refusal(world.get(path, app)), [403, 900329]);
  });
});

describe('provisioning and end dates of subscriptions in the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('says that a subscription is provisioned, until it is cancelled', async () => {
    const held = await bought(world, skus.e3);
    const path = `${held.path}/provisioningstatus`;
    const { body } = await world.get(path);
    assert.match(body.skuId, /^[0-9a-f-]{36}$/);
    assert.deepEqual(
      [body.status, body.quantity, body.endDate, body.attributes.objectType],
      ['success', 10, '2027-05-19T00:00:00Z', 'SubscriptionProvisioningStatus'],
    );
    await change(world, held, { status: 'deleted' });
    assert.deepEqual(await refusal(world.get(path)), [404, 800007]);
  });

  it('offers the ends of months and of other subscriptions within the term, and a cart takes each of them', async () => {
    const held = await bought(world, skus.exchange, { termDuration: 'P1M' });
    const path = `/v1/customers/${held.customer}/subscriptions/customTermEndDates`;
    const { body } = await world.get(`${path}?term_duration=P1M`);
    assert.deepEqual(body.items, [
      {
        allowedCustomTermEndDateType: 'calendarMonthAligned',
        allowedCustomTermEndDate: '2026-05-31T00:00:00',
      },
      {
        allowedCustomTermEndDateType: 'subscriptionAligned',
        cotermSubscriptionIds: [held.body.id],
        allowedCustomTermEndDate: '2026-06-19T00:00:00',
      },
    ]);
    assert.equal(body.totalCount, 2);
    assert.equal((await world.get(`${path}?term_duration=P1Y`)).body.totalCount, 13);
    const lines = [];
    for (const { allowedCustomTermEndDate: customTermEndDate } of body.items)
      lines.push(
        await lineOf(world, held.customer, skus.e3, { customTermEndDate, termDuration: 'P1M' }),
      );
    const cart = await postCart(world, held.customer, lines);
    assert.equal(cart.status, 201);
    assert.ok(cart.body.lineItems.every((line: { error?: unknown }) => line.error === undefined));
  });

  it('offers end dates for another start, or for one subscription only', async () => {
    const held = await bought(world, skus.exchange, { termDuration: 'P1M' });
    const path = `/v1/customers/${held.customer}/subscriptions/customTermEndDates?term_duration=P1M`;
    const later = (await world.get(`${path}&term_start_date=2026-06-10`)).body.items;
    assert.equal(later[0].allowedCustomTermEndDate, '2026-06-30T00:00:00');
    const aligned = await world.get(`${path}&target_coterm_subscription_id=${held.body.id}`);
    assert.deepEqual(aligned.body.items[0].cotermSubscriptionIds, [held.body.id]);
    assert.equal(aligned.body.totalCount, 1);
    assert.deepEqual(await refusal(world.get(path.replace('P1M', 'P2M'))), [400, 2000]);
    assert.deepEqual(await refusal(world.get(`${path}&term_start_date=soon`)), [400, 2000]);
  });
});

describe('promotions in the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const verify = async (customer: string, item: object) => {
    const path = `/v1/customers/${customer}/promotionEligibilities`;
    const { status, body } = await world.post(path, { items: [item] });
    assert.equal(status, 200, JSON.stringify(body));
    return body.items[0];
  };
  const year = { termDuration: 'P1Y', billingCycle: 'Annual' };
  const e3 = { catalogItemId: 'CFQ7TTC0LFLX:0001:CFQ7TTC0AAAA', quantity: 20, ...year };

  it('lists what is going on in a country', async () => {
    const { body } = await world.get('/v1/productpromotions?country=US&segment=commercial');
    assert.equal(body.totalCount, 4);
    const [first] = body.items;
    assert.ok(first.startDate < '2026-05-20' && first.endDate > '2026-05-20');
    assert.deepEqual((await world.get(`/v1/productpromotions/${first.id}`)).body, first);
    const schools = await world.get('/v1/productpromotions?country=US&segment=education');
    assert.equal(schools.body.totalCount, 0);
    assert.deepEqual(await refusal(world.get('/v1/productpromotions?country=US')), [400, 2000]);
  });

  it('names the promotions of an item with the customer’s eligibility when none is asked for', async () => {
    const customer = await newBuyer(world);
    const found = await verify(customer, e3);
    assert.deepEqual(found.eligibilities, [
      { promotionId: '39NFJQT1PZ02:0001:39NFJQT1Q5K2', isEligible: true },
    ]);
    assert.deepEqual([found.id, found.quantity, found.billingCycle], [0, 20, 'annual']);
    const none = await verify(customer, { ...e3, catalogItemId: 'CFQ7TTC0LH16:0001:X' });
    assert.equal(none.eligibilities[0].errors[0].type, 'NoPromotionsAvailable');
  });

  it('says why a customer cannot have one', async () => {
    const held = await bought(world, skus.e3);
    const types = async (changes: object) =>
      (await verify(held.customer, { ...e3, ...changes })).eligibilities[0].errors.map(
        (each: { type: string }) => each.type,
      );
    assert.deepEqual(await types({}), ['OfferPurchasedPreviously']);
    assert.deepEqual(await types({ quantity: 2, termDuration: 'P3Y' }), [
      'Term',
      'SeatCount',
      'OfferPurchasedPreviously',
    ]);
    assert.deepEqual(await types({ promotionId: 'X' }), ['InvalidPromotion']);
    assert.deepEqual(await types({ catalogItemId: 'X' }), ['InvalidCatalogItemId']);
  });

  it('makes a line cheaper, and is kept by the subscription', async () => {
    const customer = await newBuyer(world);
    const promotionId = '39NFJQT1PZ02:0001:39NFJQT1Q5K2';
    const line = await lineOf(world, customer, skus.e3, {
      ...year,
      billingCycle: 'annual',
      promotionId,
    });
    const [filled] = (await postCart(world, customer, [line])).body.lineItems;
    assert.equal(filled.error, undefined);
    assert.deepEqual(
      [filled.pricing.listPrice, filled.pricing.discountedPrice, filled.pricing.extendedPrice],
      [432, 388.8, 3888],
    );
    const [refused] = (await postCart(world, customer, [{ ...line, quantity: 3 }])).body.lineItems;
    assert.equal(refused.error.errorCode, 'invalid_promotion_id');
    const held = await bought(world, skus.e3, { billingCycle: 'annual', promotionId });
    assert.equal(held.body.promotionId, promotionId);
  });
});
