import type { Country, Id, Moment, PartnerId } from './values.ts';

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

/** A subscription as the desk keeps it. `partnerId` is the reseller of record. */
export interface ListedSubscription {
  id: Id;
  name: string;
  quantity: number;
  status: string;
  partnerId?: PartnerId;
  termDuration?: string;
  billingCycle?: string;
  commitmentEnd?: Moment;
  autoRenew: boolean;
  newCommerce: boolean;
  isTrial: boolean;
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
}
