import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { application, openWorld } from './world.ts';

describe('the token endpoint of the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('gives an app-only token, with its times as strings', async () => {
    const { status, body } = await world.token({ grant_type: 'client_credentials' });
    assert.equal(status, 200);
    const { access_token: accessToken, ...rest } = body;
    assert.match(accessToken, /^[\w-]+\.[\w-]+$/);
    assert.deepEqual(rest, {
      token_type: 'Bearer',
      expires_in: '3600',
      ext_expires_in: '3600',
      expires_on: '1779282000',
      not_before: '1779278100',
      resource: 'https://api.partnercenter.microsoft.com',
    });
  });

  it('gives an app+user token for a refresh token, and the next refresh token with it', async () => {
    const { status, body } = await world.token({
      grant_type: 'refresh_token',
      refresh_token: 'sandbox-refresh-token',
      scope: 'openid',
    });
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body), [
      'token_type',
      'scope',
      'expires_in',
      'ext_expires_in',
      'expires_on',
      'not_before',
      'resource',
      'access_token',
      'refresh_token',
      'id_token',
    ]);
    assert.equal(body.scope, 'user_impersonation');
  });

  it('rotates the refresh token on every call, and the one before stays good', async () => {
    const renew = (token: string) =>
      world.token({ grant_type: 'refresh_token', refresh_token: token });
    const first = await renew('sandbox-refresh-token');
    const second = await renew(first.body.refresh_token);
    assert.notEqual(first.body.refresh_token, second.body.refresh_token);
    assert.equal((await renew(first.body.refresh_token)).status, 200);
    assert.equal((await renew(second.body.refresh_token)).status, 200);
    assert.equal((await renew('sandbox-refresh-token')).status, 200);
  });

  it('refuses a refresh token that is 90 days old', async () => {
    const old = (
      await world.token({ grant_type: 'refresh_token', refresh_token: 'sandbox-refresh-token' })
    ).body;
    world.pass(90 * 24 * 3600 * 1000 + 1000);
    const { status, body } = await world.token({
      grant_type: 'refresh_token',
      refresh_token: old.refresh_token,
    });
    assert.equal(status, 400);
    assert.equal(body.error, 'invalid_grant');
  });

  const refused: [string, Record<string, string>, number, string, number][] = [
    ['a wrong secret', { client_secret: 'no' }, 401, 'invalid_client', 7000215],
    ['a wrong application', { client_id: 'no' }, 400, 'unauthorized_client', 700016],
    ['an unknown resource', { resource: 'https://example.com' }, 400, 'invalid_resource', 500011],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    [
      'a forged refresh token',
      { grant_type: 'refresh_token', refresh_token: 'a.b' },
      400,
      'invalid_grant',
      9002313,
    ],
    [
      'an access token as refresh token',
      { grant_type: 'refresh_token', refresh_token: 'ACCESS' },
      400,
      'invalid_grant',
      9002313,
    ],
  ];
  for (const [what, form, status, error, code] of refused) {
    it(`refuses ${what} as Entra does`, async () => {
      const given =
        form['refresh_token'] === 'ACCESS' ? { ...form, refresh_token: world.user } : form;
      const heard = await world.token({ grant_type: 'client_credentials', ...given });
      assert.equal(heard.status, status);
      assert.equal(heard.body.error, error);
      assert.deepEqual(heard.body.error_codes, [code]);
      assert.match(heard.body.error_description, new RegExp(`^AADSTS${code}: `));
      assert.equal(heard.body.timestamp, '2026-05-20 12:00:00Z');
    });
  }

  it('names a field that is missing, and knows only its own tenant', async () => {
    const tokenAt = (tenant: string, form: Record<string, string>) =>
      world.send(`/${tenant}/oauth2/token`, form);
    const missing = await tokenAt('00000000-0000-0000-0000-0000000000001', { client_id: 'x' });
    assert.equal(missing.status, 400);
    assert.equal(missing.body.error_description, 'AADSTS900144: grant_type is missing.');
    const foreign = await tokenAt('contoso.onmicrosoft.com', {
      ...application,
      grant_type: 'client_credentials',
    });
    assert.deepEqual([foreign.status, foreign.body.error_codes], [400, [90002]]);
  });
});
