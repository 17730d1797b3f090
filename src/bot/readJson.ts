import type { IncomingMessage } from 'node:http';

/** The body of a request as JSON, or the status that says why not. */
export type Body = { is: 'json'; value: unknown } | { is: 'no'; status: 400 | 413 | 415 };

/**
 * Reads a JSON body of at most `limit` bytes. The framework's own body parsers write uploads to disk, unpack gzip without a bound
 * and end the process on a broken one, all before anybody was authenticated; so nothing but plain JSON is read here.
 */
export const readJson = async (request: IncomingMessage, limit: number): Promise<Body> => {
  if (!isPlainJson(request)) return { is: 'no', status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > limit) return { is: 'no', status: 413 };
  const bytes = await readBytes(request, limit);
  if (bytes === 'tooMany') return { is: 'no', status: 413 };
  try {
    return { is: 'json', value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    // Cut off, or no JSON: the same to whoever sent it.
    return { is: 'no', status: 400 };
  }
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

const isPlainJson = ({ headers }: IncomingMessage): boolean => {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  return type === 'application/json' && encoding === 'identity';
};
