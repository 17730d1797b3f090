import assert from 'node:assert/strict';
import { catalogue } from '../../sandbox/seed/catalogue.ts';
import { findSku, skuKey } from '../../sandbox/state/catalogue.ts';
import { newBuyer, signIn } from './shop.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const online = 'targetView=OnlineServices';
const link = (uri: string) => ({ uri, method: 'GET', headers: [] });
const day = 24 * 60 * 60 * 1000;

describe('the catalogue of the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const refusedWith = async (path: string) => {
    const { status, body } = await world.get(path);
    return [status, body.code];
  };
  const titles = async (query: string) =>
    (await world.get(`/v1/products?${query}&${online}`)).body.items.map(
      (each: { title: string }) => each.title,
    ) as string[];

  it('has many SKUs, each once, with add-ons, trials and all segments, that only name SKUs there are', () => {
    assert.ok(catalogue.length >= 60);
    assert.equal(new Set(catalogue.map(skuKey)).size, catalogue.length);
    assert.ok(catalogue.filter((each) => each.addonTo).length >= 10);
    assert.ok(catalogue.filter((each) => each.isTrial).length >= 3);
    assert.equal(new Set(catalogue.map((each) => each.segment)).size, 4);
    for (const each of catalogue) {
      const named = [...(each.addonTo ?? []), ...(each.upgradesTo ?? []), each.renewsTo ?? []];
      for (const key of named.flat()) {
        const [product = '', sku = ''] = key.split(':');
        assert.ok(findSku(product, sku), `${each.title} names ${key}`);
      }
    }
  });

  it('lists the products of a country', async () => {
    const { status, body } = await world.get(`/v1/products?country=us&${online}`);
    assert.equal(status, 200);
    assert.deepEqual(body.items[0], {
      id: 'CFQ7TTC0LH18',
      title: 'Microsoft 365 Business Basic',
      description: 'Microsoft 365 Business Basic, sold by the licence.',
      productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
      isMicrosoftProduct: true,
      publisherName: 'Microsoft Corporation',
      links: {
        skus: link('/products/CFQ7TTC0LH18/skus?country=US'),
        self: link('/products/CFQ7TTC0LH18?country=US'),
      },
    });
    assert.equal(body.totalCount, body.items.length);
    assert.deepEqual(body.links.self, link('/products?country=US&targetView=OnlineServices'));
    const one = await world.get('/v1/products/CFQ7TTC0LH18?country=US');
    assert.deepEqual(one.body, body.items[0]);
  });

  it('lists less in some countries, nothing where the cloud is another service, and a segment when asked', async () => {
    const us = await titles('country=US');
    assert.ok(us.includes('Microsoft Teams Domestic Calling Plan'));
    assert.ok(us.includes('Microsoft 365 G3 GCC'));
    const brazil = await titles('country=BR');
    assert.ok(!brazil.includes('Microsoft Teams Domestic Calling Plan'));
    assert.ok(!brazil.includes('Microsoft 365 G3 GCC'));
    assert.deepEqual(await titles('country=CN'), []);
    assert.ok(
      (await titles('country=US&targetSegment=education')).every((each) => / for /.test(each)),
    );
  });

  it('shows a SKU with its limits and rules', async () => {
    const { body } = await world.get('/v1/products/CFQ7TTC0LH18/skus?country=US');
    assert.equal(body.totalCount, 1);
    assert.deepEqual(body.items[0], {
      id: '0001',
      productId: 'CFQ7TTC0LH18',
      title: 'Microsoft 365 Business Basic',
      description: 'Microsoft 365 Business Basic, sold by the licence.',
      minimumQuantity: 1,
      maximumQuantity: 300,
      isTrial: false,
      supportedBillingCycles: ['annual', 'monthly'],
      purchasePrerequisites: ['MicrosoftCloudAgreement'],
      inventoryVariables: [],
      provisioningVariables: [],
      actions: ['Refund'],
      dynamicAttributes: {
        isMicrosoftProduct: true,
        hasConstraints: true,
        isAddon: false,
        prerequisiteSkus: [],
        isSoftwareAssuranceApplicable: false,
        upgradeTargetOffers: ['CFQ7TTC0LDPB:0001', 'CFQ7TTC0LCHC:0002'],
        provisioningId: body.items[0].dynamicAttributes.provisioningId,
        internal: false,
      },
      links: {
        availabilities: link('/products/CFQ7TTC0LH18/skus/0001/availabilities?country=US'),
        self: link('/products/CFQ7TTC0LH18/skus/0001?country=US'),
      },
    });
    const addon = (await world.get('/v1/products/CFQ7TTC0HD6P/skus/0001?country=US')).body;
    assert.equal(addon.dynamicAttributes.isAddon, true);
    assert.deepEqual(addon.dynamicAttributes.prerequisiteSkus, ['CFQ7TTC0LFLX:0001']);
  });

  it('keeps what is for charities apart until it is asked for', async () => {
    const path = '/v1/products/CFQ7TTC0LH18/skus';
    const ids = async (query: string) =>
      (await world.get(`${path}?${query}`)).body.items.map((each: { id: string }) => each.id);
    assert.deepEqual(await ids('country=US'), ['0001']);
    assert.deepEqual(await ids('country=US&targetSegment=nonprofit'), ['000J']);
    const { body } = await world.get(`${path}/000J/availabilities?country=US`);
    assert.equal(body.items[0].segment, 'nonprofit');
  });

  it('shows the availability with every pair of term and billing cycle', async () => {
    const path = '/v1/products/CFQ7TTC0LFLX/skus/0001/availabilities';
    const { body } = await world.get(`${path}?country=CA`);
    const [availability] = body.items;
    assert.match(availability.id, /^CFQ7TTC0[0-9A-Z]{4}$/);
    assert.equal(availability.catalogItemId, `CFQ7TTC0LFLX:0001:${availability.id}`);
    assert.deepEqual(availability.defaultCurrency, { code: 'CAD', symbol: 'CA$' });
    assert.deepEqual(
      availability.terms.map((each: { duration: string; billingCycle: string }) => [
        each.duration,
        each.billingCycle,
      ]),
      [
        ['P1M', 'Monthly'],
        ['P1Y', 'Monthly'],
        ['P1Y', 'Annual'],
        ['P3Y', 'Monthly'],
        ['P3Y', 'Annual'],
        ['P3Y', 'Triennial'],
      ],
    );
    assert.equal(
      availability.terms[0].cancellationPolicies[0].refundOptions[0].expiresAfter,
      'P7D',
    );
    const one = (await world.get(`${path}/${availability.id}?country=CA`)).body;
    assert.equal(one.product.id, 'CFQ7TTC0LFLX');
    assert.equal(one.sku.title, 'Microsoft 365 E3');
  });

  it('gives availabilities other ids every day, and when a test wants it; the old ones are gone', async () => {
    const path = '/v1/products/CFQ7TTC0LFLX/skus/0001/availabilities';
    const id = async (headers?: Record<string, string>) =>
      (await world.get(`${path}?country=US`, headers)).body.items[0].id as string;
    const first = await id();
    assert.equal(await id(), first);
    await world.post('/_state', { renewAvailabilities: true });
    const second = await id();
    assert.notEqual(second, first);
    assert.deepEqual(await refusedWith(`${path}/${first}?country=US`), [404, 400019]);
    world.pass(day);
    const later = await signIn(world);
    assert.notEqual(await id(later), second);
    assert.equal((await world.get(`${path}/${second}?country=US`, later)).body.code, 400019);
  });

  it('reads the same for a customer, in its own country', async () => {
    const customer = await newBuyer(world);
    const root = `/v1/customers/${customer}/products`;
    const mine = (await world.get(`${root}?${online}`)).body;
    assert.deepEqual(mine, (await world.get(`/v1/products?country=US&${online}`)).body);
    for (const path of ['', '/skus', '/skus/0001', '/skus/0001/availabilities']) {
      const [his, all] = [
        await world.get(`${root}/CFQ7TTC0LFLX${path}`),
        await world.get(`/v1/products/CFQ7TTC0LFLX${path}?country=US`),
      ];
      assert.equal(his.status, 200);
      assert.deepEqual(his.body, all.body);
    }
    const stranger = '00000000-0000-0000-0000-0000000000aa';
    assert.deepEqual(
      await refusedWith(`/v1/customers/${stranger}/products?${online}`),
      [403, 20002],
    );
  });

  it('says what it does not have, and what may not be asked', async () => {
    const sku = '/v1/products/CFQ7TTC0LFLX/skus';
    assert.deepEqual(await refusedWith('/v1/products/CFQ7TTC00000?country=US'), [404, 400013]);
    assert.deepEqual(await refusedWith('/v1/products/CFQ7TTC0LH0Q?country=BR'), [404, 400013]);
    assert.deepEqual(await refusedWith(`${sku}/9999?country=US`), [404, 400018]);
    assert.deepEqual(
      await refusedWith(`${sku}/0001/availabilities/CFQ7TTC00000?country=US`),
      [404, 400019],
    );
    const list = '/v1/products?country=US';
    assert.deepEqual(await refusedWith(`${list}&targetView=MicrosoftAzure`), [403, 400036]);
    assert.deepEqual(await refusedWith(`${list}&${online}&targetSegment=pirates`), [403, 400030]);
    assert.deepEqual(
      await refusedWith(`/v1/products?country=DE&${online}&targetSegment=government`),
      [403, 400030],
    );
    assert.deepEqual(await refusedWith(list), [400, 2000]);
    assert.deepEqual(await refusedWith(`/v1/products?${online}`), [400, 2000]);
  });
});
