import type { BillingCycle, OrderLine, Plan, PostalAddress, Segment, Term } from './order.ts';
import type { Subscription } from './customer.ts';
import type { Country, Day, Id, Moment, PartnerId } from './values.ts';

/** A page of a list; `items` is undefined when the answer held no list at all, which is not the same as an empty one. */
export interface Listed<T> {
  items: T[] | undefined;
  next?: string;
}

/** A reseller as the relationships list shows it. */
export interface ListedReseller {
  id: Id;
  name: string;
  partnerId: PartnerId;
  country: Country;
  /** As Partner Center spells it, lower case: `active`. */
  state: string;
}

/** A customer as the customer list shows it. */
export interface ListedCustomer {
  id: Id;
  name: string;
  domain: string;
}

/** A subscription as Partner Center shows it, alone and in lists. `partnerId` is the reseller of record. */
export type ListedSubscription = Omit<
  Subscription,
  'customerId' | 'customerName' | 'support' | 'asOf'
>;

/** A customer as it is when asked for by its id. */
export interface FullCustomer extends ListedCustomer {
  associatedPartnerId?: Id;
  /** Of the billing profile. */
  email?: string;
  country?: Country;
}

/** A customer to be created, for a reseller. Source: contract of `POST /v1/customers`. */
export interface NewCustomer {
  company: string;
  /** `prefix.onmicrosoft.com` */
  domain: string;
  address: PostalAddress;
  firstName: string;
  lastName: string;
  email: string;
  phone?: string;
  registrationNumber?: string;
  /** `en-US` */
  culture: string;
  /** The reseller's tenant id. */
  resellerId: Id;
  /** Ask the customer for the default delegated admin relationship. */
  gdap: boolean;
}

/** A customer that was just created. A repetition may come without the credentials. */
export interface CreatedCustomer {
  id: Id;
  credentials?: { userName: string; password: string };
}

/** What Partner Center demands of customers in one country; undefined regexes mean: anything. */
export interface CountryRules {
  country: Country;
  /** Codes with which a state is given; empty: no list. */
  states: readonly string[];
  stateRequired: boolean;
  postalCodeRequired: boolean;
  postalCodePattern?: string;
  cityRequired: boolean;
  phonePattern?: string;
  registrationNumber: 'required' | 'optional' | 'none';
  registrationPattern?: string;
  registrationSample?: string;
  /** A phone number must be given. */
  phoneRequired: boolean;
  cultures: readonly string[];
  defaultCulture: string;
  callingCodes: readonly string[];
}

/** What Partner Center thinks of an address: usable as it is, better as one of the suggestions, or not known. */
export interface AddressOpinion {
  verdict: 'fine' | 'suggestions' | 'unknown';
  suggestions: readonly PostalAddress[];
}

/** A product of the catalogue. */
export interface ListedProduct {
  id: string;
  title: string;
}

/** A SKU of a product. */
export interface ListedSku {
  id: string;
  productId: string;
  title: string;
  minimum: number;
  maximum: number;
  isTrial: boolean;
  isAddon: boolean;
  /** `productId:skuId` or a product id: one of them has to be there too. */
  needs: readonly string[];
}

/** What of a SKU can be bought now; its id changes over time. */
export interface ListedAvailability {
  /** `productId:skuId:availabilityId` */
  catalogItemId: string;
  purchasable: boolean;
  plans: readonly Plan[];
}

/** Where and to whom a catalogue holds. */
export interface Market {
  country: Country;
  segment: Segment;
}

/** One line of a cart to be built. */
export interface CartLineWish extends Pick<OrderLine, 'quantity'> {
  catalogItemId: string;
  term: Term;
  billingCycle: BillingCycle;
  /** `2027-03-31`: one of the days that `endDates` allows. */
  endDate?: Day;
  promotionId?: string;
}

/** A cart as it stands in Partner Center. Lines come in the order in which they were sent. */
export interface Cart {
  id: string;
  status: 'active' | 'ordered' | 'other';
  created?: Moment;
  expires?: Moment;
  lines: readonly {
    catalogItemId: string;
    /** A line may be refused although the cart was made: name of the error, snake case. */
    error?: string;
    /** Before tax, for the whole line. */
    amount?: number;
    currency?: string;
    orderGroup?: string;
  }[];
}

/** What became of a cart's lines. Groups that were refused stand in `refused`. */
export interface Checkout {
  orders: readonly PlacedOrder[];
  refused: readonly { group: string; code: string }[];
}

/** An order. `lines` by catalogue item. */
export interface PlacedOrder {
  id: string;
  status: string;
  createdAt?: Moment;
  lines: readonly { catalogItemId: string; quantity: number; subscriptionId?: Id }[];
}

/** Our own legal business profile. */
export interface LegalProfile {
  companyName: string;
  addressLines: string[];
  contactName?: string;
  contactEmail?: string;
  contactPhone?: string;
  vettingStatus: string;
}

/** One line of Partner Center's activity log. */
export interface AuditRecord {
  id?: string;
  at: Moment;
  operation: string;
  resource: string;
  status: string;
  customerId?: Id;
  customerName?: string;
  user?: string;
  /** Under which the call was made: ours are known by it. */
  correlationId?: string;
  /** What the record says of the resource before and after, field by field in text; empty when it says nothing that can be read. */
  before?: Readonly<Record<string, string>>;
  after?: Readonly<Record<string, string>>;
}
