import type { ReplayMode } from '../../sandbox/state/credentials.ts';
import type { CardPart } from './cardReading.ts';
import type { Message } from './connector.ts';
import { words, type Begun } from './killFlow.ts';

/** A new customer with two lines, of which two billing cycles make two orders. */
export interface NewOrder extends Begun {
  company: string;
  prefix: string;
  /** How Partner Center answers when the creation of a customer is repeated. */
  mode: ReplayMode;
  review: Message;
  /** What was posted, and written over posts, since it began. */
  said: string[];
  stopsHearing(): void;
  /** The index of the first answer to a click of this flow. */
  heardSince: number;
  /** The setup info as it was when the password could be shown; undefined: there was none to show. */
  offer?: CardPart;
}

/** What the names of all these customers begin with. */
export const familyName = 'Bramble';

/** How many licences are in each of the orders. */
export const licences = [4, 7] as const;

/** The lines as they are typed: one is billed each month, the other each year. */
export const lines = [
  `${licences[0]} x Microsoft 365 Business Standard P1M monthly`,
  `${licences[1]} x Microsoft 365 Business Premium P1Y annual`,
];

/** The title of the request's card. */
export const titleOf = ({ company }: NewOrder): string =>
  words('card.request.title.addCustomer', { about: company });

/** The title of the message with the first sign-in. */
export const setupTitleOf = ({ company }: NewOrder): string =>
  words('card.setup.title', { customer: company });

/** What the asker and the channel are told, by the end of its key. */
export const toldOf = (
  key: 'agreementAccepted' | 'done.addCustomer' | 'customerAdded' | 'orderDone',
  { company }: NewOrder,
  asker: { name: string },
): string => words(`line.${key}`, { about: company, reseller: 'Contoso Ltd.', asker: asker.name });
