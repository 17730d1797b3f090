import assert from 'node:assert/strict';
import type { Sandbox } from '../../sandbox/server.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Answer, PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { openPartnerCenter } from '../../src/gateways/partnerCenter/partnerCenter.ts';
import { memorySecrets } from './partnerCenter.world.ts';

const tenantId = 'sandbox-tenant';
const credentials = { clientId: 'client', clientSecret: 'secret', refreshToken: 'refresh' };
const fabrikam = '4847101';

describe('Partner Center, as the sandbox plays it', () => {
  let sandbox: Sandbox;
  let pc: PartnerCenter;
  const secrets = memorySecrets();
  let ids = 0;

  const open = (refreshToken = credentials.refreshToken) =>
    openPartnerCenter({
      ...credentials,
      baseUrl: sandbox.url,
      loginUrl: sandbox.url,
      tenantId,
      refreshToken,
      secrets,
      clock: { now: () => new Date().toISOString() },
      ids: { next: () => `id-${(ids += 1)}`, derived: (...parts) => parts.join('/') },
      log: { info: () => undefined, fault: () => undefined },
      wait: async () => undefined,
    });

  before(async () => {
    sandbox = await startSandbox({ port: 0, file: ':memory:', tenant: tenantId, credentials });
    pc = open();
  });
  after(() => sandbox.close());
  afterEach(() => fetch(`${sandbox.url}/_faults`, { method: 'DELETE' }));

  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };
  const no = async (asked: Promise<Answer<unknown>>): Promise<string> => {
    const answer = await asked;
    assert.ok(answer.is === 'no', JSON.stringify(answer));
    return answer.no.code;
  };
  const fault = async (order: object) => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
    const url = `${sandbox.url}/_faults`;
    assert.equal((await fetch(url, { ...init, body: JSON.stringify(order) })).status, 200);
  };
  const today = () => new Date().toISOString().slice(0, 10);
  const daysAgo = (days: number) =>
    new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

  const everyCustomer = async (ask: { resellerId?: string; size: number }) => {
    const found: { id: string; name: string; domain: string }[] = [];
    let next: string | undefined;
    do {
      const page = await yes(pc.customers({ ...ask, next }));
      assert.ok(page.items && page.items.length <= ask.size);
      found.push(...page.items);
      next = page.next;
    } while (next);
    return found;
  };

  it('lists our resellers', async () => {
    const { items = [], next } = await yes(pc.resellers());
    assert.equal(items.length, 6);
    assert.equal(next, undefined);
    const found = items.find(({ partnerId }) => partnerId === fabrikam);
    assert.deepEqual(
      [found?.name, found?.country, found?.state],
      ['Fabrikam Inc.', 'US', 'active'],
    );
  });

  it('names the partner behind a Partner ID, and knows when there is none', async () => {
    const profile = await yes(pc.partnerProfile(fabrikam));
    assert.deepEqual(profile, { name: 'Fabrikam Inc.', partnerId: fabrikam });
    assert.equal(await no(pc.partnerProfile('1')), '3000');
  });

  it('says who has signed the agreement, and who cannot', async () => {
    assert.deepEqual(await yes(pc.agreement(fabrikam)), { signed: true });
    assert.deepEqual(await yes(pc.agreement('4847197')), { signed: false, code: '2203' });
    assert.equal(await no(pc.agreement('1')), '2200');
    assert.equal(await no(pc.agreement('4847244')), '2204');
  });

  it('says which resellers may be of record', async () => {
    const results = await yes(pc.validateResellers([fabrikam, '4847181', '1']));
    assert.deepEqual(results, [
      { partnerId: fabrikam, valid: true, code: undefined },
      { partnerId: '4847181', valid: false, code: '900414' },
      { partnerId: '1', valid: false, code: '900400' },
    ]);
  });

  it('shows our legal profile', async () => {
    const profile = await yes(pc.legalProfile());
    assert.equal(profile.vettingStatus, 'authorized');
    assert.ok(profile.companyName && profile.addressLines.length > 2 && profile.contactEmail);
  });

  it('pages through all customers, and through those of one reseller', async () => {
    const all = await everyCustomer({ size: 7 });
    assert.equal(all.length, 40);
    assert.equal(new Set(all.map(({ id }) => id)).size, 40);
    assert.ok(all.every(({ name, domain }) => name && domain));
    const { items = [] } = await yes(pc.resellers());
    const reseller = items.find(({ partnerId }) => partnerId === fabrikam);
    assert.ok(reseller);
    const theirs = await everyCustomer({ resellerId: reseller.id, size: 2 });
    assert.ok(theirs.length > 2 && theirs.length < 40);
    const [first] = theirs;
    assert.ok(first);
    const customer = await yes(pc.customer(first.id));
    const { email, country, ...rest } = customer;
    assert.match(country ?? '', /^[A-Z]{2}$/);
    assert.deepEqual(rest, { ...first, associatedPartnerId: reseller.id });
    assert.match(email ?? '', /@/);
    const resellers = await yes(pc.customerResellers(first.id));
    assert.deepEqual(resellers.items, [
      { id: reseller.id, name: reseller.name, partnerId: fabrikam },
    ]);
    assert.equal(await no(pc.customer('00000000-0000-0000-0000-0000000000aa')), '20002');
  });

  it('lists what customers have bought', async () => {
    const customers = await everyCustomer({ size: 40 });
    const lists = await Promise.all(customers.map(({ id }) => yes(pc.subscriptions(id))));
    const all = lists.flatMap(({ items = [] }) => items);
    assert.equal(all.length, 90);
    assert.ok(all.every(({ name, quantity }) => name && quantity > 0));
    assert.ok(all.some(({ partnerId }) => partnerId === fabrikam));
    assert.ok(all.some(({ newCommerce, commitmentEnd }) => newCommerce && commitmentEnd));
  });

  it('shows what was done lately, and nothing older than 90 days', async () => {
    const { items = [] } = await yes(pc.auditRecords({ from: daysAgo(29), to: today() }));
    assert.ok(items.length > 0);
    assert.ok(items.every(({ at, operation, status }) => at && operation && status));
    assert.equal(await no(pc.auditRecords({ from: daysAgo(120), to: daysAgo(100) })), '2000');
  });

  it('is asked again when it breaks or cuts the line, before or after the work', async () => {
    await fault({ path: '/v1/relationships', then: { status: 503 } });
    await fault({ path: '/v1/relationships', then: { cut: 'before' } });
    assert.equal((await yes(pc.resellers())).items?.length, 6);
    await fault({ path: '/v1/relationships', then: { cut: 'after' } });
    assert.equal((await yes(pc.resellers())).items?.length, 6);
    await fault({ path: '/v1/relationships', times: 3, then: { cut: 'after' } });
    await assert.rejects(pc.resellers(), { name: 'NoAnswer' });
  });

  it('keeps its newest refresh token, with which a restarted client goes on', async () => {
    await yes(pc.resellers());
    const kept = secrets.kept.get(`partnerCenter.refreshToken:${tenantId}`)?.value ?? '';
    assert.ok(kept && !kept.includes('"refresh"'));
    assert.equal((await yes(open().resellers())).items?.length, 6);
  });

  it('refuses a sign-in without MFA and an unknown refresh token, each with its code', async () => {
    assert.equal(await no(open('refresh-without-mfa').resellers()), '900421');
    assert.equal(await no(open('stolen').resellers()), '90000');
  });
});
