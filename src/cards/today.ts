import type { Subscription } from '../domain/customer.ts';
import type { Reader } from '../domain/reader.ts';
import { renewalOf } from '../domain/renewals.ts';
import type { Request } from '../domain/request.ts';
import type { TodayPart, TodayView } from '../domain/subscriptionViews.ts';
import { showDay, showMoment } from '../locales/index.ts';
import { execute, see } from './buttons.ts';
import { page, type Card } from './page.ts';
import { headOf, lines, rowsOf, subheading, type Row } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { requestRow } from './requests.ts';
import { kicker } from './state.ts';
import {
  asRaw,
  escaped,
  joined,
  label,
  ours,
  tell,
  tellCount,
  type Raw,
  type Safe,
} from './text.ts';
import template from './today.json' with { type: 'json' };

const here = { id: 'here', version: 0 };

/** What wants somebody today, in four parts; a part with nothing in it is left out. */
export const showToday = (view: TodayView, reader: Reader): Card =>
  page(reader, {
    summary: todaySummary(view, reader),
    body: render(template, {
      head: headOf(kicker(reader, 'app.name'), tell(reader, 'card.today.title'), [
        ours(showDay(reader, view.at)),
      ]),
      parts: partsOf(view, reader),
      foot: lines(
        [
          ...asOf(view, reader),
          tell(reader, `card.today.whose.${view.whose}`),
          ...(view.wanted ? [tell(reader, 'card.today.wanted')] : []),
        ],
        { subtle: true, small: true },
      ),
    }),
    actions: [
      execute(
        label(reader, view.wanted ? 'button.todayStop' : 'button.today'),
        view.wanted ? 'do:todayStop' : 'do:today',
        here,
        { alone: true },
      ),
      ...(view.requests.length + view.chase.length > 0
        ? [see(reader, { view: 'myRequests', filter: '', page: 0 })]
        : []),
      ...(view.windows.length + view.renewals.length > 0
        ? [see(reader, { view: 'customers', filter: '', page: 0 })]
        : []),
    ],
  });

/** What it says in one line. */
export const todaySummary = (_view: TodayView, reader: Reader): Raw =>
  label(reader, 'card.today.title');

const partsOf = (view: TodayView, reader: Reader): Element[] => {
  const rows: readonly (readonly [TodayPart, readonly Row[]])[] = [
    ['requests', view.requests.map((one) => ownRow(reader, one))],
    ['windows', view.windows.map((one) => windowRow(reader, one))],
    ['renewals', view.renewals.map((one) => renewalRow(reader, one))],
    ['chase', view.chase.map((one) => ownRow(reader, one))],
  ];
  const filled = rows.filter(([, list]) => list.length > 0);
  if (filled.length === 0) return lines([tell(reader, 'card.today.quiet')]);
  return filled.flatMap(([part, list]) => [
    ...subheading(reader, `card.today.${part}`),
    ...rowsOf(list),
    ...moreOf(view, part, reader),
  ]);
};

const moreOf = ({ more, atLeast }: TodayView, part: TodayPart, reader: Reader): Element[] => {
  if (more[part] === 0) return [];
  const key = atLeast.includes(part) ? 'card.today.atLeast' : 'card.today.more';
  return lines([tellCount(reader, key, more[part])], { subtle: true, small: true });
};

const ownRow = (reader: Reader, request: Request): Row =>
  requestRow(reader, { request }, { own: true });

const windowRow = (reader: Reader, { subscription, until }: TodayView['windows'][number]): Row =>
  subscriptionRow(
    reader,
    subscription,
    tell(reader, 'card.today.until', { at: showMoment(reader, until) }),
  );

const renewalRow = (reader: Reader, { subscription, at }: TodayView['renewals'][number]): Row =>
  subscriptionRow(
    reader,
    subscription,
    tell(reader, `card.today.${renewalOf(subscription).how}`, { day: showDay(reader, at) }),
  );

/** A subscription in a list; choosing it opens its card. */
const subscriptionRow = (reader: Reader, subscription: Subscription, when: Safe): Row => ({
  name: escaped(subscription.name),
  detail: joined(
    [
      escaped(subscription.customerName),
      tellCount(reader, 'word.countLicences', subscription.quantity),
      when,
    ],
    ' · ',
  ),
  open: execute(
    asRaw(subscription.name),
    'see:subscription',
    { filter: subscription.id, page: 0 },
    { alone: true },
  ),
});

// The oldest of them: the others are younger.
const asOf = ({ windows, renewals }: TodayView, reader: Reader): Safe[] => {
  const [oldest] = [...windows, ...renewals].map((one) => one.subscription.asOf).toSorted();
  return oldest === undefined
    ? []
    : [tell(reader, 'word.asOf', { at: showMoment(reader, oldest) })];
};
