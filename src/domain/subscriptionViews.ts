import type { Customer, Subscription, SupportContact } from './customer.ts';
import type { HistoryLine } from './history.ts';
import type { OpenName } from './names.ts';
import type { Partnership } from './partnership.ts';
import type { Request } from './request.ts';
import type { Row } from './rows.ts';
import type { Id, Moment, PartnerId } from './values.ts';

/** A subscription in a list, with the name of its reseller of record where that is known. */
export interface SubscriptionRow {
  subscription: Subscription;
  reseller?: { id: Id; name: string };
}

/** A customer's subscriptions. */
export interface SubscriptionsView {
  view: 'subscriptions';
  customer: Customer;
  page: number;
  more: boolean;
  total: number;
  rows: readonly SubscriptionRow[];
  /** What this person may do for the customer now. */
  actions: readonly OpenName[];
}

/** One subscription, with everything that can be done to it now. */
export interface SubscriptionView {
  view: 'subscription';
  customer: Customer;
  subscription: Subscription;
  /** The reseller of record, when it is a partner of ours. */
  partnership?: Partnership;
  /**
   * `partnerCenter`: named to the customer (legacy). `desk`: ours alone, the customer does not see it. `of`: where it comes from: set for this
   * subscription, set for the customer, or simply the reseller of record.
   */
  support?: {
    contact: SupportContact;
    kept: 'partnerCenter' | 'desk';
    of: 'subscription' | 'customer' | 'record';
  };
  /** Suspended, but billed to the end of the term (new commerce). */
  billedOn: boolean;
  actions: readonly OpenName[];
  openRequests: readonly Request[];
  history: readonly HistoryLine[];
}

/** How the rows of a request about many subscriptions stand. */
export interface RowTotals {
  planned: number;
  skipped: number;
  done: number;
  failed: number;
}

/** What the card of such a request shows of its rows: how they stand, and the few that matter now. */
export interface RowsGlance {
  totals: RowTotals;
  first: readonly Row[];
  /** Of the partners in `first`, by Partner ID. */
  names: Readonly<Record<PartnerId, string>>;
}

/** The rows of such a request, page by page; `undo` when what was done can be taken back in one go. */
export interface RowsView {
  view: 'rows';
  request: Request;
  totals: RowTotals;
  /** Only those that stand so. */
  only?: Row['state'];
  names: Readonly<Record<PartnerId, string>>;
  page: number;
  more: boolean;
  rows: readonly Row[];
  undo: boolean;
}

/** How a reseller gets to manage a customer's Azure. */
export interface AzureView {
  view: 'azure';
  customer: Customer;
  partnership?: Partnership;
  /** This person may tick it. */
  may: boolean;
}

/** What wants somebody today. */
export interface TodayView {
  view: 'today';
  at: Moment;
  /** Mine, open; what waits for me comes first. */
  requests: readonly Request[];
  /** Whose subscriptions are looked at: of the resellers that I manage, all, or none. */
  whose: 'mine' | 'all' | 'none';
  /** Can be cancelled or reduced for at most three days more. */
  windows: readonly { subscription: Subscription; until: Moment }[];
  /** Renew within 30 days; terms of one and three years only. */
  renewals: readonly { subscription: Subscription; at: Moment }[];
  /** Invitations of mine whose time for a reminder has come. */
  chase: readonly Request[];
  /** There are so many more than are shown, by part. */
  more: Readonly<Record<TodayPart, number>>;
  /** Of these there may be more still: nobody counted on. */
  atLeast: readonly TodayPart[];
  /** It comes each working morning. */
  wanted: boolean;
}

/** The parts of `today`. */
export type TodayPart = 'requests' | 'windows' | 'renewals' | 'chase';
