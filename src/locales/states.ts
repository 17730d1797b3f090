import { languages, written, type Key } from './words.ts';

/** The states of a reseller by which people search, as the desk keeps them. */
const states = ['active', 'closing', 'hold'] as const;

const words = states
  .flatMap((state) =>
    languages.flatMap((language) =>
      written(language, `search.${state}.words` satisfies Key)
        .split('|')
        .map((typed) => ({ state, typed })),
    ),
  )
  .toSorted((a, b) => b.typed.length - a.typed.length);

const letter = '[\\p{L}\\p{N}]';

const pattern = new RegExp(
  words.map(({ typed }) => `(?<!${letter})${typed}(?!${letter})`).join('|'),
  'giu',
);

/** A search as it was typed, with the words for a state, in either language, put as the desk keeps states: `on hold` is `hold`. */
export const searchText = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(
      pattern,
      (found) => words.find((one) => one.typed === found.toLowerCase())?.state ?? found,
    );
