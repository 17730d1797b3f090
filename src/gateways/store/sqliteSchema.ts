import type { DatabaseSync } from 'node:sqlite';

/** The version of the tables below; a file of a newer one is not opened. */
const version = 1;

/*
 * `list` names a (shelf, type). `tag` holds the order of a list once more for each tag, so that no list is ever sorted.
 * `word` holds each key; `shared` is how many characters it shares with the document's key before it in order, so that of the
 * keys of one document that begin with a word exactly one has `shared` below the word's length: each match is met once.
 * `total` counts the documents of a list and of each tag ('' stands for all, a tag is written with a colon before it).
 */
const tables = `
  CREATE TABLE list (list INTEGER PRIMARY KEY, shelf TEXT NOT NULL, type TEXT NOT NULL, UNIQUE (shelf, type)) STRICT;
  CREATE TABLE doc (
    n INTEGER PRIMARY KEY, shelf TEXT NOT NULL, id TEXT NOT NULL, list INTEGER NOT NULL, sort TEXT NOT NULL, due TEXT,
    tags TEXT NOT NULL, keys TEXT NOT NULL, schema INTEGER NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX doc_id ON doc (shelf, id);
  CREATE INDEX doc_sort ON doc (list, sort, id);
  CREATE INDEX doc_due ON doc (list, due, id) WHERE due IS NOT NULL;
  CREATE TABLE tag (
    list INTEGER NOT NULL, tag TEXT NOT NULL, sort TEXT NOT NULL, id TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (list, tag, sort, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE word (
    list INTEGER NOT NULL, word TEXT NOT NULL, n INTEGER NOT NULL, shared INTEGER NOT NULL, PRIMARY KEY (list, word, n)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE total (
    list INTEGER NOT NULL, tag TEXT NOT NULL, docs INTEGER NOT NULL, PRIMARY KEY (list, tag)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${version};
`;

/**
 * Takes the file for this process alone, durable on every commit, and creates the tables in a new one. The lock is the
 * operating system's: it ends with the process, however that ends. Throws when another process has it.
 */
export const takeFile = (db: DatabaseSync): void => {
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  // Mapped into memory, so that a page of scattered documents costs no system calls.
  db.exec('PRAGMA mmap_size = 0x7fff0000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY');
  // Copied into the file every 16 MB instead of every 4: a page that many commits touch is copied once for all of them.
  db.exec('PRAGMA wal_autocheckpoint = 4000');
  db.exec('BEGIN IMMEDIATE');
  const found = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (found > version) throw new Error(`written by a newer version of the desk (${found})`);
  // Writes on every opening, because only a write takes the lock.
  db.exec(found === 0 ? tables : `PRAGMA user_version = ${version}`);
  db.exec('COMMIT');
};
