import type { Clock } from '../ports.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';

const most = 200;

/**
 * Keeps answers for a short while, in memory: a question that is shown, read and reviewed asks Partner Center once. What was not
 * answered is asked again.
 */
export const keptShortly = <Ask, Found>(
  clock: Clock,
  seconds: number,
  find: (ask: Ask) => Promise<Found | undefined>,
): ((ask: Ask) => Promise<Found | undefined>) => {
  const kept = new Map<string, { found: Found; until: Moment }>();
  return async (ask) => {
    const key = JSON.stringify(ask);
    const now = clock.now();
    const known = kept.get(key);
    if (known && known.until > now) return known.found;
    const found = await find(ask);
    if (found === undefined) return undefined;
    for (const [old, { until }] of kept) {
      if (until <= now || kept.size >= most) kept.delete(old);
    }
    kept.set(key, { found, until: later(now, { seconds }) });
    return found;
  };
};
