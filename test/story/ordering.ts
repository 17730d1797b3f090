import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { textOf } from '../support/cardReading.ts';
import type { Person } from '../support/chatClient.ts';
import type { Message } from '../support/connector.ts';
import { asks, assertHasNot, buttonsFor, goesOn, textIn } from './hearing.ts';

/** A new customer with its first order, as somebody would type it. */
export interface Wanted {
  company: string;
  /** Before `.onmicrosoft.com`. */
  prefix: string;
  /** Typed one after the other, such as `25 x Microsoft 365 E3 yearly`. */
  lines: readonly string[];
}

/** What stands on the card as long as the customer has something to do. */
export const agreementAwaited = 'has not accepted the Microsoft Customer Agreement yet';

/** Contoso Ltd. by its Partner ID: Alex is its account manager. */
export const contoso = '4847115';

/** What the form about a customer in the US is filled in with. */
export const filledIn = ({ company, prefix }: Pick<Wanted, 'company' | 'prefix'>) => ({
  in_company: company,
  in_prefix: prefix,
  in_line1: '500 Congress Avenue',
  in_city: 'Austin',
  in_state: 'TX',
  in_postalCode: '78701',
  in_firstName: 'Gena',
  in_lastName: 'Soto',
  in_email: `gena@${prefix}.example`,
});

/** Begins for Contoso Ltd. and gives the form about the customer. */
export const beginsCustomer = async (person: Person, company: string): Promise<Message> => {
  const first = await asks(person, `add customer ${contoso}`, 'Add a customer');
  return goesOn(person, first, 'No, it is new', 'Customer details', { in_company: company });
};

/** Types lines of an order. The catalogue may still be being read, at the first time in a market. */
export const typesLines = async (person: Person, lines: readonly string[]): Promise<Message> => {
  await catalogueIsRead(person);
  for (const line of lines) await person.says(line);
  return person.lastCard();
};

const catalogueIsRead = async (person: Person): Promise<void> => {
  const form = person.lastCard();
  const end = Date.now() + 50_000;
  while (textOf(person.sees(form)).includes('is being read')) {
    assert.ok(Date.now() < end, 'The catalogue was not read in time');
    await pause(500);
    await person.clicks(form, 'Search');
  }
};

/** Answers everything up to the review, without a mistake. */
export const reviewsCustomer = async (person: Person, wanted: Wanted): Promise<Message> => {
  const details = await beginsCustomer(person, wanted.company);
  const lines = `Subscriptions for ${wanted.company}`;
  await goesOn(person, details, 'Next: Subscriptions', lines, filledIn(wanted));
  const form = await typesLines(person, wanted.lines);
  return goesOn(person, form, 'Next: Review', `Review: ${wanted.company}`);
};

/** Orders, without a mistake, and gives the request's card. */
export const ordersFor = async (person: Person, wanted: Wanted): Promise<Message> => {
  const review = await reviewsCustomer(person, wanted);
  return submits(person, review, wanted.company);
};

/** Ticks what is to be ticked and submits. */
export const submits = (person: Person, review: Message, company: string): Promise<Message> =>
  goesOn(person, review, 'Submit', `Add customer ${company}`, { in_attestation: 'true' });

/** The id of the customer on the card that waits for its agreement: the page for accepting it is named there. */
export const customerOn = (card: Message): string => {
  const [, id] = /admin-centre\/agreement\/([0-9a-f-]{36})/.exec(JSON.stringify(card.card)) ?? [];
  assert.ok(id, `No page for the agreement on:\n${textIn(card)}`);
  return id;
};

/** What the answer to a Show click shows; everybody else's card has no such thing. */
export const passwordIn = (shown: string): string => {
  const found = shown
    .split('\n')
    .filter((line) => /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])\S{16}$/.test(line));
  assert.equal(found.length, 1, `One password, not ${found.length}, in:\n${shown}`);
  return found[0] ?? '';
};

/** A finished request offers nothing that would do it again. */
export const assertOver = (person: Person, card: Message): void =>
  assertHasNot(buttonsFor(person, card).join(), 'Check now', 'Retry', 'Abandon');
