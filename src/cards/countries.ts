import type { Reader } from '../domain/reader.ts';
import { showCountry, type Language } from '../locales/index.ts';
import type { Choice } from './pieces/inputs.ts';
import { asRaw } from './text.ts';

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

// Codes that stand for groups, for parts of countries without customers of their own, for tests or for nothing.
const noCountries = 'AC AQ BV CP CQ DG EA EU EZ HM IC QO SH SJ TA TF UM UN XA XB ZZ'.split(' ');

const named = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

const isCountry = (code: string): boolean =>
  named.of(code) !== undefined &&
  !noCountries.includes(code) &&
  new Intl.Locale(`und-${code}`).region === code;

let codes: readonly string[] | undefined;

const lists = new Map<Language, readonly Choice[]>();

/** All countries to choose from, by name as the reader's language sorts them. */
export const countryChoices = ({ language }: Reader): readonly Choice[] => {
  const known = lists.get(language);
  if (known) return known;
  codes ??= letters.flatMap((one) => letters.map((two) => one + two)).filter(isCountry);
  const { compare } = new Intl.Collator(language);
  const made = codes
    .map((code) => ({ title: asRaw(showCountry({ language }, code)), value: asRaw(code) }))
    .toSorted((a, b) => compare(a.title, b.title));
  lists.set(language, made);
  return made;
};
