import type { Customer } from '../domain/customer.ts';
import { refuse } from '../domain/refusal.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking, Question } from './conversation.ts';
import { begunMore, moreLocked, moreSource } from './moreOpened.ts';
import { chosenCustomerId, pickCustomer } from './pickCustomer.ts';
import { notOffered, refusedView } from './refused.ts';

const pick = pickCustomer('addSubscription');

/** For which customer? Known when the dialog began on its card, or like an earlier order. */
export const moreCustomer: Question = {
  ...pick,
  known: async (asking) => {
    const source = (await begunMore(asking))?.input.customer.id ?? (await sourceId(asking));
    if (source === undefined) return pick.known?.(asking);
    return (await asking.desk.find.customerById(source))?.id;
  },
  ask: async (asking, state) => (await moreLocked(asking)) ?? pick.ask(asking, state),
};

const sourceId = async (asking: Asking): Promise<string | undefined> =>
  (await moreSource(asking))?.customerId;

/** The customer that is ordered for, as it is kept; else why nothing can be ordered. Asked at each question: drafts grow old. */
export const customerToOrderFor = async (asking: Asking): Promise<Customer | RefusedView> =>
  notOffered(asking, 'addSubscription') ??
  (await asking.desk.find.customerById(chosenCustomerId(asking))) ??
  refusedView(refuse('notFound'));
