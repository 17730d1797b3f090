// The few pieces of DER that a certificate is made of; Node reads certificates but writes none.

/** A value with its tag and length. */
export function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

/** A list of values in order. */
export function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, ...parts);
}

/** An object identifier such as `2.5.4.3`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** A positive whole number. */
export function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return der(0x02, bytes[0]! >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), bytes);
}

/** Whole bytes of bits. */
export function bits(content: Buffer): Buffer {
  return der(0x03, Buffer.from([0]), content);
}

/** Bytes. */
export function octets(content: Buffer): Buffer {
  return der(0x04, content);
}

/** Text. */
export function text(value: string): Buffer {
  return der(0x0c, Buffer.from(value, 'utf8'));
}

/** A day before 2050, as certificates print it. */
export function moment(day: Date): Buffer {
  const digits = day.toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`, 'ascii'));
}

/** Yes. */
export const yes = der(0x01, Buffer.from([0xff]));

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let left = length; left > 0; left >>= 8) bytes.unshift(left & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) bytes.unshift(0x80 | (left & 0x7f));
  return bytes;
}
