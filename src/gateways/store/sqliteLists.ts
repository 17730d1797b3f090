import type { DatabaseSync } from 'node:sqlite';
import type { ShelfName } from './rules.ts';

/** The numbers under which indexes know a (shelf, type); remembered, since every look needs one. */
export const listNumbers = (db: DatabaseSync) => {
  const numbers = new Map<string, number>();
  const find = db.prepare('SELECT list FROM list WHERE shelf = ? AND type = ?');
  const insert = db.prepare('INSERT INTO list (shelf, type) VALUES (?, ?)');

  const known = (shelf: ShelfName, type: string): number | undefined => {
    const key = `${shelf}:${type}`;
    if (!numbers.has(key)) {
      const list = find.get(shelf, type)?.['list'];
      if (list !== undefined) numbers.set(key, Number(list));
    }
    return numbers.get(key);
  };

  return {
    known,
    /** Within a commit; when that is taken back, `forget`. */
    make: (shelf: ShelfName, type: string): number =>
      known(shelf, type) ?? Number(insert.run(shelf, type).lastInsertRowid),
    forget: (): void => numbers.clear(),
  };
};
