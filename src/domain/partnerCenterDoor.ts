import type {
  AddressOpinion,
  AuditRecord,
  Cart,
  CartLineWish,
  Checkout,
  CountryRules,
  CreatedCustomer,
  FullCustomer,
  LegalProfile,
  Listed,
  ListedAvailability,
  ListedCustomer,
  ListedProduct,
  ListedReseller,
  ListedSku,
  ListedSubscription,
  Market,
  NewCustomer,
  PlacedOrder,
} from './partnerCenter.ts';
import type { SupportContact } from './customer.ts';
import type { PostalAddress, Term } from './order.ts';
import type {
  Changed,
  EndDate,
  Promotion,
  PromotionAsk,
  SubscriptionChange,
  Transition,
  TransitionChoice,
  TransitionWish,
  WebhookRegistration,
} from './partnerCenterChanges.ts';
import type { Id, Moment, PartnerId } from './values.ts';

/** The ids under which Partner Center knows a call. */
export interface CallIds {
  requestId: string;
  correlationId: string;
}

/** A refusal by Partner Center, decoded; its words are the locale key `pc.<code>`. `source` is for the log only. */
export interface PartnerCenterNo {
  code: string;
  status: number;
  source?: string;
  ids: CallIds;
}

/** What Partner Center says to a call: a value, a no, or "not before". A broken line is thrown as `NoAnswer`. */
export type Answer<T> =
  | { is: 'yes'; value: T; ids: CallIds }
  | { is: 'no'; no: PartnerCenterNo }
  | { is: 'busy'; until: Moment };

/** Thrown when Partner Center could not be reached or did not answer: the outcome of the call is not known. */
export class NoAnswer extends Error {
  readonly ids: CallIds;
  constructor(message: string, ids: CallIds, cause?: unknown) {
    super(message, { cause });
    this.name = 'NoAnswer';
    this.ids = ids;
  }
}

/** How patient a call is. Default: 20 s an attempt, 3 attempts. In a turn: 2.5 s and one attempt (`inTurn`). */
export interface Patience {
  timeoutMs: number;
  attempts: number;
}

/** The patience of a look that somebody is waiting for. */
export const inTurn: Patience = { timeoutMs: 2_500, attempts: 1 };

/** What a call of Partner Center comes to. */
type Asked<T> = Promise<Answer<T>>;

/** Partner Center, as far as the desk asks it. */
export interface PartnerCenter {
  /** Our resellers: `GET /v1/relationships`. `value.items` is undefined when the answer had no list. */
  resellers(patience?: Patience): Asked<Listed<ListedReseller>>;
  /** The name behind a Partner ID; `no` 3000 when there is none. Without one: our own. */
  partnerProfile(
    partnerId: PartnerId | undefined,
    patience?: Patience,
  ): Asked<{ name?: string; partnerId: PartnerId }>;
  /** Has the reseller signed the Microsoft Partner Agreement; "not signed" is a value, not a no. `code` says why not (2203, 2206, ...). */
  agreement(partnerId: PartnerId, patience?: Patience): Asked<{ signed: boolean; code?: string }>;
  /** May these ids be used as partner of record. */
  validateResellers(
    partnerIds: readonly PartnerId[],
    patience?: Patience,
  ): Asked<{ partnerId: PartnerId; valid: boolean; code?: string }[]>;
  legalProfile(patience?: Patience): Asked<LegalProfile>;
  /** One page of customers, of one reseller or with a domain that begins so when given (one of the two). `next` asks for the following page. */
  customers(
    ask: { resellerId?: Id; domain?: string; size?: number; next?: string },
    patience?: Patience,
  ): Asked<Listed<ListedCustomer>>;
  customer(id: Id, patience?: Patience): Asked<FullCustomer>;
  /** Has somebody this domain already? `HEAD /v1/domains/{domain}`: 200 is taken, 404 is free. */
  domainTaken(domain: string, patience?: Patience): Asked<{ taken: boolean }>;
  checkAddress(address: PostalAddress, patience?: Patience): Asked<AddressOpinion>;
  countryRules(country: string, patience?: Patience): Asked<CountryRules>;
  /** Creates a customer. `requestId` is its `MS-RequestId`: the same one again is the same customer. */
  createCustomer(customer: NewCustomer, requestId: Id): Asked<CreatedCustomer>;
  /** Has the customer accepted the Microsoft Customer Agreement itself, or was it attested for it? */
  customerAgreement(customerId: Id, patience?: Patience): Asked<{ signed: boolean }>;
  /** Where the text of the customer agreement can be read. */
  agreementText(
    ask: { language: string; country: string },
    patience?: Patience,
  ): Asked<{ url: string }>;
  /** The older confirmation: the provider says that this person has accepted. */
  confirmAgreement(
    customerId: Id,
    signed: { firstName: string; lastName: string; email: string; at: Moment },
    requestId: Id,
  ): Asked<{ signed: boolean }>;
  products(market: Market, patience?: Patience): Asked<Listed<ListedProduct>>;
  skus(productId: string, market: Market, patience?: Patience): Asked<Listed<ListedSku>>;
  /** What of a SKU can be bought now, by anybody in a market or by this customer. */
  availabilities(
    sku: { productId: string; skuId: string },
    market: Market,
    customerId?: Id,
    patience?: Patience,
  ): Asked<Listed<ListedAvailability>>;
  /** Builds a cart; its lines may carry errors all the same. `partnerId`: the reseller of record of every line. */
  createCart(
    customerId: Id,
    cart: { lines: readonly CartLineWish[]; partnerId: PartnerId },
    requestId: Id,
    patience?: Patience,
  ): Asked<Cart>;
  cart(customerId: Id, cartId: string, patience?: Patience): Asked<Cart>;
  checkout(customerId: Id, cartId: string, requestId: Id): Asked<Checkout>;
  orders(customerId: Id, patience?: Patience): Asked<Listed<PlacedOrder>>;
  order(customerId: Id, orderId: string, patience?: Patience): Asked<PlacedOrder>;
  customerResellers(
    id: Id,
    patience?: Patience,
  ): Asked<Listed<Omit<ListedReseller, 'state' | 'country'>>>;
  /** All of a customer's, or those of one order. */
  subscriptions(
    customerId: Id,
    patience?: Patience,
    orderId?: string,
  ): Asked<Listed<ListedSubscription>>;
  /** One subscription; `no` 20003 when it is not there. */
  subscription(customerId: Id, id: Id, patience?: Patience): Asked<ListedSubscription>;
  /**
   * Changes one thing of a subscription. The whole resource is read and sent with it, since what is left out would be reset; legacy
   * ones with the etag that was just read. `seen`: if what is changed is not as it was seen any more, nothing is sent, and the no says
   * `changedMeanwhile`.
   */
  changeSubscription(
    customerId: Id,
    id: Id,
    change: SubscriptionChange,
    requestId: Id,
    seen?: ListedSubscription,
  ): Asked<Changed>;
  /** What a subscription can become now. */
  transitionChoices(customerId: Id, id: Id, patience?: Patience): Asked<Listed<TransitionChoice>>;
  startTransition(customerId: Id, id: Id, wish: TransitionWish, requestId: Id): Asked<Transition>;
  /** Transitions of a subscription, under way and over. */
  transitions(customerId: Id, id: Id): Asked<Listed<Transition>>;
  /** Legacy subscriptions only: who is named to the customer. */
  supportContact(customerId: Id, id: Id, patience?: Patience): Asked<SupportContact>;
  setSupportContact(
    customerId: Id,
    id: Id,
    contact: SupportContact,
    requestId: Id,
  ): Asked<SupportContact>;
  /** Days on which a new subscription with this term may end. */
  endDates(customerId: Id, term: Term, patience?: Patience): Asked<Listed<EndDate>>;
  /** The promotions for which the customer is eligible, by line, in their order. */
  promotions(
    customerId: Id,
    market: Market,
    lines: readonly PromotionAsk[],
    patience?: Patience,
  ): Asked<readonly (readonly Promotion[])[]>;
  /** The link behind which an existing customer accepts this reseller, and us; opaque. */
  relationshipLink(
    ask: { resellerId: Id; providerId: Id },
    patience?: Patience,
  ): Asked<{ url: string }>;
  /** Ends the reseller relationship with a customer (`relationshipToPartner: none`). */
  endRelationship(customerId: Id, requestId: Id): Asked<{ ended: true }>;
  /** Where events go now; undefined: nowhere. */
  webhook(): Asked<WebhookRegistration | undefined>;
  /** Registers, or changes the registration that is there. */
  registerWebhook(registration: WebhookRegistration, requestId: Id): Asked<WebhookRegistration>;
  /** Audit records from one day to another (at most 30 days, 90 back), one page. */
  auditRecords(
    ask: { from: string; to: string; next?: string },
    patience?: Patience,
  ): Asked<Listed<AuditRecord>>;
}
