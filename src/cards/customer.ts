import { BillingCycle, Term } from '../domain/order.ts';
import type { Subscription } from '../domain/customer.ts';
import type { Reader } from '../domain/reader.ts';
import type { CustomerView } from '../domain/customerViews.ts';
import type { OpenName } from '../domain/names.ts';
import { showCountry, showDay, showMoment, showNumber } from '../locales/index.ts';
import { open, see, type ButtonLook } from './buttons.ts';
import { fact, type Fact } from './facts.ts';
import { flagWords, planWords } from './lineWords.ts';
import { historyLines } from './history.ts';
import { page, type Card } from './page.ts';
import { factsOf, headOf, lines, rowsOf, subheading } from './pieces/pieces.ts';
import { tableOf, type CellText } from './pieces/table.ts';
import { render, type Element } from './render.ts';
import { requestRow } from './requests.ts';
import template from './customer.json' with { type: 'json' };
import { kicker, subscriptionState } from './state.ts';
import { asRaw, escaped, joined, ours, tell, tellCount, type Raw, type Safe } from './text.ts';

const mostLines = 5;

/** One customer: whose it is, what it has, what is under way, what happened last. */
export const showCustomer = (view: CustomerView, reader: Reader): Card => {
  const { customer, openRequests, history } = view;
  return page(reader, {
    summary: customerSummary(view),
    body: render(template, {
      head: headOf(kicker(reader, 'card.customer.kicker'), escaped(customer.name)),
      facts: factsOf(factsOfCustomer(view, reader)),
      subscriptionsTitle: subheading(reader, 'card.customer.subscriptions'),
      subscriptions: subscriptionsOf(view, reader),
      more: moreLine(view, reader),
      requestsTitle: openRequests.length > 0 ? subheading(reader, 'card.customer.requests') : [],
      requests: rowsOf(
        openRequests.slice(0, mostLines).map((request) => requestRow(reader, { request })),
      ),
      historyTitle: history.length > 0 ? subheading(reader, 'card.customer.history') : [],
      history: historyLines(reader, history.slice(0, mostLines), { ids: false }),
    }),
    actions: buttonsOf(view, reader),
  });
};

const buttonsOf = (view: CustomerView, reader: Reader): Element[] => {
  const { customer, partnership, history, actions } = view;
  const begin = (name: OpenName, look: ButtonLook = {}): Element[] =>
    actions.includes(name) ? [open(reader, name, customer.id, { alone: true, ...look })] : [];
  return [
    see(reader, { view: 'subscriptions', filter: customer.id, page: 0 }, { style: 'positive' }),
    ...begin('addSubscription'),
    see(reader, { view: 'azure', filter: customer.id, page: 0 }),
    ...(partnership ? [see(reader, { view: 'reseller', filter: partnership.id, page: 0 })] : []),
    ...(history.length > 0
      ? [see(reader, { view: 'history', filter: customer.domain.toLowerCase(), page: 0 })]
      : []),
    ...begin('endRelationship', { secondary: true }),
  ];
};

/** What it says in one line. */
export const customerSummary = (view: CustomerView): Raw => asRaw(view.customer.name);

const factsOfCustomer = ({ customer, partnership }: CustomerView, reader: Reader): Fact[] => [
  fact(
    reader,
    'reseller',
    partnership
      ? escaped(`${partnership.name} · ${partnership.partnerId}`)
      : tell(reader, customer.resellerId ? 'word.unknownReseller' : 'word.direct'),
  ),
  fact(reader, 'domain', escaped(customer.domain)),
  ...(customer.country
    ? [fact(reader, 'country', escaped(showCountry(reader, customer.country)))]
    : []),
  fact(
    reader,
    'support',
    customer.support
      ? escaped(`${customer.support.name} · ${customer.support.partnerId}`)
      : tell(reader, 'word.supportOfRecord'),
  ),
  ...(customer.azure
    ? [
        fact(
          reader,
          'azure',
          tell(reader, 'word.ticked', {
            by: customer.azure.by.name,
            at: showDay(reader, customer.azure.at),
          }),
        ),
      ]
    : []),
  fact(reader, 'asOf', ours(showMoment(reader, customer.subscriptionsAsOf ?? customer.asOf))),
];

const subscriptionsOf = (view: CustomerView, reader: Reader): Element[] => {
  if (view.subscriptions.length === 0)
    return lines(
      [
        tell(
          reader,
          view.customer.subscriptionsAsOf === undefined
            ? 'card.customer.notRead'
            : 'card.customer.noSubscriptions',
        ),
      ],
      { subtle: true },
    );
  return tableOf(
    [
      { title: tell(reader, 'card.order.column.quantity'), width: 2, right: true },
      { title: tell(reader, 'card.order.column.product'), width: 8 },
      { title: tell(reader, 'card.customer.state'), width: 3 },
    ],
    view.subscriptions.map((one) => subscriptionCells(reader, one)),
  );
};

const subscriptionCells = (reader: Reader, one: Subscription): CellText[][] => {
  const detail = detailOf(reader, one);
  return [
    [{ text: ours(showNumber(reader, one.quantity)), look: 'bold' }],
    [
      { text: escaped(one.name) },
      ...(detail === '' ? [] : [{ text: detail, look: 'subtle' as const }]),
    ],
    [{ text: escaped(subscriptionState(reader, one.status)) }],
  ];
};

const detailOf = (reader: Reader, one: Subscription): Safe => {
  const term = Term.safeParse(one.termDuration).data;
  const billingCycle = BillingCycle.safeParse(one.billingCycle).data;
  return joined(
    [
      ...(term && billingCycle ? [ours(planWords(reader, { term, billingCycle }))] : []),
      ...flagWords(reader, { isAddon: false, isTrial: one.isTrial }).map(ours),
      ...(one.commitmentEnd
        ? [tell(reader, 'card.customer.until', { day: showDay(reader, one.commitmentEnd) })]
        : []),
    ],
    ' · ',
  );
};

const moreLine = (
  { subscriptions, subscriptionCount }: CustomerView,
  reader: Reader,
): Element[] => {
  const left = subscriptionCount - subscriptions.length;
  return left > 0
    ? lines([tellCount(reader, 'card.customer.more', left)], { subtle: true, small: true })
    : [];
};
