import type { DatabaseSync } from 'node:sqlite';
import type { ShelfName } from './rules.ts';
import type { Write, Writer } from './sqliteWrite.ts';

type Outcome = 'saved' | 'conflict';

interface Waiting {
  shelf: ShelfName;
  writes: readonly Write[];
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/** The commits of a file: `add` answers when the disk has it, `flush` writes at once what is waiting. */
export interface Commits {
  add(shelf: ShelfName, writes: readonly Write[]): Promise<Outcome>;
  flush(): void;
}

/**
 * Writes all commits that arrive in two rounds of the event loop in one transaction, so that many conversations share one
 * wait for the disk; each is saved, refused or broken alone.
 */
export const groupedCommits = (db: DatabaseSync, writer: Writer): Commits => {
  const transaction = transactions(db, writer);
  let waiting: Waiting[] = [];

  const alone = (one: Waiting): void => {
    try {
      one.resolve(transaction([one])[0] as Outcome);
    } catch (error) {
      one.reject(error);
    }
  };

  const flush = (): void => {
    const group = waiting;
    waiting = [];
    if (group.length <= 1) return group.forEach(alone);
    try {
      const outcomes = transaction(group);
      group.forEach(({ resolve }, at) => resolve(outcomes[at] as Outcome));
    } catch {
      // One of them broke all; nothing was written, and each can say for itself what is wrong with it.
      group.forEach(alone);
    }
  };

  return {
    add: (shelf, writes) =>
      new Promise((resolve, reject) => {
        // The second round costs nobody a millisecond, and brings what came in during the last wait for the disk.
        if (waiting.length === 0) setImmediate(() => setImmediate(flush));
        waiting.push({ shelf, writes, resolve, reject });
      }),
    flush,
  };
};

/**
 * Makes the writer of a group: all of it is on disk when it returns, nothing of it when it throws. A commit is looked through
 * before its first write instead of being taken back at its last: savepoints would copy every page that it touches.
 */
const transactions = (db: DatabaseSync, writer: Writer) => {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');

  const one = ({ shelf, writes }: Waiting): Outcome => {
    const rows = writer.fitting(shelf, writes);
    if (!rows) return 'conflict';
    writer.write(shelf, writes, rows);
    return 'saved';
  };

  return (group: readonly Waiting[]): Outcome[] => {
    begin.run();
    try {
      const outcomes = group.map(one);
      commit.run();
      return outcomes;
    } catch (error) {
      writer.forget();
      // After some faults (a full disk) SQLite has rolled back by itself.
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
};
