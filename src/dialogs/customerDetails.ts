import type { FormState } from '../domain/forms.ts';
import { domainOf } from '../domain/order.ts';
import type { Country } from '../domain/values.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Given, Kept, Question, Reading } from './conversation.ts';
import { countryOf } from './countries.ts';
import { countryProblems } from './countryProblems.ts';
import {
  cleaned,
  completed,
  customerFacts,
  customerIn,
  fieldProblems,
  isPrefix,
  proposedPrefix,
  type Values,
} from './customerAnswers.ts';
import { addressKey, addressOf, detailsOf, existingOf, withoutGaps } from './orderAnswers.ts';
import { begunOrder, notEditable } from './orderOpened.ts';
import { chosenReseller } from './pickReseller.ts';
import { resellerRefused, resellerToOrderFor } from './orderReseller.ts';

/** Everything about the new customer in one form, by the rules of its country. */
export const customerDetails: Question = {
  name: 'details',
  holds: (asking) => detailsOf(asking) !== undefined,
  known: async (asking) => (await begunOrder(asking))?.input.customer,
  ask: async (asking, state) => {
    const partnership = (await notEditable(asking)) ?? (await resellerToOrderFor(asking));
    if ('view' in partnership) return partnership;
    const first = Object.keys(state.values).length === 0;
    const no = first && (await resellerRefused(asking, partnership));
    if (no) return no;
    const typed = first ? firstValues(asking, partnership.country) : state.values;
    const country = countryOf(typed.country ?? '');
    const rules = country ? await asking.desk.find.countryRules(country) : undefined;
    const values = { ...typed, culture: cultureFor(typed.culture, rules) };
    return { form: 'customerDetails', ...state, values, partnership, ...(rules && { rules }) };
  },
  read: async (asking, given, kept) =>
    'text' in given ? clicksOnly('go') : read(asking, given, kept),
};

const firstValues = (asking: Asking, country: string): Values => {
  const company = existingOf(asking)?.company ?? '';
  return { company, prefix: proposedPrefix(company), country };
};

type Rules = Awaited<ReturnType<Asking['desk']['find']['countryRules']>>;

const cultureFor = (typed: string | undefined, rules: Rules): string => {
  const fits = !rules || rules.cultures.includes(typed ?? '');
  return fits ? (typed ?? '') : rules.defaultCulture;
};

const read = async (
  asking: Asking,
  { inputs, pick }: Extract<Given, { pick: string }>,
  kept: Kept,
): Promise<Reading> => {
  const { find } = asking.desk;
  const values = cleaned(inputs);
  const before = await otherCountry(asking, values, kept);
  if (pick === 'country' || before !== undefined)
    return {
      is: 'again',
      problems: countryRefused(values),
      values: await withoutState(asking, values, before),
    };
  const rules = await find.countryRules(values.country ?? '');
  const whole = completed(values, rules);
  const typedWrong = { ...(rules && countryProblems(rules, whole)), ...fieldProblems(whole) };
  const isWhole = Object.keys(typedWrong).length === 0;
  const [taken, opinion] = await Promise.all([
    domainProblems(asking, whole),
    isWhole ? find.addressOpinion(addressOf(customerIn(whole))) : undefined,
  ]);
  const problems = { ...taken, ...typedWrong };
  if (Object.keys(problems).length > 0 || !opinion) return { is: 'again', problems, values: whole };
  const answer = customerIn(whole);
  const { verdict, suggestions } = opinion;
  return {
    is: 'answer',
    answer,
    facts: customerFacts(asking, answer),
    // Asked here once, so that the next question need not ask again.
    other: {
      opinion: { of: addressKey(answer), verdict, suggestions: suggestions.map(withoutGaps) },
    },
    typed: { details: whole },
  };
};

/** The country whose rules were shown, when it is another one now: the new rules are shown before anything is held against them. */
const otherCountry = async (
  asking: Asking,
  values: Values,
  kept: Kept,
): Promise<Country | undefined> => {
  const country = countryOf(values.country ?? '');
  if (!country) return undefined;
  const partnership = await asking.desk.find.partnership(chosenReseller(asking));
  const shown = countryOf(kept.country ?? '') ?? partnership?.country;
  return country === shown ? undefined : shown;
};

/** A state out of one country's list is none of another's. */
const withoutState = async (
  asking: Asking,
  values: Values,
  before: Country | undefined,
): Promise<Values> => {
  if (before === undefined) return values;
  const rules = await asking.desk.find.countryRules(before);
  const state = rules?.states.includes(values.state ?? '') ? '' : values.state;
  // The language goes with the country, too: the new one's own is proposed.
  return { ...values, culture: '', ...(state !== undefined && { state }) };
};

const countryRefused = (values: Values): FormState['problems'] => {
  const { country } = fieldProblems(values);
  return country ? { country } : {};
};

/** Taken by one of our own customers, or by anybody. What cannot be known now is no mistake. */
const domainProblems = async (asking: Asking, values: Values): Promise<FormState['problems']> => {
  const { company = '', prefix = '' } = values;
  if (!isPrefix(prefix)) return {};
  const { find } = asking.desk;
  const domain = domainOf(prefix);
  const [alike, checks] = await Promise.all([
    find.similarCustomers(company, prefix),
    find.orderChecks({
      partnershipId: chosenReseller(asking),
      prefix,
      self: asking.draftId,
    }),
  ]);
  const ours = alike.find(({ customer }) => customer.domain.toLowerCase() === domain)?.customer;
  if (ours) return { prefix: { code: 'domainOurs', values: { domain, customer: ours.name } } };
  const check = checks.find(({ name }) => name === 'domain');
  if (check?.state !== 'wrong') return {};
  const code = check.finding?.code === 'domainOurs' ? 'domainOurs' : 'domainTaken';
  return { prefix: { code, values: { ...check.finding?.values, domain } } };
};
