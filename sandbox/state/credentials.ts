import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { readMeta, writeMeta } from './meta.ts';

/** How the sandbox answers a creation that is sent again with the same MS-RequestId; see docs/sandbox.md. */
export const replayModes = ['credentials', 'withoutCredentials', 'taken'] as const;
export type ReplayMode = (typeof replayModes)[number];

const kept = 24 * 3600 * 1000;

/** How repeated creations are answered at present. */
export function replayMode(db: DatabaseSync): ReplayMode {
  const mode = readMeta(db, 'customerReplay');
  return replayModes.find((each) => each === mode) ?? 'credentials';
}

/** Changes how repeated creations are answered; passwords that no answer needs any more are forgotten. */
export function setReplayMode(db: DatabaseSync, mode: ReplayMode): void {
  writeMeta(db, 'customerReplay', mode);
  if (mode !== 'credentials') db.exec('DELETE FROM credentials');
}

/** Remembers which customer a creation made, and its password for a day where a repetition is to show it. */
export function rememberCreation(
  db: DatabaseSync,
  requestId: string,
  created: { customerId: string; password: string },
  at: Date,
): void {
  const { customerId, password } = created;
  db.prepare('INSERT INTO customerRequests VALUES (?, ?)').run(requestId.toLowerCase(), customerId);
  db.prepare('DELETE FROM credentials WHERE until <= ?').run(at.toISOString());
  if (replayMode(db) !== 'credentials') return;
  const until = new Date(at.getTime() + kept).toISOString();
  db.prepare('INSERT INTO credentials VALUES (?, ?, ?)').run(customerId, password, until);
}

/** The customer that an earlier creation with this MS-RequestId made, with its password as long as that is kept. */
export function creationOf(
  db: DatabaseSync,
  requestId: string,
  at: Date,
): { customerId: string; password?: string } | undefined {
  const row = db
    .prepare(
      `SELECT customerRequests.customerId AS customerId, password FROM customerRequests
       LEFT JOIN credentials ON credentials.customerId = customerRequests.customerId AND until > ?
       WHERE requestId = ?`,
    )
    .get(at.toISOString(), requestId.toLowerCase());
  if (row === undefined) return undefined;
  const password = row['password'];
  return {
    customerId: String(row['customerId']),
    password: typeof password === 'string' ? password : undefined,
  };
}

const alphabets = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!#%*+?@'];

/** Makes a first password for a new customer's admin: sixteen signs by chance, of all four kinds. */
export function newPassword(): string {
  const all = alphabets.join('');
  const signs = Array.from({ length: 16 }, (_, index) => pick(alphabets[index] ?? all));
  for (let last = signs.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [signs[last], signs[other]] = [signs[other]!, signs[last]!];
  }
  return signs.join('');
}

function pick(signs: string): string {
  return signs[randomInt(signs.length)]!;
}
