import { Language, type Country } from './values.ts';

const han = /\p{Script=Han}/u;
const wordPattern = /[\p{Script=Han}]+|[^\p{Script=Han}\s\p{P}\p{S}]+/gu;
const mostKeys = 60;

/** One writing for texts that people type and texts that are kept: NFKC, lower case. */
export const normalised = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** The words of a text: runs of letters and digits; a run of Chinese is one word. */
export const searchWords = (text: string): string[] => normalised(text).match(wordPattern) ?? [];

const regions = Language.options.flatMap((language) =>
  (['long', 'short'] as const).map(
    (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
  ),
);

const namesOf = new Map<Country, readonly string[]>();

/** What people may type for a country: its code, and its names in the languages that the desk speaks. */
export const countryNames = (country: Country): readonly string[] => {
  const known = namesOf.get(country);
  if (known) return known;
  const named = regions.map((names) => names.of(country)).filter((name) => name !== undefined);
  const all = [...new Set([country, ...named])];
  namesOf.set(country, all);
  return all;
};

/**
 * The keys under which texts are found: each word, each suffix of a run of Chinese (it has no spaces, so people search from
 * the middle), and the whole text.
 */
export const searchKeys = (texts: readonly string[]): string[] => {
  const keys = new Set<string>();
  for (const text of texts) {
    const words = searchWords(text);
    for (const word of words) {
      keys.add(word);
      if (han.test(word))
        [...word].forEach((_, index, letters) => keys.add(letters.slice(index).join('')));
    }
    if (words.length > 1) keys.add(normalised(text).slice(0, 60));
  }
  return [...keys].filter(Boolean).slice(0, mostKeys);
};
