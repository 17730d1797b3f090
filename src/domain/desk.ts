import type { CustomerAct, CustomerFind } from './customerDesk.ts';
import type { MoveName } from './moves/move.ts';
import type { Address, Topic } from './notice.ts';
import type { Refusal } from './refusal.ts';
import type { KindName, Request } from './request.ts';
import type { Offer } from './catalogue.ts';
import type { OrderLine, PostalAddress, Segment } from './order.ts';
import type { AddressOpinion, CountryRules } from './partnerCenter.ts';
import type { Actor, EmailAddress, Id, Language, PartnerId, Person } from './values.ts';
import type {
  BatchView,
  HelpView,
  HistoryView,
  LinksView,
  MatchView,
  NoticesView,
  NotificationsView,
  ProfileView,
  RequestAudience,
  RequestsView,
  RequestView,
  SupportMailView,
} from './views.ts';
import type { Impact, ResellersView, ResellerView } from './resellerViews.ts';
import type {
  CheckState,
  CustomerRow,
  CustomersView,
  CustomerView,
  SetupView,
} from './customerViews.ts';
import type { Partnership } from './partnership.ts';

/** The way in for reading; each look checks the reader's role. */
export interface Find extends CustomerFind {
  /** Who this is now; undefined: nobody we know, or without a role. `fresh` for moves. Throws when the directory cannot be asked. */
  actor(personId: Id, freshness: 'fresh' | 'recent'): Promise<Actor | undefined>;
  help(actor: Actor, unknownText?: string): HelpView;
  /** `scope` undefined: mine when the actor manages any, else all. */
  resellers(
    actor: Actor,
    ask: { text: string; scope?: 'mine' | 'all'; page: number },
  ): Promise<ResellersView | Refusal>;
  reseller(actor: Actor, id: Id): Promise<ResellerView | Refusal>;
  partnership(id: Id): Promise<Partnership | undefined>;
  /** By id, exact name or Partner ID; undefined: none or several. */
  oneReseller(text: string): Promise<Partnership | undefined>;
  impact(partnershipId: Id): Promise<Impact | undefined>;
  request(actor: Actor, id: Id, audience?: RequestAudience): Promise<RequestView | Refusal>;
  requests(actor: Actor, which: 'mine' | 'pending', page: number): Promise<RequestsView | Refusal>;
  batch(actor: Actor, batch: Id): Promise<BatchView | Refusal>;
  match(actor: Actor, id: Id): Promise<MatchView | Refusal>;
  history(actor: Actor, text: string, page: number): Promise<HistoryView | Refusal>;
  profile(actor: Actor): Promise<ProfileView | Refusal>;
  links(actor: Actor): LinksView | Refusal;
  /** Drafts of what may be told after a request; `requestId` may be followed by `|` and a language. */
  notices(actor: Actor, requestId: Id): Promise<NoticesView | SupportMailView | Refusal>;
  notifications(
    actor: Actor,
    conversationId: string,
    language: Language,
  ): Promise<NotificationsView | Refusal>;
  /** Which of these addresses have an open invitation (whose) and, by the company's name or Partner ID, whether it is a partner already. */
  invited(
    emails: readonly EmailAddress[],
  ): Promise<{ email: EmailAddress; by: Person; at: string }[]>;
  /** The language of the last mail to this country. */
  mailLanguage(country: string | undefined, fallback: Language): Promise<Language>;
  /** People who may be account managers. */
  managers(): Promise<Person[]>;
  /** `scope` undefined: mine when the actor manages any reseller, else all. `resellerId`: only that reseller's. */
  customers(
    actor: Actor,
    ask: { text: string; scope?: 'mine' | 'all'; resellerId?: Id; page: number },
  ): Promise<CustomersView | Refusal>;
  customer(actor: Actor, id: Id): Promise<CustomerView | Refusal>;
  /** Our own customers whose name or domain begins alike; at most ten. */
  similarCustomers(company: string, prefix?: string): Promise<CustomerRow[]>;
  /** What can be ordered in a market; with an empty text what this reseller often orders. `known` false: not read yet, and asked for now. */
  offers(ask: {
    country: string;
    segment: Segment;
    text: string;
    partnerId: PartnerId;
  }): Promise<{ offers: Offer[]; more: boolean; known: boolean }>;
  /** The demands of a country, kept for a day; undefined: Partner Center did not answer in time. */
  countryRules(country: string): Promise<CountryRules | undefined>;
  /** Partner Center's opinion of an address; `unknown` also when it did not answer in time. */
  addressOpinion(address: PostalAddress): Promise<AddressOpinion>;
  /** The checks before an order, those of Partner Center asked live (2.5 s); with less input fewer checks. */
  orderChecks(ask: {
    partnershipId: Id;
    /** The customer exists: what it has counts. */
    customerId?: Id;
    prefix?: string;
    country?: string;
    segment?: Segment;
    lines?: readonly OrderLine[];
    /** The request that the order grows from: it is not its own obstacle. */
    self?: Id;
  }): Promise<CheckState[]>;
  /** Who would have to agree to this now, and why. */
  needsOf(kind: KindName, input: unknown, self: Id): Promise<NonNullable<Request['needs']>>;
  /** The first sign-in of a new customer: for its owner, or an Admin agent who may take it over. Never with the password. */
  setup(actor: Actor, requestId: Id): Promise<SetupView | Refusal>;
}

/** The way in for change: load, decide, save. The only writer of requests. */
export interface Act extends CustomerAct {
  /** Makes or resubmits one request. `draftId`: the draft it grows from (same id). Refused `alreadyOpen`, `invalid`, `blocked`, ... */
  submit(
    actor: Actor,
    kind: KindName,
    input: unknown,
    options?: { draftId?: Id; batch?: Id; id?: Id; answers?: Record<string, unknown> },
  ): Promise<Request | Refusal>;
  /** Makes a move on a request. `version`: of the card that was clicked. `args`: the card's inputs. */
  move(
    actor: Actor,
    requestId: Id,
    name: MoveName,
    given: { version?: number; args: Record<string, string> },
  ): Promise<Request | Refusal>;
  /** The same, and shows the request as it then stands: what the checks read is not read again. */
  moveAndShow(
    actor: Actor,
    requestId: Id,
    name: MoveName,
    given: { version?: number; args: Record<string, string>; audience?: RequestAudience },
  ): Promise<RequestView | Refusal>;
  /** Shows the password of a new customer to its owner: recorded first, then opened. Refused `setupGone`, `notAllowed`, ... */
  reveal(actor: Actor, requestId: Id): Promise<SetupView | Refusal>;
  /** Gives a draft to a colleague who may ask. */
  handOver(actor: Actor, requestId: Id, personId: Id): Promise<Request | Refusal>;
  /** Keeps answers as a draft (new, or over an earlier one). */
  saveDraft(
    actor: Actor,
    kind: KindName,
    answers: Record<string, unknown>,
    about: { label: string; partnershipId?: Id; domain?: string },
    id?: Id,
  ): Promise<Request | Refusal>;
  /** Sends a set of invitations: one request per address, in one batch; repeating it adds nothing. */
  invite(
    actor: Actor,
    invitation: {
      emails: readonly EmailAddress[];
      company?: string;
      country?: string;
      partnerId?: string;
      subject: string;
      text: string;
      language: Language;
    },
    draftId: Id,
  ): Promise<{ batch: Id } | Refusal>;
  assign(actor: Actor, partnershipId: Id, managerId: Id): Promise<Partnership | Refusal>;
  hold(actor: Actor, partnershipId: Id, reason: string): Promise<Partnership | Refusal>;
  release(actor: Actor, partnershipId: Id, reason: string): Promise<Partnership | Refusal>;
  /** Answers "who accepted?": this invitation was mine (the candidate's id, or `mine` when nothing was sent here), or not from here. */
  settleMatch(actor: Actor, matchId: Id, as: 'mine' | 'notOurs'): Promise<MatchView | Refusal>;
  notify(
    actor: Actor,
    address: Address,
    topics: readonly Topic[],
  ): Promise<NotificationsView | Refusal>;
  notifyStop(actor: Actor, address: Address): Promise<NotificationsView | Refusal>;
  /** Notes where a person or channel can be reached (only writes when something changed), and in which language. */
  reachable(address: Address, person?: Person): Promise<void>;
  /** Asks for the subscriptions of a reseller's customers to be read, and the impact card there to be completed. */
  readImpact(
    actor: Actor,
    partnershipId: Id,
    message: { conversationId: string; messageId: string; token: string; question: string },
  ): Promise<void>;
  /** Imports account managers from lines `Partner ID,person id`. Admins only. Returns how many were set and the lines that failed. */
  importManagers(
    actor: Actor,
    csv: string,
  ): Promise<{ set: number; wrong: { line: number; code: string }[] } | Refusal>;
}

/** What the desk can be asked and told; all that dialogs and the bot know of the business. */
export interface Desk {
  find: Find;
  act: Act;
  settings: DeskSettings;
}

/** The settings that dialogs and cards show. */
export interface DeskSettings {
  providerName: string;
  /** The provider's own Entra tenant. */
  providerId: Id;
  invitationLink: string;
  enrolLink: string;
  portalUrl: string;
  mailCompose: 'outlook' | 'page' | 'none';
  /** Where our own mail page is reached. */
  publicUrl: string;
  language: Language;
  zone: string;
  /** Where a customer accepts the Microsoft Customer Agreement; `{customerId}` is filled in. */
  agreementLink: string;
  /** Where a new customer's admin signs in. */
  signInUrl: string;
  /** The customers in Partner Center: there the admin relationship (GDAP) is asked for. */
  customersUrl: string;
  /** Is the default admin relationship asked for unless somebody says otherwise? */
  gdapByDefault: boolean;
}
