import assert from 'node:assert/strict';
import { countryOf } from '../../src/dialogs/countries.ts';

describe('A country that was typed', () => {
  const known: [string, string][] = [
    ['DE', 'DE'],
    [' de ', 'DE'],
    ['UK', 'GB'],
    ['Germany', 'DE'],
    ['united states', 'US'],
    ['U.S.A.', 'US'],
    ['Côte d’Ivoire', 'CI'],
    ['cote divoire', 'CI'],
    ['Hong Kong', 'HK'],
    ['香港', 'HK'],
    ['中国', 'CN'],
    ['中国大陆', 'CN'],
    ['法国', 'FR'],
    ['Turkey', 'TR'],
  ];
  for (const [text, code] of known) {
    it(`${text} is ${code}`, () => assert.equal(countryOf(text), code));
  }

  it('is none when nobody knows it, or when it is no country', () => {
    for (const text of [
      '',
      'x',
      'EU',
      'ZZ',
      'QQ',
      'Narnia',
      'DEU',
      '12',
      '__proto__',
      'constructor',
      'x'.repeat(100_000),
    ]) {
      assert.equal(countryOf(text), undefined, text.slice(0, 20));
    }
  });
});
