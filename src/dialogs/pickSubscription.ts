import type { Subscription } from '../domain/customer.ts';
import type { CustomerPurpose } from '../domain/pickForms.ts';
import { refuse } from '../domain/refusal.ts';
import type { SubscriptionRow } from '../domain/subscriptionViews.ts';
import { Id } from '../domain/values.ts';
import type { Asking, Question, Reading } from './conversation.ts';
import { chosenCustomerId } from './pickCustomer.ts';
import { notOffered, refusedView } from './refused.ts';

const mostText = 100;
/** So many are looked through for those that fit; whoever has more searches. */
const mostPages = 10;

type Fits = (subscription: Subscription) => boolean;

/**
 * Which of the customer's subscriptions? Answered by what the dialog was opened about, or when there is but one that fits; else by a
 * row or a search that finds one. The answer is its id. `fits`: with which of them this can be done at all.
 */
export const pickSubscription = (purpose: CustomerPurpose, fits: Fits = () => true): Question => ({
  name: 'subscription',
  known: async (asking) => {
    const customerId = chosenCustomerId(asking);
    const named =
      asking.about === '' ? undefined : await asking.desk.find.subscriptionById(asking.about);
    if (named?.customerId === customerId && fits(named)) return named.id;
    await asking.desk.find.customerRead(customerId);
    const { rows, more } = await rowsFor(asking, '', fits);
    return rows.length === 1 && !more ? rows[0]?.subscription.id : undefined;
  },
  ask: async (asking, state) => {
    const no = notOffered(asking, purpose);
    if (no) return no;
    const customer = await asking.desk.find.customerRead(chosenCustomerId(asking));
    if (!customer) return refusedView(refuse('notFound'));
    const text = state.values.text ?? '';
    const found = await rowsFor(asking, text, fits);
    if (found.rows.length > 0 || text !== '')
      return { form: 'pickSubscription', ...state, purpose, customer, ...found, text };
    return {
      view: 'refused',
      code:
        customer.subscriptionsAsOf === undefined ? 'subscriptionsNotRead' : 'noSubscriptionFits',
      detail: { customer: customer.name },
      see: { view: 'customer', filter: customer.id, page: 0 },
    };
  },
  read: async (asking, given, kept) => {
    if ('text' in given) return search(asking, given.text, fits);
    const { subscription = '', text = '' } = given.inputs;
    const chosen =
      subscription === '' ? undefined : await asking.desk.find.subscriptionById(subscription);
    const theirs = chosen?.customerId === chosenCustomerId(asking) && fits(chosen);
    if (given.pick !== 'search' && chosen && theirs) return answered(chosen);
    if (given.pick === 'search' || text.trim() !== (kept.text ?? ''))
      return search(asking, text, fits);
    return { is: 'again', problems: { subscription: { code: 'pickOne' } }, values: { text } };
  },
});

/** The id that was chosen. */
export const chosenSubscriptionId = (asking: Pick<Asking, 'answers'>): Id =>
  Id.parse(asking.answers.subscription);

const answered = (one: Subscription): Reading => ({
  is: 'answer',
  answer: one.id,
  facts: [{ field: 'subscription', text: one.name }],
});

const search = async (asking: Asking, typed: string, fits: Fits): Promise<Reading> => {
  const text = typed.trim().slice(0, mostText);
  if (text === '') return { is: 'again', problems: {}, values: { text } };
  const { rows, more } = await rowsFor(asking, text, fits);
  if (rows.length === 1 && !more && rows[0]) return answered(rows[0].subscription);
  return {
    is: 'again',
    problems: rows.length === 0 ? { text: { code: 'noSubscriptionFound', values: { text } } } : {},
    values: { text },
  };
};

const mostShown = 10;

/** The first that fit, and whether there are more of them. */
const rowsFor = async (
  asking: Asking,
  text: string,
  fits: Fits,
): Promise<{ rows: SubscriptionRow[]; more: boolean }> => {
  const rows: SubscriptionRow[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const found = await asking.desk.find.subscriptionRows(chosenCustomerId(asking), { text, page });
    rows.push(...found.rows.filter(({ subscription }) => fits(subscription)));
    if (rows.length > mostShown) return { rows: rows.slice(0, mostShown), more: true };
    if (!found.more) return { rows, more: false };
  }
  return { rows, more: true };
};
