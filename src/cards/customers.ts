import type { Reader } from '../domain/reader.ts';
import type { CustomerRow, CustomersView } from '../domain/customerViews.ts';
import { showMoment } from '../locales/index.ts';
import { execute, paging, see } from './buttons.ts';
import { page, type Card } from './page.ts';
import { headOf, lines, rowsOf, type Row } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import template from './resellers.json' with { type: 'json' };
import { kicker } from './state.ts';
import { asRaw, escaped, joined, label, tell, type Raw, type Safe } from './text.ts';

/** Customers: of my resellers, of one reseller, or all; found by a text, in pages. Looks like the list of resellers. */
export const showCustomers = (view: CustomersView, reader: Reader): Card =>
  page(reader, {
    summary: customersSummary(view, reader),
    body: render(template, {
      head: headOf(kicker(reader, 'app.name'), titleOf(view, reader)),
      searchLabel: label(reader, 'card.customers.search'),
      search: [
        see(
          reader,
          { view: 'customers', filter: filterOf(view), page: 0 },
          { title: 'button.search', alone: false },
        ),
      ],
      searchError: label(reader, 'problem.tooLong'),
      text: asRaw(view.text),
      found: view.rows.length === 0 ? lines([emptyLine(view, reader)]) : [],
      rows: rowsOf(view.rows.map((row) => customerRow(reader, row))),
      asOf: asOfLine(view.rows, reader),
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
export const customersSummary = (view: CustomersView, reader: Reader): Raw =>
  view.reseller
    ? label(reader, 'card.customers.title.of', { reseller: view.reseller.name })
    : label(reader, `card.customers.title.${view.scope}`);

const titleOf = (view: CustomersView, reader: Reader): Safe =>
  view.reseller
    ? tell(reader, 'card.customers.title.of', { reseller: view.reseller.name })
    : tell(reader, `card.customers.title.${view.scope}`);

/** A customer in a list; choosing it opens its card. */
export const customerRow = (reader: Reader, { customer, reseller }: CustomerRow): Row => ({
  name: escaped(customer.name),
  detail: joined(
    [escaped(customer.domain), reseller ? escaped(reseller.name) : tell(reader, 'word.direct')],
    ' · ',
  ),
  open: execute(
    asRaw(customer.name),
    'see:customer',
    { filter: customer.id, page: 0 },
    { alone: true },
  ),
});

// The oldest of them: the others are younger.
const asOfLine = (rows: readonly CustomerRow[], reader: Reader): Element[] => {
  const [oldest] = rows.map(({ customer }) => customer.asOf).toSorted();
  if (oldest === undefined) return [];
  const at = showMoment(reader, oldest);
  return lines([tell(reader, 'word.asOf', { at })], { subtle: true, small: true });
};

const emptyLine = (view: CustomersView, reader: Reader): Safe => {
  const mine = view.scope === 'mine' && !view.reseller;
  if (view.text !== '')
    return tell(reader, mine ? 'card.customers.emptySearchMine' : 'card.customers.emptySearch', {
      text: view.text,
    });
  return tell(reader, mine ? 'card.customers.emptyMine' : 'card.customers.empty');
};

/** `mine|text`, `all|text`, or `of:<reseller>|text` for one reseller's. */
const filterOf = ({ scope, text, reseller }: CustomersView): string =>
  `${reseller ? `of:${reseller.id}` : scope}|${text}`;

const buttonsOf = (view: CustomersView, reader: Reader): Element[] => {
  const other = view.reseller || view.scope === 'mine' ? 'all' : 'mine';
  return [
    ...(other === 'all' || view.managesSome
      ? [
          see(
            reader,
            { view: 'customers', filter: `${other}|${view.text}`, page: 0 },
            { title: `button.${other}Customers` },
          ),
        ]
      : []),
    ...(view.reseller
      ? [see(reader, { view: 'reseller', filter: view.reseller.id, page: 0 })]
      : []),
    ...paging(reader, { view: 'customers', filter: filterOf(view), page: view.page }, view.more),
  ];
};
