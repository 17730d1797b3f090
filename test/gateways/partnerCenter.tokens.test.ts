import assert from 'node:assert/strict';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Secrets } from '../../src/gateways/partnerCenter/secrets.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, World } from './partnerCenter.world.ts';

const list = { json: { items: [] } };
const secretName = 'partnerCenter.refreshToken:provider-tenant';

/** Hands out a new refresh token with every answer. */
const rotating = (form: URLSearchParams, count: number): Scripted => ({
  json: {
    access_token: `token-${count}`,
    expires_in: '3600',
    refresh_token: form.get('grant_type') === 'refresh_token' ? `refresh-${count}` : undefined,
  },
});

describe('Tokens for Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  const refreshTokens = () => world.forms.map((form) => form.get('refresh_token'));
  const keptToken = () =>
    (JSON.parse(world.secrets.kept.get(secretName)?.value ?? '{}') as { token?: string }).token;
  const hour = 3_600_000;

  const market = { country: 'DE', segment: 'commercial' } as const;
  const kinds: [keyof PartnerCenter, (pc: PartnerCenter) => Promise<unknown>, string][] = [
    ['resellers', (pc) => pc.resellers(), 'refresh_token'],
    ['customerResellers', (pc) => pc.customerResellers('c'), 'refresh_token'],
    ['partnerProfile', (pc) => pc.partnerProfile('1'), 'refresh_token'],
    ['agreement', (pc) => pc.agreement('1'), 'refresh_token'],
    ['validateResellers', (pc) => pc.validateResellers(['1']), 'client_credentials'],
    ['legalProfile', (pc) => pc.legalProfile(), 'client_credentials'],
    ['customers', (pc) => pc.customers({}), 'client_credentials'],
    ['customer', (pc) => pc.customer('c'), 'client_credentials'],
    ['subscriptions', (pc) => pc.subscriptions('c'), 'client_credentials'],
    [
      'auditRecords',
      (pc) => pc.auditRecords({ from: '2026-11-01', to: '2026-11-22' }),
      'client_credentials',
    ],
    ['domainTaken', (pc) => pc.domainTaken('d'), 'client_credentials'],
    ['countryRules', (pc) => pc.countryRules('DE'), 'client_credentials'],
    ['customerAgreement', (pc) => pc.customerAgreement('c'), 'refresh_token'],
    ['agreementText', (pc) => pc.agreementText({ language: 'de', country: 'DE' }), 'refresh_token'],
    ['products', (pc) => pc.products(market), 'client_credentials'],
    ['skus', (pc) => pc.skus('p', market), 'client_credentials'],
    ['checkout', (pc) => pc.checkout('c', 'cart', 'q'), 'client_credentials'],
    ['cart', (pc) => pc.cart('c', 'cart'), 'client_credentials'],
    ['orders', (pc) => pc.orders('c'), 'client_credentials'],
    ['order', (pc) => pc.order('c', 'o'), 'client_credentials'],
  ];
  for (const [name, ask, grant] of kinds) {
    it(`for ${name} come from ${grant}`, async () => {
      world = await startWorld(() => ({ status: 404 }));
      await ask(world.pc);
      assert.deepEqual(
        world.forms.map((form) => form.get('grant_type')),
        [grant],
      );
    });
  }

  it('are asked for at the tenant, with the audience of Partner Center', async () => {
    world = await startWorld(() => list);
    await world.pc.resellers();
    await world.pc.customers({});
    const [user, app] = world.forms.map((form) => Object.fromEntries(form));
    const application = {
      client_id: 'client',
      client_secret: 'very-secret',
      resource: 'https://api.partnercenter.microsoft.com',
    };
    assert.deepEqual(user, {
      grant_type: 'refresh_token',
      refresh_token: 'first-refresh-token',
      scope: 'openid',
      ...application,
    });
    assert.deepEqual(app, { grant_type: 'client_credentials', ...application });
  });

  it('are kept until five minutes before their end', async () => {
    world = await startWorld(() => list);
    await world.pc.resellers();
    world.passTime(55 * 60_000 - 1);
    await world.pc.resellers();
    assert.equal(world.forms.length, 1);
    world.passTime(2);
    await world.pc.resellers();
    assert.equal(world.forms.length, 2);
  });

  it('are asked for once when many calls need one at the same time', async () => {
    world = await startWorld(() => list);
    await Promise.all(Array.from({ length: 8 }, () => world.pc.resellers()));
    assert.equal(world.forms.length, 1);
    assert.equal(world.calls.length, 8);
  });

  it('are renewed once when many calls are answered with 401 at the same time', async () => {
    world = await startWorld(({ headers }) =>
      headers.authorization === 'Bearer user-1' ? { status: 401 } : list,
    );
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.pc.resellers()));
    assert.ok(answers.every(({ is }) => is === 'yes'));
    assert.equal(world.forms.length, 2);
  });

  it('bring a newer refresh token, which is kept and used the next time', async () => {
    world = await startWorld(() => list, rotating);
    await world.pc.resellers();
    assert.equal(keptToken(), 'refresh-1');
    world.passTime(hour);
    await world.pc.resellers();
    assert.deepEqual(refreshTokens(), ['first-refresh-token', 'refresh-1']);
    assert.equal(keptToken(), 'refresh-2');
  });

  it('grow from the kept refresh token after a restart', async () => {
    world = await startWorld(() => list, rotating);
    await world.pc.resellers();
    await world.another({}).resellers();
    assert.deepEqual(refreshTokens(), ['first-refresh-token', 'refresh-1']);
  });

  it('grow from the setting again when it was changed', async () => {
    world = await startWorld(() => list, rotating);
    await world.pc.resellers();
    const signedInAnew = world.another({ refreshToken: 'second-setting' });
    await signedInAnew.resellers();
    assert.equal(keptToken(), 'refresh-2');
    world.passTime(hour);
    await signedInAnew.resellers();
    assert.deepEqual(refreshTokens(), ['first-refresh-token', 'second-setting', 'refresh-2']);
  });

  it('leave the refresh token of a faster instance in its place', async () => {
    let meanwhile: (() => void) | undefined;
    world = await startWorld(
      () => list,
      (form, count) => {
        meanwhile?.();
        return rotating(form, count);
      },
    );
    await world.pc.resellers();
    const { value } = world.secrets.kept.get(secretName) ?? { value: '' };
    const theirs = value.replace('refresh-1', 'theirs');
    meanwhile = () => world.secrets.kept.set(secretName, { value: theirs, etag: 'newer' });
    world.passTime(hour);
    assert.equal((await world.pc.resellers()).is, 'yes');
    assert.equal(keptToken(), 'theirs');
    meanwhile = undefined;
    world.passTime(hour);
    await world.pc.resellers();
    assert.equal(refreshTokens().at(-1), 'theirs');
  });

  it('do not lose a refresh token that could not be saved', async () => {
    world = await startWorld(() => list, rotating);
    let broken = true;
    const { secrets: working } = world;
    const secrets: Secrets = {
      read: (name) => working.read(name),
      save: async (...write) => {
        if (broken) throw new Error('the store is away');
        return working.save(...write);
      },
    };
    const pc = world.another({ secrets });
    assert.equal((await pc.resellers()).is, 'yes');
    assert.ok(world.lines.some((line) => line.includes('refreshTokenNotSaved')));
    broken = false;
    world.passTime(hour);
    await pc.resellers();
    assert.deepEqual(refreshTokens(), ['first-refresh-token', 'refresh-1']);
    assert.equal(keptToken(), 'refresh-2');
  });

  it('that Entra refuses are a no with 90000; its words stay unread', async () => {
    world = await startWorld(
      () => list,
      () => ({
        status: 400,
        json: {
          error: 'invalid_grant',
          error_description: 'AADSTS50076: ann@provider.example must use multi-factor',
          error_codes: [50076],
        },
      }),
    );
    const answer = await world.pc.resellers();
    assert.ok(answer.is === 'no');
    const { code, status, source } = answer.no;
    assert.deepEqual(
      { code, status, source },
      { code: '90000', status: 400, source: 'entra invalid_grant AADSTS50076' },
    );
    assert.equal(world.calls.length, 0);
    assert.ok(!world.lines.join('').includes('@'));
  });

  it('that Entra throttles are busy, one that breaks is tried again', async () => {
    world = await startWorld(
      () => list,
      (form, count) =>
        [{ status: 503 }, { cut: true }, { status: 429, headers: { 'Retry-After': '9' } }][
          count - 1
        ] ?? rotating(form, count),
    );
    assert.deepEqual(await world.pc.resellers(), { is: 'busy', until: '2026-11-22T10:00:09.000Z' });
    assert.equal(world.forms.length, 3);
  });
});
