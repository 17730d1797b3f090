import type { Customer, Subscription } from '../domain/customer.ts';
import { refuse } from '../domain/refusal.ts';
import { normalised } from '../domain/search.ts';
import { isOver } from '../domain/subscriptionState.ts';
import { say } from '../locales/index.ts';
import type { Asking, Question, Reading } from './conversation.ts';
import { chosenCustomerId } from './pickCustomer.ts';
import { notOffered, refusedView } from './refused.ts';

/** So many are looked through for legacy ones, which are few and get fewer. */
const mostPages = 20;
const mostShown = 20;

/**
 * Which subscriptions get a contact? Legacy ones have one each; those of new commerce share the one that the desk keeps for the
 * customer. The answer is a subscription's id, or `all`.
 */
export const supportWhich: Question = {
  name: 'subscription',
  known: async (asking) => {
    const named = asking.about && (await asking.desk.find.subscriptionById(asking.about));
    if (named && named.customerId === chosenCustomerId(asking))
      return named.newCommerce ? 'all' : named.id;
    const { legacy, others } = await theirs(asking);
    if (legacy.length === 0) return 'all';
    return legacy.length === 1 && !others ? legacy[0]?.id : undefined;
  },
  ask: async (asking, state) => {
    const no = notOffered(asking, 'setSupportContact');
    if (no) return no;
    const customer = await customerOf(asking);
    if (!customer) return refusedView(refuse('notFound'));
    const { legacy } = await theirs(asking);
    return { form: 'supportWhich', ...state, customer, legacy: legacy.slice(0, mostShown) };
  },
  read: async (asking, given) => {
    const { legacy } = await theirs(asking);
    const which = 'text' in given ? namedBy(legacy, given.text) : given.inputs.which;
    if (which === 'all') {
      const text = say(asking.language, 'word.allNewCommerce');
      return answered('all', text);
    }
    const one = legacy.find(({ id }) => id === which);
    return one
      ? answered(one.id, one.name)
      : { is: 'again', problems: { which: { code: 'pickOne' } }, values: {} };
  },
};

const answered = (answer: string, text: string): Reading => ({
  is: 'answer',
  answer,
  facts: [{ field: 'which', text }],
});

const customerOf = (asking: Asking): Promise<Customer | undefined> =>
  asking.desk.find.customerById(chosenCustomerId(asking));

/** The customer's legacy subscriptions, and whether it has others. */
const theirs = async (asking: Asking): Promise<{ legacy: Subscription[]; others: boolean }> => {
  const legacy: Subscription[] = [];
  let others = false;
  await asking.desk.find.customerRead(chosenCustomerId(asking));
  for (let page = 0; page < mostPages; page += 1) {
    const id = chosenCustomerId(asking);
    const { rows, more } = await asking.desk.find.subscriptionRows(id, { text: '', page });
    for (const { subscription } of rows) {
      if (subscription.newCommerce) others = true;
      else if (!isOver(subscription)) legacy.push(subscription);
    }
    if (!more) break;
  }
  return { legacy, others };
};

/** The only one whose name holds what was typed. */
const namedBy = (legacy: readonly Subscription[], typed: string): string | undefined => {
  const text = normalised(typed);
  const found = legacy.filter(({ name }) => normalised(name).includes(text));
  return text !== '' && found.length === 1 ? found[0]?.id : undefined;
};
