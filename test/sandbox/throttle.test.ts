import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

describe('the limit of calls a minute in the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('answers 429 with Retry-After and the body of throttling, until the minute is over', async () => {
    await world.post('/_state', { throttle: 2 });
    assert.equal((await world.get('/v1/customers?size=1')).status, 200);
    world.pass(3_000);
    assert.equal((await world.get('/v1/customers?size=1')).status, 200);
    const { status, headers, body } = await world.get('/v1/customers?size=1');
    assert.deepEqual([status, headers.get('Retry-After')], [429, '57']);
    assert.deepEqual(body, {
      statusCode: 429,
      message: 'Rate limit is exceeded. Try again in 57 seconds.',
    });
    world.pass(57_000);
    assert.equal((await world.get('/v1/customers?size=1')).status, 200);
  });

  it('is shared by customers and subscriptions, and by nothing else', async () => {
    const customer = '/v1/customers/d70061eb-1ee8-5d6d-8b89-b2f1e364ef79';
    await world.post('/_state', { throttle: 3 });
    for (const path of [customer, `${customer}/subscriptions`, `${customer}/relationships`]) {
      assert.equal((await world.get(path)).status, 200);
    }
    assert.equal((await world.get(`${customer}/subscriptions/x`)).status, 429);
    assert.equal((await world.get('/v1/auditrecords')).status, 200);
    assert.equal(
      (await world.get('/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf'))
        .status,
      200,
    );
  });

  it('is 500 when nobody sets it', async () => {
    const stranger = '/v1/customers/00000000-0000-0000-0000-0000000000aa';
    for (let call = 1; call <= 500; call += 1)
      assert.equal((await world.get(stranger)).status, 403);
    assert.equal((await world.get(stranger)).status, 429);
  });
});
