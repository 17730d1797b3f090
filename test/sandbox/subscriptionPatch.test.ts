import assert from 'node:assert/strict';
import type { Held } from './held.ts';
import { bought, change, day, legacy, read, refusal } from './held.ts';
import { buy, itemOf, newBuyer, signIn, skus } from './shop.ts';
import type { World } from './world.ts';
import { openWorld, seeded } from './world.ts';

describe('changing a subscription in the sandbox', () => {
  let world: World;
  let held: Held;
  beforeEach(async () => {
    world = await openWorld();
    held = await bought(world, skus.e3);
  });
  afterEach(() => world.close());

  const again = async () => (await read(world, held.customer, held.body.id)).body;

  it('answers 200 with the same subscription when the whole of it is sent back', async () => {
    const { status, body } = await change(world, held, {});
    assert.equal(status, 200);
    assert.deepEqual(body, held.body);
    const newest = (await world.get('/v1/auditrecords')).body.items[0];
    assert.notEqual(newest.operationType, 'update_subscription');
  });

  it('takes fields in any case', async () => {
    const sent = { ...held.body, quantity: undefined, Quantity: 12 };
    assert.equal((await world.patch(held.path, sent)).body.quantity, 12);
  });

  it('resets auto-renew, instructions for the next term and for the next charge when they are left out', async () => {
    const product = { productId: 'CFQ7TTC0LFLX', skuId: '0001' };
    const scheduledNextTermInstructions = {
      product: { ...product, billingCycle: 'annual', termDuration: 'P3Y' },
      quantity: 8,
    };
    await change(world, held, { scheduledNextTermInstructions });
    await world.post('/_state', {
      changeSubscription: {
        customerId: held.customer,
        subscriptionId: held.body.id,
        set: { nextChargeInstructions: { product, quantity: 10 } },
      },
    });
    const full = await again();
    assert.equal(full.renewalTermDuration, 'P3Y');
    assert.equal(full.nextChargeInstructions.quantity, 10);
    const renamed = (await world.patch(held.path, { ...full, friendlyName: 'Head office' })).body;
    assert.deepEqual(
      [renamed.scheduledNextTermInstructions.quantity, renamed.nextChargeInstructions.quantity],
      [8, 10],
    );
    const {
      autoRenewEnabled: _renew,
      scheduledNextTermInstructions: _next,
      nextChargeInstructions: _charge,
      ...rest
    } = renamed;
    const reset = (await world.patch(held.path, rest)).body;
    assert.deepEqual(
      [reset.autoRenewEnabled, reset.renewalTermDuration, reset.friendlyName],
      [false, '', 'Head office'],
    );
    assert.equal('scheduledNextTermInstructions' in reset, false);
    assert.equal('nextChargeInstructions' in reset, false);
  });

  it('adds licences up to the maximum of the SKU, which may be returned for seven days of their own', async () => {
    world.pass(3 * day);
    const headers = await signIn(world);
    const { body } = await change(world, held, { quantity: 15 }, headers);
    assert.deepEqual(body.refundableQuantity, {
      totalQuantity: 15,
      details: [
        { quantity: 10, allowedUntilDateTime: '2026-05-27T12:00:00.000Z' },
        { quantity: 5, allowedUntilDateTime: '2026-05-30T12:00:00.000Z' },
      ],
    });
    assert.deepEqual(
      await refusal(change(world, held, { quantity: 10_001 }, headers)),
      [400, 2002],
    );
    assert.deepEqual(await refusal(change(world, held, { quantity: 0 }, headers)), [400, 2002]);
    assert.deepEqual(await refusal(change(world, held, { quantity: 1.5 }, headers)), [400, 2002]);
  });

  it('lets what may be returned become less as time passes, down to nothing', async () => {
    await change(world, held, { quantity: 15 });
    world.pass(7 * day - 1000);
    const soon = await world.get(held.path, await signIn(world));
    assert.equal(soon.body.refundableQuantity.totalQuantity, 15);
    world.pass(1000);
    const after = await world.get(held.path, await signIn(world));
    assert.deepEqual(after.body.refundableQuantity, { totalQuantity: 0, details: [] });
  });

  it('takes licences back within seven days and no more than may be returned', async () => {
    const { body } = await change(world, held, { quantity: 7 });
    assert.deepEqual([body.quantity, body.refundableQuantity.totalQuantity], [7, 7]);
    world.pass(7 * day);
    const headers = await signIn(world);
    const more = (await world.patch(held.path, { ...body, quantity: 9 }, headers)).body;
    assert.equal(more.refundableQuantity.totalQuantity, 2);
    const sent = (quantity: number) => world.patch(held.path, { ...more, quantity }, headers);
    assert.deepEqual(await refusal(sent(6)), [400, 800090]);
    assert.equal((await sent(7)).body.quantity, 7);
    assert.deepEqual(await refusal(sent(6)), [400, 800090]);
  });

  it('keeps to the limit of the plans for small companies over all subscriptions of a customer', async () => {
    const small = await bought(world, skus.basic, { quantity: 200 });
    assert.deepEqual(await refusal(change(world, small, { quantity: 301 })), [400, 2002]);
    assert.equal((await change(world, small, { quantity: 300 })).status, 200);
  });

  it('cancels within seven days, and nothing can be changed after that', async () => {
    const { status, body } = await change(world, held, { status: 'deleted' });
    assert.deepEqual([status, body.status], [200, 'deleted']);
    assert.deepEqual(await refusal(change(world, held, { quantity: 12 })), [400, 2011]);
  });

  it('does not cancel after seven days', async () => {
    world.pass(7 * day);
    const headers = await signIn(world);
    const sent = change(world, held, { status: 'deleted' }, headers);
    assert.deepEqual(await refusal(sent), [400, 900117]);
  });

  it('suspends and reactivates; licences cannot be changed meanwhile, and what may be returned is not said', async () => {
    const suspended = (await change(world, held, { status: 'suspended' })).body;
    assert.equal(suspended.status, 'suspended');
    assert.equal('refundableQuantity' in suspended, false);
    const sent = (changes: object) => world.patch(held.path, { ...suspended, ...changes });
    assert.deepEqual(await refusal(sent({ quantity: 12 })), [400, 2001]);
    assert.deepEqual(await refusal(sent({ billingCycle: 'annual' })), [400, 800091]);
    const active = (await sent({ status: 'active' })).body;
    assert.deepEqual([active.status, active.refundableQuantity.totalQuantity], ['active', 10]);
    assert.deepEqual(await refusal(sent({ status: 'expired' })), [400, 800096]);
  });

  it('changes the billing cycle, and the term to a longer one that begins at once', async () => {
    assert.equal(
      (await change(world, held, { billingCycle: 'annual' })).body.billingCycle,
      'annual',
    );
    assert.deepEqual(
      await refusal(change(world, held, { billingCycle: 'triennial' })),
      [400, 800097],
    );
    assert.deepEqual(await refusal(change(world, held, { termDuration: 'P5Y' })), [400, 800107]);
    assert.deepEqual(await refusal(change(world, held, { termDuration: 'P1M' })), [400, 800121]);
    world.pass(10 * day);
    const sent = await change(world, held, { termDuration: 'P3Y' }, await signIn(world));
    assert.deepEqual(
      [
        sent.body.termDuration,
        sent.body.commitmentEndDate,
        sent.body.refundableQuantity.totalQuantity,
      ],
      ['P3Y', '2029-05-29T00:00:00Z', 10],
    );
  });

  it('names another reseller of record, and nothing else changes', async () => {
    const { status, body } = await change(world, held, { partnerId: seeded.contoso.mpnId });
    assert.equal(status, 200);
    assert.deepEqual(body, { ...held.body, partnerId: seeded.contoso.mpnId });
    const narrowed = `/v1/customers/${held.customer}/subscriptions?mpn_id=${seeded.contoso.mpnId}`;
    assert.equal((await world.get(narrowed)).body.totalCount, 1);
  });

  it('refuses a reseller of record that cannot be one', async () => {
    const sent = (partnerId: string) => refusal(change(world, held, { partnerId }));
    assert.deepEqual(await sent(''), [400, 800098]);
    assert.deepEqual(await sent('4846001'), [404, 2072]);
    assert.deepEqual(await sent('9999999'), [400, 900400]);
    assert.deepEqual(await sent(seeded.relecloud.mpnId), [400, 900400]);
    assert.deepEqual(await sent(seeded.proseware.mpnId), [400, 900414]);
    assert.deepEqual(await sent(seeded.margie.mpnId), [403, 900123]);
    assert.deepEqual(await sent(seeded.alpine.mpnId), [400, 900154]);
  });

  it('looks at the reseller of record when licences change, but not when the subscription is suspended', async () => {
    await world.post('/_state', { removePartnership: seeded.fabrikam.id });
    assert.deepEqual(await refusal(change(world, held, { quantity: 12 })), [400, 900154]);
    const moved = { quantity: 12, partnerId: seeded.contoso.mpnId };
    assert.equal((await change(world, held, { status: 'suspended' })).status, 200);
    await change(world, held, { status: 'active' });
    assert.equal((await change(world, held, moved)).body.quantity, 12);
  });

  it('accepts a change that takes time with 202 and a place to look, and refuses another one until then', async () => {
    await world.post('/_state', { changeMs: 60_000 });
    const { status, headers, text } = await change(world, held, { quantity: 12 });
    assert.deepEqual([status, text], [202, '']);
    assert.equal(headers.get('Location'), held.path.replace('/v1', ''));
    assert.equal((await again()).quantity, 10);
    assert.deepEqual(await refusal(change(world, held, { quantity: 13 })), [409, 900278]);
    world.pass(60_000);
    assert.equal((await again()).quantity, 12);
    await world.post('/_state', { changeMs: 0 });
    assert.equal((await change(world, held, { quantity: 13 })).status, 200);
    assert.equal((await again()).quantity, 13);
  });

  it('refuses with any code that a test wishes, as often as it wishes', async () => {
    const changeRefuses = { subscriptionId: held.body.id, code: 800082, times: 2 };
    await world.post('/_state', { changeRefuses });
    assert.deepEqual(await refusal(change(world, held, { quantity: 12 })), [409, 800082]);
    assert.deepEqual(await refusal(change(world, held, { quantity: 12 })), [409, 800082]);
    assert.equal((await change(world, held, { quantity: 12 })).status, 200);
  });

  it('does not change what has expired', async () => {
    const set = { status: 'expired' };
    await world.post('/_state', {
      changeSubscription: { customerId: held.customer, subscriptionId: held.body.id, set },
    });
    const expired = await again();
    assert.deepEqual(await refusal(world.patch(held.path, expired)), [400, 900279]);
  });

  it('suspends, reactivates and cancels what was added to a subscription with it', async () => {
    const customer = await newBuyer(world);
    const catalogItemId = await itemOf(world, customer, skus.e5Security);
    const plan = { quantity: 5, termDuration: 'P1Y', billingCycle: 'monthly' };
    const addonItems = [{ id: 1, catalogItemId, ...plan }];
    const { body } = await buy(world, customer, [[skus.e3, { addonItems }]]);
    const [base, addon] = body.orders[0].lineItems;
    held = await read(world, customer, base.subscriptionId);
    const added = (await world.get(`${held.path}/addons`)).body.items;
    assert.deepEqual(
      added.map((each: { id: string }) => each.id),
      [addon.subscriptionId],
    );
    for (const status of ['suspended', 'active', 'deleted']) {
      await change(world, held, { status });
      assert.equal((await read(world, customer, addon.subscriptionId)).body.status, status);
    }
  });

  it('has as many of them as a test wishes', async () => {
    const { customer: customerId } = held;
    const addSubscriptions = { customerId, count: 300, partnerId: seeded.fabrikam.mpnId };
    const made = (await world.post('/_state', { addSubscriptions })).body.subscriptionIds;
    assert.equal(new Set(made).size, 300);
    const list = `/v1/customers/${customerId}/subscriptions?mpn_id=${seeded.fabrikam.mpnId}`;
    assert.equal((await world.get(list)).body.totalCount, 301);
    const stranger = { ...addSubscriptions, customerId: held.body.id };
    const sent = await world.post('/_state', { addSubscriptions: stranger });
    assert.equal(sent.status, 404);
  });

  it('writes every change into the log, with the one who made it when it was a user', async () => {
    const correlation = { 'MS-CorrelationId': '11111111-2222-4333-8444-555555555555' };
    await change(world, held, { quantity: 12 }, correlation);
    const app = { Authorization: `Bearer ${world.app}` };
    const now = await again();
    await world.patch(held.path, { ...now, partnerId: seeded.contoso.mpnId }, app);
    const { items } = (await world.get('/v1/auditrecords')).body;
    const [second, first] = items;
    for (const each of [first, second]) {
      assert.equal(each.operationType, 'update_subscription');
      assert.equal(each.customerId, held.customer);
      assert.deepEqual(each.customizedData[0], { key: 'SubscriptionId', value: held.body.id });
    }
    assert.equal(first.userPrincipalName, 'agent@northwind-distribution.example');
    assert.equal(first.originalCorrelationId, correlation['MS-CorrelationId']);
    assert.equal(JSON.parse(first.resourceOldValue).Quantity, 10);
    assert.equal(JSON.parse(first.resourceNewValue).Quantity, 12);
    assert.equal('userPrincipalName' in second, false);
    assert.equal(second.applicationId, '9c2f7d1e-4b6a-4e83-a5d0-1f3b5c7e9a20');
    assert.equal(JSON.parse(second.resourceNewValue).PartnerId, seeded.contoso.mpnId);
    assert.deepEqual((await world.get(`/v1/auditrecords/${first.id}`)).body, first);
  });

  it('writes what is done in the portal into the log with the name of who did it, or without', async () => {
    const wish = (by?: string | null) =>
      world.post('/_state', {
        changeSubscription: {
          customerId: held.customer,
          subscriptionId: held.body.id,
          set: { quantity: 40 },
          by,
        },
      });
    await wish('ines@northwind-distribution.example');
    await wish(null);
    const { items } = (await world.get('/v1/auditrecords')).body;
    assert.equal('userPrincipalName' in items[0], false);
    assert.equal(items[1].userPrincipalName, 'ines@northwind-distribution.example');
    assert.equal((await again()).quantity, 40);
  });
});

describe('changing a legacy subscription in the sandbox', () => {
  let world: World;
  let held: Held;
  beforeEach(async () => {
    world = await openWorld();
    held = await legacy(world);
  });
  afterEach(() => world.close());

  it('has the older shape', () => {
    assert.match(held.body.offerId, /^[0-9a-f-]{36}$/);
    for (const field of ['productType', 'termDuration', 'refundableQuantity'])
      assert.equal(field in held.body, false, field);
    assert.deepEqual(Object.keys(held.body.links), ['offer', 'self']);
    assert.ok(held.body.attributes.etag);
  });

  it('wants the etag that was read, and gives a new one', async () => {
    const quantity = held.body.quantity + 1;
    assert.deepEqual(await refusal(change(world, held, { quantity })), [400, 2055]);
    const match = { 'If-Match': `"${held.body.attributes.etag}"` };
    const { status, body } = await change(world, held, { quantity }, match);
    assert.deepEqual([status, body.quantity], [200, quantity]);
    assert.notEqual(body.attributes.etag, held.body.attributes.etag);
    assert.deepEqual(await refusal(change(world, held, { quantity }, match)), [400, 2055]);
  });

  it('gives licences back at any time, and does not change its billing cycle this way', async () => {
    const match = { 'If-Match': `"${held.body.attributes.etag}"` };
    const billingCycle = held.body.billingCycle === 'annual' ? 'monthly' : 'annual';
    const cycle = change(world, held, { billingCycle }, match);
    assert.deepEqual(await refusal(cycle), [400, 2054]);
    const deleted = change(world, held, { status: 'deleted' }, match);
    assert.deepEqual(await refusal(deleted), [400, 800096]);
    assert.equal((await change(world, held, { quantity: 1 }, match)).body.quantity, 1);
  });
});
