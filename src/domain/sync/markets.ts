import { marketDocId, readKnownMarket, wishCatalogue } from '../market.ts';
import type { Market } from '../partnerCenter.ts';
import { readPartnership } from '../partnership.ts';
import type { Shelf } from '../ports.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import { isDue } from './catalogue.ts';
import type { SyncDoors } from './doors.ts';
import { pollMark, readMark } from './marks.ts';
import { everyOne } from './writing.ts';

const everyMinutes = 15;
const beforeBaselineSeconds = 5;
const wantedForDays = 30;

/**
 * Has the catalogues read that are older than a day: those of the countries where we have resellers, and those that somebody
 * looked into in the last 30 days. Says when to look again.
 */
export const wishCatalogues = async ({ store, clock }: SyncDoors): Promise<Moment> => {
  const now = clock.now();
  const poll = (await readMark(store.desk, pollMark))?.body;
  if (!poll?.baselineAt) return later(now, { seconds: beforeBaselineSeconds });
  const markets = [...(await ofResellers(store.desk)), ...(await wanted(store.desk, now))];
  const once = new Map(markets.map((market) => [marketDocId(market), market]));
  for (const [id, market] of once) {
    const found = await store.desk.read(id);
    if (found && !isDue(readKnownMarket(found), now)) continue;
    await store.desk.commit(await wishCatalogue(store.desk, market, now));
  }
  return later(now, { minutes: everyMinutes });
};

const ofResellers = async (desk: Shelf): Promise<Market[]> => {
  const countries = new Set<string>();
  for await (const found of everyOne(desk, { type: 'partnership', tags: ['listed'] })) {
    const { state, country } = readPartnership(found);
    if (state === 'active') countries.add(country);
  }
  return [...countries].map((country) => ({ country, segment: 'commercial' }));
};

const wanted = async (desk: Shelf, now: Moment): Promise<Market[]> => {
  const markets: Market[] = [];
  for await (const found of everyOne(desk, { type: 'market', tags: [] })) {
    const { country, segment, wantedAt } = readKnownMarket(found);
    const since = later(now, { days: -wantedForDays });
    if (wantedAt !== undefined && wantedAt >= since) markets.push({ country, segment });
  }
  return markets;
};
