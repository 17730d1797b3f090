/** What came back over the wire, read to the end. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
}

/** Thrown when nothing came back, or not in time; the same may be tried again. */
export class BrokenLine extends Error {
  readonly after: 'timeout' | 'cut' | 'status';
  constructor(message: string, after: 'timeout' | 'cut' | 'status', cause?: unknown) {
    super(message, { cause });
    this.name = 'BrokenLine';
    this.after = after;
  }
}

/** Sends one HTTP request and reads the whole answer. @throws BrokenLine */
export const exchange = async (
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
): Promise<Reply> => {
  try {
    const response = await fetch(url, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw brokenLine(error);
  }
};

const brokenLine = (error: unknown) =>
  error instanceof Error && error.name === 'TimeoutError'
    ? new BrokenLine('No answer in time', 'timeout', error)
    : new BrokenLine('The line was cut', 'cut', error);

/** Waits for a work that several wait for, but not longer than the signal allows; the work itself goes on. @throws BrokenLine */
export const within = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const stop = () => reject(brokenLine(signal.reason));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

/** Statuses after which the same request may be sent again (contract: errors and throttling). */
export const isPassing = (status: number): boolean => [408, 500, 502, 503, 504].includes(status);

const longestBusy = 60 * 60_000;
const usualBusy = 30_000;

/** How long to keep away after a 429, in milliseconds: `Retry-After` in seconds or as a date; half a minute without one. */
export const busyFor = (headers: Headers, now: number): number => {
  const text = headers.get('retry-after')?.trim();
  if (!text) return usualBusy;
  const asked = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (Number.isNaN(asked)) return usualBusy;
  return Math.min(Math.max(asked, 1000), longestBusy);
};
