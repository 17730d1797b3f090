/** For whom a SKU is made. */
export type Segment = 'commercial' | 'education' | 'government' | 'nonprofit';

/** For how long a licence is bought. */
export type TermDuration = 'P1M' | 'P1Y' | 'P3Y';

/** A SKU of the made-up catalogue: names and ids are like the real ones, prices and limits only resemble them. */
export interface CatalogueSku {
  productId: string;
  skuId: string;
  title: string;
  segment: Segment;
  /** US dollars for a licence and a month of a one-year term. */
  price: number;
  terms: TermDuration[];
  minimum: number;
  /** Licences in one subscription. */
  maximum: number;
  /** Licences that one customer may have of it, over all subscriptions. */
  maximumEach?: number;
  isTrial: boolean;
  /** What a trial goes on as, `product:sku`. */
  renewsTo?: string;
  /** For an add-on: what it can be added to, each `product:sku`. */
  addonTo?: string[];
  /** An add-on for the whole company: one licence of a base is enough for any number of it. */
  forAll?: boolean;
  /** What a subscription can be changed into, each `product:sku`. */
  upgradesTo?: string[];
  /** ISO-2 countries; sold nowhere else when given. */
  onlyIn?: string[];
  /** ISO-2 countries in which it is not sold. */
  notIn?: string[];
  /** What the buyer has to confirm, when it has to. */
  attestation?: string;
}

/** Writes down a SKU by its id `product:sku`; by default commercial, all terms, and as many licences as one likes. */
export function sku(
  id: string,
  title: string,
  price: number,
  particulars: Partial<CatalogueSku> = {},
): CatalogueSku {
  const [productId = '', skuId = ''] = id.split(':');
  return {
    productId,
    skuId,
    title,
    price,
    segment: 'commercial',
    terms: ['P1M', 'P1Y', 'P3Y'],
    minimum: 1,
    maximum: 10_000,
    isTrial: false,
    ...particulars,
  };
}

/** What the plans for small companies have in common: 300 licences and no more. */
export const upTo300: Partial<CatalogueSku> = {
  terms: ['P1M', 'P1Y'],
  maximum: 300,
  maximumEach: 300,
};
