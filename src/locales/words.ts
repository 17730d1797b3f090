import english from './en-US.json' with { type: 'json' };
import englishCodes from './partnerCenterCodes.en-US.json' with { type: 'json' };
import chineseCodes from './partnerCenterCodes.zh-CN.json' with { type: 'json' };
import chinese from './zh-CN.json' with { type: 'json' };
import additionsEnglish from './additions.en-US.json' with { type: 'json' };
import additionsChinese from './additions.zh-CN.json' with { type: 'json' };
import subscriptionsEnglish from './subscriptions.en-US.json' with { type: 'json' };
import subscriptionsChinese from './subscriptions.zh-CN.json' with { type: 'json' };
import changesEnglish from './changes.en-US.json' with { type: 'json' };
import changesChinese from './changes.zh-CN.json' with { type: 'json' };
import manyEnglish from './many.en-US.json' with { type: 'json' };
import manyChinese from './many.zh-CN.json' with { type: 'json' };
import relationshipsEnglish from './relationships.en-US.json' with { type: 'json' };
import relationshipsChinese from './relationships.zh-CN.json' with { type: 'json' };
import morningsEnglish from './mornings.en-US.json' with { type: 'json' };
import morningsChinese from './mornings.zh-CN.json' with { type: 'json' };

// A file for each topic; no key is in two of them.
const inEnglish = {
  ...english,
  ...additionsEnglish,
  ...subscriptionsEnglish,
  ...changesEnglish,
  ...manyEnglish,
  ...relationshipsEnglish,
  ...morningsEnglish,
  ...englishCodes,
};
const inChinese = {
  ...chinese,
  ...additionsChinese,
  ...subscriptionsChinese,
  ...changesChinese,
  ...manyChinese,
  ...relationshipsChinese,
  ...morningsChinese,
  ...chineseCodes,
};

/** Every word and sentence of the desk by name; English decides which there are. */
export type Key = keyof typeof inEnglish;

// A language that lacks a key does not compile; one that has too many fails test/locales.
const files: Record<'en-US' | 'zh-CN', Record<Key, string>> = {
  'en-US': inEnglish,
  'zh-CN': inChinese,
};

/** The languages that have a file here. */
export type Language = keyof typeof files;

/** All of them, in the order in which they are offered. */
export const languages = Object.keys(files) as Language[];

/** Every key, in the order of the files. */
export const keys = Object.keys(inEnglish) as Key[];

/** Values for the `{name}` places of a sentence. */
export type Values = Readonly<Record<string, string | number>>;

/** Tells whether a name made at run time (`refusal.` and a code) is one of ours. */
export const isKey = (text: string): text is Key => Object.hasOwn(inEnglish, text);

/** A sentence as it stands in the file, with its places open. */
export const written = (language: Language, key: Key): string => files[language][key];

const fill = (key: Key, sentence: string, values: Values): string =>
  sentence.replace(/\{(\w+)\}(\.?)/g, (_place, name: string, stop: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} says {${name}}, but no such value was given`);
    // "... with Fabrikam Ltd." ends the sentence, too.
    return String(value).endsWith('.') ? String(value) : `${value}${stop}`;
  });

/**
 * A sentence in a language. It may hold the one mark that sentences know, `**`.
 * @throws when a place of the sentence has no value: a sentence with a hole must not reach anybody.
 */
export const say = (language: Language, key: Key, values: Values = {}): string =>
  fill(key, written(language, key), values);

/** The same without the mark, for places that show it as it is; what the values hold stays. */
export const sayPlainly = (language: Language, key: Key, values: Values = {}): string =>
  fill(key, written(language, key).replaceAll('**', ''), values);

type Counted<K> = K extends `${infer Stem}.other`
  ? `${Stem}.one` extends Key
    ? Stem
    : never
  : never;

/** Sentences that differ by number: they have the keys `<name>.one` and `<name>.other`. */
export type CountedKey = Counted<Key>;

/** A sentence about a number of things; `{count}` is filled in, written as the language writes numbers. */
export const sayCount = (
  language: Language,
  key: CountedKey,
  count: number,
  values: Values = {},
): string =>
  say(language, `${key}.${pluralOf(language, count)}` as Key, {
    count: showNumber({ language }, count),
    ...values,
  });

// Made once: making one takes longer than using it a hundred times.
const plurals = { 'en-US': new Intl.PluralRules('en-US'), 'zh-CN': new Intl.PluralRules('zh-CN') };
const numbers = {
  'en-US': new Intl.NumberFormat('en-US'),
  'zh-CN': new Intl.NumberFormat('zh-CN'),
};

/** Which of the two sentences a number asks for. */
export const pluralOf = (language: Language, count: number): 'one' | 'other' =>
  plurals[language].select(count) === 'one' ? 'one' : 'other';

/** A number as the language writes it. */
export const showNumber = (reader: { language: Language }, count: number): string =>
  numbers[reader.language].format(count);
