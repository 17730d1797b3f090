import type { CountryRules, Particulars } from './countryRules.ts';
import { rulesOf } from './countryRules.ts';
import { registrationCountries } from './registrationCountries.ts';

const states = {
  US: 'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY',
  CA: 'AB BC MB NB NL NS NT NU ON PE QC SK YT',
  CN: 'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ',
  MX: 'AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NL NT OC PL QR QT SL SP SR TC TL TS VZ YN ZS',
};
const canadian = '[A-CEGHJ-NPR-TVXYa-ceghj-npr-tvxy][0-9][A-Za-z][ -]?[0-9][A-Za-z][0-9]';
const british = '[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}';
const traditional = ['zh-CHT', 'en'];

// Country, first culture, calling code, what is special.
// prettier-ignore
const table: [string, string, string, Particulars][] = [
  ['AU', 'en-AU', '61', { postalCode: '[0-9]{4}' }],
  ['CA', 'en-CA', '1', { states: states.CA, cultures: ['fr-CA'], postalCode: canadian }],
  ['CH', 'de-CH', '41', { cultures: ['fr-CH', 'it-CH'], postalCode: '[1-9][0-9]{3}', vat: ['CHE[0-9]{9}', 'CHE#########'] }],
  ['CN', 'zh-CN', '86', { states: states.CN, languages: ['zh-CHS', 'en'], postalCode: '[0-9]{6}', taxIdOptional: false }],
  ['DE', 'de-DE', '49', { postalCode: '[0-9]{5}', vat: ['DE[0-9]{9}', 'DE#########'] }],
  ['ES', 'es-ES', '34', { postalCode: '[0-9]{5}', vat: ['ES[A-Z0-9][0-9]{7}[A-Z0-9]', 'ES*#######*'] }],
  ['FR', 'fr-FR', '33', { postalCode: '[0-9]{5}', vat: ['FR[0-9A-Z]{2}[0-9]{9}', 'FR**#########'] }],
  ['GB', 'en-GB', '44', { postalCode: british, vat: ['GB([0-9]{9}([0-9]{3})?|(GD|HA)[0-9]{3})', 'GB#########'] }],
  ['HK', 'zh-HK', '852', { cultures: ['en-HK'], languages: traditional }],
  ['IT', 'it-IT', '39', { postalCode: '[0-9]{5}', vat: ['IT[0-9]{11}', 'IT###########'] }],
  ['JP', 'ja-JP', '81', { postalCode: '[0-9]{3}-?[0-9]{4}' }],
  ['KR', 'ko-KR', '82', { postalCode: '[0-9]{5}' }],
  ['MX', 'es-MX', '52', { states: states.MX, postalCode: '[0-9]{5}' }],
  ['NL', 'nl-NL', '31', { postalCode: '[1-9][0-9]{3} ?[A-Za-z]{2}', vat: ['NL[0-9]{9}B[0-9]{2}', 'NL#########B##'] }],
  ['NZ', 'en-NZ', '64', { postalCode: '[0-9]{4}' }],
  ['SG', 'en-SG', '65', { cultures: ['zh-SG'], languages: ['en', 'zh-CHS'], postalCode: '[0-9]{6}', city: false }],
  ['TW', 'zh-TW', '886', { languages: traditional, postalCode: '[0-9]{3}([0-9]{2,3})?' }],
  ['US', 'en-US', '1', { states: states.US, postalCode: '[0-9]{5}(-[0-9]{4})?' }],
];

const rules = new Map(
  [...table, ...registrationCountries].map((row) => [row[0], rulesOf(...row)] as const),
);

/** The rules for customers in a country (ISO-2, any case); undefined where the sandbox has none. */
export function countryRules(iso2: string): CountryRules | undefined {
  return rules.get(iso2.toUpperCase());
}
