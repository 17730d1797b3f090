import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rimraf } from 'rimraf';
import type { Doc, Query, Shelf, Store } from '../../src/domain/ports.ts';
import { openCosmosStore } from '../../src/gateways/store/cosmos.ts';
import { openSqliteStore } from '../../src/gateways/store/sqlite.ts';
import { startCosmosServer } from '../support/cosmosServer.ts';

/** An open store of one key; `close` also ends what it stands on. */
export interface World {
  store: Store;
  close(): Promise<void>;
}

/** A new store on a new file. */
export const sqliteWorld = async (): Promise<World & { file: string }> => {
  const directory = mkdtempSync(join(tmpdir(), 'desk-store-'));
  const file = join(directory, 'desk.sqlite');
  const store = await openSqliteStore({ file });
  const close = async () => {
    await store.close();
    await rimraf(directory);
  };
  return { store, file, close };
};

/** A new store on a new Cosmos DB server. */
export const cosmosWorld = async () => {
  const server = await startCosmosServer();
  const place = {
    endpoint: server.endpoint,
    key: server.key,
    database: 'desk',
    tenantId: 'tenant',
  };
  const store = await openCosmosStore(place);
  const close = async () => {
    await store.close();
    await server.close();
  };
  return { store, server, place, close } satisfies World & Record<string, unknown>;
};

/** A document for tests, with what the test is about. */
export const doc = (id: string, special: Partial<Doc> = {}): Doc => ({
  id,
  type: 'thing',
  schema: 1,
  sort: id,
  tags: [],
  keys: [],
  body: { of: id },
  ...special,
});

/** Creates documents, in as many commits as it takes. */
export const fill = async (shelf: Shelf, docs: readonly Doc[]): Promise<void> => {
  for (let at = 0; at < docs.length; at += 100) {
    const ops = docs.slice(at, at + 100).map((each) => ({ op: 'create' as const, doc: each }));
    if ((await shelf.commit(ops)) !== 'saved') throw new Error('a document was there already');
  }
};

/** The ids of a list. */
export const idsOf = async (shelf: Shelf, query: Partial<Query> = {}): Promise<string[]> =>
  (await shelf.list({ type: 'thing', limit: 100, ...query })).map(({ doc: { id } }) => id);

/** The etag of a document that is there. */
export const etagOf = async (shelf: Shelf, id: string): Promise<string> => {
  const found = await shelf.read(id);
  if (!found) throw new Error(`${id} is missing`);
  return found.etag;
};

/** Numbers from 0 up to 1 that look drawn and are the same each time (mulberry32). */
export const drawing = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

/** What a query means, said in the plainest way. */
export const meant = (docs: readonly Doc[], query: Omit<Query, 'limit' | 'skip'>): string[] => {
  const { type, tags = [], anyOf, words = [], dueBy, order = 'asc' } = query;
  const matching = docs.filter(
    (each) =>
      each.type === type &&
      tags.every((tag) => each.tags.includes(tag)) &&
      (anyOf === undefined || anyOf.some((tag) => each.tags.includes(tag))) &&
      words.every((word) => each.keys.some((key) => key.startsWith(word))) &&
      (dueBy === undefined || (each.due !== undefined && each.due <= dueBy)),
  );
  const by = dueBy === undefined ? 'sort' : 'due';
  const sorted = matching.toSorted(
    (a, b) => compare(a[by] ?? '', b[by] ?? '') || compare(a.id, b.id),
  );
  const ids = sorted.map(({ id }) => id);
  return dueBy === undefined && order === 'desc' ? ids.toReversed() : ids;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
