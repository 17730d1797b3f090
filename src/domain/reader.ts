import type { Country, Language, Moment } from './values.ts';

/** For whom and where a card is made. */
export interface Reader {
  language: Language;
  /** IANA zone in which times are shown. */
  zone: string;
  now: Moment;
}

/** What cards need of the settings. */
export interface CardSettings {
  providerName: string;
  portalUrl: string;
  enrolLink: string;
  country?: Country;
  /** Where a customer accepts the Microsoft Customer Agreement; `{customerId}` is filled in. */
  agreementLink: string;
  /** Where a new customer's admin signs in. */
  signInUrl: string;
  /** The customers in Partner Center. */
  customersUrl: string;
}
