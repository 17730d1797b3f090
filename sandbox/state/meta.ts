import type { DatabaseSync } from 'node:sqlite';

/** Reads one remembered fact about the file itself. */
export function readMeta(db: DatabaseSync, name: string): string | undefined {
  const row = db.prepare('SELECT value FROM meta WHERE name = ?').get(name);
  return row === undefined ? undefined : String(row['value']);
}

/** Remembers one fact about the file itself. */
export function writeMeta(db: DatabaseSync, name: string, value: string): void {
  db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value);
}
