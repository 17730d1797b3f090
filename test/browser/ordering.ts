import type { Locator } from 'playwright-core';
import { showCountry } from '../../src/locales/index.ts';
import type { ChatPage } from '../support/browser.ts';
import type { Fields } from '../support/browserForm.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** A new customer, as somebody fills in the form about it. It is in the US. */
export interface Customer {
  company: string;
  /** Before `.onmicrosoft.com`. */
  prefix: string;
  street: string;
  firstName: string;
  lastName: string;
}

/** What the form about the customer is filled in with. */
export const filledIn = ({ label }: Words, customer: Customer): Fields => ({
  [label('form.customerDetails.company')]: customer.company,
  [label('form.customerDetails.prefix')]: customer.prefix,
  [label('field.line1')]: customer.street,
  [label('field.city')]: 'Austin',
  [label('field.province')]: 'TX',
  [label('field.postalCode')]: '78701',
  [label('field.lastName')]: customer.lastName,
  [label('field.firstName')]: customer.firstName,
  [label('field.email')]: `office@${customer.prefix}.example`,
});

/** A country as the form lists it. */
export const inCountry = ({ label, language }: Words, country: string): Fields => ({
  [label('field.country')]: showCountry({ language }, country),
});

/** A plan as the form lists it. */
export const oneYear = ({ label }: Words): string =>
  label('word.plan', { term: label('term.P1Y'), billing: label('billing.annual') });

/** The form in which the lines are put together; with `texts` once it says these. */
export const linesForm = (
  { like, label }: Words,
  company: string,
  ...texts: (string | RegExp)[]
): RegExp => all(like('form.orderLines.title', { company }), label('button.nextReview'), ...texts);

/** The review of everything; with `texts` once it says these. */
export const reviewForm = (
  { like, label }: Words,
  company: string,
  ...texts: (string | RegExp)[]
): RegExp => all(like('form.reviewOrder.title', { company }), label('button.submit'), ...texts);

/** The request's card once it says these. */
export const orderCard = (
  { like }: Words,
  company: string,
  ...texts: (string | RegExp)[]
): RegExp =>
  all(
    like('card.request.title.addCustomer', { about: company }),
    like('card.order.lines'),
    ...texts,
  );

/** The request's card while the customer has not accepted its agreement. */
export const waitingCard = (words: Words, company: string): RegExp =>
  orderCard(words, company, words.like('waits.agreement', { customer: company }));

/** Ticks what the provider confirms, submits, and waits for the card of the request. */
export const submits = async (
  chat: ChatPage,
  words: Words,
  company: string,
  state: RegExp,
): Promise<Locator> => {
  const { label } = words;
  const review = await chat.card(reviewForm(words, company));
  await chat.submits(review, { [label('legal.attestation')]: true }, label('button.submit'));
  return chat.card(orderCard(words, company, state));
};

/** The address of the page on which a customer accepts its agreement, from the card that waits for it. */
export const agreementPage = async (card: Locator, { label }: Words): Promise<string> => {
  const link = card.getByRole('link', { name: label('card.order.agreement.open') });
  return (await link.getAttribute('href')) ?? '';
};
