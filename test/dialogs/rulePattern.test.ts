import assert from 'node:assert/strict';
import { fits } from '../../src/dialogs/rulePattern.ts';

describe('A pattern out of a country’s rules', () => {
  const cases: [pattern: string, text: string, fitting: boolean | undefined][] = [
    ['^([0-9]{5})(-[0-9]{4})?$', '98052', true],
    ['^([0-9]{5})(-[0-9]{4})?$', '98052-1', false],
    ['[0-9]{5}', 'x98052', false],
    ['[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}', 'SW1A 1AA', true],
    ['GB([0-9]{9}([0-9]{3})?|(GD|HA)[0-9]{3})', 'GBHA123', true],
    ['\\d{3}-?\\d{4}|\\(\\d\\)', '123-4567', true],
    ['(?:\\d{2}[ .-]?){2}', '12 34', true],
    ['[)(+*]+x', '((x', true],
    ['((', '1', undefined],
    ['(?<name', '1', undefined],
    ['(a+)+', 'aaa', undefined],
    ['(a|aa)*', 'aaa', undefined],
    ['((a+){2,3}){9}', 'aaa', undefined],
    ['(\\w)\\1+', 'aaa', undefined],
    ['a*a*a*a*a*a*b', 'aaa', undefined],
    ['a'.repeat(500), 'a', undefined],
    ['a+', 'a'.repeat(61), undefined],
  ];
  for (const [pattern, text, fitting] of cases)
    it(`${pattern.slice(0, 40)} says ${String(fitting)} of ${text.slice(0, 20)}`, () => {
      assert.equal(fits(text, pattern), fitting);
    });

  it('answers at once, whatever the text', () => {
    const begin = performance.now();
    for (const pattern of ['(a+)+$', '(.*)*x', '([a-z]+)*@', '(a?){30}a{30}'])
      fits('a'.repeat(60), pattern);
    assert.ok(performance.now() - begin < 1_000);
  });
});
