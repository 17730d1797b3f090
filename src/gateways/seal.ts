import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, linkSync, mkdirSync, openSync } from 'node:fs';
import { readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Seal } from '../domain/ports.ts';

/** A key that seals: 32 bytes under an id that sealed texts carry. */
export interface SealKey {
  id: string;
  key: Uint8Array;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const idPattern = /^[\w-]{1,40}$/;

/**
 * Seals with the first key and opens with any, so that a key is replaced by putting a new one in front.
 * A sealed text reads `v1.<key id>.<iv>.<tag>.<data>`, the last three in base64url.
 */
export const openSeal = ({ keys }: { keys: readonly SealKey[] }): Seal => {
  const first = keys[0];
  if (!first) throw new Error('A seal needs at least one key');
  keys.forEach(checkKey);
  const byId = new Map(keys.map((key) => [key.id, key]));
  if (byId.size !== keys.length) throw new Error('Two keys of the seal have the same id');
  return {
    seal: (text, boundTo) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, first.key, iv, { authTagLength: tagBytes });
      cipher.setAAD(bound(boundTo));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'));
      return ['v1', first.id, ...parts].join('.');
    },
    open: (sealed, boundTo) => {
      const [version, id = '', ...encoded] = sealed.split('.');
      const [iv, tag, data] = encoded.map(decoded);
      if (version !== 'v1' || encoded.length !== 3 || !iv || !tag || !data) {
        throw new Error('Not a sealed text');
      }
      const key = byId.get(id);
      if (!key) throw new Error(`Sealed with a key that is not known here: ${id.slice(0, 40)}`);
      return opened(key, { iv, tag, data }, boundTo);
    },
  };
};

function opened(
  key: SealKey,
  sealed: { iv: Buffer; tag: Buffer; data: Buffer },
  boundTo: readonly string[],
) {
  try {
    const decipher = createDecipheriv(algorithm, key.key, sealed.iv, { authTagLength: tagBytes });
    decipher.setAAD(bound(boundTo));
    decipher.setAuthTag(sealed.tag);
    return Buffer.concat([decipher.update(sealed.data), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Error('Sealed for something else, or changed since', { cause });
  }
}

// Each part with its length before it, so that ('a', 'bc') and ('ab', 'c') differ.
const bound = (parts: readonly string[]) =>
  Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );

// Buffer forgives strange letters; a sealed text has exactly one spelling.
const decoded = (text: string) => {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
};

function checkKey({ id, key }: SealKey) {
  if (!idPattern.test(id)) throw new Error('The id of a seal key has 1 to 40 letters or digits');
  if (key.length !== keyBytes) throw new Error(`The seal key ${id} must have ${keyBytes} bytes`);
}

/**
 * Reads keys from a setting: `id:key,id:key`, each key 32 bytes in base64 or base64url, the sealing one first.
 * @throws an error that names the key by its id, never by its value.
 */
export const sealKeys = (setting: string): SealKey[] =>
  setting.split(',').map((entry) => {
    const [id = '', text = ''] = entry.trim().split(':');
    const key = { id, key: Buffer.from(text, 'base64') };
    checkKey(key);
    return key;
  });

/**
 * The key of a file, which is made with a random key when absent, for its owner alone (mode 0600).
 * @throws when others may read the file, or when it holds no key.
 */
export const keyFile = (path: string): SealKey => {
  const file = openIfThere(path) ?? createdAndOpened(path);
  try {
    const stat = fstatSync(file);
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
      throw new Error(`${path} can be read by others: allow only its owner (chmod 600)`);
    }
    const key = decoded(readFileSync(file, 'utf8').trim());
    if (key?.length !== keyBytes) throw new Error(`${path} does not hold a key of the seal`);
    return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key };
  } finally {
    closeSync(file);
  }
};

function createdAndOpened(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(keyBytes).toString('base64url')}\n`);
    fsyncSync(file);
    linkWhole(draft, path);
  } finally {
    closeSync(file);
    unlinkSync(draft);
  }
  return openSync(path, 'r');
}

// A link appears whole or not at all; when another process was faster, its key is the one.
function linkWhole(draft: string, path: string) {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

function openIfThere(path: string) {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;
