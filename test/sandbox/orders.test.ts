import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buy, lineOf, newBuyer, postCart, skus } from './shop.ts';
import type { World } from './world.ts';
import { filter, openWorld, seeded } from './world.ts';

describe('orders in the sandbox', () => {
  let world: World;
  let customer: string;
  beforeEach(async () => {
    world = await openWorld();
    customer = await newBuyer(world);
  });
  afterEach(() => world.close());

  const ordered = async (...wanted: Parameters<typeof buy>[2]) =>
    (await buy(world, customer, wanted)).body.orders[0].id as string;
  const orderPath = (id: string) => `/v1/customers/${customer}/orders/${id}`;
  const subscriptions = async (query = '') =>
    (await world.get(`/v1/customers/${customer}/subscriptions${query}`)).body.items;

  it('are pending at first, and then completed with their subscriptions', async () => {
    const id = await ordered([skus.e3, { friendlyName: 'Office of the future' }]);
    const pending = (await world.get(orderPath(id))).body;
    assert.deepEqual(
      [pending.status, pending.lineItems[0].subscriptionId, pending.totalPrice],
      ['pending', undefined, undefined],
    );
    assert.deepEqual(await subscriptions(), []);
    world.pass(3999);
    assert.equal((await world.get(orderPath(id))).body.status, 'pending');
    world.pass(1);
    const { status, lineItems } = (await world.get(orderPath(id))).body;
    assert.equal(status, 'completed');
    const [subscription] = await subscriptions(`?order_id=${id}`);
    assert.equal(subscription.id, lineItems[0].subscriptionId);
    assert.equal(
      (await world.get(`/v1/customers/${customer}/subscriptions/${subscription.id}`)).status,
      200,
    );
  });

  it('take as long as a test wants', async () => {
    await world.post('/_state', { provisioningMs: 0 });
    const { body } = await buy(world, customer, [[skus.e3]]);
    assert.equal(body.orders[0].status, 'completed');
    assert.equal((await subscriptions()).length, 1);
    await world.post('/_state', { provisioningMs: 60_000 });
    await ordered([skus.exchange]);
    world.pass(59_999);
    assert.equal((await subscriptions()).length, 1);
    world.pass(1);
    assert.equal((await subscriptions()).length, 2);
  });

  it('have lines in the shape of new commerce, with prices when they are asked for', async () => {
    const id = await ordered([skus.e3]);
    world.pass(4000);
    const { body } = await world.get(`${orderPath(id)}?include_price=true`);
    const [line] = body.lineItems;
    const sku = '/products/CFQ7TTC0LFLX/skus/0001';
    const link = (uri: string, method = 'GET') => ({ uri, method, headers: [] });
    const availability = line.offerId.split(':')[2];
    assert.deepEqual(body, {
      id,
      alternateId: id,
      referenceCustomerId: customer,
      billingCycle: 'monthly',
      currencyCode: 'USD',
      currencySymbol: '$',
      lineItems: [
        {
          lineItemNumber: 0,
          offerId: line.offerId,
          subscriptionId: line.subscriptionId,
          termDuration: 'P1Y',
          transactionType: 'New',
          friendlyName: 'Microsoft 365 E3',
          quantity: 10,
          partnerIdOnRecord: '4847101',
          pricing: {
            listPrice: 36,
            discountedPrice: 36,
            proratedPrice: 36,
            price: 36,
            extendedPrice: 4320,
          },
          links: {
            product: link('/products/CFQ7TTC0LFLX?country=US'),
            sku: link(`${sku}?country=US`),
            availability: link(`${sku}/availabilities/${availability}?country=US`),
          },
        },
      ],
      creationDate: '2026-05-20T12:00:00.0000000Z',
      status: 'completed',
      transactionType: 'UserPurchase',
      links: {
        self: link(`/customers/${customer}/orders/${id}`),
        provisioningStatus: link(`/customers/${customer}/orders/${id}/provisioningstatus`),
        patchOperation: link(`/customers/${customer}/orders/${id}`, 'PATCH'),
      },
      totalPrice: 4320,
      client: {},
      attributes: { objectType: 'Order' },
    });
  });

  it('make new-commerce subscriptions of the reseller of record', async () => {
    await ordered([skus.e3]);
    world.pass(4000);
    const [subscription] = await subscriptions(`?mpn_id=${seeded.fabrikam.mpnId}`);
    assert.deepEqual(
      [
        subscription.status,
        subscription.partnerId,
        subscription.quantity,
        subscription.termDuration,
        subscription.billingCycle,
        subscription.autoRenewEnabled,
        subscription.renewalTermDuration,
        subscription.commitmentEndDate,
        subscription.cancellationAllowedUntilDate,
        subscription.hasPurchasableAddons,
      ],
      [
        'active',
        '4847101',
        10,
        'P1Y',
        'monthly',
        true,
        'P1Y',
        '2027-05-19T00:00:00Z',
        '2026-05-27T12:00:00.000Z',
        true,
      ],
    );
    assert.deepEqual(subscription.refundableQuantity, {
      totalQuantity: 10,
      details: [{ quantity: 10, allowedUntilDateTime: '2026-05-27T12:00:00.000Z' }],
    });
  });

  it('tie an add-on to what it was bought with, and make a trial end unless it renews', async () => {
    const addonItems = [await lineOf(world, customer, skus.e5Security)];
    await ordered([skus.e3, { addonItems }]);
    await ordered([skus.premiumTrial, { termDuration: 'P1M' }]);
    world.pass(4000);
    const [base, addon, trial] = await subscriptions();
    assert.equal(addon.parentSubscriptionId, base.id);
    assert.deepEqual([trial.isTrial, trial.autoRenewEnabled], [true, false]);
    const copilot = await lineOf(world, customer, skus.copilot);
    const { body } = await postCart(world, customer, [copilot]);
    assert.equal(body.lineItems[0].error, undefined);
  });

  it('tell a user how far they are, line by line', async () => {
    const id = await ordered([skus.e3]);
    const path = `${orderPath(id)}/provisioningstatus`;
    const item = (status: string) => ({
      orderLineItemId: 0,
      lineItemNumber: 0,
      status,
      quantityProvisioningInformation: [{ quantity: 10, status }],
    });
    assert.deepEqual((await world.get(path)).body.items, [item('unfulfilled')]);
    world.pass(4000);
    assert.deepEqual((await world.get(path)).body.items, [item('fulfilled')]);
    const app = await world.get(path, { Authorization: `Bearer ${world.app}` });
    assert.deepEqual([app.status, app.body.code], [403, 900329]);
  });

  it('are in the log', async () => {
    const id = await ordered([skus.e3], [skus.exchange]);
    const log = (
      await world.get(
        `/v1/auditrecords?startDate=2026-05-20&${filter('ResourceType', 'order', 'equals')}`,
      )
    ).body.items;
    const [record] = log.filter((each: { customerId: string }) => each.customerId === customer);
    assert.equal(record.operationType, 'create_order');
    const facts = new Map(
      record.customizedData.map((each: { key: string; value: string }) => [each.key, each.value]),
    );
    assert.equal(facts.get('OrderId'), id);
    assert.equal(facts.get('Quantity-1'), '10');
    assert.equal(facts.get('PartnerOnRecord-0'), '4847101');
  });

  it('are there for the subscriptions of the seed too', async () => {
    const path = '/v1/customers/d70061eb-1ee8-5d6d-8b89-b2f1e364ef79';
    const orders = (await world.get(`${path}/orders`)).body.items;
    const bought = (await world.get(`${path}/subscriptions`)).body.items;
    const lines = orders.flatMap((each: { lineItems: object[] }) => each.lineItems);
    assert.deepEqual(
      lines.map((each: { subscriptionId: string }) => each.subscriptionId).toSorted(),
      bought.map((each: { id: string }) => each.id).toSorted(),
    );
    assert.ok(orders.every((each: { status: string }) => each.status === 'completed'));
  });

  it('answer 20000 for one that the customer does not have', async () => {
    const { status, body } = await world.get(orderPath('000000000000'));
    assert.deepEqual([status, body.code], [404, 20000]);
    const other = await newBuyer(world);
    const id = await ordered([skus.e3]);
    assert.equal((await world.get(`/v1/customers/${other}/orders/${id}`)).body.code, 20000);
  });

  it('stay over a restart, and can be made in a file from before there were any', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const file = join(directory, 'partner-center.sqlite');
    await (await openWorld(file)).close();
    const old = new DatabaseSync(file);
    old.exec('DROP TABLE carts; DROP TABLE orders;');
    old.close();
    const before = await openWorld(file);
    const buyer = await newBuyer(before);
    const { body, cart } = await buy(before, buyer, [[skus.e3]]);
    await before.close();
    const after = await openWorld(file);
    const repeated = await after.post(`${cart}/checkout`, undefined);
    assert.deepEqual(repeated.body, body);
    await after.close();
    await rm(directory, { recursive: true });
  });
});
