import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const customer = 'd70061eb-1ee8-5d6d-8b89-b2f1e364ef79';
const path = `/v1/customers/${customer}/subscriptions`;

describe('subscriptions in the sandbox', () => {
  let world: World;
  before(async () => void (world = await openWorld()));
  after(() => world.close());

  it('lists those of one customer in one piece', async () => {
    const { status, body } = await world.get(path);
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body), ['totalCount', 'items', 'attributes']);
    assert.deepEqual([body.totalCount, body.items.length], [3, 3]);
  });

  it('narrows the list to an order or to a reseller of record', async () => {
    const all = (await world.get(path)).body.items as {
      id: string;
      orderId: string;
      partnerId: string;
    }[];
    const order = all[0]!.orderId;
    const ofOrder = (await world.get(`${path}?order_id=${order}`)).body.items;
    assert.deepEqual(
      ofOrder,
      all.filter((each) => each.orderId === order),
    );
    assert.equal(ofOrder.length, 2);
    assert.equal((await world.get(`${path}?mpn_id=4847101`)).body.totalCount, 3);
    assert.equal((await world.get(`${path}?mpn_id=4847115`)).body.totalCount, 0);
  });

  it('shows one in the new-commerce shape', async () => {
    const id = '70f0e80c-8ee3-5ed2-aeb1-07ffab50ec61';
    const link = (uri: string) => ({ uri, method: 'GET', headers: [] });
    const { status, body } = await world.get(`${path}/${id.toUpperCase()}`);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      id,
      offerId: 'CFQ7TTC0LCHC:0002:CFQ7TTC0R7Q2',
      offerName: 'Microsoft 365 Business Premium',
      friendlyName: 'Microsoft 365 Business Premium',
      productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
      quantity: 15,
      unitType: 'Licenses',
      hasPurchasableAddons: false,
      creationDate: '2026-05-01T08:46:00.0000000Z',
      effectiveStartDate: '2026-05-01T08:46:00.000Z',
      commitmentEndDate: '2027-04-30T00:00:00Z',
      commitmentEndDateTime: '2027-04-30T23:59:59Z',
      cancellationAllowedUntilDate: '2026-05-08T08:46:00.000Z',
      status: 'active',
      autoRenewEnabled: true,
      isTrial: false,
      billingType: 'license',
      billingCycle: 'monthly',
      termDuration: 'P1Y',
      renewalTermDuration: 'P1Y',
      refundOptions: [{ type: 'Full', expiresAt: '2026-05-08T08:46:00.000Z' }],
      isMicrosoftProduct: true,
      partnerId: '4847101',
      attentionNeeded: false,
      actionTaken: false,
      contractType: 'subscription',
      links: {
        product: link('/products/CFQ7TTC0LCHC?country=US'),
        sku: link('/products/CFQ7TTC0LCHC/skus/0002?country=US'),
        availability: link(
          '/products/CFQ7TTC0LCHC/skus/0002/availabilities/CFQ7TTC0R7Q2?country=US',
        ),
        self: link(`/customers/${customer}/subscriptions/${id}`),
      },
      publisherName: 'Microsoft Corporation',
      refundableQuantity: { totalQuantity: 0, details: [] },
      orderId: '675e9f959bd2',
      attributes: { objectType: 'Subscription' },
    });
  });

  it('answers 20003 for one that the customer does not have', async () => {
    const id = '00000000-0000-0000-0000-0000000000aa';
    const { status, body } = await world.get(`${path}/${id}`);
    assert.equal(status, 404);
    assert.deepEqual(body, {
      code: 20003,
      description: `Subscription with ID ${id} not found.`,
      data: [],
      source: 'PartnerFD',
    });
  });

  it('has no subscriptions for a customer that is a stranger', async () => {
    const { status, body } = await world.get(
      '/v1/customers/00000000-0000-0000-0000-0000000000aa/subscriptions',
    );
    assert.deepEqual([status, body.code], [403, 20002]);
  });
});
