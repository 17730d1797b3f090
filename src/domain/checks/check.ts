import type { Offer } from '../catalogue.ts';
import type { Customer, Subscription } from '../customer.ts';
import type { Partnership } from '../partnership.ts';
import type { Request } from '../request.ts';

/** What checks look at, gathered by `facts.ts`. */
export interface Facts {
  partnership?: Partnership;
  /** Other requests about the same reseller that were submitted and are not over. */
  openRequests: readonly Request[];
  /** Those of them that order something. */
  openOrders: readonly Request[];
  /** For invitations: partnerships that have the Partner ID which was given. */
  samePartnerId: readonly Partnership[];
  /**
   * Orders: what the catalogue says of the lines' SKUs, and of some that these need, by `productId:skuId`; a SKU of a line that is missing
   * is not offered there.
   */
  offers: ReadonlyMap<string, Offer>;
  /** The catalogue of the order's market was read completely at least once. */
  catalogueKnown: boolean;
  /** The customer that it is for, as it is kept; absent: not ours, or not created yet. */
  customer?: Customer;
  /** What the customer has, as it is kept; at most 500. */
  subscriptions: readonly Subscription[];
  /** The one of them that is changed. */
  subscription?: Subscription;
  /** Other requests for this customer that were submitted and are not over; absent: there is no customer. */
  forCustomer?: readonly Request[];
  /** Licence-months that other requests ordered for the same customer in the last 24 hours. */
  orderedLately: number;
}

/** What a check found: `check.<code>` in the locales says what is wrong, what to do and who can. */
export interface Finding {
  code: string;
  /** `stops`: not even asking makes sense. `blocksApproval`: may be asked, not approved yet. */
  weight: 'stops' | 'blocksApproval';
  values: Record<string, string>;
}

/** Facts in, a finding or nothing out. */
export type Check<Input> = (input: Input, facts: Facts) => Finding | undefined;
