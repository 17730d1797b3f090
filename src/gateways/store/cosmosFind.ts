import type { Container, SqlQuerySpec } from '@azure/cosmos';
import type { Found, Query } from '../../domain/ports.ts';
import { asFound } from './cosmosItems.ts';
import type { Item } from './cosmosItems.ts';

type Conditions = Omit<Query, 'skip' | 'limit' | 'order'>;

/** Lists and counts the items of one partition; a page is one request, unless the service answers in pieces. */
export const finder = (container: Container, partition: string) => {
  const ask = <Row>(query: SqlQuerySpec, maxItemCount?: number) =>
    container.items.query<Row>(query, { partitionKey: partition, maxItemCount });

  return {
    async list(query: Query): Promise<Found[]> {
      const pages = ask<Item>(listQuery(query), query.limit);
      const items: Item[] = [];
      // The service may answer with less than a page when it has used up its time; then the rest is asked for.
      while (items.length < query.limit && pages.hasMoreResults()) {
        items.push(...((await pages.fetchNext()).resources ?? []));
      }
      return items.map(asFound);
    },

    async count(query: Conditions): Promise<number> {
      const parts = ask<number>(countQuery(query));
      let sum = 0;
      // Each piece of the answer holds the count of a piece.
      while (parts.hasMoreResults()) {
        for (const part of (await parts.fetchNext()).resources ?? []) sum += part;
      }
      return sum;
    },
  };
};

/** The statement of a list; it is sorted by `type` too, because only so the composite index serves filter and order. */
const listQuery = (query: Query): SqlQuerySpec => {
  const { where, parameters } = conditions(query);
  const by = query.dueBy === undefined ? 'sort' : 'due';
  const order = by === 'sort' && query.order === 'desc' ? 'DESC' : 'ASC';
  const columns = ['type', by, 'realId'].map((column) => `c.${column} ${order}`).join(', ');
  return {
    query: `SELECT * FROM c WHERE ${where} ORDER BY ${columns} OFFSET @skip LIMIT @limit`,
    parameters: [
      ...parameters,
      { name: '@skip', value: query.skip ?? 0 },
      { name: '@limit', value: query.limit },
    ],
  };
};

const countQuery = (query: Conditions): SqlQuerySpec => {
  const { where, parameters } = conditions(query);
  return { query: `SELECT VALUE COUNT(1) FROM c WHERE ${where}`, parameters };
};

const conditions = ({ type, tags = [], anyOf, words = [], dueBy }: Conditions) => ({
  where: [
    'c.type = @type',
    ...tags.map((_, at) => `ARRAY_CONTAINS(c.tags, @tag${at})`),
    ...(anyOf === undefined
      ? []
      : [oneOf(anyOf.map((_, at) => `ARRAY_CONTAINS(c.tags, @any${at})`))]),
    ...words.map(
      (_, at) => `EXISTS(SELECT VALUE k FROM k IN c.keys WHERE STARTSWITH(k, @word${at}))`,
    ),
    ...(dueBy === undefined ? [] : ['c.due <= @dueBy']),
  ].join(' AND '),
  parameters: [
    { name: '@type', value: type },
    ...tags.map((value, at) => ({ name: `@tag${at}`, value })),
    ...(anyOf ?? []).map((value, at) => ({ name: `@any${at}`, value })),
    ...words.map((value, at) => ({ name: `@word${at}`, value })),
    ...(dueBy === undefined ? [] : [{ name: '@dueBy', value: dueBy }]),
  ],
});

// Nothing has one of no labels.
const oneOf = (each: readonly string[]): string =>
  each.length === 0 ? 'false' : `(${each.join(' OR ')})`;
