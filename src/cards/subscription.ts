import type { CardSettings, Reader } from '../domain/reader.ts';
import type { SubscriptionView } from '../domain/subscriptionViews.ts';
import { showDay, showMoment, showNumber } from '../locales/index.ts';
import { open, see } from './buttons.ts';
import { fact, type Fact } from './facts.ts';
import { historyLines } from './history.ts';
import { page, type Card } from './page.ts';
import { boxOf, factsOf, headOf, lines, rowsOf, subheading } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { requestRow } from './requests.ts';
import { subscriptionLine } from './state.ts';
import template from './subscription.json' with { type: 'json' };
import {
  kindWords,
  planOf,
  recordWords,
  renewalWords,
  supportWords,
  windowWords,
} from './subscriptionWords.ts';
import { asRaw, escaped, joined, ours, tell, type Raw, type Safe } from './text.ts';

const mostLines = 5;
const mostButtons = 6;

/** One subscription: how it stands and until when what can be done, who is named on it, what is under way, what happened last. */
export const showSubscription = (
  view: SubscriptionView,
  reader: Reader,
  settings: CardSettings,
): Card => {
  const { subscription, openRequests, history } = view;
  return page(reader, {
    summary: subscriptionSummary(view),
    body: render(template, {
      head: headOf(subscriptionLine(reader, subscription.status), escaped(subscription.name), [
        tell(reader, 'field.subscription'),
      ]),
      notes: notesOf(view, reader),
      facts: factsOf(factsOfSubscription(view, reader, settings)),
      hidden:
        view.support?.kept === 'desk'
          ? lines([tell(reader, 'card.subscription.hidden')], { subtle: true, small: true })
          : [],
      requestsTitle:
        openRequests.length > 0 ? subheading(reader, 'card.subscription.requests') : [],
      requests: rowsOf(
        openRequests.slice(0, mostLines).map((request) => requestRow(reader, { request })),
      ),
      historyTitle: history.length > 0 ? subheading(reader, 'card.subscription.history') : [],
      history: historyLines(reader, history.slice(0, mostLines), { ids: false }),
    }),
    actions: buttonsOf(view, reader),
  });
};

/** What it says in one line. */
export const subscriptionSummary = ({ customer, subscription }: SubscriptionView): Raw =>
  asRaw(`${subscription.name} · ${customer.name}`);

const notesOf = ({ subscription, billedOn }: SubscriptionView, reader: Reader): Element[] => [
  ...(billedOn
    ? boxOf('warning', lines([tell(reader, 'card.subscription.billedOn')], { bold: true }))
    : []),
  ...lines(windowWords(reader, subscription)),
];

const factsOfSubscription = (
  view: SubscriptionView,
  reader: Reader,
  settings: CardSettings,
): Fact[] => {
  const { customer, subscription: one, partnership } = view;
  const plan = planWithFlags(view, reader);
  const renewal = renewalWords(reader, one);
  return [
    fact(reader, 'customer', escaped(customer.name)),
    fact(reader, 'licences', ours(showNumber(reader, one.quantity))),
    ...(plan ? [fact(reader, 'plan', plan)] : []),
    ...(one.commitmentEnd ? [fact(reader, 'until', ours(showDay(reader, one.commitmentEnd)))] : []),
    ...(renewal ? [fact(reader, 'renewal', renewal)] : []),
    fact(reader, 'resellerOfRecord', recordWords(reader, one.partnerId, partnership?.name)),
    fact(reader, 'support', supportWords(reader, view, settings)),
    fact(reader, 'asOf', ours(showMoment(reader, one.asOf))),
  ];
};

const planWithFlags = ({ subscription }: SubscriptionView, reader: Reader): Safe | undefined => {
  const plan = planOf(reader, subscription);
  const words = [...(plan ? [plan] : []), ...kindWords(reader, subscription)];
  return words.length === 0 ? undefined : joined(words.map(ours), ' · ');
};

const buttonsOf = (
  { customer, subscription, actions }: SubscriptionView,
  reader: Reader,
): Element[] =>
  [
    ...actions.map((name) => open(reader, name, subscription.id, { alone: true })),
    see(reader, { view: 'customer', filter: customer.id, page: 0 }),
    see(reader, { view: 'subscriptions', filter: customer.id, page: 0 }),
  ].slice(0, mostButtons);
