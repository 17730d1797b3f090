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
}
