import type { Customer } from '../domain/customer.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { CustomerPurpose } from '../domain/pickForms.ts';
import { isRefusal } from '../domain/refusal.ts';
import { Id } from '../domain/values.ts';
import { searchText } from '../locales/index.ts';
import type { Asking, Question, Reading } from './conversation.ts';
import { notOffered, refusedView } from './refused.ts';

const mostText = 100;

/** Which customer? Answered by what the dialog was opened about, by a row, or by a search that finds one. The answer is its id. */
export const pickCustomer = (purpose: CustomerPurpose): Question => ({
  name: 'customer',
  known: async ({ desk, about }) => {
    if (about === '') return undefined;
    const customer = await desk.find.customerById(about);
    return customer?.id ?? (await desk.find.subscriptionById(about))?.customerId;
  },
  ask: async (asking, state) => {
    const no = notOffered(asking, purpose);
    if (no) return no;
    const text = state.values.text ?? '';
    const values = { ...state.values, reseller: await resellerIn(asking, state.values.reseller) };
    const only = await resellerNamed(asking, values.reseller);
    const found = await rowsFor(asking, text, only);
    if (isRefusal(found)) return refusedView(found);
    return {
      form: 'pickCustomer',
      ...state,
      values,
      purpose,
      ...found,
      text,
      ...(only && { reseller: { id: only.id, name: only.name } }),
    };
  },
  read: async (asking, given, kept) => {
    if ('text' in given) return search(asking, { text: given.text, reseller: '' });
    const { customer = '', text = '', reseller = '' } = given.inputs;
    const asked = { text, reseller };
    // What is marked was marked in the list that stands there: a changed search makes another list first.
    const same = text.trim() === (kept.text ?? '') && reseller.trim() === (kept.reseller ?? '');
    const chosen = customer === '' ? undefined : await asking.desk.find.customerById(customer);
    if (given.pick !== 'search' && chosen) return answered(chosen);
    if (given.pick === 'search' || !same) return search(asking, asked);
    return { is: 'again', problems: { customer: { code: 'pickOne' } }, values: asked };
  },
});

/** The id that was chosen. */
export const chosenCustomerId = (asking: Pick<Asking, 'answers'>): Id =>
  Id.parse(asking.answers.customer);

const answered = (one: Customer): Reading => ({
  is: 'answer',
  answer: one.id,
  facts: [{ field: 'customer', text: one.name }],
});

/** Opened about a reseller, the list begins with that reseller's. */
const resellerIn = async ({ desk, about }: Asking, kept: string | undefined): Promise<string> => {
  if (kept !== undefined || about === '') return kept ?? '';
  return (await desk.find.partnership(about))?.partnerId ?? '';
};

const resellerNamed = async (
  { desk }: Asking,
  reseller: string,
): Promise<Partnership | undefined> =>
  reseller.trim() === '' ? undefined : desk.find.oneReseller(reseller.trim());

interface Asked {
  text: string;
  reseller: string;
}

const search = async (asking: Asking, typed: Asked): Promise<Reading> => {
  const text = typed.text.trim().slice(0, mostText);
  const reseller = typed.reseller.trim().slice(0, mostText);
  const only = await resellerNamed(asking, reseller);
  if (reseller !== '' && !only)
    return {
      is: 'again',
      problems: { reseller: { code: 'notOneReseller', values: { text: reseller } } },
      values: { text, reseller },
    };
  if (text === '') return { is: 'again', problems: {}, values: { text, reseller } };
  const found = await rowsFor(asking, text, only);
  const rows = isRefusal(found) ? [] : found.rows;
  const meant = only ? undefined : await asking.desk.find.oneCustomer(text);
  if (meant) return answered(meant);
  if (rows.length === 1 && rows[0]) return answered(rows[0].customer);
  if (rows.length > 0) return { is: 'again', problems: {}, values: { text, reseller } };
  // No customer is called so, but a reseller may be: then its customers are meant.
  const theirs = only ? undefined : await asking.desk.find.oneReseller(text);
  if (theirs)
    return { is: 'again', problems: {}, values: { text: '', reseller: text }, understood: true };
  return {
    is: 'again',
    problems: { text: { code: 'noCustomerFound', values: { text } } },
    values: { text, reseller },
  };
};

const rowsFor = async ({ desk, actor }: Asking, text: string, only?: Partnership) => {
  const found = await desk.find.customers(actor, {
    text: searchText(text),
    page: 0,
    ...(only ? { resellerId: only.id } : text !== '' && { scope: 'all' as const }),
  });
  return isRefusal(found) ? found : { rows: found.rows, more: found.more };
};
