import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { filter, openWorld, seeded, tenant } from './world.ts';

interface Item {
  id: string;
  operationType: string;
  operationDate: string;
  resourceType: string;
  customerName?: string;
}

describe('the activity log of the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const items = async (query: string) =>
    (await world.get(`/v1/auditrecords?${query}`)).body.items as Item[];

  it('lists the last 30 days, newest first', async () => {
    const { status, body } = await world.get('/v1/auditrecords');
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body), ['totalCount', 'items', 'links', 'attributes']);
    const dates = (body.items as Item[]).map((each) => each.operationDate);
    assert.ok(dates.length > 20);
    assert.deepEqual(dates, dates.toSorted().reverse());
    assert.ok(dates.at(-1)! >= '2026-04-20');
  });

  it('shows an order as it was written down', async () => {
    const [record] = (
      await world.get(`/v1/auditrecords?size=1&startDate=2026-05-01&endDate=2026-05-01`)
    ).body.items;
    assert.deepEqual(record, {
      id: record.id,
      partnerId: tenant,
      customerId: 'd70061eb-1ee8-5d6d-8b89-b2f1e364ef79',
      customerName: 'Adventure Works Cycles',
      userPrincipalName: 'agent@northwind-distribution.example',
      resourceType: 'order',
      resourceNewValue: record.resourceNewValue,
      operationType: 'create_order',
      customizedData: [
        { key: 'OrderId', value: '675e9f959bd2' },
        { key: 'OfferId-0', value: 'CFQ7TTC0LCHC:0002:CFQ7TTC0R7Q2' },
        { key: 'SubscriptionId-0', value: '70f0e80c-8ee3-5ed2-aeb1-07ffab50ec61' },
        { key: 'SubscriptionName-0', value: 'Microsoft 365 Business Premium' },
        { key: 'Quantity-0', value: '15' },
        { key: 'PartnerOnRecord-0', value: '4847101' },
      ],
      operationDate: '2026-05-01T08:46:00.0000000Z',
      operationStatus: 'succeeded',
      attributes: { objectType: 'AuditRecord' },
    });
    assert.equal(JSON.parse(record.resourceNewValue).LineItems[0].Quantity, 15);
  });

  it('pages with a token that goes on with the same question', async () => {
    const all = await items('startDate=2026-04-25&endDate=2026-05-15');
    let page = (await world.get('/v1/auditrecords?startDate=2026-04-25&endDate=2026-05-15&size=9'))
      .body;
    const seen: Item[] = [...page.items];
    while (page.links.next) {
      const next = { 'MS-ContinuationToken': page.continuationToken };
      page = (await world.get('/v1/auditrecords?size=9&seekOperation=Next', next)).body;
      seen.push(...page.items);
    }
    assert.ok(all.length > 18);
    assert.deepEqual(seen, all);
  });

  it('filters by customer, company name and type of resource', async () => {
    const customer = 'd70061eb-1ee8-5d6d-8b89-b2f1e364ef79';
    const ofCustomer = await items(filter('CustomerId', customer, 'equals'));
    assert.ok(ofCustomer.length > 0);
    assert.deepEqual(
      new Set(ofCustomer.map((each) => each.customerName)),
      new Set(['Adventure Works Cycles']),
    );
    assert.deepEqual(await items(filter('CompanyName', 'works CYC', 'substring')), ofCustomer);
    const added = await items(filter('ResourceType', 'Customer', 'equals'));
    assert.deepEqual(new Set(added.map((each) => each.operationType)), new Set(['add_customer']));
    const { status } = await world.get(`/v1/auditrecords?${filter('CompanyName', 'a', 'equals')}`);
    assert.equal(status, 400);
  });

  it('refuses more than 30 days at once, and what is older than 90 days', async () => {
    const status = async (query: string) => (await world.get(`/v1/auditrecords?${query}`)).status;
    assert.equal(await status('startDate=2026-04-20'), 200);
    assert.equal(await status('startDate=2026-04-19'), 400);
    assert.equal(await status('startDate=2026-02-19&endDate=2026-03-21'), 200);
    assert.equal(await status('startDate=2026-02-18&endDate=2026-03-01'), 400);
    assert.equal(await status('startDate=2026-05-10&endDate=2026-05-09'), 400);
    assert.equal(await status('startDate=10.5.2026'), 400);
    assert.equal(await status('endDate=2026-02-30'), 400);
  });

  it('holds what happens from now on, until the end of the day asked for', async () => {
    await world.post('/_state', { removePartnership: seeded.contoso.id });
    world.pass(60_000);
    await world.post('/_state', { addPartnership: seeded.alpine.id });
    const found = await items(
      `startDate=2026-05-20&endDate=2026-05-20&${filter('ResourceType', 'partner_relationship', 'equals')}`,
    );
    assert.deepEqual(
      found.map((each) => [each.operationType, each.operationDate]),
      [
        ['create_partner_relationship', '2026-05-20T12:01:00.0000000Z'],
        ['remove_partner_relationship', '2026-05-20T12:00:00.0000000Z'],
      ],
    );
  });
});
