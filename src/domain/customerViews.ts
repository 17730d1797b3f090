import type { Finding } from './checks/check.ts';
import type { Customer, Subscription } from './customer.ts';
import type { HistoryLine } from './history.ts';
import type { MoveName } from './moves/move.ts';
import type { OpenName } from './names.ts';
import type { Partnership } from './partnership.ts';
import type { Request } from './request.ts';
import type { Id } from './values.ts';

/** A customer in a list, with its reseller. */
export interface CustomerRow {
  customer: Customer;
  /** Absent: a direct customer, or a reseller that is no longer known. */
  reseller?: { id: Id; name: string };
}

export interface CustomersView {
  view: 'customers';
  text: string;
  /** `mine`: of the resellers whose account manager I am. */
  scope: 'mine' | 'all';
  managesSome: boolean;
  /** Only this reseller's. */
  reseller?: { id: Id; name: string };
  page: number;
  more: boolean;
  rows: readonly CustomerRow[];
}

export interface CustomerView {
  view: 'customer';
  customer: Customer;
  partnership?: Partnership;
  /** By name; at most 20. */
  subscriptions: readonly Subscription[];
  /** How many there are in all. */
  subscriptionCount: number;
  openRequests: readonly Request[];
  history: readonly HistoryLine[];
  /** What this person may ask for here now, in button order; the rest stands with the subscriptions. */
  actions: readonly OpenName[];
}

/** The first sign-in of a new customer: to its owner only. */
export interface SetupView {
  view: 'setup';
  request: Request;
  /** The moves whose buttons it carries. */
  may: readonly MoveName[];
  /** In the answer to a Show click, and nowhere else. */
  password?: string;
}

/** How one of the checks before an order stands: `check.<code>` names the finding, `checklist.<name>` what is checked. */
export interface CheckState {
  name:
    | 'partnership'
    | 'hold'
    | 'agreement'
    | 'validation'
    | 'domain'
    | 'address'
    | 'lines'
    | 'noneActive'
    | 'noneBilledOn'
    | 'noneUnderWay'
    | 'noneReserved';
  state: 'fine' | 'wrong' | 'unknown';
  finding?: Finding;
}
