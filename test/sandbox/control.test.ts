import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { filter, openWorld, seeded } from './world.ts';

const list = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
const accept = '/invite/northwind-7f3a/accept';

describe('faults on demand', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const fault = async (wish: object) =>
    assert.equal((await world.post('/_faults', wish)).status, 200);
  const partnerships = async () => (await world.get(list)).body.totalCount as number;

  it('answers the next calls that match with a status and body, without doing the work, and then is used up', async () => {
    const then = { status: 503, body: { sorry: true }, headers: { 'Retry-After': '3' } };
    await fault({ method: 'post', path: '/invite/', times: 2, then });
    for (const _ of [1, 2]) {
      const heard = await world.send(accept, { resellerId: seeded.alpine.id });
      assert.deepEqual(
        [heard.status, heard.body, heard.headers.get('Retry-After')],
        [503, { sorry: true }, '3'],
      );
    }
    assert.equal(await partnerships(), 6);
    assert.equal((await world.send(accept, { resellerId: seeded.alpine.id })).status, 303);
    assert.equal(await partnerships(), 7);
  });

  it('matches any method when none is named, and a regular expression over path and query', async () => {
    await fault({ path: '^/v1/customers/[^/]+/subscriptions', then: { status: 500 } });
    await fault({
      path: '^/v1/.*relationship_type',
      then: { status: 502, body: '<h1>Bad gateway</h1>' },
    });
    assert.equal((await world.get('/v1/customers?size=1')).status, 200);
    assert.equal((await world.get('/v1/customers/x/subscriptions')).status, 500);
    const html = await world.get(list);
    assert.deepEqual(
      [html.status, html.text, html.headers.get('Content-Type')],
      [502, '<h1>Bad gateway</h1>', 'text/html; charset=utf-8'],
    );
  });

  it('cuts the line before the work is done', async () => {
    await fault({ path: accept, then: { cut: 'before' } });
    await assert.rejects(world.send(accept, { resellerId: seeded.alpine.id }), TypeError);
    assert.equal(await partnerships(), 6);
  });

  it('cuts the line after the work is done', async () => {
    await fault({ path: accept, then: { cut: 'after' } });
    await assert.rejects(world.send(accept, { resellerId: seeded.alpine.id }), TypeError);
    assert.equal(await partnerships(), 7);
  });

  it('lets an answer wait, while the work is done at once', async () => {
    await fault({ path: accept, then: { waitMs: 600_000 } });
    const given = new AbortController();
    const late = world.url + accept;
    const body = new URLSearchParams({ resellerId: seeded.alpine.id });
    const call = fetch(late, { method: 'POST', body, redirect: 'manual', signal: given.signal });
    const gone = assert.rejects(call, { name: 'AbortError' });
    const deadline = Date.now() + 10_000;
    while ((await partnerships()) !== 7) assert.ok(Date.now() < deadline, 'the work was not done');
    given.abort();
    await gone;
  });

  it('does wait before it answers', async () => {
    await fault({ path: list, then: { waitMs: 80 } });
    const began = performance.now();
    assert.equal((await world.get(list)).status, 200);
    assert.ok(performance.now() - began >= 75);
  });

  it('works on the token endpoint and on unknown paths too', async () => {
    await fault({ path: '^.*/oauth2/token$', then: { status: 500 } });
    await fault({ path: '/v1/unknown', then: { status: 418 } });
    assert.equal((await world.token({ grant_type: 'client_credentials' })).status, 500);
    assert.equal((await world.get('/v1/unknown')).status, 418);
  });

  it('can be seen and cleared, and a fault that makes no sense is refused', async () => {
    await fault({ path: '/v1', times: 3, then: { status: 500 } });
    assert.deepEqual((await world.get('/_faults')).body, [
      { path: '/v1', times: 3, then: { status: 500 } },
    ]);
    await world.remove('/_faults');
    assert.deepEqual((await world.get('/_faults')).body, []);
    assert.equal((await world.get(list)).status, 200);
    assert.equal((await world.post('/_faults', { path: '^(', then: { status: 500 } })).status, 400);
    assert.equal(
      (await world.post('/_faults', { path: '/v1', then: { cut: 'never' } })).status,
      400,
    );
  });
});

describe('the journal of calls', () => {
  let world: World;
  before(async () => void (world = await openWorld()));
  after(() => world.close());

  it('holds every call with its ids, moment and status, and is null where there was no answer', async () => {
    await world.get(list, { 'MS-RequestId': 'r-1', 'MS-CorrelationId': 'c-1' });
    await world.post('/_faults', { path: '/v1', then: { cut: 'after' } });
    await assert.rejects(
      world.get('/v1/profiles/mpn', { 'MS-RequestId': 'r-2', 'MS-CorrelationId': 'c-2' }),
    );
    await world.get('/invite/nobody');
    const at = '2026-05-20T12:00:00.000Z';
    assert.deepEqual((await world.get('/_calls')).body, [
      { method: 'GET', path: list, requestId: 'r-1', correlationId: 'c-1', at, status: 200 },
      {
        method: 'GET',
        path: '/v1/profiles/mpn',
        requestId: 'r-2',
        correlationId: 'c-2',
        at,
        status: null,
      },
      { method: 'GET', path: '/invite/nobody', at, status: 404 },
    ]);
    await world.remove('/_calls');
    assert.deepEqual((await world.get('/_calls')).body, []);
  });
});

describe('shaping the data of the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('adds a reseller, by default one that may accept an invitation', async () => {
    const { body } = await world.post('/_state', { addReseller: { name: 'Wingtip Toys' } });
    const { id, mpnId } = body.reseller;
    assert.deepEqual(body.reseller, {
      name: 'Wingtip Toys',
      country: 'US',
      enrolled: true,
      agreementSigned: true,
      authorised: true,
      id,
      mpnId: '4900016',
    });
    assert.equal(
      (await world.get(`/v1/profiles/mpn?mpnId=${mpnId}`)).body.partnerName,
      'Wingtip Toys',
    );
    assert.equal((await world.send(accept, { resellerId: id })).status, 303);
  });

  it('adds one in partnership with ids of its own, and refuses ids that are taken', async () => {
    const wish = {
      name: '恒基',
      country: 'CA',
      id: '11111111-2222-4333-8444-555555555555',
      mpnId: '5000001',
      partnership: true,
    };
    await world.post('/_state', { addReseller: wish });
    const { items } = (await world.get(list)).body;
    assert.deepEqual(
      [items[6].id, items[6].name, items[6].mpnId, items[6].location],
      [wish.id, '恒基', '5000001', 'CA'],
    );
    assert.equal((await world.post('/_state', { addReseller: wish })).status, 409);
  });

  it('adds and removes partnerships, whatever the conditions say', async () => {
    const ids = async () =>
      (await world.get(list)).body.items.map((each: { id: string }) => each.id);
    await world.post('/_state', { addPartnership: seeded.margie.id });
    assert.ok((await ids()).includes(seeded.margie.id));
    await world.post('/_state', { removePartnership: seeded.margie.id });
    assert.ok(!(await ids()).includes(seeded.margie.id));
    assert.equal((await world.post('/_state', { addPartnership: 'nobody' })).status, 404);
  });

  it('adds customers of a reseller, and writes them into the log', async () => {
    const { body } = await world.post('/_state', {
      addCustomers: 3,
      resellerId: seeded.tailspin.id,
    });
    assert.equal(body.customerIds.length, 3);
    const ofReseller = (
      await world.get(`/v1/customers?${filter('IndirectReseller', seeded.tailspin.id)}`)
    ).body;
    assert.equal(ofReseller.totalCount, 9);
    const log = (
      await world.get(
        `/v1/auditrecords?startDate=2026-05-20&${filter('CompanyName', 'Litware 4', 'substring')}`,
      )
    ).body;
    assert.equal(log.totalCount, 3);
  });

  it('begins again with the seed and the usual limit', async () => {
    await world.post('/_state', {
      removePartnership: seeded.fabrikam.id,
      addCustomers: 2,
      throttle: 1,
    });
    await world.post('/_state', { reset: true });
    assert.equal((await world.get(list)).body.totalCount, 6);
    assert.equal((await world.get('/v1/customers')).body.totalCount, 40);
    assert.equal((await world.get('/v1/customers')).body.totalCount, 40);
  });

  it('refuses a wish that it does not know', async () => {
    assert.equal((await world.post('/_state', { addReseler: { name: 'x' } })).status, 400);
  });
});
