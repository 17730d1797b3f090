import type { Reader } from '../domain/reader.ts';
import type { SubscriptionRow, SubscriptionsView } from '../domain/subscriptionViews.ts';
import { showDay, showMoment } from '../locales/index.ts';
import { execute, open, paging, see } from './buttons.ts';
import { page, type Card } from './page.ts';
import { headOf, lines, rowsOf, type Row } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker, subscriptionLine } from './state.ts';
import template from './subscriptions.json' with { type: 'json' };
import { kindWords, planOf, recordWords } from './subscriptionWords.ts';
import {
  asRaw,
  escaped,
  joined,
  label,
  labelCount,
  ours,
  tell,
  tellCount,
  type Raw,
} from './text.ts';

/** What a customer has, in pages; choosing a line opens its card. */
export const showSubscriptions = (view: SubscriptionsView, reader: Reader): Card =>
  page(reader, {
    summary: subscriptionsSummary(view, reader),
    body: render(template, {
      head: headOf(
        kicker(reader, 'card.customer.kicker'),
        tell(reader, 'card.subscriptions.title', { customer: view.customer.name }),
      ),
      count: countLine(view, reader),
      none: view.rows.length === 0 ? lines([tell(reader, emptyKey(view))]) : [],
      rows: rowsOf(view.rows.map((row) => subscriptionRow(reader, row))),
      page:
        view.page > 0 || view.more
          ? lines([tell(reader, 'word.page', { page: view.page + 1 })], {
              subtle: true,
              small: true,
            })
          : [],
    }),
    actions: buttonsOf(view, reader),
  });

/** What it says in one line. */
export const subscriptionsSummary = (view: SubscriptionsView, reader: Reader): Raw =>
  label(reader, 'card.subscriptions.title', { customer: view.customer.name });

const countLine = ({ customer, total }: SubscriptionsView, reader: Reader): Element[] => {
  if (customer.subscriptionsAsOf === undefined || total === 0) return [];
  const at = showMoment(reader, customer.subscriptionsAsOf);
  return lines([tellCount(reader, 'card.subscriptions.count', total, { at })], { subtle: true });
};

const emptyKey = ({ customer }: SubscriptionsView) =>
  customer.subscriptionsAsOf === undefined
    ? 'card.customer.notRead'
    : 'card.customer.noSubscriptions';

/** A subscription in a list: how many licences, on which terms, until when, for which reseller. */
export const subscriptionRow = (
  reader: Reader,
  { subscription: one, reseller }: SubscriptionRow,
): Row => {
  const plan = planOf(reader, one);
  return {
    name: escaped(one.name),
    detail: joined(
      [
        ours(labelCount(reader, 'word.countLicences', one.quantity)),
        ...(plan ? [ours(plan)] : []),
        ...kindWords(reader, one).map(ours),
        ...(one.commitmentEnd
          ? [tell(reader, 'card.customer.until', { day: showDay(reader, one.commitmentEnd) })]
          : []),
        one.partnerId === undefined
          ? tell(reader, 'word.noResellerOfRecord')
          : recordWords(reader, one.partnerId, reseller?.name),
      ],
      ' · ',
    ),
    state: subscriptionLine(reader, one.status),
    open: execute(
      asRaw(one.name),
      'see:subscription',
      { filter: one.id, page: 0 },
      { alone: true },
    ),
  };
};

const buttonsOf = (view: SubscriptionsView, reader: Reader): Element[] => {
  const { customer, actions, page: number, more } = view;
  return [
    ...actions.map((name) => open(reader, name, customer.id, { alone: true })),
    see(reader, { view: 'customer', filter: customer.id, page: 0 }),
    // The mark behind whose they are says that the pages turn where they stand.
    ...paging(reader, { view: 'subscriptions', filter: `${customer.id}|`, page: number }, more),
  ];
};
