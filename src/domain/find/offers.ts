import { marketTag, readOffer, type Offer } from '../catalogue.ts';
import { readSubscription } from '../customer.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { marketDoc, marketDocId, readKnownMarket, wishCatalogue } from '../market.ts';
import { offerWords } from '../offerNames.ts';
import type { Market } from '../partnerCenter.ts';
import { decideAndSave, over } from '../save.ts';
import { normalised, searchWords } from '../search.ts';
import { later } from '../time.ts';
import type { PartnerId } from '../values.ts';
import { pageSize } from './reading.ts';

/** So many are looked through for the best ones. */
const mostRanked = 500;
const subscriptionsLookedAt = 1_000;
const frequentNames = 20;
/** A market is noted as wanted once in so many hours. */
const notedForHours = 24;

/** What can be ordered: found by words and well-known short names, the nearest first; without words what this reseller often has. */
export const offers =
  (doors: Doors): Find['offers'] =>
  async ({ country, segment, text, partnerId }) => {
    const market: Market = { country, segment };
    const known = await noteWanted(doors, market);
    const words = searchWords(text);
    const found =
      words.length > 0
        ? ranked(await foundBy(doors, market, words), text)
        : await frequentOf(doors, market, partnerId);
    return { offers: found.slice(0, pageSize), more: found.length > pageSize, known };
  };

/** Notes that a market is of interest, and has it read when it never was. */
const noteWanted = (doors: Doors, market: Market): Promise<boolean> =>
  decideAndSave(doors, async () => {
    const now = doors.clock.now();
    const found = await doors.store.desk.read(marketDocId(market));
    const kept = found ? readKnownMarket(found) : { ...market };
    const known = kept.readAt !== undefined;
    const noted =
      kept.wantedAt !== undefined && later(kept.wantedAt, { hours: notedForHours }) > now;
    const ops = [
      ...(noted ? [] : [over(found, marketDoc({ ...kept, wantedAt: now }))]),
      ...(known ? [] : await wishCatalogue(doors.store.desk, market, now)),
    ];
    return { ops, answer: known };
  });

const foundBy = async (
  { store }: Doors,
  { country, segment }: Market,
  words: readonly string[],
): Promise<Offer[]> => {
  const tags = [marketTag(country, segment)];
  const found = await store.catalogue.list({ type: 'offer', tags, words, limit: mostRanked });
  return found.map(readOffer);
};

/** Offers as somebody means them who typed this: called just so; having all the words whole; no trial; few other words. */
export const ranked = (found: readonly Offer[], text: string): Offer[] => {
  const typed = searchWords(text);
  const rankOf = (offer: Offer): readonly number[] => {
    const words = offerWords(offer.title);
    return [
      Number(normalised(offer.title) !== normalised(text)),
      Number(!typed.every((word) => words.has(word))),
      Number(offer.isTrial),
      searchWords(offer.title).length,
    ];
  };
  return found
    .map((offer) => ({ offer, rank: rankOf(offer) }))
    .toSorted((a, b) => difference(a.rank, b.rank) || byTitle(a.offer, b.offer))
    .map(({ offer }) => offer);
};

const difference = (a: readonly number[], b: readonly number[]): number =>
  a.map((one, at) => one - (b[at] ?? 0)).find((one) => one !== 0) ?? 0;

const byTitle = (a: Offer, b: Offer): number =>
  a.title < b.title ? -1 : a.title > b.title ? 1 : 0;

/** What this reseller's customers most often have, as far as it is sold in the market; matched by title. */
const frequentOf = async (doors: Doors, market: Market, partnerId: PartnerId): Promise<Offer[]> => {
  const found = await doors.store.subscriptions.list({
    type: 'subscription',
    tags: [`record:${partnerId}`],
    limit: subscriptionsLookedAt,
  });
  const counts = new Map<string, number>();
  for (const { name, isTrial } of found.map(readSubscription)) {
    if (!isTrial) counts.set(normalised(name), (counts.get(normalised(name)) ?? 0) + 1);
  }
  const often = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, frequentNames);
  const sold = await Promise.all(often.map(([name]) => called(doors, market, name)));
  return sold.filter((offer) => offer !== undefined);
};

const called = async (doors: Doors, market: Market, name: string): Promise<Offer | undefined> => {
  const words = searchWords(name);
  if (words.length === 0) return undefined;
  const [best] = ranked(await foundBy(doors, market, words), name);
  return best && normalised(best.title) === name ? best : undefined;
};
