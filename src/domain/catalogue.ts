import { z } from 'zod';
import { shortNames } from './offerNames.ts';
import { Plan, Segment } from './order.ts';
import type { Doc, Found } from './ports.ts';
import { searchKeys } from './search.ts';
import { Country, Moment } from './values.ts';

/** One thing that can be ordered in a country for a segment, as the desk keeps it from Partner Center's catalogue. */
export const Offer = z.object({
  country: Country,
  segment: Segment,
  productId: z.string(),
  skuId: z.string(),
  title: z.string(),
  minimum: z.number().int(),
  maximum: z.number().int(),
  isTrial: z.boolean(),
  isAddon: z.boolean(),
  /** One of these (`productId:skuId`, or a product id alone) has to be ordered or owned too; empty: nothing. */
  needs: z.array(z.string()),
  plans: z.array(Plan),
  asOf: Moment,
});
export type Offer = z.infer<typeof Offer>;

/** Reads a kept offer. */
export const readOffer = (found: Found): Offer => Offer.parse(found.doc.body);

/** The market of an offer, as its label in lists. */
export const marketTag = (country: Country, segment: Segment): string =>
  `market:${country}:${segment}`;

/** The document id of an offer. */
export const offerDocId = ({
  country,
  segment,
  productId,
  skuId,
}: Pick<Offer, 'country' | 'segment' | 'productId' | 'skuId'>): string =>
  `offer:${country}:${segment}:${productId}:${skuId}`;

/** An offer as kept on the shelf `catalogue`. */
export const offerDoc = (offer: Offer): Doc => ({
  id: offerDocId(offer),
  type: 'offer',
  schema: 1,
  sort: offer.title.normalize('NFKC').toLowerCase(),
  tags: [marketTag(offer.country, offer.segment)],
  keys: searchKeys([offer.title, ...shortNames(offer.title)]),
  body: offer,
});
