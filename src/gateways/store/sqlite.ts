import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Shelf, Store } from '../../domain/ports.ts';
import { refuseListing } from './rules.ts';
import type { ShelfName } from './rules.ts';
import { groupedCommits } from './sqliteCommits.ts';
import type { Commits } from './sqliteCommits.ts';
import { finder } from './sqliteFind.ts';
import { listNumbers } from './sqliteLists.ts';
import { asFound, rowColumns } from './sqliteRows.ts';
import type { Row } from './sqliteRows.ts';
import { takeFile } from './sqliteSchema.ts';
import { asWrites, commitWriter } from './sqliteWrite.ts';

/** Where the file is, and how long to wait for the process before this one to let go of it (default 2 s). */
export interface SqlitePlace {
  file: string;
  waitMs?: number;
}

/**
 * Keeps everything in one file of this process; `:memory:` keeps it until the process ends. Throws when another process uses
 * the file.
 */
export const openSqliteStore = async ({ file, waitMs = 2_000 }: SqlitePlace): Promise<Store> => {
  const db = opened(file, waitMs);
  const commits = groupedCommits(db, commitWriter(db));
  const shelf = shelfMaker(db, commits);
  return {
    desk: shelf('desk'),
    talk: shelf('talk'),
    customers: shelf('customers'),
    subscriptions: shelf('subscriptions'),
    catalogue: shelf('catalogue'),
    check: async () => {
      db.prepare('SELECT count(*) FROM list').get();
    },
    close: async () => {
      if (!db.isOpen) return;
      commits.flush();
      db.close();
    },
  };
};

const opened = (file: string, timeout: number): DatabaseSync => {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file, { timeout });
  try {
    takeFile(db);
    return db;
  } catch (error) {
    db.close();
    const busy = error instanceof Error && error.message.includes('locked');
    const why = busy ? 'is in use by another process' : 'cannot be opened';
    throw new Error(`the store ${file} ${why}`, { cause: error });
  }
};

const shelfMaker = (db: DatabaseSync, commits: Commits) => {
  const find = finder(db);
  // Lists are never given up, so that a number that was on disk once stays true.
  const listNumber = listNumbers(db).known;
  const one = db.prepare(
    `SELECT ${rowColumns}, l.type FROM doc d JOIN list l ON l.list = d.list WHERE d.shelf = ? AND d.id = ?`,
  );
  return (name: ShelfName): Shelf => ({
    read: async (id) => {
      const row = one.get(name, id) as unknown as (Row & { type: string }) | undefined;
      return row && asFound(row, row.type);
    },
    commit: async (ops) => commits.add(name, asWrites(name, ops)),
    list: async (query) => {
      refuseListing(name, query);
      const list = listNumber(name, query.type);
      return list === undefined ? [] : find.list(list, query);
    },
    count: async (query) => {
      refuseListing(name, query);
      const list = listNumber(name, query.type);
      return list === undefined ? 0 : find.count(list, query);
    },
  });
};
