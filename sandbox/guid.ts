import { createHash } from 'node:crypto';

/** Makes the same GUID for the same words, so that seeded data is equal everywhere (a name-based UUID, version 5, over our own name space). */
export function guidFor(...words: (string | number)[]): string {
  const hash = createHash('sha1')
    .update(`partner-center-sandbox/${words.join('/')}`)
    .digest();
  hash[6] = (hash.readUInt8(6) & 0x0f) | 0x50;
  hash[8] = (hash.readUInt8(8) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** Tells whether a text has the form of a GUID. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
