import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { address, no, startSandboxWorld, yes } from './partnerCenter.sandboxWorld.ts';
import type { SandboxWorld } from './partnerCenter.sandboxWorld.ts';

describe('A new customer, as the sandbox plays Partner Center', () => {
  let world: SandboxWorld;
  let pc: PartnerCenter;
  before(async () => {
    world = await startSandboxWorld();
    ({ pc } = world);
  });
  after(() => world.close());
  afterEach(() => world.calm());

  it('knows which domains are taken', async () => {
    const { items: [known] = [] } = await yes(pc.customers({ size: 1 }));
    assert.deepEqual(await yes(pc.domainTaken(known?.domain ?? '')), { taken: true });
    assert.deepEqual(await yes(pc.domainTaken('nobodyhasthis.onmicrosoft.com')), { taken: false });
  });

  it('has an opinion of addresses', async () => {
    assert.equal((await yes(pc.checkAddress(address))).verdict, 'fine');
    const { verdict } = await yes(pc.checkAddress({ ...address, line1: 'No Such Street 1' }));
    assert.notEqual(verdict, 'fine');
  });

  for (const country of 'US CA DE FR GB JP BR IN PL HK SG TW'.split(' ')) {
    it(`knows what ${country} demands`, async () => {
      const rules = await yes(pc.countryRules(country));
      assert.equal(rules.country, country);
      assert.ok(rules.cultures.includes(rules.defaultCulture));
      const demanding = ['BR', 'IN', 'PL'].includes(country);
      assert.equal(rules.registrationNumber, demanding ? 'required' : 'none');
      assert.equal(rules.phoneRequired, demanding);
      const { registrationSample: sample = '', registrationPattern: pattern } = rules;
      if (demanding) assert.match(sample, new RegExp(pattern ?? '^$'));
    });
  }

  for (const [replay, expected] of [
    ['credentials', 'the same credentials'],
    ['withoutCredentials', 'no credentials'],
    ['taken', '600001'],
  ] as const) {
    it(`creates one customer for one request id; the line broke, and the repetition is answered with ${expected}`, async () => {
      await world.tell('_state', { customerReplay: replay });
      const customer = world.newCustomer();
      const requestId = randomUUID();
      await world.tell('_faults', {
        path: '/v1/customers',
        method: 'POST',
        then: { cut: 'after' },
      });
      const answer = await pc.createCustomer(customer, requestId);
      const { items: found = [] } = await yes(pc.customers({ domain: customer.domain }));
      assert.equal(found.length, 1);
      const full = await yes(pc.customer(found[0]?.id ?? ''));
      assert.deepEqual(
        [full.name, full.domain, full.associatedPartnerId, full.email],
        [customer.company, customer.domain, world.resellerId, customer.email],
      );
      if (replay === 'taken') {
        assert.ok(answer.is === 'no' && answer.no.code === expected);
        return;
      }
      assert.ok(answer.is === 'yes');
      assert.equal(answer.value.id, full.id);
      assert.equal(
        answer.value.credentials?.userName,
        replay === 'credentials' ? 'admin' : undefined,
      );
      const { password } = answer.value.credentials ?? {};
      if (password) assert.ok(!world.lines.join().includes(password));
    });
  }

  for (const [what, change, code] of [
    ['a registration number where none is taken', { registrationNumber: '123' }, '600002'],
    [
      'a Polish customer without a registration number',
      { address: { ...address, state: undefined, country: 'PL', postalCode: '00-950' } },
      '600049',
    ],
    [
      'a registration number in a wrong form',
      {
        address: { ...address, state: undefined, country: 'PL', postalCode: '00-950' },
        registrationNumber: 'x',
        phone: '221234567',
      },
      '600050',
    ],
    [
      'a Polish customer without a phone number',
      {
        address: { ...address, state: undefined, country: 'PL', postalCode: '00-950' },
        registrationNumber: '5252248481',
      },
      '600051',
    ],
    ['a stranger as reseller', { resellerId: '00000000-0000-0000-0000-0000000000aa' }, '600006'],
    ['a customer in China', { address: { ...address, country: 'CN' } }, '2030'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.equal(await no(pc.createCustomer(world.newCustomer(change), randomUUID())), code);
    });
  }
});
