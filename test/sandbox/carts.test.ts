import assert from 'node:assert/strict';
import { itemOf, lineOf, newBuyer, postCart, putCart, signIn, skus } from './shop.ts';
import type { World } from './world.ts';
import { openWorld, seeded } from './world.ts';

const day = 24 * 60 * 60 * 1000;

describe('carts in the sandbox', () => {
  let world: World;
  let customer: string;
  beforeEach(async () => {
    world = await openWorld();
    customer = await newBuyer(world);
  });
  afterEach(() => world.close());

  const line = (sku: string, more?: Record<string, unknown>) => lineOf(world, customer, sku, more);
  const errorsOf = async (...lines: Record<string, unknown>[]) => {
    const { status, body } = await postCart(world, customer, lines);
    assert.equal(status, 201, JSON.stringify(body));
    return body.lineItems.map((each: { error?: { errorCode: string } }) => each.error?.errorCode);
  };
  const refusalOf = async (...lines: Record<string, unknown>[]) => {
    const { status, body } = await postCart(world, customer, lines);
    return [status, body.code];
  };
  const reseller = (...ids: string[]) => ({
    participants: ids.map((value) => ({ key: 'transaction_reseller', value })),
  });

  it('come with prices, currency, order groups and an end in seven days', async () => {
    const lines = [await line(skus.e3), await line(skus.exchange, { termDuration: 'P1M' })];
    const { status, body } = await postCart(world, customer, lines);
    assert.equal(status, 201);
    assert.match(body.id, /^[0-9a-f-]{36}$/);
    const { lineItems, links, lastModifiedUser: _, id, ...rest } = body;
    assert.deepEqual(rest, {
      creationTimestamp: '2026-05-20T12:00:00.0000000Z',
      lastModifiedTimestamp: '2026-05-20T12:00:00.0000000Z',
      expirationTimestamp: '2026-05-27T12:00:00.0000000Z',
      status: 'Active',
      partnerOnRecordAttestationAccepted: true,
      attributes: { objectType: 'Cart' },
    });
    assert.equal(links.self.uri, `/customers/${customer}/carts/${id}`);
    assert.deepEqual(lineItems[0], {
      id: 0,
      catalogItemId: lines[0]!['catalogItemId'],
      quantity: 10,
      currencyCode: 'USD',
      billingCycle: 'monthly',
      termDuration: 'P1Y',
      participants: [{ key: 'transaction_reseller', value: '4847101' }],
      provisioningContext: {},
      orderGroup: '0',
      pricing: {
        listPrice: 36,
        discountedPrice: 36,
        proratedPrice: 36,
        price: 36,
        extendedPrice: 4320,
      },
    });
    assert.deepEqual(lineItems[1].pricing.extendedPrice, 48);
    assert.deepEqual((await world.get(`/v1${links.self.uri}`)).body, body);
  });

  it('take their fields in any case, and put lines of one billing cycle into one group', async () => {
    const CatalogItemId = await itemOf(world, customer, skus.e3);
    const plan = (TermDuration: string, BillingCycle: string) => ({
      CatalogItemId,
      Quantity: 1,
      TermDuration,
      BillingCycle,
      RenewsTo: null,
    });
    const lines = [plan('P1Y', 'Annual'), plan('P1M', 'Monthly'), plan('P3Y', 'annual')];
    const { status, body } = await world.post(`/v1/customers/${customer}/carts`, {
      PartnerOnRecordAttestationAccepted: true,
      LineItems: lines,
    });
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual(
      body.lineItems.map((each: { orderGroup: string }) => each.orderGroup),
      ['0', '1', '0'],
    );
    assert.deepEqual(
      body.lineItems.map((each: { pricing: { listPrice: number } }) => each.pricing.listPrice),
      [432, 43.2, 432],
    );
  });

  it('are written anew as a whole, and keep id and end', async () => {
    const first = (await postCart(world, customer, [await line(skus.e3)])).body;
    world.pass(60_000);
    const path = `/v1/customers/${customer}/carts/${first.id}`;
    const { status, body } = await putCart(world, path, [await line(skus.basic, { quantity: 3 })]);
    assert.equal(status, 200);
    assert.equal(body.id, first.id);
    assert.equal(body.expirationTimestamp, first.expirationTimestamp);
    assert.equal(body.lastModifiedTimestamp, '2026-05-20T12:01:00.0000000Z');
    assert.deepEqual([body.lineItems.length, body.lineItems[0].quantity], [1, 3]);
  });

  it('are nobody else’s, and gone after seven days', async () => {
    const { id } = (await postCart(world, customer, [await line(skus.e3)])).body;
    const path = `/v1/customers/${customer}/carts/${id}`;
    const other = `/v1/customers/${await newBuyer(world)}/carts/${id}`;
    assert.deepEqual((await world.get(other)).body.code, 800008);
    world.pass(7 * day);
    const gone = await world.get(path, await signIn(world));
    assert.deepEqual([gone.status, gone.body.code], [404, 800008]);
  });

  it('show what is wrong with a line, beside the good ones', async () => {
    const old = await line(skus.exchange);
    await world.post('/_state', { renewAvailabilities: true });
    assert.deepEqual(
      await errorsOf(
        await line(skus.e3),
        old,
        await line(skus.e3, { termDuration: 'P1M', billingCycle: 'annual' }),
        await line(skus.basic, { quantity: 301 }),
        await line(skus.finance, { quantity: 19 }),
        await line(skus.windows365),
        await line(skus.e3, { promotionId: '39NFJQT1PJPB:0001:39NFJQT1Q5KT' }),
        await line(skus.e3, { currencyCode: 'EUR' }),
        { ...old, catalogItemId: 'nothing' },
      ),
      [
        undefined,
        'catalog_item_id_is_not_valid',
        'billing_plan_not_supported',
        'max_allowed_seats_per_subscription_exceeded',
        'invalid_input',
        'attestation_not_accepted',
        'invalid_promotion_id',
        'currency_is_not_supported',
        'catalog_item_id_is_not_valid',
      ],
    );
    const { body } = await postCart(world, customer, [await line(skus.basic, { quantity: 301 })]);
    assert.deepEqual(body.lineItems[0].error, {
      errorCode: 'max_allowed_seats_per_subscription_exceeded',
      errorDescription: 'The quantity is above the maximum of the item.',
      additionalInformation: { availableQuantity: 300, purchasedQuantity: 0 },
    });
    assert.equal(body.lineItems[0].pricing, undefined);
    assert.deepEqual(
      await errorsOf(await line(skus.windows365, { attestationAccepted: true, quantity: 1 })),
      [undefined],
    );
  });

  it('want licences of the base for an add-on, in the cart or bought before', async () => {
    const error = 'base_offer_seat_quantity_not_met';
    assert.deepEqual(await errorsOf(await line(skus.copilot)), [error]);
    assert.deepEqual(
      await errorsOf(await line(skus.copilot), await line(skus.e3, { quantity: 9 })),
      [error, undefined],
    );
    assert.deepEqual(await errorsOf(await line(skus.copilot), await line(skus.e3)), [
      undefined,
      undefined,
    ]);
    assert.deepEqual(
      await errorsOf(
        await line(skus.storage, { quantity: 500 }),
        await line(skus.e3, { quantity: 1 }),
      ),
      [undefined, undefined],
    );
    assert.deepEqual(
      await errorsOf(await line(skus.storage, { quantity: 9 }), await line(skus.e3)),
      ['minimum_add_on_seats_not_met', undefined],
    );
  });

  it('take add-ons inside the line of their base, and refuse those that do not fit it', async () => {
    const addonItems = [await line(skus.e5Security)];
    const { status, body } = await postCart(world, customer, [await line(skus.e3, { addonItems })]);
    assert.equal(status, 201);
    const [base] = body.lineItems;
    assert.deepEqual([base.addonItems[0].orderGroup, base.addonItems[0].error], ['0', undefined]);
    assert.equal(base.addonItems[0].pricing.listPrice, 12);
    assert.deepEqual(await refusalOf(await line(skus.basic, { addonItems })), [400, 800029]);
  });

  it('let a customer try a thing once', async () => {
    const trial = await line(skus.premiumTrial, { termDuration: 'P1M' });
    assert.deepEqual(await errorsOf(trial), [undefined]);
    assert.deepEqual(await errorsOf(trial, trial), ['quota_not_available', 'quota_not_available']);
  });

  it('end a term on the last of a month or with another subscription, and share the price', async () => {
    const ending = (customTermEndDate: string) => line(skus.e3, { customTermEndDate });
    const month = await ending('2026-11-30T00:00:00Z');
    const { body } = await postCart(world, customer, [month]);
    const { pricing, error } = body.lineItems[0];
    assert.equal(error, undefined);
    assert.ok(pricing.price > 18 && pricing.price < 20, pricing.price);
    assert.deepEqual(
      await errorsOf(
        await ending('2026-11-29T00:00:00Z'),
        await ending('2027-05-31T00:00:00Z'),
        await ending('2026-04-30T00:00:00Z'),
      ),
      Array(3).fill('invalid_custom_term_end_date'),
    );
  });

  it('get the error that a test wishes for, as often as it wishes', async () => {
    const wish = { skuId: 'CFQ7TTC0LFLX:0001', errorCode: 'inventory_not_available' };
    await world.post('/_state', { cartRefuses: wish });
    const lines = [await line(skus.e3), await line(skus.basic)];
    assert.deepEqual(await errorsOf(...lines), ['inventory_not_available', undefined]);
    assert.deepEqual(await errorsOf(...lines), [undefined, undefined]);
  });

  it('want the attestation, lines, good numbers and quantities', async () => {
    const e3 = await line(skus.e3);
    const unattested = await postCart(world, customer, [e3], false);
    assert.deepEqual([unattested.status, unattested.body.code], [400, 900206]);
    assert.deepEqual(await refusalOf(), [400, 800002]);
    assert.deepEqual(await refusalOf(e3, { ...e3, id: 0 }), [400, 800071]);
    for (const quantity of [0, -1, 1.5])
      assert.deepEqual(await refusalOf({ ...e3, quantity }), [400, 800017]);
  });

  it('refuse what is not sold in the country of the customer', async () => {
    const brazilian = (await world.get('/v1/customers')).body.items.find(
      (each: { companyProfile: { companyName: string } }) =>
        each.companyProfile.companyName === 'Relecloud Brasil',
    ).id;
    const lines = [await line(skus.callingPlan)];
    const { status, body } = await postCart(world, brazilian, lines);
    assert.deepEqual([status, body.code], [400, 800070]);
  });

  it('take only an indirect reseller that may sell for this provider', async () => {
    const code = async (...ids: string[]) => refusalOf(await line(skus.e3, reseller(...ids)));
    assert.deepEqual(await code('9999999'), [404, 800015]);
    assert.deepEqual(await code(seeded.relecloud.mpnId), [400, 800016]);
    assert.deepEqual(await code(seeded.margie.mpnId), [403, 900123]);
    assert.deepEqual(await code(seeded.proseware.mpnId), [400, 900414]);
    assert.deepEqual(await code(seeded.alpine.mpnId), [400, 900154]);
    assert.deepEqual(await code('4846001'), [404, 2072]);
    assert.deepEqual(await code(seeded.fabrikam.mpnId, seeded.contoso.mpnId), [400, 800002]);
    assert.deepEqual(await errorsOf(await line(skus.e3, { participants: undefined })), [undefined]);
    const key = 'additional_transaction_reseller';
    const participants = [{ key, value: seeded.contoso.mpnId }];
    assert.deepEqual(await errorsOf(await line(skus.e3, { participants })), [
      'participants_is_not_supported_for_partner',
    ]);
  });
});
