import type { Answer } from '../http/answer.ts';

/** How many calls a minute customers, orders and subscriptions share per tenant. */
export const usualLimit = 500;

/** Counts calls in minutes that begin with the first call. */
export interface Throttle {
  /** Counts one call; the refusal when it is one too many. Refused calls count too. */
  take(): Answer | undefined;
  /** Sets the limit and begins a new minute. */
  limit(callsPerMinute: number): void;
}

/** A throttle at the usual limit. */
export function throttle(clock: () => Date): Throttle {
  let limit = usualLimit;
  let began = 0;
  let calls = 0;
  return {
    take() {
      const now = clock().getTime();
      if (now >= began + 60_000) {
        began = now;
        calls = 0;
      }
      calls += 1;
      return calls > limit
        ? tooMany(Math.max(1, Math.ceil((began + 60_000 - now) / 1000)))
        : undefined;
    },
    limit(callsPerMinute) {
      limit = callsPerMinute;
      began = 0;
      calls = 0;
    },
  };
}

function tooMany(seconds: number): Answer {
  return {
    status: 429,
    headers: { 'Retry-After': String(seconds) },
    body: { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` },
  };
}
