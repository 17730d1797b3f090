import type { Quote } from './addSubscriptionForms.ts';
import type { Customer, Subscription } from './customer.ts';
import type { RowsOf } from './kinds/reassignSubscriptions.ts';
import type { OrderLine, Segment, Term } from './order.ts';
import type { EndDate, Promotion, TransitionChoice } from './partnerCenterChanges.ts';
import type { Refusal } from './refusal.ts';
import type { Request } from './request.ts';
import type { Row } from './rows.ts';
import type { PartnerVerdict } from './subscriptionForms.ts';
import type {
  AzureView,
  RowsView,
  RowTotals,
  SubscriptionRow,
  SubscriptionsView,
  SubscriptionView,
  TodayView,
} from './subscriptionViews.ts';
import type { Actor, Country, Id, PartnerId } from './values.ts';

/** What would be done with many subscriptions, before anything is. */
export interface Plan {
  rows: readonly Row[];
  totals: RowTotals;
  /** Of the rows that would be changed. */
  digest: string;
}

/** To whom many subscriptions go. */
export interface ReassignTo {
  partnershipId: Id;
  partnerId: PartnerId;
  name: string;
}

/** Looks at existing customers and what they have. Live ones wait 2.5 s at most, and say undefined when Partner Center did not answer. */
export interface CustomerFind {
  /** As it is kept; for dialogs, which check the role at their start and at their end. */
  customerById(id: Id): Promise<Customer | undefined>;
  /** By domain, exact name, or the only one that a search finds. */
  oneCustomer(text: string): Promise<Customer | undefined>;
  subscriptionById(id: Id): Promise<Subscription | undefined>;
  /** A customer's, as they are kept, by name; `text` narrows them down. */
  subscriptionRows(
    customerId: Id,
    ask: { text: string; page: number },
  ): Promise<{ rows: SubscriptionRow[]; more: boolean; total: number }>;
  subscriptions(actor: Actor, customerId: Id, page: number): Promise<SubscriptionsView | Refusal>;
  subscription(actor: Actor, id: Id): Promise<SubscriptionView | Refusal>;
  /** The customer's country: kept, or asked now. */
  countryOf(customerId: Id): Promise<Country | undefined>;
  /** Days on which a new subscription with this term may end. */
  endDates(customerId: Id, term: Term): Promise<readonly EndDate[] | undefined>;
  /** The promotion that each line gets by default, by its place; lines without one are missing. */
  promotions(
    customerId: Id,
    market: { country: Country; segment: Segment },
    lines: readonly OrderLine[],
  ): Promise<Readonly<Record<number, Promotion>> | undefined>;
  /** Prices of these lines now, from a cart that is built for the question: a cart orders nothing. `key` makes repetitions the same cart. */
  quote(ask: {
    customerId: Id;
    partnerId: PartnerId;
    country: Country;
    segment: Segment;
    lines: readonly OrderLine[];
    key: string;
  }): Promise<Quote | undefined>;
  /** Does this Partner ID exist, has it signed, is it validated, is it a partner? */
  verifyPartner(partnerId: PartnerId): Promise<PartnerVerdict>;
  transitionChoices(subscription: Subscription): Promise<readonly TransitionChoice[] | undefined>;
  /** The link behind which a company accepts this reseller. */
  relationshipLink(partnershipId: Id): Promise<{ url: string } | undefined>;
  /** A dry run: every row with what would be done, nothing changed. `text`: ids, for a list. Refused `notFound`, `invalid`, ... */
  reassignPlan(
    actor: Actor,
    ask: { rowsOf: RowsOf; to?: ReassignTo; text?: string; requestId: Id },
  ): Promise<Plan | Refusal>;
  rows(actor: Actor, requestId: Id, page: number): Promise<RowsView | Refusal>;
  azure(actor: Actor, customerId: Id): Promise<AzureView | Refusal>;
  today(actor: Actor): Promise<TodayView | Refusal>;
}

/** Deeds on existing customers that are no moves of a request. */
export interface CustomerAct {
  /** Writes the rows of a plan down, then submits it: what was reviewed is what is done. */
  reassign(
    actor: Actor,
    ask: { rowsOf: RowsOf; to?: ReassignTo; text?: string; digest: string },
    options: { draftId: Id; answers?: Record<string, unknown> },
  ): Promise<Request | Refusal>;
  /** Ticks that the reseller may manage the customer's Azure. */
  azureDone(actor: Actor, customerId: Id): Promise<AzureView | Refusal>;
  /** Wants `today` each working morning, or no longer. */
  wantToday(actor: Actor, wants: boolean): Promise<TodayView | Refusal>;
}
