import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Found, Query } from '../../domain/ports.ts';
import { asFound, rowColumns } from './sqliteRows.ts';
import type { Row } from './sqliteRows.ts';
import {
  byAnyTag,
  byDue,
  bySort,
  byTag,
  byWord,
  indexed,
  matches,
  matchesAmong,
  moreKeysThan,
  page,
} from './sqliteWalk.ts';
import type { Conditions, Part, Rest, Walk } from './sqliteWalk.ts';

/** Lists and counts the documents of one list; each look goes along one index and stops at the end of its page. */
export const finder = (db: DatabaseSync) => {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const number = ({ sql, values }: Part): number =>
    Number(statement(sql).get(...values)?.['number'] ?? 0);
  const choose = chooser(number);

  return {
    list(list: number, query: Query): Found[] {
      const { skip = 0, limit } = query;
      if (query.anyOf?.length === 0) return [];
      const walk = choose(list, query, 'page');
      const order = walk.sorted ? (query.order ?? 'asc') : 'asc';
      const total = skip < deep ? undefined : known(number, list, query);
      const back = total !== undefined && skip > total / 2;
      const left = back ? Math.max(0, total - skip) : limit;
      const { sql, values } = back
        ? page(walk, opposite[order], Math.min(limit, left), Math.max(0, left - limit))
        : page(walk, order, limit, skip);
      const rows = statement(
        `SELECT ${rowColumns} FROM (${sql}) m CROSS JOIN doc d ON d.n = m.n`,
      ).all(...values);
      const found = (rows as unknown as Row[]).map((row) => asFound(row, query.type));
      return back ? found.toReversed() : found;
    },

    count(list: number, query: Conditions): number {
      if (query.anyOf?.length === 0) return 0;
      const total = known(number, list, query);
      if (total !== undefined) return total;
      return number(counted(matches(choose(list, query, 'count'))));
    },
  };
};

/** From where on a page may be nearer to the end. */
const deep = 1_000;

const opposite = { asc: 'desc', desc: 'asc' } as const;

/** Runs a statement that gives one number. */
type Ask = (part: Part) => number;

const counted = ({ sql, values }: Part): Part => ({
  sql: `SELECT count(*) AS number FROM (${sql})`,
  values,
});

/** How many documents there are, when that is written down: of a list, and of a tag. */
const known = (number: Ask, list: number, query: Conditions): number | undefined => {
  const { tags = [], anyOf, words = [], dueBy } = query;
  if (tags.length > 1 || anyOf || words.length > 0 || dueBy !== undefined) return undefined;
  return total(number, list, tags[0]);
};

const total = (number: Ask, list: number, tag?: string): number =>
  number({
    sql: 'SELECT docs AS number FROM total WHERE list = ? AND tag = ?',
    values: [list, tag === undefined ? '' : `:${tag}`],
  });

/** The lengths by which walks are told apart for a page. */
const lengths = [64, 512, 4_096, 32_768];

/** How many documents of a walk are tried, and how many matches among them make it good enough for a page. */
const tried = { documents: 100, matches: 3 };

const totals = (number: Ask, list: number, tags: readonly string[]): number =>
  tags.reduce((sum, tag) => sum + total(number, list, tag), 0);

/**
 * Chooses the index to go along. For a page the first one that the conditions offer will do when some documents in a hundred on
 * it match; else the shortest is best. The choice depends on what is stored and not on the page, so that pages fit together.
 */
const chooser = (number: Ask) => {
  const isLong = (list: number, walk: TagOrWord, length: number): boolean =>
    'tagged' in walk
      ? totals(number, list, walk.tagged) > length
      : number(moreKeysThan(list, walk.word, length)) === 1;

  const forPage = (list: number, walks: readonly TagOrWord[], first: TagOrWord): Walk => {
    for (const length of lengths) {
      const short = walks.find((walk) => !isLong(list, walk, length));
      if (short) return short;
      const dense = () => number(matchesAmong(first, tried.documents)) >= tried.matches;
      if (length === lengths[0] && dense()) return first;
    }
    return first;
  };

  const forCount = (list: number, walks: readonly TagOrWord[], first: TagOrWord): Walk => {
    const documents = walks.map((walk) =>
      'tagged' in walk ? totals(number, list, walk.tagged) : number(counted(indexed(walk))),
    );
    return walks[documents.indexOf(Math.min(...documents))] ?? first;
  };

  /** A tag of most documents is no help when there is something else to go by. */
  const useful = (list: number, walks: readonly TagOrWord[]): readonly TagOrWord[] => {
    const half = total(number, list) / 2;
    const narrow = walks.filter(
      (walk) => 'word' in walk || totals(number, list, walk.tagged) <= half,
    );
    return narrow.length > 0 ? narrow : walks;
  };

  return (list: number, query: Conditions, purpose: 'page' | 'count'): Walk => {
    const { tags = [], anyOf, words = [], dueBy } = query;
    if (dueBy !== undefined) return byDue(list, dueBy, { tags, anyOf, words });
    const offered = walksOf(list, { tags, anyOf, words });
    const walks = offered.length > 1 ? useful(list, offered) : offered;
    const [first] = walks;
    if (!first) return bySort(list);
    if (walks.length === 1) return first;
    return purpose === 'page' ? forPage(list, walks, first) : forCount(list, walks, first);
  };
};

type TagOrWord = ReturnType<typeof byAnyTag> | ReturnType<typeof byWord>;

/** What the conditions offer; tags first, since they keep the order of the list, then the longest words. */
const walksOf = (list: number, { tags, anyOf, words }: Rest): TagOrWord[] => [
  ...tags.map((tag, at) => byTag(list, tag, { tags: tags.toSpliced(at, 1), anyOf, words })),
  ...(anyOf ? [byAnyTag(list, [...new Set(anyOf)], { tags, words })] : []),
  ...words
    .map((word, at) => byWord(list, word, { tags, anyOf, words: words.toSpliced(at, 1) }))
    .toSorted((a, b) => b.word.length - a.word.length),
];
