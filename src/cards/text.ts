import type { Reader } from '../domain/reader.ts';
import {
  isKey,
  say,
  sayCount,
  sayPlainly,
  written,
  type CountedKey,
  type Key,
  type Values,
} from '../locales/index.ts';

declare const safe: unique symbol;
declare const raw: unique symbol;

/** A finished text for places that read markdown (text blocks, facts): ours, or people's with its marks escaped. */
export type Safe = string & { readonly [safe]: true };

/** A finished text for places that read no markdown: button titles, labels, choices, input values, text runs. */
export type Raw = string & { readonly [raw]: true };

// Control characters, and those that turn the direction of writing: a name must not rearrange the sentence around it.
const invisible = /[^\P{Cc}\t\n]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** People's text for a place without markdown. */
export const asRaw = (text: string): Raw => text.replace(invisible, '') as Raw;

/**
 * People's text for a place with markdown: it shows as it was written and is no link, emphasis, list, tag or mention.
 *
 * Only what would mean something is escaped, with a backslash. The desktop and web clients (and the playground) show the
 * character alone; some Teams clients on phones showed the backslash too (microsoft/AdaptiveCards#5590, #7474), so dots, dashes
 * and brackets inside a name stay as they are: `Contoso (UK) Co., Ltd.` is the same text everywhere. Long texts of people
 * (reasons, comments) are put into text runs instead, which read no markdown at all.
 */
export const escaped = (text: string): Safe =>
  asRaw(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*[\]<>~|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([#+-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2') as Safe;

const escapedValues = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? escaped(value) : value,
    ]),
  );

/** A sentence of ours in the reader's language, its values escaped. */
export const tell = (reader: Pick<Reader, 'language'>, key: Key, values: Values = {}): Safe =>
  say(reader.language, key, escapedValues(values)) as Safe;

/** The same about a number of things. */
export const tellCount = (
  reader: Pick<Reader, 'language'>,
  key: CountedKey,
  count: number,
  values: Values = {},
): Safe => sayCount(reader.language, key, count, escapedValues(values)) as Safe;

/** A sentence of ours for a place without markdown. */
export const label = (reader: Pick<Reader, 'language'>, key: Key, values: Values = {}): Raw =>
  asRaw(sayPlainly(reader.language, key, values));

/** The same about a number of things. */
export const labelCount = (reader: Pick<Reader, 'language'>, key: CountedKey, count: number): Raw =>
  asRaw(sayCount(reader.language, key, count));

/** A sentence of ours without people's words in it, for places without markdown. */
export const withoutEscapes = (text: Safe): Raw => asRaw(text.replace(/\\(.)/g, '$1'));

/** Safe texts side by side. */
export const joined = (texts: readonly Safe[], between: string): Safe =>
  texts.join(between) as Safe;

/** A text that cannot hold markup by its making: dates, numbers, our own ids. */
export const ours = (text: string): Safe => escaped(text);

// A card weighs 25 KB at the most; names take their share of it.
const heaviestList = 7_000;

/** A link in a text; its address must have been looked at (`isLink`). Brackets would end it. */
export const linkTo = (url: string, title: Safe): Safe =>
  `[${title}](${new URL(url).href.replaceAll('(', '%28').replaceAll(')', '%29')})` as Safe;

/** Names in one text; beyond `most`, or what a card can carry, they are counted. `total`: how many there are altogether. */
export const nameList = (
  reader: Reader,
  names: readonly string[],
  most: number,
  total = names.length,
): Safe => {
  const shown: Safe[] = [];
  let weight = 0;
  for (const name of names.slice(0, most)) {
    weight += Buffer.byteLength(name) + 4;
    if (weight > heaviestList) break;
    shown.push(escaped(name));
  }
  const list = joined(shown, say(reader.language, 'word.separator'));
  const left = total - shown.length;
  return left > 0 ? joined([list, tellCount(reader, 'word.moreNames', left)], '') : list;
};

/** The key `<family>.<code>` when there is one, else the family's word for anything else. */
export const keyOf = (family: string, code: string, otherwise: Key): Key => {
  const key = `${family}.${code}`;
  return isKey(key) ? key : otherwise;
};

/** The `{names}` of a sentence. */
export const placesOf = (reader: Pick<Reader, 'language'>, key: Key): string[] =>
  [...written(reader.language, key).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
