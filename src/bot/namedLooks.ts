import type { CustomersView } from '../domain/customerViews.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { ResellersView } from '../domain/resellerViews.ts';
import type { See, View } from '../domain/views.ts';
import type { House } from './doors.ts';
import { lookAt } from './looks.ts';
import { line, refusedView, viewOf } from './render.ts';
import type { Turn } from './turn.ts';

const seen = (view: See['view'], filter = ''): See => ({ view, filter, page: 0 });

/** A history is one reseller's or customer's: when none or several are meant, they are listed, and each card has the way to its history. */
export const showHistory = async ({ desk }: House, turn: Turn, text: string): Promise<void> => {
  const history = await lookAt(desk, { ...seen('history', text), ...placeOf(turn) });
  if (!isRefusal(history) || history.refused !== 'notFound') return turn.say(viewOf(history));
  const filter = text === '' ? '' : `all|${text}`;
  const lists = text === '' ? (['resellers'] as const) : (['resellers', 'customers'] as const);
  const found = (
    await Promise.all(
      lists.map((view) => lookAt(desk, { ...seen(view, filter), ...placeOf(turn) })),
    )
  ).filter(hasRows);
  if (found.length === 0) return turn.say(refusedView(history));
  turn.say(line('historyOfWhich'));
  for (const one of found) turn.say(one);
};

const hasRows = (list: View | Refusal): list is ResellersView | CustomersView =>
  !isRefusal(list) &&
  (list.view === 'resellers' || list.view === 'customers') &&
  list.rows.length > 0;

/** Subscriptions are one customer's: when none or several are meant, they are listed, and each card has the way to them. */
export const showSubscriptions = async (
  { desk }: House,
  turn: Turn,
  text: string,
): Promise<void> => {
  const customer = text === '' ? undefined : await desk.find.oneCustomer(text);
  if (customer)
    return turn.say(
      viewOf(await lookAt(desk, { ...seen('subscriptions', customer.id), ...placeOf(turn) })),
    );
  const filter = text === '' ? '' : `all|${text}`;
  const list = await lookAt(desk, { ...seen('customers', filter), ...placeOf(turn) });
  if (!isRefusal(list)) turn.say(line('subscriptionsOfWhich'));
  turn.say(viewOf(list));
};

/** What wants this person today; `wants`: each working morning from now on, or no longer. */
export const showToday = async ({ desk }: House, turn: Turn, wants?: boolean): Promise<void> =>
  turn.say(
    viewOf(
      wants === undefined
        ? await desk.find.today(turn.actor)
        : await desk.act.wantToday(turn.actor, wants),
    ),
  );

/** Who looks, where. */
export const placeOf = (
  turn: Turn,
): Pick<Parameters<typeof lookAt>[1], 'actor' | 'conversationId' | 'language'> => ({
  actor: turn.actor,
  conversationId: turn.address.conversationId,
  language: turn.address.language,
});
