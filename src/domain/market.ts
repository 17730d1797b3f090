import { z } from 'zod';
import { Segment } from './order.ts';
import type { Market } from './partnerCenter.ts';
import type { Doc, Found, Op, Shelf } from './ports.ts';
import { readTask, task, taskDoc, type Task } from './tasks.ts';
import { Country, Moment } from './values.ts';

/** How well the catalogue of a market is known; the offers themselves are on the shelf `catalogue`. */
export const KnownMarket = z.object({
  country: Country,
  segment: Segment,
  /** When somebody last looked for something to order there, to the day. */
  wantedAt: Moment.optional(),
  /** When it was last read completely. */
  readAt: Moment.optional(),
  /** A reading under way: products come by their ids, and those up to `after` are behind. */
  pass: z
    .object({
      startedAt: Moment,
      after: z.string().optional(),
      /** Products that could not be read this time: what is kept of them stays. */
      left: z.array(z.string()),
      /** Broken attempts in a row at this place. */
      failures: z.number().int(),
    })
    .optional(),
});
export type KnownMarket = z.infer<typeof KnownMarket>;

/** Reads what is known of a market. */
export const readKnownMarket = (found: Found): KnownMarket => KnownMarket.parse(found.doc.body);

/** The document id of a market. */
export const marketDocId = ({ country, segment }: Market): string => `market:${country}:${segment}`;

/** A market as stored. */
export const marketDoc = (market: KnownMarket): Doc => ({
  id: marketDocId(market),
  type: 'market',
  schema: 1,
  sort: `${market.country} ${market.segment}`,
  tags: [],
  keys: [],
  body: market,
});

/** Was the catalogue of a market ever read completely? */
export const catalogueKnown = async (desk: Shelf, market: Market): Promise<boolean> => {
  const found = await desk.read(marketDocId(market));
  return found !== undefined && readKnownMarket(found).readAt !== undefined;
};

// One lane for all of them: together they keep within one share of the calls.
const catalogueTask = ({ country, segment }: Market, due: Moment): Task =>
  task(`catalogue:${country}:${segment}`, 'catalogue', due, { do: 'catalogue', country, segment });

/** The write that has a market read; none when that is wished for already. One that failed too often begins anew. */
export const wishCatalogue = async (desk: Shelf, market: Market, due: Moment): Promise<Op[]> => {
  const wish = catalogueTask(market, due);
  const doc = taskDoc(wish);
  const found = await desk.read(doc.id);
  return found && !readTask(found).parked ? [] : [{ op: 'put', doc }];
};
