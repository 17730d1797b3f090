import { createHash, randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { NoAnswer } from '../domain/partnerCenterDoor.ts';
import type { Clock, Ids, Log } from '../domain/ports.ts';

/** The machine's time. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

// Drawn once at random, so that derived ids never meet those of other software.
const namespace = Buffer.from('3e0c5a7bb1c94c0f9d2f6a1e8f4b7d25', 'hex');

/** Random identities, and identities that follow from their parts (RFC 4122, version 5). */
export const systemIds: Ids = {
  next: () => randomUUID(),
  derived: (...parts) => {
    // As JSON, so that ('a', 'bc') and ('ab', 'c') differ.
    const name = JSON.stringify(parts);
    const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  },
};

/** How much is logged: all, faults only, nothing. */
export type LogLevel = 'info' | 'fault' | 'silent';

type Fields = Record<string, string | number | boolean | undefined>;

/**
 * Writes the log: one JSON line per deed, task and fault. Of an error it takes the name, message, code, status, frames and
 * causes, and nothing else, because client libraries hang whole requests with their tokens on errors.
 */
export const jsonLog = (stream: Writable, level: LogLevel, clock: Clock = systemClock): Log => {
  const line = (kind: 'info' | 'fault', event: string, fields: Fields, error?: object) => {
    const safe = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? redacted(value) : value,
    ]);
    const head = { at: clock.now(), level: kind, event };
    stream.write(`${JSON.stringify({ ...head, ...Object.fromEntries(safe), error })}\n`);
  };
  return {
    info: (event, fields = {}) => {
      if (level === 'info') line('info', event, fields);
    },
    fault: (event, error, fields = {}) => {
      if (level !== 'silent') line('fault', event, fields, described(error));
    },
  };
};

// Ids of Teams conversations look like e-mail addresses and are none.
const email =
  /[^\s@<>()[\]"',;:=]{1,64}@(?!thread\.|unq\.gbl\.)[^\s@<>()[\]"',;:=]{1,200}\.[^\s@<>()[\]"',;:=.]+/g;
const bearer = /\b(bearer\s+)[^\s"',;]+/gi;
const jsonWebToken = /\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g;
const secretField =
  /\b((?:access_|refresh_|id_)?token|client_secret|password|assertion)(["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi;

/** Takes out of a text what looks like an e-mail address, a token or a password. */
export const redacted = (text: string): string =>
  text
    .replace(bearer, '$1[token]')
    .replace(jsonWebToken, '[token]')
    .replace(secretField, '$1$2[secret]')
    .replace(email, '[e-mail]');

const mostCauses = 5;
const mostFrames = 20;

function described(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) {
    return { name: typeof error, message: typeof error === 'string' ? redacted(error) : '' };
  }
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const inner = error instanceof AggregateError ? error.errors[0] : undefined;
  const cause: unknown = error.cause ?? inner;
  return {
    name: error.name,
    message: redacted(error.message),
    code: scalar(code),
    statusCode: scalar(statusCode),
    ...(error instanceof NoAnswer ? error.ids : {}),
    stack: frames(error),
    cause: cause === undefined || depth >= mostCauses ? undefined : described(cause, depth + 1),
  };
}

const scalar = (value: unknown) =>
  typeof value === 'number' ? value : typeof value === 'string' ? redacted(value) : undefined;

const frames = (error: Error) =>
  (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text.startsWith('at '))
    .slice(0, mostFrames)
    .map(redacted);
