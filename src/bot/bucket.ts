import type { Clock, Posted } from '../domain/ports.ts';

/** How fast one channel may be posted to. */
export interface Pace {
  burst: number;
  perSecond: number;
}

/** Counts posts by place. `busy` tells from when on there is room again; undefined: go ahead. */
export type Bucket = (key: string) => Extract<Posted, { is: 'busy' }> | undefined;

const mostKeys = 2_000;

/** Token buckets, so that a burst of news does not run into the limits of Teams (7 a second, 60 in half a minute). */
export const openBuckets = (clock: Clock, { burst, perSecond }: Pace): Bucket => {
  const levels = new Map<string, { tokens: number; at: number }>();
  return (key) => {
    const now = Date.parse(clock.now());
    const { tokens, at } = levels.get(key) ?? { tokens: burst, at: now };
    const level = Math.min(burst, tokens + ((now - at) / 1_000) * perSecond);
    if (level < 1) {
      const until = now + Math.ceil(((1 - level) / perSecond) * 1_000);
      return { is: 'busy', until: new Date(until).toISOString() };
    }
    levels.delete(key);
    levels.set(key, { tokens: level - 1, at: now });
    const [oldest] = levels.keys();
    if (levels.size > mostKeys && oldest !== undefined) levels.delete(oldest);
    return undefined;
  };
};
