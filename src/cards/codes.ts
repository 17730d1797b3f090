import type { Finding } from '../domain/checks/check.ts';
import { outsider, type HistoryLine } from '../domain/history.ts';
import type { Line } from '../domain/notice.ts';
import type { Reader } from '../domain/reader.ts';
import {
  isKey,
  pluralOf,
  say,
  showCountry,
  showDay,
  showMoment,
  sayCount,
  type Key,
} from '../locales/index.ts';
import { keyOf, label, placesOf, tell, type Raw, type Safe } from './text.ts';

/** What the domain says in codes, put into words. Its values are codes too (a kind, a step, a moment): they become words by their name. */
type Coded = Readonly<Record<string, string>>;

const families: Readonly<Record<string, string>> = {
  kind: 'kind',
  step: 'step',
  language: 'language',
  state: 'state',
  field: 'field',
  decision: 'decision',
  move: 'decision',
  duty: 'notice',
  what: 'dialog',
  why: 'gone',
  because: 'because',
  to: 'step',
  segment: 'segment',
  change: 'changeWay',
  was: 'subscription',
  is: 'subscription',
  renewedAs: 'outside.renewal',
  renewsAs: 'outside.renewal',
};

const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const isDay = /^\d{4}-\d\d-\d\d$/;

/** How long something has been waiting. */
export const ageInWords = (reader: Reader, hours: number): string => {
  if (hours < 1) return say(reader.language, 'word.age.minutes');
  if (hours < 48) return sayCount(reader.language, 'word.age.hours', Math.floor(hours));
  return sayCount(reader.language, 'word.age.days', Math.floor(hours / 24));
};

/** A value as people read it, by the name that it goes under. */
export const wordsOfValue = (reader: Reader, name: string, value: string): string => {
  if (name === 'country') return showCountry(reader, value);
  if (name === 'age' && /^\d+$/.test(value)) return ageInWords(reader, Number(value));
  if (isMoment.test(value)) return showMoment(reader, value);
  if (isDay.test(value)) return showDay(reader, value);
  const key = `${families[name] ?? ''}.${value}`;
  return isKey(key) ? say(reader.language, key) : value;
};

const unknown = '–';

/** What a line is about, as its card says it: `Remove the partnership with Fabrikam`. */
const requestInWords = (
  reader: Reader,
  { kind = '', about = '' }: Coded,
): Record<string, string> => {
  const key = `card.request.title.${kind}`;
  return { request: isKey(key) ? say(reader.language, key, { about }) : about };
};

/** The values in words; a place that the code came without is marked, never left open. */
const wordsFor = (reader: Reader, key: Key, values: Coded): Record<string, string> => {
  const given = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, wordsOfValue(reader, name, value)]),
  );
  const all = { ...requestInWords(reader, values), ...given };
  const missing = placesOf(reader, key).filter((name) => !all[name]);
  return { ...all, ...Object.fromEntries(missing.map((name) => [name, unknown])) };
};

/** A code's sentence, for text blocks. */
export const tellCode = (
  reader: Reader,
  family: string,
  code: string,
  values: Coded,
  otherwise: Key,
): Safe => {
  const key = keyOf(family, code, otherwise);
  return tell(reader, key, wordsFor(reader, key, values));
};

/** A code's sentence, for places without markdown. */
export const labelCode = (
  reader: Reader,
  family: string,
  code: string,
  values: Coded,
  otherwise: Key,
): Raw => {
  const key = keyOf(family, code, otherwise);
  return label(reader, key, wordsFor(reader, key, values));
};

/** What a check found, in words: a check's own, or Partner Center's. */
export const findingWords = (reader: Reader, { code, values }: Finding): Safe =>
  tellCode(reader, 'check', code, { code, ...values }, keyOf('pc', code, 'check.other'));

const lineKey = (reader: Reader, line: Line): Key => {
  const counted =
    line.values.count !== undefined
      ? `.${pluralOf(reader.language, Number(line.values.count))}`
      : '';
  const tries = [
    line.key,
    `line.${line.key}${counted}`,
    `line.${line.key}`,
    `line.${line.key}.other`,
    `refusal.${line.key}`,
  ];
  return tries.find(isKey) ?? 'line.unknown';
};

const lineValues = (reader: Reader, key: Key, line: Line): Record<string, string> =>
  wordsFor(reader, key, {
    ...line.values,
    decision: line.values.decision ?? line.values.move ?? 'other',
  });

/** A told line. */
export const tellLine = (reader: Reader, line: Line): Safe => {
  const key = lineKey(reader, line);
  return tell(reader, key, lineValues(reader, key, line));
};

/** A told line without markdown. */
export const labelLine = (reader: Reader, line: Line): Raw => {
  const key = lineKey(reader, line);
  return label(reader, key, lineValues(reader, key, line));
};

/** Why the business says no. */
export const refusalLine = (code: string, detail: Coded): Line => ({
  key: keyOf('refusal', code, keyOf('check', code, keyOf('line', code, 'refusal.unknown'))),
  values: { ...detail },
});

/** A refusal or an error by Partner Center, decoded: what is wrong, what to do, who can. Some codes are our own steps' or checks'. */
export const tellFailure = (
  reader: Reader,
  code: string,
  correlationId?: string,
  values: Coded = {},
): Safe =>
  tellCode(
    reader,
    'pc',
    code,
    { code, ...values, ...(correlationId && { correlationId }) },
    keyOf('failure', code, keyOf('check', code, 'pc.unknown')),
  );

/** The desk itself, a person, or somebody outside, whom the record does not always name. */
const doerInWords = (reader: Reader, { id, name }: HistoryLine['by']): string => {
  if (id === 'system') return say(reader.language, 'word.desk');
  return id === outsider && name === '' ? say(reader.language, 'word.somebody') : name;
};

/** One line of history. */
export const tellHistory = (reader: Reader, line: HistoryLine): Safe => {
  const { step, code, why } = line.values;
  const detail = { stepDone: step, stepWaits: code, endSetup: why }[line.deed];
  const deed = detail ? `${line.deed}.${detail}` : line.deed;
  const by = doerInWords(reader, line.by);
  const otherwise = keyOf('history', line.deed, 'history.other');
  return tellCode(reader, 'history', deed, { ...line.values, by }, otherwise);
};
