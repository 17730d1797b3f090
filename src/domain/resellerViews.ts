import type { HistoryLine } from './history.ts';
import type { Counts, Partnership } from './partnership.ts';
import type { Request } from './request.ts';
import type { OpenName } from './names.ts';

export interface ResellersView {
  view: 'resellers';
  text: string;
  scope: 'mine' | 'all';
  /** Whether there is a choice between the two. */
  managesSome: boolean;
  page: number;
  more: boolean;
  rows: readonly Partnership[];
}

/** What this person may do with a reseller now, in button order. */
export interface ResellerAction {
  open: OpenName;
}

export interface ResellerView {
  view: 'reseller';
  partnership: Partnership;
  history: readonly HistoryLine[];
  openRequests: readonly Request[];
  actions: readonly ResellerAction[];
}

/** What removing a partnership leaves behind, from kept data. */
export interface Impact {
  customers: number;
  /** The first few, by name. */
  firstCustomers: readonly string[];
  counts?: Counts;
  openRequests: readonly Request[];
}

/** What stays when a partnership is removed; completed in the background, so it has no inputs. */
export interface ImpactView {
  view: 'impact';
  partnership: Partnership;
  impact: Impact;
}
