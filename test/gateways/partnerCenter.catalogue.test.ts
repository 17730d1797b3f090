import assert from 'node:assert/strict';
import type { Answer } from '../../src/domain/partnerCenterDoor.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, World } from './partnerCenter.world.ts';

const market = { country: 'DE', segment: 'commercial' } as const;
const sku = { productId: 'CFQ7TTC0LH18', skuId: '000X' };

describe('The catalogue of Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  const open = async (scripted: Scripted) => {
    world = await startWorld(() => scripted);
    return world.pc;
  };
  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };

  it('has licences of new commerce, and nothing else', async () => {
    const items = [
      { id: 'CFQ7TTC0LH18', title: 'Basic', productType: { id: 'OnlineServicesNCE' } },
      { id: 'OLD', title: 'Old', productType: { id: 'OnlineServices' } },
      { id: 'AZURE', title: 'Azure plan', productType: { id: 'Azure' } },
      { id: 'BARE', title: null },
    ];
    const pc = await open({ json: { totalCount: 4, items } });
    assert.deepEqual(await yes(pc.products(market)), {
      items: [
        { id: 'CFQ7TTC0LH18', title: 'Basic' },
        { id: 'BARE', title: 'BARE' },
      ],
    });
    assert.deepEqual(Object.fromEntries(world.calls[0]?.url.searchParams ?? []), {
      country: 'DE',
      targetSegment: 'commercial',
      targetView: 'OnlineServices',
    });
    assert.equal(world.calls[0]?.headers.authorization, 'Bearer app-1');
  });

  it('tells a missing list of products from an empty one', async () => {
    const pc = await open({ json: { items: null } });
    assert.deepEqual(await yes(pc.products(market)), { items: undefined });
  });

  it('has SKUs with limits, add-ons with what they need', async () => {
    const items = [
      {
        id: '000X',
        productId: 'CFQ7TTC0LH18',
        title: 'Phone',
        minimumQuantity: '1',
        maximumQuantity: 300,
        isTrial: false,
        dynamicAttributes: { isAddon: true, prerequisiteSkus: ['CFQ7TTC0LFLX:0001', '', null] },
      },
      { Id: '0002', IsTrial: true, DynamicAttributes: null },
    ];
    const pc = await open({ json: { items } });
    assert.deepEqual(await yes(pc.skus('CFQ7TTC0LH18', market)), {
      items: [
        {
          id: '000X',
          productId: 'CFQ7TTC0LH18',
          title: 'Phone',
          minimum: 1,
          maximum: 300,
          isTrial: false,
          isAddon: true,
          needs: ['CFQ7TTC0LFLX:0001'],
        },
        {
          id: '0002',
          productId: 'CFQ7TTC0LH18',
          title: '0002',
          minimum: 1,
          maximum: 1_000_000,
          isTrial: true,
          isAddon: false,
          needs: [],
        },
      ],
    });
    const seen = world.calls[0]?.url;
    assert.equal(seen?.pathname, '/v1/products/CFQ7TTC0LH18/skus');
    assert.equal(seen?.search, '?country=DE&targetSegment=commercial');
  });

  const term = (duration: string, billingCycle: string) => ({ duration, billingCycle });
  const availability = {
    id: 'CFQ7TTC0K971',
    catalogItemId: 'CFQ7TTC0LH18:000X:CFQ7TTC0K971',
    segment: 'Commercial',
    isPurchasable: true,
    terms: [
      term('P1Y', 'Annual'),
      term('p1y', 'monthly'),
      term('P1Y', 'annual'),
      term('P3Y', 'triennial'),
      term('P1M', 'one_time'),
      term('P5Y', 'annual'),
    ],
  };

  it('says what of a SKU is sold now, in the terms and cycles that the desk knows', async () => {
    const others = [
      { ...availability, segment: 'education' },
      { id: 'SECOND', isPurchasable: false, terms: null },
    ];
    const pc = await open({ json: { items: [availability, ...others] } });
    assert.deepEqual(await yes(pc.availabilities(sku, market)), {
      items: [
        {
          catalogItemId: 'CFQ7TTC0LH18:000X:CFQ7TTC0K971',
          purchasable: true,
          plans: [
            { term: 'P1Y', billingCycle: 'annual' },
            { term: 'P1Y', billingCycle: 'monthly' },
            { term: 'P3Y', billingCycle: 'triennial' },
          ],
        },
        { catalogItemId: 'CFQ7TTC0LH18:000X:SECOND', purchasable: false, plans: [] },
      ],
    });
    const seen = world.calls[0]?.url;
    assert.equal(seen?.pathname, '/v1/products/CFQ7TTC0LH18/skus/000X/availabilities');
    assert.equal(seen?.search, '?country=DE&targetSegment=commercial');
  });

  it('says what one customer may buy, without a country, and by POST when GET is not offered', async () => {
    world = await startWorld(({ method }) =>
      method === 'GET' ? { status: 405 } : { json: { items: [availability] } },
    );
    const { items } = await yes(world.pc.availabilities(sku, market, 'c1'));
    assert.equal(items?.length, 1);
    assert.deepEqual(
      world.calls.map(({ method, url }) => `${method} ${url.pathname}${url.search}`),
      ['GET', 'POST'].map(
        (method) =>
          `${method} /v1/customers/c1/products/CFQ7TTC0LH18/skus/000X/availabilities?targetSegment=commercial`,
      ),
    );
    assert.equal(world.calls[1]?.text, '');
  });

  it('refuses with its code', async () => {
    const pc = await open({ status: 404, json: { code: '400018', description: 'SKU not found' } });
    const answer = await pc.availabilities(sku, market);
    assert.ok(answer.is === 'no' && answer.no.code === '400018');
    assert.equal(world.calls.length, 1);
  });
});
