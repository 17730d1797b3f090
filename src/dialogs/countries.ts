import { Language, type Country } from '../domain/values.ts';

const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

// Codes that stand for groups, tests or nothing.
const noCountries = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];

/** Names in daily use that the standard list writes differently. */
const alsoCalled: ReadonlyMap<string, Country> = new Map([
  ['usa', 'US'],
  ['america', 'US'],
  ['england', 'GB'],
  ['greatbritain', 'GB'],
  ['holland', 'NL'],
  ['korea', 'KR'],
  ['turkey', 'TR'],
  ['czechrepublic', 'CZ'],
  ['uae', 'AE'],
  ['macau', 'MO'],
  ['prc', 'CN'],
  ['mainlandchina', 'CN'],
  ['中国大陆', 'CN'],
]);

/** A country by its two letters or by its English or Chinese name; undefined: there is no such country. */
export const countryOf = (text: string): Country | undefined => {
  const written = plain(text);
  return /^[a-z]{2}$/.test(written)
    ? codeOf(written.toUpperCase())
    : (names().get(written) ?? alsoCalled.get(written));
};

// Case, accents, blanks and points are written in many ways; letters are not.
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
    .slice(0, 100);

const known = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The code in use today (`UK` is `GB`), when it stands for a country. */
const codeOf = (code: string): Country | undefined => {
  const today = new Intl.Locale(`und-${code}`).region ?? code;
  return known.of(today) === undefined || noCountries.includes(today) ? undefined : today;
};

let book: Map<string, Country> | undefined;

const names = (): Map<string, Country> => (book ??= allNames());

const allNames = (): Map<string, Country> => {
  const found = new Map<string, Country>();
  const sources = Language.options.flatMap((language) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
    ),
  );
  for (const code of alphabet.flatMap((first) => alphabet.map((second) => first + second))) {
    if (codeOf(code) !== code) continue;
    for (const source of sources) found.set(plain(source.of(code) ?? ''), code);
  }
  return found;
};
