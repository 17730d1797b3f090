import type { Doc, Found } from '../../domain/ports.ts';

/** A document as its row holds it; `tags` and `keys` are lines of escaped words. */
export interface Row {
  n: number;
  id: string;
  list: number;
  sort: string;
  due: string | null;
  tags: string;
  keys: string;
  schema: number;
  etag: string;
  body: string;
}

/** The columns of a row, for reading. */
export const rowColumns =
  'd.n, d.id, d.list, d.sort, d.due, d.tags, d.keys, d.schema, d.etag, d.body';

// JSON leaves no line break in a text, so one can stand between texts.
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
const unescaped = (text: string): string =>
  text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;

/** Tags or keys as one text, each with a line break on both sides. */
export const asLines = (words: readonly string[]): string =>
  words.length === 0 ? '' : `\n${words.map(escaped).join('\n')}\n`;

/** The tags or keys of such a text. */
export const fromLines = (lines: string): string[] =>
  lines === '' ? [] : lines.slice(1, -1).split('\n').map(unescaped);

/** What the lines of a document with this tag contain. */
export const tagMark = (tag: string): string => `\n${escaped(tag)}\n`;

/** What the lines of a document with a key that begins so contain. */
export const wordMark = (word: string): string => `\n${escaped(word)}`;

/** The end of the range of texts that begin with a word. */
export const afterWord = (word: string): string => `${word}\u{10FFFF}`;

/** A row as the document that was written. */
export const asFound = (row: Row, type: string): Found => {
  const doc: Doc = {
    id: row.id,
    type,
    schema: row.schema,
    sort: row.sort,
    tags: fromLines(row.tags),
    keys: fromLines(row.keys),
    body: JSON.parse(row.body) as unknown,
  };
  if (row.due !== null) doc.due = row.due;
  return { doc, etag: row.etag };
};

/** Each key once, in order, with how many characters it shares with the one before (-1: it is the first). */
export const sharedBeginnings = (keys: readonly string[]): [key: string, shared: number][] => {
  const sorted = [...new Set(keys)].toSorted(byCode);
  return sorted.map((key, index) => [key, index === 0 ? -1 : shared(key, sorted[index - 1] ?? '')]);
};

const byCode = (a: string, b: string): number => (a < b ? -1 : 1);

const shared = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};
