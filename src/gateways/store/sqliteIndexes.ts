import type { DatabaseSync } from 'node:sqlite';
import { fromLines, sharedBeginnings } from './sqliteRows.ts';
import type { Row } from './sqliteRows.ts';

/** What the indexes know of a document. */
export type Indexed = Pick<Row, 'n' | 'id' | 'list' | 'sort' | 'tags' | 'keys'>;

/**
 * Keeps tags, words and totals true to the documents; what did not change is not touched. Totals change with `settle`, once
 * for all writes of a commit. Only statements of one row are used: others would journal every page they touch a second time.
 */
export const indexes = (db: DatabaseSync) => {
  const addTag = db.prepare('INSERT INTO tag (list, tag, sort, id, n) VALUES (?, ?, ?, ?, ?)');
  const dropTag = db.prepare('DELETE FROM tag WHERE list = ? AND tag = ? AND sort = ? AND id = ?');
  const addWord = db.prepare('INSERT INTO word (list, word, n, shared) VALUES (?, ?, ?, ?)');
  const dropWord = db.prepare('DELETE FROM word WHERE list = ? AND word = ? AND n = ?');
  const totals = runningTotals(db);

  const tags = ({ list, sort, id, n }: Indexed, names: readonly string[], change: 1 | -1): void => {
    for (const tag of names) {
      if (change === 1) addTag.run(list, tag, sort, id, n);
      else dropTag.run(list, tag, sort, id);
      totals.change(list, `:${tag}`, change);
    }
  };
  const retag = (before: Indexed | undefined, after: Indexed | undefined): void => {
    const [old, fresh] = [tagsOf(before), tagsOf(after)];
    const stays = before?.list === after?.list && before?.sort === after?.sort;
    const kept = stays ? old.intersection(fresh) : new Set<string>();
    if (before) tags(before, [...old.difference(kept)], -1);
    if (after) tags(after, [...fresh.difference(kept)], 1);
  };
  const words = ({ list, keys, n }: Indexed, change: 1 | -1): void => {
    for (const [key, shared] of sharedBeginnings(fromLines(keys))) {
      if (change === 1) addWord.run(list, key, n, shared);
      else dropWord.run(list, key, n);
    }
  };

  return {
    change(before: Indexed | undefined, after: Indexed | undefined): void {
      const moved = before?.list !== after?.list;
      const retagged = moved || before?.sort !== after?.sort || before?.tags !== after?.tags;
      const reworded = moved || before?.keys !== after?.keys;
      if (before && moved) totals.change(before.list, '', -1);
      if (retagged) retag(before, after);
      if (before && reworded) words(before, -1);
      if (after && moved) totals.change(after.list, '', 1);
      if (after && reworded) words(after, 1);
    },
    settle: () => totals.settle(),
    forget: totals.forget,
  };
};

const tagsOf = (of: Indexed | undefined): Set<string> => new Set(of && fromLines(of.tags));

/** Sums what a commit adds and takes, and writes each sum once. */
const runningTotals = (db: DatabaseSync) => {
  const add = db.prepare('UPDATE total SET docs = docs + ? WHERE list = ? AND tag = ?');
  const begin = db.prepare('INSERT INTO total (docs, list, tag) VALUES (?, ?, ?)');
  const end = db.prepare('DELETE FROM total WHERE list = ? AND tag = ? AND docs = 0');
  const changes = new Map<string, { list: number; tag: string; by: number }>();

  const write = (list: number, tag: string, by: number): void => {
    if (by === 0) return;
    if (add.run(by, list, tag).changes === 0) begin.run(by, list, tag);
    if (by < 0) end.run(list, tag);
  };

  return {
    change(list: number, tag: string, by: 1 | -1): void {
      const key = `${list}${tag}`;
      const sum = changes.get(key) ?? { list, tag, by: 0 };
      sum.by += by;
      changes.set(key, sum);
    },
    settle(): void {
      for (const { list, tag, by } of changes.values()) write(list, tag, by);
      changes.clear();
    },
    forget: (): void => changes.clear(),
  };
};
