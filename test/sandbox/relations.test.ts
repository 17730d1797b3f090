import assert from 'node:assert/strict';
import { bought, change, legacy, refusal } from './held.ts';
import { newBuyer, skus } from './shop.ts';
import type { World } from './world.ts';
import { filter, openWorld, seeded, tenant } from './world.ts';

const requests = '/v1/customers/relationshiprequests';

describe('requests for a relationship with an existing company, in the sandbox', () => {
  let world: World;
  let link: URL;
  beforeEach(async () => {
    world = await openWorld();
    const query = `indirectCloudSolutionProviderId=${tenant}&indirectResellerId=${seeded.contoso.id}`;
    link = new URL((await world.get(`${requests}?${query}`)).body.url);
  });
  afterEach(() => world.close());

  const here = () => link.pathname + link.search;
  const companies = async () =>
    [...(await world.get(here())).text.matchAll(/<option value="([^"]+)">/g)].map(
      (each) => each[1]!,
    );
  const accept = async (companyId: string, language = '') => {
    const { text } = await world.get(here() + language);
    const action = /action="([^"]+)"/.exec(text)?.[1]?.replaceAll('&#38;', '&') ?? '';
    return world.send(action, { companyId });
  };

  it('gives a link with the tenants and Partner ID of those who ask', async () => {
    assert.equal(link.origin, world.url);
    assert.deepEqual(Object.fromEntries(link.searchParams), {
      invType: 'IndirectResellerRelationship',
      partnerId: seeded.contoso.id,
      msppId: seeded.contoso.mpnId,
      indirectCSPId: tenant,
      DAP: 'false',
    });
    const { body } = await world.get(requests);
    assert.equal(body.attributes.objectType, 'RelationshipRequest');
    const direct = new URL(body.url).searchParams;
    assert.deepEqual(
      [direct.get('invType'), direct.get('partnerId')],
      ['ResellerRelationship', tenant],
    );
  });

  it('gives none for a reseller without partnership, for another provider, or to an application alone', async () => {
    const alone = world.get(`${requests}?indirectResellerId=${seeded.alpine.id}`);
    assert.deepEqual(await refusal(alone), [403, 600006]);
    const other = world.get(`${requests}?indirectCloudSolutionProviderId=${seeded.alpine.id}`);
    assert.deepEqual(await refusal(other), [400, 2000]);
    const app = { Authorization: `Bearer ${world.app}` };
    assert.deepEqual(await refusal(world.get(requests, app)), [403, 900329]);
  });

  it('leads to a page where a company accepts, and is a customer of that reseller from then on', async () => {
    const { status, text } = await world.get(here());
    assert.equal(status, 200);
    assert.match(text, /<h1>Relationship with Contoso Ltd\.<\/h1>/);
    const [company] = await companies();
    const before = (await world.get('/v1/customers')).body.totalCount;
    const sent = await accept(company!);
    assert.equal(sent.status, 303);
    const accepted = await world.get(sent.headers.get('Location') ?? '');
    assert.match(accepted.text, /has accepted the relationship with Contoso Ltd\./);
    assert.equal((await world.get('/v1/customers')).body.totalCount, before + 1);
    const { body } = await world.get(`/v1/customers/${company}`);
    assert.deepEqual(
      [body.associatedPartnerId, body.relationshipToPartner],
      [seeded.contoso.id, 'reseller'],
    );
    const own = await world.get(`/v1/customers?${filter('IndirectReseller', seeded.contoso.id)}`);
    assert.ok(own.body.items.some((each: { id: string }) => each.id === company));
    assert.ok(!(await companies()).includes(company!));
  });

  it('is written into the log as the deed of nobody here', async () => {
    const [company] = await companies();
    await accept(company!);
    const [record] = (await world.get('/v1/auditrecords')).body.items;
    assert.deepEqual(
      [record.operationType, record.resourceType, record.customerId],
      ['extend_relationship', 'partner_customer_relationship', company],
    );
    assert.equal('userPrincipalName' in record, false);
  });

  it('asks again when no company was chosen, and takes a second click for the first', async () => {
    assert.equal((await accept('')).status, 400);
    const [company] = await companies();
    assert.equal((await accept(company!)).status, 303);
    assert.equal((await accept(company!)).status, 303);
    const { items } = (await world.get('/v1/customers')).body;
    assert.equal(items.filter((each: { id: string }) => each.id === company).length, 1);
  });

  it('speaks Chinese, and keeps to it', async () => {
    const { text } = await world.get(`${here()}&lang=zh`);
    assert.match(text, /与 Contoso Ltd\. 的关系/);
    const [company] = await companies();
    const sent = await accept(company!, '&lang=zh');
    assert.match(
      (await world.get(sent.headers.get('Location') ?? '')).text,
      /已接受与 Contoso Ltd\./,
    );
  });

  it('knows no link of a reseller whose partnership has ended', async () => {
    await world.post('/_state', { removePartnership: seeded.contoso.id });
    assert.equal((await world.get(here())).status, 404);
    assert.equal((await world.get('/Adminportal/Home')).status, 404);
  });
});

describe('the end of a relationship with a customer, in the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const end = (customer: string, headers?: Record<string, string>) =>
    world.patch(
      `/v1/customers/${customer}`,
      { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } },
      headers,
    );
  const ids = async () =>
    (await world.get('/v1/customers')).body.items.map((each: { id: string }) => each.id);

  it('is refused while there are active subscriptions; suspension is not enough on new commerce', async () => {
    const held = await bought(world, skus.e3);
    assert.deepEqual(await refusal(end(held.customer)), [400, 800002]);
    await change(world, held, { status: 'suspended' });
    assert.deepEqual(await refusal(end(held.customer)), [400, 800002]);
    await change(world, held, { status: 'deleted' });
    assert.equal((await end(held.customer)).status, 200);
  });

  it('is possible when legacy subscriptions are suspended, and takes their support contact away', async () => {
    const old = await legacy(world);
    const contact = { supportTenantId: seeded.contoso.id, supportMpnId: seeded.contoso.mpnId };
    await world.put(`${old.path}/supportcontact`, contact);
    const list = `/v1/customers/${old.customer}/subscriptions`;
    for (const each of (await world.get(list)).body.items) {
      const match = { 'If-Match': `"${each.attributes.etag}"` };
      await world.patch(`${list}/${each.id}`, { ...each, status: 'suspended' }, match);
    }
    assert.equal((await end(old.customer)).status, 200);
    assert.deepEqual(await refusal(world.get(`${old.path}/supportcontact`)), [403, 20002]);
  });

  it('answers with next to nothing, takes the customer off the list, and is written into the log', async () => {
    const customer = await newBuyer(world);
    const { status, body } = await end(customer);
    assert.equal(status, 200);
    assert.deepEqual([body.RelationshipToPartner, body.Id], ['none', null]);
    assert.ok(!(await ids()).includes(customer));
    assert.deepEqual(await refusal(world.get(`/v1/customers/${customer}`)), [403, 20002]);
    const [record] = (await world.get('/v1/auditrecords')).body.items;
    assert.deepEqual(
      [record.operationType, record.userPrincipalName],
      ['remove_partner_customer_relationship', 'agent@northwind-distribution.example'],
    );
  });

  it('lets the company come back through a request, to another reseller', async () => {
    const customer = await newBuyer(world);
    await end(customer);
    const { url } = (await world.get(`${requests}?indirectResellerId=${seeded.tailspin.id}`)).body;
    const { search } = new URL(url);
    const sent = await world.send(`/Adminportal/Home/accept${search}`, { companyId: customer });
    assert.equal(sent.status, 303);
    assert.ok((await ids()).includes(customer));
    const { associatedPartnerId } = (await world.get(`/v1/customers/${customer}`)).body;
    assert.equal(associatedPartnerId, seeded.tailspin.id);
  });

  it('takes nothing but the end, and only from a user', async () => {
    const customer = await newBuyer(world);
    const path = `/v1/customers/${customer}`;
    const other = world.patch(path, { relationshipToPartner: 'advisor' });
    assert.deepEqual(await refusal(other), [400, 800002]);
    const app = { Authorization: `Bearer ${world.app}` };
    assert.deepEqual(await refusal(end(customer, app)), [403, 900329]);
  });
});
