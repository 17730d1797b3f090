import type { Query } from '../../domain/ports.ts';
import { afterWord, tagMark, wordMark } from './sqliteRows.ts';

/** A statement, or the beginning of one, and its values. */
export interface Part {
  sql: string;
  values: (string | number)[];
}

/** What a look asks of the documents of a list. */
export type Conditions = Pick<Query, 'tags' | 'anyOf' | 'words' | 'dueBy'>;

/** The conditions that a walk leaves to be looked up. */
export type Rest = Required<Pick<Query, 'tags' | 'words'>> & Pick<Query, 'anyOf'>;

/** A way along one index, or along several parts of it at once, that meets each document once; what the index does not know is looked up in the document. */
export interface Walk {
  /** Merged in order when there are several; what is met in more than one of them counts once. */
  index: readonly Part[];
  /** Conditions on the document `d`. */
  rest: Part;
  /** The columns in whose order it goes; the last is one that no two documents share. */
  order: readonly string[];
  /** Whether that is the order of the list. */
  sorted: boolean;
}

/** Along all documents of a list. */
export const bySort = (list: number): Walk => ({
  index: [{ sql: 'SELECT x.n FROM doc x WHERE x.list = ?', values: [list] }],
  rest: { sql: '', values: [] },
  order: ['x.sort', 'x.id'],
  sorted: true,
});

/** Along what is due, the earliest first. */
export const byDue = (list: number, dueBy: string, rest: Rest): Walk => ({
  index: [{ sql: 'SELECT x.n FROM doc x WHERE x.list = ? AND x.due <= ?', values: [list, dueBy] }],
  rest: checks(rest),
  order: ['x.due', 'x.id'],
  sorted: false,
});

/** Along the documents with a tag. */
export const byTag = (list: number, tag: string, rest: Rest): Walk & { tagged: [string] } => ({
  tagged: [tag],
  index: [{ sql: 'SELECT x.n FROM tag x WHERE x.list = ? AND x.tag = ?', values: [list, tag] }],
  rest: checks(rest),
  order: ['x.sort', 'x.id'],
  sorted: true,
});

/** Along the documents with one of several tags: each tag's own order, merged as far as the page goes. */
export const byAnyTag = (
  list: number,
  tags: readonly string[],
  rest: Rest,
): Walk & { tagged: readonly string[] } => ({
  tagged: tags,
  index: tags.map((tag) => ({
    sql: 'SELECT x.sort, x.id, x.n FROM tag x WHERE x.list = ? AND x.tag = ?',
    values: [list, tag],
  })),
  rest: checks(rest),
  order: ['sort', 'id'],
  sorted: true,
});

/** Along the keys that begin with a word. */
export const byWord = (list: number, word: string, rest: Rest): Walk & { word: string } => ({
  word,
  index: [
    {
      sql: 'SELECT x.n FROM word x WHERE x.list = ? AND x.word >= ? AND x.word < ? AND x.shared < ?',
      values: [list, word, afterWord(word), word.length],
    },
  ],
  rest: checks(rest),
  order: ['x.word', 'x.n'],
  sorted: false,
});

const checks = ({ tags, anyOf = [], words }: Rest): Part => ({
  sql: [
    ...tags.map(() => 'instr(d.tags, ?)'),
    ...(anyOf.length > 0 ? [`(${anyOf.map(() => 'instr(d.tags, ?)').join(' OR ')})`] : []),
    ...words.map(() => 'instr(d.keys, ?)'),
  ].join(' AND '),
  values: [...tags.map(tagMark), ...anyOf.map(tagMark), ...words.map(wordMark)],
});

/** The documents of a walk's index, whatever else is asked of them, as `n`. */
export const indexed = ({ index }: Walk): Part => merged(index);

/** All documents of a walk, as `n`. */
export const matches = ({ index, rest }: Walk): Part => {
  if (rest.sql === '') return merged(index);
  // A scalar subquery, because the planner would turn an EXISTS into a join and might begin at its other end.
  const check = `(SELECT ${rest.sql} FROM doc d WHERE d.n = x.n)`;
  return merged(
    index.map(({ sql, values }) => ({
      sql: `${sql} AND ${check}`,
      values: [...values, ...rest.values],
    })),
  );
};

// A UNION that is asked for in the order of its parts' indexes reads no more of any of them than the page needs.
const merged = (parts: readonly Part[]): Part => ({
  sql: parts.map(({ sql }) => sql).join(' UNION '),
  values: parts.flatMap(({ values }) => values),
});

/** One page of a walk, forwards or backwards. */
export const page = (walk: Walk, order: 'asc' | 'desc', limit: number, skip: number): Part => {
  const { sql, values } = matches(walk);
  const columns = walk.order.map((column) => `${column} ${order}`).join(', ');
  return { sql: `${sql} ORDER BY ${columns} LIMIT ? OFFSET ?`, values: [...values, limit, skip] };
};

/** How many documents match among the first of a walk. */
export const matchesAmong = (walk: Walk, first: number): Part => {
  const { sql, values } = indexed(walk);
  return {
    sql:
      `SELECT count(*) AS number FROM (${sql} ORDER BY ${walk.order.join(', ')} LIMIT ?) f ` +
      `CROSS JOIN doc d ON d.n = f.n WHERE ${walk.rest.sql}`,
    values: [...values, first, ...walk.rest.values],
  };
};

/** 1 when more keys than this begin with a word. */
export const moreKeysThan = (list: number, word: string, length: number): Part => ({
  sql: 'SELECT 1 AS number FROM word WHERE list = ? AND word >= ? AND word < ? LIMIT 1 OFFSET ?',
  values: [list, word, afterWord(word), length],
});
