import type { CustomerRow } from '../domain/customerViews.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Question } from './conversation.ts';
import { chosenCustomer, namesake, Settled } from './orderAnswers.ts';
import { begunOrder } from './orderOpened.ts';
import { resellerToOrderFor } from './orderReseller.ts';

/** Is it one of our own customers after all? Not asked when none is called alike. */
export const similarCustomers: Question = {
  name: 'similar',
  holds: (asking) =>
    Settled.safeParse(asking.answers.similar).data?.of === namesake(chosenCustomer(asking)),
  known: async (asking) => {
    const none = (await begunOrder(asking)) || (await alike(asking)).length === 0;
    return none ? { of: namesake(chosenCustomer(asking)) } : undefined;
  },
  ask: async (asking, state) => {
    const partnership = await resellerToOrderFor(asking);
    if ('view' in partnership) return partnership;
    const { company } = chosenCustomer(asking);
    return { form: 'similarCustomers', ...state, company, rows: await alike(asking) };
  },
  read: (asking, given) =>
    Promise.resolve(
      'text' in given || given.pick !== 'go'
        ? clicksOnly('go')
        : {
            is: 'answer',
            answer: { of: namesake(chosenCustomer(asking)) },
            facts: [{ field: 'customer', text: chosenCustomer(asking).company }],
          },
    ),
};

const alike = (asking: Asking): Promise<readonly CustomerRow[]> => {
  const { company, prefix } = chosenCustomer(asking);
  return asking.desk.find.similarCustomers(company, prefix);
};
