import type { Renewal } from './customer.ts';
import type { ListedSubscription } from './partnerCenter.ts';
import type { BillingCycle, OrderLine, Term } from './order.ts';
import type { Day, Id, Moment, PartnerId } from './values.ts';

/**
 * One change of a subscription: exactly one property, since the service is said to take one at a time (contract, section 11.1).
 * Each says how it shall be, so that saying it twice is saying it once.
 */
export type SubscriptionChange =
  | { set: 'quantity'; quantity: number }
  | { set: 'reseller'; partnerId: PartnerId }
  | { set: 'cancelled' }
  | { set: 'renewal'; renewal: Renewal };

/** How a change went: seen at once, or accepted and worked on (202): the subscription shows it later. */
export type Changed = { is: 'changed'; subscription: ListedSubscription } | { is: 'accepted' };

/** Whether licences that users have are moved along (needs GDAP), or the product alone is changed. */
export type TransitionType = 'transition_only' | 'transition_with_license_transfer';

/** What a subscription can become. */
export interface TransitionChoice {
  catalogItemId: string;
  title: string;
  /** The most licences that can go over. */
  quantity: number;
  /** As a new subscription; `code` says why not. */
  ways: readonly { type: TransitionType; eligible: boolean; code?: string }[];
  /** Into one that the customer has. */
  into: readonly {
    subscriptionId: Id;
    name: string;
    term?: Term;
    billingCycle?: BillingCycle;
    eligible: boolean;
    code?: string;
  }[];
}

/** What is asked for when a subscription is to become another product. */
export interface TransitionWish {
  toCatalogItemId: string;
  quantity: number;
  type: TransitionType;
  toSubscriptionId?: Id;
  term?: Term;
  billingCycle?: BillingCycle;
}

/** A transition under way or over. */
export interface Transition {
  operationId?: string;
  fromSubscriptionId?: Id;
  toSubscriptionId?: Id;
  toCatalogItemId?: string;
  quantity?: number;
  startedAt?: Moment;
  /** Of all its parts together. */
  state: 'started' | 'completed' | 'failed';
  /** Why it failed. */
  code?: string;
}

/** A day on which a new subscription may end. */
export interface EndDate {
  day: Day;
  /** The last of a month, or the end of subscriptions that the customer has. */
  kind: 'month' | 'subscription';
  /** Which ones. */
  subscriptionIds: readonly Id[];
}

/** A promotion for which a customer is eligible with one line. */
export interface Promotion {
  id: string;
  name: string;
  description?: string;
  /** The last day of it. */
  until?: Day;
}

/** A line as far as promotions depend on it, with its catalogue item. */
export type PromotionAsk = Pick<OrderLine, 'productId' | 'skuId' | 'quantity'> & {
  term: Term;
  billingCycle: BillingCycle;
};

/** Where Partner Center sends its events, and which. */
export interface WebhookRegistration {
  url: string;
  events: readonly string[];
}
