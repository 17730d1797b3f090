import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const relationships = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';

describe('who may call the sandbox, and the headers of its answers', () => {
  let world: World;
  before(async () => void (world = await openWorld()));
  after(() => world.close());

  it('answers 401 with an empty body when the token is missing', async () => {
    const { status, text, headers } = await world.get('/v1/customers', { Authorization: '' });
    assert.deepEqual([status, text, headers.get('WWW-Authenticate')], [401, '', 'Bearer']);
  });

  it('answers 401 and says invalid_token when the token is forged', async () => {
    const { status, text, headers } = await world.get('/v1/customers', {
      Authorization: `Bearer ${world.user}x`,
    });
    assert.deepEqual(
      [status, text, headers.get('WWW-Authenticate')],
      [401, '', 'Bearer error="invalid_token"'],
    );
  });

  it('answers 401 when the token is older than an hour', async () => {
    const other = await openWorld();
    other.pass(3600_000);
    assert.equal((await other.get('/v1/customers')).status, 401);
    await other.close();
  });

  it('does not take a refresh token for an access token', async () => {
    const { body } = await world.token({
      grant_type: 'refresh_token',
      refresh_token: 'sandbox-refresh-token',
    });
    assert.equal(
      (await world.get('/v1/customers', { Authorization: `Bearer ${body.refresh_token}` })).status,
      401,
    );
  });

  const userOnly = [
    relationships,
    '/v1/profiles/mpn',
    '/v1/compliance/csp/agreementstatus?mpnId=4847101',
    '/v1/customers/d70061eb-1ee8-5d6d-8b89-b2f1e364ef79/relationships',
  ];
  for (const path of userOnly) {
    it(`refuses an app-only token at ${path.split('?')[0]}`, async () => {
      const { status, body } = await world.get(path, { Authorization: `Bearer ${world.app}` });
      assert.equal(status, 403);
      assert.deepEqual(body, {
        code: 900329,
        description: 'This resource does not support application-only authentication.',
        data: [],
        source: 'PartnerFD',
      });
      assert.equal((await world.get(path)).status, 200);
    });
  }

  const either = ['/v1/profiles/legalbusiness', '/v1/customers', '/v1/auditrecords'];
  for (const path of either) {
    it(`takes either token at ${path}`, async () => {
      assert.equal((await world.get(path, { Authorization: `Bearer ${world.app}` })).status, 200);
      assert.equal((await world.get(path)).status, 200);
    });
  }

  it('refuses a token for another audience with 900420', async () => {
    const { body } = await world.token({
      grant_type: 'client_credentials',
      resource: 'https://graph.windows.net',
    });
    const heard = await world.get('/v1/customers', {
      Authorization: `Bearer ${body.access_token}`,
    });
    assert.deepEqual([heard.status, heard.body.code], [401, 900420]);
  });

  it('refuses a token of a sign-in without MFA with 900421', async () => {
    const { body } = await world.token({
      grant_type: 'refresh_token',
      refresh_token: 'sandbox-refresh-token-without-mfa',
    });
    const headers = { Authorization: `Bearer ${body.access_token}`, ValidateMfa: 'true' };
    const heard = await world.get('/v1/customers', headers);
    assert.deepEqual([heard.status, heard.body.code], [401, 900421]);
    assert.equal(heard.headers.get('WWW-Authenticate'), 'Bearer error="invalid_token"');
    assert.equal(heard.headers.get('isMfaCompliant'), 'false');
  });

  it('says that a token is MFA compliant when asked', async () => {
    assert.equal(
      (await world.get('/v1/customers', { ValidateMfa: 'true' })).headers.get('isMfaCompliant'),
      'true',
    );
    assert.equal((await world.get('/v1/customers')).headers.get('isMfaCompliant'), null);
  });

  it('echoes the ids of the request and makes them when they are missing', async () => {
    const sent = {
      'MS-RequestId': '144391a4-fb06-41ae-b684-3308ce4706bd',
      'MS-CorrelationId': '72524ef8-81aa-4141-a049-45a4fece5d84',
    };
    const echoed = (await world.get(relationships, sent)).headers;
    assert.equal(echoed.get('MS-RequestId'), '144391a4-fb06-41ae-b684-3308ce4706bd');
    assert.equal(echoed.get('MS-CorrelationId'), '72524ef8-81aa-4141-a049-45a4fece5d84');
    assert.match(echoed.get('MS-CV') ?? '', /^[\w+/]{16}\.0$/);
    assert.equal(echoed.get('MS-ServerId'), '900000001');
    assert.equal(echoed.get('Content-Type'), 'application/json; charset=utf-8');
    const made = (await world.get(relationships)).headers;
    assert.match(made.get('MS-RequestId') ?? '', /^[0-9a-f-]{36}$/);
    assert.match(made.get('MS-CorrelationId') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('answers an unknown path with 404 and code 1000, ids and all', async () => {
    const { status, body, headers } = await world.get('/v1/nothing/here', {
      'MS-RequestId': 'r-1',
    });
    assert.equal(status, 404);
    assert.deepEqual(body, {
      code: 1000,
      description: '/v1/nothing/here was not found.',
      data: [],
      source: 'PartnerFD',
    });
    assert.equal(headers.get('MS-RequestId'), 'r-1');
  });

  it('answers another method with 405, a malformed body with 400, both in the usual shape', async () => {
    const other = await world.post('/v1/relationships', {});
    assert.deepEqual(
      [other.status, Object.keys(other.body)],
      [405, ['code', 'description', 'data', 'source']],
    );
    const response = await fetch(`${world.url}/v1/partners/validateresellers`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${world.user}`, 'Content-Type': 'application/json' },
      body: '{"partnerIds":',
    });
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as { code: number }).code, 800002);
  });
});
