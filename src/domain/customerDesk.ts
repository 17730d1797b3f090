import type { Quote } from './addSubscriptionForms.ts';
import type { ChangeRoom } from './changeRoom.ts';
import type { Customer, Subscription, SupportContact } from './customer.ts';
import type { RowsOf } from './kinds/reassignSubscriptions.ts';
import type { OrderLine, Segment, Term } from './order.ts';
import type { EndDate, Promotion } from './partnerCenterChanges.ts';
import type { Refusal } from './refusal.ts';
import type { RelationshipEnd } from './relationshipForms.ts';
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
import type { UpgradeChoice } from './upgradeChecks.ts';
import type { Actor, Country, EmailAddress, Id, Moment, PartnerId, Person } from './values.ts';

/** What would be done with many subscriptions, before anything is. */
export interface Plan {
  rows: readonly Row[];
  totals: RowTotals;
  /** Of the rows that would be changed. */
  digest: string;
  /** There are more than one request takes; these are the first. */
  more: boolean;
  /** When the oldest of what it is made from was read; absent: nothing was. */
  asOf?: Moment;
  /** Customers whose subscriptions were not read yet: theirs are missing. */
  unread: number;
  /** About how long it takes within the budget of calls. */
  minutes: number;
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
  /** The same, with its subscriptions: where they were never read, they are read now. */
  customerRead(id: Id): Promise<Customer | undefined>;
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
  /** What the customer has, as it is kept; at most 500. */
  owned(customerId: Id): Promise<readonly Subscription[]>;
  /** The same as Partner Center shows it now. */
  ownedNow(customerId: Id): Promise<readonly Subscription[] | undefined>;
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
    /** Places of lines that were ordered already. */
    ordered?: readonly number[];
    key: string;
  }): Promise<Quote | undefined>;
  /** Does this Partner ID exist, has it signed, is it validated, is it a partner? */
  verifyPartner(partnerId: PartnerId): Promise<PartnerVerdict>;
  /** We ourselves, as who supports a customer; undefined: Partner Center did not say our Partner ID in time. */
  ownContact(): Promise<SupportContact | undefined>;
  /** What can be changed of a subscription now; undefined: there is no such subscription. */
  changeRoom(subscriptionId: Id): Promise<ChangeRoom | undefined>;
  transitionChoices(subscription: Subscription): Promise<readonly UpgradeChoice[] | undefined>;
  /** What stands in the way of ending the relationship with a customer: read anew, or as it is kept. */
  relationshipEnd(customerId: Id, self?: Id): Promise<RelationshipEnd | undefined>;
  /** Who asks this address to accept this reseller already, and since when. */
  customerAsked(
    partnershipId: Id,
    email: EmailAddress,
  ): Promise<{ requestId: Id; by: Person; at: Moment } | undefined>;
  /** The link behind which a company accepts this reseller. */
  relationshipLink(partnershipId: Id): Promise<{ url: string } | undefined>;
  /** A dry run: every row with what would be done, nothing changed. `text`: ids, for a list. Refused `notFound`, `invalid`, ... */
  reassignPlan(
    actor: Actor,
    ask: { rowsOf: RowsOf; to?: ReassignTo; text?: string; requestId: Id },
  ): Promise<Plan | Refusal>;
  /** The names of partners by Partner ID; those that are none of ours are missing. */
  partnerNames(partnerIds: readonly PartnerId[]): Promise<Readonly<Record<PartnerId, string>>>;
  /** `only`: those that stand so. */
  rows(actor: Actor, requestId: Id, page: number, only?: Row['state']): Promise<RowsView | Refusal>;
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
