import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { filter, openWorld, seeded } from './world.ts';

const first = 'd70061eb-1ee8-5d6d-8b89-b2f1e364ef79';
const link = (uri: string, headers: object[] = []) => ({ uri, method: 'GET', headers });
const names = (body: { items: { companyProfile: { companyName: string } }[] }) =>
  body.items.map((each) => each.companyProfile.companyName);

describe('customers in the sandbox', () => {
  let world: World;
  before(async () => void (world = await openWorld()));
  after(() => world.close());

  it('lists the few fields that a list shows', async () => {
    const { status, body } = await world.get('/v1/customers?size=1');
    assert.equal(status, 200);
    const { continuationToken: token } = body;
    assert.ok(token);
    assert.deepEqual(body, {
      totalCount: 1,
      items: [
        {
          id: first,
          companyProfile: {
            tenantId: first,
            domain: 'adventureworkscycles.onmicrosoft.com',
            companyName: 'Adventure Works Cycles',
            links: { self: link(`/customers/${first}/profiles/company`) },
            attributes: { objectType: 'CustomerCompanyProfile' },
          },
          relationshipToPartner: 'reseller',
          links: { self: link(`/customers/${first}`) },
          attributes: { objectType: 'Customer' },
        },
      ],
      links: {
        self: link('/customers?size=1'),
        next: link('/customers?size=1&seekOperation=Next', [
          { key: 'MS-ContinuationToken', value: token },
        ]),
      },
      attributes: { objectType: 'Collection' },
      continuationToken: token,
    });
  });

  it('goes on with the token until the next link is gone, without a double or a gap', async () => {
    const seen: string[] = [];
    let page = (await world.get('/v1/customers?size=7')).body;
    let pages = 1;
    seen.push(...names(page));
    while (page.links.next) {
      page = (
        await world.get(`/v1${page.links.next.uri}`, {
          'MS-ContinuationToken': page.continuationToken,
        })
      ).body;
      assert.equal(page.totalCount, page.items.length);
      seen.push(...names(page));
      pages += 1;
    }
    assert.deepEqual([pages, seen.length, new Set(seen).size], [6, 40, 40]);
    assert.equal(page.continuationToken, undefined);
    assert.equal(page.links.self.headers[0].key, 'MS-ContinuationToken');
  });

  it('ends on a full last page without another link', async () => {
    const { body } = await world.get('/v1/customers?size=40');
    assert.deepEqual([body.items.length, body.links.next], [40, undefined]);
  });

  it('lets size 0, or none, mean a page of its own choice', async () => {
    assert.equal((await world.get('/v1/customers?size=0')).body.items.length, 40);
    assert.equal((await world.get('/v1/customers')).body.items.length, 40);
  });

  it('keeps the filter over the pages, also when it is not sent again', async () => {
    const query = `size=5&${filter('IndirectReseller', seeded.tailspin.id)}`;
    const page = (await world.get(`/v1/customers?${query}`)).body;
    const next = { 'MS-ContinuationToken': page.continuationToken };
    const second = (await world.get('/v1/customers?size=5&seekOperation=Next', next)).body;
    assert.deepEqual(names(second), ['Adventure Works Camping']);
    const byLink = (await world.get(`/v1${page.links.next.uri}`, next)).body;
    assert.deepEqual(names(byLink), ['Adventure Works Camping']);
  });

  it('filters by the beginning of name or domain and by reseller', async () => {
    const found = async (field: string, value: string) =>
      names((await world.get(`/v1/customers?${filter(field, value)}`)).body);
    assert.deepEqual(await found('CompanyName', 'CONT'), [
      'Contoso Pharmaceuticals',
      'Contoso Suites',
    ]);
    assert.deepEqual(await found('CompanyName', '康托索'), ['康托索餐饮（温哥华）有限公司']);
    assert.deepEqual(await found('CompanyName', 'School_of *'), ['School_of *Fine_Art* [West]']);
    assert.deepEqual(await found('CompanyName', '%'), []);
    assert.deepEqual(await found('Domain', 'cohow'), ['Coho Winery']);
    assert.equal((await found('IndirectReseller', seeded.fabrikam.id.toUpperCase())).length, 12);
    assert.deepEqual(await found('IndirectReseller', seeded.alpine.id), []);
  });

  it('refuses a filter, a page or a token that makes no sense', async () => {
    const code = async (query: string, headers = {}) => {
      const { status, body } = await world.get(`/v1/customers?${query}`, headers);
      return [status, body.code];
    };
    assert.deepEqual(await code(filter('Country', 'US')), [400, 2000]);
    assert.deepEqual(await code(filter('Domain', 'a', 'contains')), [400, 2000]);
    assert.deepEqual(await code('filter=%7B'), [400, 2000]);
    assert.deepEqual(await code('size=-1'), [400, 2000]);
    assert.deepEqual(await code('seekOperation=Next'), [400, 2000]);
    assert.deepEqual(
      await code('seekOperation=Previous', { 'MS-ContinuationToken': 'x' }),
      [400, 2000],
    );
    assert.deepEqual(
      await code('seekOperation=Next', { 'MS-ContinuationToken': 'x' }),
      [400, 2000],
    );
  });

  it('shows all of a customer to a partner with delegated privileges', async () => {
    const { status, body } = await world.get(`/v1/customers/${first}`);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      id: first,
      commerceId: '58d02322-bef5-53cb-945b-ce7e21cf8b18',
      companyProfile: {
        tenantId: first,
        domain: 'adventureworkscycles.onmicrosoft.com',
        companyName: 'Adventure Works Cycles',
        address: {
          country: 'US',
          city: 'Bothell',
          addressLine1: '1 Main Street',
          postalCode: '98011',
          phoneNumber: '5550100',
        },
        email: 'billing@adventureworkscycles.example',
        links: { self: link(`/customers/${first}/profiles/company`) },
        attributes: { objectType: 'CustomerCompanyProfile' },
      },
      billingProfile: {
        id: 'ac09eae6-53a5-55ae-8754-715883b36c29',
        firstName: 'Billing',
        lastName: 'Contact',
        email: 'billing@adventureworkscycles.example',
        culture: 'en-US',
        language: 'en',
        companyName: 'Adventure Works Cycles',
        defaultAddress: {
          country: 'US',
          city: 'Bothell',
          addressLine1: '1 Main Street',
          postalCode: '98011',
          firstName: 'Billing',
          lastName: 'Contact',
          phoneNumber: '5550100',
        },
        links: { self: link(`/customers/${first}/profiles/billing`) },
        attributes: { etag: '-2457008427', objectType: 'CustomerBillingProfile' },
      },
      relationshipToPartner: 'reseller',
      allowDelegatedAccess: true,
      customDomains: ['adventureworkscycles.onmicrosoft.com'],
      links: { self: link(`/customers/${first}`) },
      attributes: { objectType: 'Customer' },
      associatedPartnerId: seeded.fabrikam.id,
    });
  });

  it('withholds address, e-mail and domains of a customer without delegated privileges', async () => {
    const { body } = await world.get(`/v1/customers?${filter('Domain', 'bellowscollege')}`);
    const customer = (await world.get(`/v1/customers/${body.items[0].id}`)).body;
    assert.equal(customer.allowDelegatedAccess, false);
    assert.equal(customer.associatedPartnerId, seeded.fabrikam.id);
    assert.equal('customDomains' in customer, false);
    assert.deepEqual(Object.keys(customer.companyProfile), [
      'tenantId',
      'domain',
      'companyName',
      'links',
      'attributes',
    ]);
  });

  it('knows no strangers', async () => {
    const stranger = await world.get('/v1/customers/00000000-0000-0000-0000-0000000000aa');
    assert.deepEqual([stranger.status, stranger.body.code], [403, 20002]);
    const nonsense = await world.get('/v1/customers/nobody');
    assert.deepEqual([nonsense.status, nonsense.body.code], [400, 900118]);
  });

  it('lists the reseller of a customer, without state and location', async () => {
    const { status, body } = await world.get(`/v1/customers/${first}/relationships`);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      totalCount: 1,
      items: [
        {
          id: '7a0c1e52-4b0d-4f8e-9a51-2c6d0b8f1e01',
          name: 'Fabrikam Inc.',
          relationshipType: 'is_indirect_cloud_solution_provider_of',
          mpnId: '4847101',
          attributes: { objectType: 'PartnerRelationship' },
        },
      ],
      attributes: { objectType: 'Collection' },
    });
  });

  it('lists no reseller for a direct customer', async () => {
    const other = await openWorld();
    const { body } = await other.post('/_state', { addCustomers: 1 });
    const relationships = (await other.get(`/v1/customers/${body.customerIds[0]}/relationships`))
      .body;
    assert.deepEqual(relationships.items, []);
    await other.close();
  });
});
