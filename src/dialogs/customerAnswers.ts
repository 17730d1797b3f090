import type { FormState } from '../domain/forms.ts';
import { CustomerDetails, domainOf, DomainPrefix } from '../domain/order.ts';
import type { CountryRules } from '../domain/partnerCenter.ts';
import { showCountry } from '../locales/index.ts';
import type { Asking, Reading } from './conversation.ts';
import { countryOf } from './countries.ts';
import { withoutGaps } from './orderAnswers.ts';

/** What stands in the form, by input. */
export type Values = Record<string, string>;

const inputs = CustomerDetails.keyof().options;

// Codes and numbers are the same in any width; names are written as people write them.
const codes: readonly string[] = [
  'prefix',
  'postalCode',
  'registrationNumber',
  'email',
  'phone',
  'state',
];

/** What was sent, without blanks that nobody meant; the country as its code, as far as it is one. */
export const cleaned = (given: Readonly<Values>): Values =>
  Object.fromEntries(
    inputs.map((name) => {
      const text = (given[name] ?? '').toWellFormed().replace(/\s+/gu, ' ').trim();
      if (name === 'country') return [name, countryOf(text) ?? text];
      return [name, codes.includes(name) ? text.normalize('NFKC') : text];
    }),
  );

const ending = '.onmicrosoft.com';
const mostPrefix = 27;

/** A domain prefix made of a company's name: its Latin letters and digits; empty when it has none. */
export const proposedPrefix = (company: string): string =>
  company
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')
    .slice(0, mostPrefix);

/** What nobody has to type: the prefix out of the name, the country's first language, the city of a city state. */
export const completed = (values: Values, rules: CountryRules | undefined): Values => {
  const prefix = (values.prefix ?? '').toLowerCase();
  const plain = prefix.endsWith(ending) ? prefix.slice(0, -ending.length) : prefix;
  const city =
    rules?.cityRequired === false ? showCountry({ language: 'en-US' }, rules.country) : '';
  const state = values.state ?? '';
  const code = rules?.states.find((one) => one === state.toUpperCase());
  return {
    ...values,
    prefix: plain || proposedPrefix(values.company ?? ''),
    culture: values.culture || (rules?.defaultCulture ?? 'en-US'),
    city: values.city || city,
    state: code ?? state,
  };
};

const codeOf: Readonly<Partial<Record<string, string>>> = {
  prefix: 'prefixBad',
  country: 'notACountry',
  email: 'notAnEmail',
  culture: 'pickOne',
};

/** Everything that no country would take, each at its input. */
export const fieldProblems = (values: Values): FormState['problems'] => {
  const { error } = CustomerDetails.safeParse(filled(values));
  const problems: FormState['problems'] = {};
  for (const issue of error?.issues ?? []) {
    const name = String(issue.path[0]);
    const text = values[name] ?? '';
    const code = issue.code === 'too_big' ? 'tooLong' : (codeOf[name] ?? 'required');
    problems[name] ??= text === '' ? { code: 'required' } : { code, values: { wrong: text } };
  }
  if (values.country === 'CN') problems.country = { code: 'country21Vianet' };
  return problems;
};

/** The customer, when nothing is wrong with it. */
export const customerIn = (values: Values): CustomerDetails =>
  withoutGaps(CustomerDetails.parse(filled(values)));

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, text]) => text !== ''));

/** What the form shows of a customer. */
export const customerValues = (details: CustomerDetails): Values => ({ ...details });

/** Is it a domain that could be free at all? */
export const isPrefix = (text: string): boolean => DomainPrefix.safeParse(text).success;

/** How an answered form reads. */
export const customerFacts = (
  { language }: Asking,
  details: CustomerDetails,
): Extract<Reading, { is: 'answer' }>['facts'] => [
  { field: 'company', text: details.company },
  { field: 'domain', text: domainOf(details.prefix) },
  { field: 'country', text: showCountry({ language }, details.country) },
  { field: 'email', text: details.email },
];
