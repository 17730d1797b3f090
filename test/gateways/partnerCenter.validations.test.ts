import assert from 'node:assert/strict';
import type { CountryRules } from '../../src/domain/partnerCenter.ts';
import type { Answer } from '../../src/domain/partnerCenterDoor.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { World } from './partnerCenter.world.ts';

describe('What is asked before a customer is created', () => {
  let world: World;
  afterEach(() => world.close());

  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };

  it('a domain is taken when it is found, and free when it is not', async () => {
    world = await startWorld((_, count) => ({ status: [200, 404, 403][count - 1] ?? 500 }));
    const ask = () => world.pc.domainTaken('contoso.onmicrosoft.com');
    assert.deepEqual(await yes(ask()), { taken: true });
    assert.deepEqual(await yes(ask()), { taken: false });
    const refused = await ask();
    assert.ok(refused.is === 'no' && refused.no.code === 'http403');
    const [seen] = world.calls;
    assert.deepEqual(
      [seen?.method, seen?.url.pathname],
      ['HEAD', '/v1/domains/contoso.onmicrosoft.com'],
    );
    assert.ok(!world.lines.join().includes('contoso'));
  });

  const suggestion = {
    country: 'US',
    city: 'Redmond',
    state: 'WA',
    addressLine1: '1 Microsoft Way',
    postalCode: '98052-8300',
  };
  const asked = {
    line1: '1 Microsoft Way',
    line2: '',
    city: 'Redmond',
    state: 'WA',
    country: 'US',
  };
  const taken = {
    line1: '1 Microsoft Way',
    line2: undefined,
    city: 'Redmond',
    state: 'WA',
    postalCode: '98052-8300',
    country: 'US',
  };
  const suggestions = { verdict: 'suggestions', suggestions: [taken] };
  const unknown = { verdict: 'unknown', suggestions: [] };
  for (const [status, list, expected] of [
    ['VerifiedShippable', [suggestion], { verdict: 'fine', suggestions: [] }],
    ['verified', null, { verdict: 'fine', suggestions: [] }],
    ['InteractionRequired', [suggestion], suggestions],
    ['street_partial', [{ ...suggestion, country: null }, { city: 'Redmond' }], suggestions],
    ['Multiple', [], unknown],
    ['None', [], unknown],
    ['SomethingNew', [suggestion], unknown],
    [undefined, undefined, unknown],
  ] as const) {
    it(`an address is judged: ${status ?? 'no status'}`, async () => {
      world = await startWorld(() => ({ json: { status, suggestedAddresses: list } }));
      assert.deepEqual(await yes(world.pc.checkAddress(asked)), expected);
      assert.deepEqual(JSON.parse(world.calls[0]?.text ?? ''), {
        addressLine1: '1 Microsoft Way',
        city: 'Redmond',
        state: 'WA',
        country: 'US',
      });
      assert.equal(world.calls[0]?.url.pathname, '/v1/validations/address');
    });
  }

  const rulesOf = async (json: object): Promise<CountryRules> => {
    world = await startWorld(() => ({ json }));
    return yes(world.pc.countryRules('DE'));
  };

  it('a country has rules', async () => {
    const rules = await rulesOf({
      iso2Code: 'DE',
      defaultCulture: 'de-DE',
      isStateRequired: false,
      supportedStatesList: [],
      supportedCulturesList: ['de-DE', 'en-US'],
      isPostalCodeRequired: true,
      postalCodeRegex: '^[0-9]{5,5}$',
      isCityRequired: true,
      isVatIdSupported: true,
      taxIdFormat: 'DE#########',
      isTaxIdSupported: false,
      isTaxIdOptional: true,
      countryCallingCodesList: [49],
    });
    assert.deepEqual(rules, {
      country: 'DE',
      states: [],
      stateRequired: false,
      postalCodeRequired: true,
      postalCodePattern: '^[0-9]{5,5}$',
      cityRequired: true,
      phonePattern: undefined,
      phoneRequired: false,
      registrationNumber: 'none',
      registrationPattern: undefined,
      registrationSample: undefined,
      cultures: ['de-DE', 'en-US'],
      defaultCulture: 'de-DE',
      callingCodes: ['49'],
    });
    assert.equal(world.calls[0]?.url.pathname, '/v1/countryvalidationrules/DE');
  });

  it('a demanding country wants a registration number and a phone number, whatever its rules leave out', async () => {
    const rules = await rulesOf({
      Iso2Code: 'br',
      TaxIdFormat: '##.###.###/####-##',
      TaxIdSample: '12.345.678/0001-95',
      PhoneNumberRegex: '^[0-9]{8,11}$',
    });
    assert.deepEqual([rules.registrationNumber, rules.phoneRequired], ['required', true]);
    assert.match('12.345.678/0001-95', new RegExp(rules.registrationPattern ?? '^$'));
    assert.match('12345678000195', new RegExp(rules.registrationPattern ?? '^$'));
    assert.doesNotMatch('12.345.678/0001-9X', new RegExp(rules.registrationPattern ?? ''));
    assert.equal(rules.registrationSample, '12.345.678/0001-95');
    assert.equal(rules.phonePattern, '^[0-9]{8,11}$');
    assert.deepEqual([rules.country, rules.states, rules.defaultCulture], ['BR', [], 'en-US']);
  });

  it('a registration number has the expression of the VAT number only where there is none of those', async () => {
    const both = { iso2Code: 'PL', vatIdRegex: '^[0-9]{10}$' };
    assert.equal((await rulesOf(both)).registrationPattern, '^[0-9]{10}$');
    await world.close();
    const rules = await rulesOf({ ...both, isVatIdSupported: true });
    assert.equal(rules.registrationPattern, undefined);
  });

  it('a tax number may be given where the rules say that it is optional', async () => {
    const rules = await rulesOf({ iso2Code: 'GB', isTaxIdSupported: true, isTaxIdOptional: true });
    assert.equal(rules.registrationNumber, 'optional');
    assert.equal(rules.registrationPattern, undefined);
  });

  it('a pattern that cannot be read forbids nothing', async () => {
    const rules = await rulesOf({
      iso2Code: 'GB',
      postalCodeRegex: '^[A-Z{',
      phoneNumberRegex: '',
    });
    assert.deepEqual([rules.postalCodePattern, rules.phonePattern], [undefined, undefined]);
  });
});
