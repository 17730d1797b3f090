import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

describe('country rules in the sandbox', () => {
  let world: World;
  before(async () => void (world = await openWorld()));
  after(() => world.close());

  const rules = async (country: string) =>
    (await world.get(`/v1/countryvalidationrules/${country}`)).body;

  it('are printed in full', async () => {
    const { status, body } = await world.get('/v1/countryvalidationrules/de', {
      Authorization: `Bearer ${world.app}`,
    });
    assert.equal(status, 200);
    assert.deepEqual(body, {
      iso2Code: 'DE',
      defaultCulture: 'de-DE',
      isStateRequired: false,
      supportedStatesList: [],
      supportedLanguagesList: ['de', 'en'],
      supportedCulturesList: ['de-DE', 'en-US'],
      isPostalCodeRequired: true,
      postalCodeRegex: '^[0-9]{5}$',
      isCityRequired: true,
      isVatIdSupported: true,
      taxIdFormat: 'DE#########',
      vatIdRegex: '^(DE[0-9]{9})$',
      isTaxIdSupported: false,
      isTaxIdOptional: true,
      countryCallingCodesList: ['49'],
      attributes: { objectType: 'CountryValidationRules' },
    });
  });

  // A postal code of the country, and whether a registration number and a phone number are demanded.
  const countries: [string, string | undefined, boolean][] = [
    ['US', '98052-8300', false],
    ['CA', 'V6B 1A1', false],
    ['DE', '10115', false],
    ['FR', '75001', false],
    ['GB', 'EC1A 1BB', false],
    ['JP', '100-0001', false],
    ['BR', '01310-100', true],
    ['IN', '400001', true],
    ['PL', '00-950', true],
    ['HK', undefined, false],
    ['SG', '018956', false],
    ['TW', '11049', false],
    ['AU', '2000', false],
    ['NL', '1012 JS', false],
    ['CN', '100080', false],
    ['HU', '1051', true],
    ['ZA', '2196', true],
  ];
  for (const [country, postalCode, demanding] of countries) {
    it(`fit ${country}`, async () => {
      const body = await rules(country);
      assert.equal(body.isPostalCodeRequired, postalCode !== undefined);
      if (postalCode !== undefined) {
        assert.match(postalCode, new RegExp(body.postalCodeRegex));
        assert.doesNotMatch('?', new RegExp(body.postalCodeRegex));
      }
      assert.equal(body.isTaxIdSupported, demanding);
      assert.equal('phoneNumberRegex' in body, demanding);
      if (demanding) {
        assert.equal(body.isTaxIdOptional, false);
        assert.match(body.taxIdSample, new RegExp(body.vatIdRegex));
      }
      assert.ok(body.supportedCulturesList.includes(body.defaultCulture));
      assert.equal(body.isStateRequired, body.supportedStatesList.length > 0);
    });
  }

  it('hold for every country that demands a registration number', async () => {
    const demanding = 'AM AZ BY HU KZ KG MD RU TJ UZ UA IN BR ZA PL AE SA TR TH VN MM IQ SS VE';
    for (const country of demanding.split(' ')) {
      const body = await rules(country);
      assert.deepEqual([body.isTaxIdSupported, body.isTaxIdOptional], [true, false], country);
      assert.match(body.taxIdSample, new RegExp(body.vatIdRegex), country);
    }
  });

  it('take a phone number with and without its calling code', async () => {
    const phone = new RegExp((await rules('BR')).phoneNumberRegex);
    for (const good of ['11989661259', '+55 11 98966-1259', '55 (11) 98966-1259'])
      assert.match(good, phone);
    for (const bad of ['98966', '+1 425 555 0100 000', 'eleven']) assert.doesNotMatch(bad, phone);
  });

  it('list the states of the United States, Canada and China', async () => {
    const count = async (country: string) => (await rules(country)).supportedStatesList.length;
    assert.deepEqual([await count('US'), await count('CA'), await count('CN')], [51, 13, 31]);
  });

  it('offer Chinese in Hong Kong, Taiwan and China', async () => {
    for (const [country, language] of [
      ['HK', 'zh-CHT'],
      ['TW', 'zh-CHT'],
      ['CN', 'zh-CHS'],
    ] as const)
      assert.ok((await rules(country)).supportedLanguagesList.includes(language), country);
  });

  it('are refused for a country without any, and for what is no country code', async () => {
    const unknown = await world.get('/v1/countryvalidationrules/FJ');
    assert.deepEqual([unknown.status, unknown.body.code], [404, 1000]);
    const malformed = await world.get('/v1/countryvalidationrules/Fiji');
    assert.deepEqual([malformed.status, malformed.body.code], [400, 2000]);
  });
});
