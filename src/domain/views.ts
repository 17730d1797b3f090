import type { Finding } from './checks/check.ts';
import type { CustomersView, CustomerView, SetupView } from './customerViews.ts';
import type { CustomerRef, SupportContact } from './customer.ts';
import type { HistoryLine } from './history.ts';
import type { Impact, ImpactView, ResellersView, ResellerView } from './resellerViews.ts';
import type { MoveName } from './moves/move.ts';
import type { Line, Topic } from './notice.ts';
import type { LegalProfile } from './partnerCenter.ts';
import type { Partnership } from './partnership.ts';
import type { Request } from './request.ts';
import type { CommandName, OpenName, SeeName } from './names.ts';
import type { Id, Language, Moment, Person, Role } from './values.ts';
import type {
  AzureView,
  RowsGlance,
  RowsView,
  SubscriptionsView,
  SubscriptionView,
  TodayView,
} from './subscriptionViews.ts';

/** What somebody is shown, as data: `find` makes it for a reader, a card gives it words and looks. */
export type View =
  | LineView
  | HelpView
  | ResellersView
  | ResellerView
  | RequestView
  | RequestsView
  | BatchView
  | MatchView
  | HistoryView
  | ProfileView
  | LinksView
  | NotificationsView
  | AlarmView
  | NoticesView
  | SupportMailView
  | ImpactView
  | CustomersView
  | CustomerView
  | SetupView
  | SubscriptionsView
  | SubscriptionView
  | RowsView
  | AzureView
  | TodayView
  | RefusedView;

/** One sentence, with a button to the request or view it is about. `line.<key>` in the locales. */
export interface LineView {
  view: 'line';
  line: Line;
  /** `see:<view>` and what it asks for; its label is `button.see.<view>`. */
  see?: See;
}

/** A look that a button leads to. */
export interface See {
  view: SeeName;
  filter: string;
  page: number;
}

export interface HelpView {
  view: 'help';
  /** Said once, when the app is installed. */
  welcome: boolean;
  name: string;
  roles: readonly Role[];
  commands: readonly CommandName[];
  /** Unknown text: what was typed (shortened) and the nearest commands. */
  unknown?: { text: string; nearest: readonly CommandName[] };
}

/** For whom a request's card is made: the asker (and readers), one approver in personal chat, or a channel where approvers are. */
export type RequestAudience = 'asker' | 'approver' | 'channel' | 'reader';

export interface RequestView {
  view: 'request';
  request: Request;
  audience: RequestAudience;
  /** The moves whose buttons this card carries. In a channel: what an approver may do; the server checks every click. */
  may: readonly MoveName[];
  partnership?: Partnership;
  impact?: Impact;
  /** What blocks or warns now. */
  findings: readonly Finding[];
  /** Fields that a revision changed: `field.<name>` and the words before and after. */
  changed: readonly { field: string; before: string; after: string }[];
  /** Where a person finishes the step in Partner Center. */
  portalUrl?: string;
  history: readonly HistoryLine[];
  /** Invitations: when the asker is reminded next. */
  remindAt?: Moment;
  /** Requests about many subscriptions: how these stand. */
  rows?: RowsGlance;
  /** Above the card: what just happened to the click that asked for it (`refusal.<code>` or `line.<key>`). */
  notice?: Line;
}

export interface RequestRow {
  request: Request;
  /** Whole hours since it was submitted or, for drafts, made. */
  ageHours: number;
}

export interface RequestsView {
  view: 'requests';
  /** `reminded`: invitations to chase, all at once in the morning. */
  which: 'mine' | 'pending' | 'reminded';
  page: number;
  more: boolean;
  rows: readonly RequestRow[];
}

/** Invitations sent in one go. */
export interface BatchView {
  view: 'batch';
  batch: Id;
  requests: readonly Request[];
  /** The reader may resend and stop following. */
  mine: boolean;
}

/** Who accepted an invitation? One card for the reseller that appeared. */
export interface MatchView {
  view: 'match';
  id: Id;
  partnership: Partnership;
  /** Invitations it could belong to. */
  candidates: readonly Request[];
  /** Decided already. */
  settled?: { by: Person; at: Moment; as: 'mine' | 'notOurs' };
  /** `person`: the likely inviter is asked; `channel`: everybody. */
  asked: 'person' | 'channel';
}

export interface HistoryView {
  view: 'history';
  about: { id: Id; label: string };
  lines: readonly HistoryLine[];
  page: number;
  more: boolean;
}

export interface ProfileView {
  view: 'profile';
  /** Absent: it could not be read; `problem` is a code (`pc.<code>`). */
  profile?: LegalProfile;
  problem?: { code: string; correlationId?: string };
}

export interface LinksView {
  view: 'links';
}

export interface NotificationsView {
  view: 'notifications';
  topics: readonly Topic[];
  language: Language;
}

/** Too much vanished at once to be believed. */
export interface AlarmView {
  view: 'alarm';
  reason: 'manyGone' | 'noList';
  names: readonly string[];
  known: number;
}

/** Drafts of the notices after a removal: nothing is sent by the desk. */
export interface NoticesView {
  view: 'notices';
  requestId: Id;
  partnership: Partnership;
  /** All customers associated with the reseller, by name (at most 200). */
  customers: readonly string[];
  providerName: string;
  agent: string;
}

/** A draft of the mail that tells a reseller that it supports a customer: nothing is sent by the desk. */
export interface SupportMailView {
  view: 'supportMail';
  requestId: Id;
  customer: CustomerRef;
  contact: SupportContact;
  /** Absent: no partner any more. */
  partnership?: Partnership;
  /** By name, at most so many as a mail can take; and how many there are. */
  subscriptions: readonly string[];
  subscriptionCount: number;
  /** Partner Center names the contact to the customer. */
  seen: boolean;
  providerName: string;
  agent: string;
  /** As it was chosen; absent: the reseller's. */
  language?: Language;
  compose: { mailCompose: 'outlook' | 'page' | 'none'; publicUrl: string };
}

/** A no, in words. */
export interface RefusedView {
  view: 'refused';
  code: string;
  detail: Record<string, string>;
  findings?: readonly Finding[];
  see?: See;
  /** The dialog that is the way on. */
  open?: { dialog: OpenName; about: string };
}
