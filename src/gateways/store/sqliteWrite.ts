import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Doc, Op } from '../../domain/ports.ts';
import { refuseOversized, refuseUnlawful } from './rules.ts';
import type { ShelfName } from './rules.ts';
import { indexes } from './sqliteIndexes.ts';
import type { Indexed } from './sqliteIndexes.ts';
import { listNumbers } from './sqliteLists.ts';
import { asLines } from './sqliteRows.ts';

/** A document as text, made when its commit was asked for, so that a later change of the object is no part of it. */
interface Written {
  doc: Pick<Doc, 'id' | 'type' | 'schema' | 'sort' | 'due'>;
  tags: string;
  keys: string;
  body: string;
}

/** A write, ready for the database. */
export type Write =
  | { op: 'create' | 'put'; id: string; written: Written }
  | { op: 'replace'; id: string; etag: string; written: Written }
  | { op: 'remove'; id: string; etag: string };

/** A commit as text; throws when it breaks a rule of the store. */
export const asWrites = (shelf: ShelfName, ops: readonly Op[]): Write[] => {
  refuseUnlawful(shelf, ops);
  const writes = ops.map(asWrite);
  refuseOversized(writes.reduce((sum, write) => sum + size(write), 0));
  return writes;
};

const asWrite = (op: Op): Write => {
  if (op.op === 'remove') return op;
  const { id, type, schema, sort, due, tags, keys } = op.doc;
  const written = {
    doc: { id, type, schema, sort, due },
    tags: asLines(tags),
    keys: asLines(keys),
    body: JSON.stringify(op.doc.body) ?? 'null',
  };
  return op.op === 'replace'
    ? { op: op.op, id, etag: op.etag, written }
    : { op: op.op, id, written };
};

const size = (write: Write): number =>
  write.op === 'remove'
    ? 0
    : Buffer.byteLength(write.written.body) + write.written.keys.length + write.written.tags.length;

/** The rows that a commit is about, by id, as they are before its next write. */
type Rows = Map<string, Indexed | undefined>;

/** Writes commits, within a transaction. */
export interface Writer {
  /** The rows that the commit is about; undefined when one of its writes meets a conflict. */
  fitting(shelf: ShelfName, writes: readonly Write[]): Rows | undefined;
  /** Writes a commit that fits. */
  write(shelf: ShelfName, writes: readonly Write[], rows: Rows): void;
  /** To be called when the transaction was taken back. */
  forget(): void;
}

/** Makes the writer of a file. */
export const commitWriter = (db: DatabaseSync): Writer => {
  const find = db.prepare(
    'SELECT n, id, list, sort, tags, keys, etag FROM doc WHERE shelf = ? AND id = ?',
  );
  const remove = db.prepare('DELETE FROM doc WHERE n = ?');
  const save = saver(db);
  const lists = listNumbers(db);
  const index = indexes(db);
  const present = (shelf: ShelfName, id: string): Present | undefined =>
    find.get(shelf, id) as Present | undefined;

  const writeOne = (shelf: ShelfName, change: Write, before: Indexed | undefined) => {
    if (change.op === 'remove') {
      if (before) remove.run(before.n);
      return undefined;
    }
    return save(shelf, lists.make(shelf, change.written.doc.type), before?.n, change.written);
  };

  return {
    fitting(shelf, writes) {
      const rows = new Map<string, Present | undefined>();
      const etags = new Map<string, string | symbol | undefined>();
      const isFitting = writes.every((write) => {
        const { id, op } = write;
        if (!rows.has(id)) {
          const row = present(shelf, id);
          rows.set(id, row);
          etags.set(id, row?.etag);
        }
        const etag = etags.get(id);
        etags.set(id, op === 'remove' ? undefined : justWritten);
        return op === 'put' || etag === ('etag' in write ? write.etag : undefined);
      });
      return isFitting ? rows : undefined;
    },
    write(shelf, writes, rows) {
      for (const write of writes) {
        const before = rows.get(write.id);
        const after = writeOne(shelf, write, before);
        index.change(before, after);
        rows.set(write.id, after);
      }
      index.settle();
    },
    forget() {
      lists.forget();
      index.forget();
    },
  };
};

type Present = Indexed & { etag: string };

/** Stands for the etag of what an earlier write of the same commit has left, which nobody knows yet. */
const justWritten = Symbol('just written');

const saver = (db: DatabaseSync) => {
  const insert = db.prepare(
    'INSERT INTO doc (list, sort, due, tags, keys, schema, etag, body, shelf, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare(
    'UPDATE doc SET list = ?, sort = ?, due = ?, tags = ?, keys = ?, schema = ?, etag = ?, body = ? WHERE n = ?',
  );
  // Unlike a count kept in the document, such a mark is never given twice, also not after a removal.
  const epoch = randomBytes(9).toString('base64url');
  let given = 0;

  return (shelf: ShelfName, list: number, at: number | undefined, written: Written): Indexed => {
    const { doc, tags, keys, body } = written;
    const { id, sort, due, schema } = doc;
    const etag = `${epoch}.${(given += 1)}`;
    const columns = [list, sort, due ?? null, tags, keys, schema, etag, body];
    if (at !== undefined) update.run(...columns, at);
    const n = at ?? Number(insert.run(...columns, shelf, id).lastInsertRowid);
    return { n, id, list, sort, tags, keys };
  };
};
