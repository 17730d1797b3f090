import type { IncomingMessage } from 'node:http';

/** The body of a request as JSON, or the status that says why not. */
export type Body = { is: 'json'; value: unknown } | { is: 'no'; status: 400 | 413 | 415 };

/**
 * Reads a JSON body of at most `limit` bytes. The framework's own body parsers write uploads to disk, unpack gzip without a bound
 * and end the process on a broken one, all before anybody was authenticated; so nothing but plain JSON is read here.
 */
export const readJson = async (request: IncomingMessage, limit: number): Promise<Body> => {
  if (!isJson(request)) return { is: 'no', status: 415 };
  const raw = await readRaw(request, limit);
  if (raw.is === 'no') return raw;
  try {
    return { is: 'json', value: JSON.parse(raw.bytes.toString('utf8')) };
  } catch {
    // Cut off, or no JSON: the same to whoever sent it.
    return { is: 'no', status: 400 };
  }
};

/** Reads a body of at most `limit` bytes as it came, for whoever has to check a signature over it. */
export const readRaw = async (
  request: IncomingMessage,
  limit: number,
): Promise<{ is: 'raw'; bytes: Buffer } | { is: 'no'; status: 413 | 415 }> => {
  if (!isPlain(request)) return { is: 'no', status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > limit) return { is: 'no', status: 413 };
  const bytes = await readBytes(request, limit);
  return bytes === 'tooMany' ? { is: 'no', status: 413 } : { is: 'raw', bytes };
};

/** By events: to go through a stream with an iterator costs more than all else that is done with a body. Cut off, it is as if empty. */
const readBytes = (request: IncomingMessage, limit: number): Promise<Buffer | 'tooMany'> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const cutOff = (): void => resolve(Buffer.alloc(0));
    request
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', cutOff)
      .on('close', cutOff);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      request.pause();
      resolve('tooMany');
    });
  });

const isJson = ({ headers }: IncomingMessage): boolean =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/json';

const isPlain = ({ headers }: IncomingMessage): boolean =>
  (headers['content-encoding']?.trim().toLowerCase() ?? 'identity') === 'identity';
