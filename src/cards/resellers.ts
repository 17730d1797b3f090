import type { Partnership } from '../domain/partnership.ts';
import type { Reader } from '../domain/reader.ts';
import type { ResellersView } from '../domain/resellerViews.ts';
import { showCountry, showMoment } from '../locales/index.ts';
import { execute, paging, see } from './buttons.ts';
import { page, type Card } from './page.ts';
import { headOf, lines, rowsOf, type Row } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import template from './resellers.json' with { type: 'json' };
import { kicker, partnershipState } from './state.ts';
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

/** Resellers, mine or all, found by a text, in pages. */
export const showResellers = (view: ResellersView, reader: Reader): Card =>
  page(reader, {
    summary: resellersSummary(view, reader),
    body: render(template, {
      head: headOf(kicker(reader, 'app.name'), tell(reader, `card.resellers.title.${view.scope}`)),
      searchLabel: label(reader, 'card.resellers.search'),
      search: [
        see(
          reader,
          { view: 'resellers', filter: filterOf(view), page: 0 },
          { title: 'button.search', alone: false },
        ),
      ],
      searchError: label(reader, 'problem.tooLong'),
      text: asRaw(view.text),
      found: view.rows.length === 0 ? lines([emptyLine(view, reader)]) : [],
      rows: rowsOf(view.rows.map((row) => resellerRow(reader, row))),
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
export const resellersSummary = (view: ResellersView, reader: Reader): Raw =>
  label(reader, `card.resellers.title.${view.scope}`);

/** A reseller in a list; choosing it opens its card. */
export const resellerRow = (reader: Reader, partnership: Partnership): Row => ({
  name: escaped(partnership.name),
  detail: joined(
    [ours(partnership.partnerId), ours(showCountry(reader, partnership.country))],
    ' · ',
  ),
  state: partnershipState(reader, partnership, { short: true }),
  ...(partnership.counts && {
    aside: tellCount(reader, 'word.customers', partnership.counts.customers),
  }),
  open: execute(
    asRaw(partnership.name),
    'see:reseller',
    { filter: partnership.id, page: 0 },
    { alone: true },
  ),
});

// The oldest of the figures: those of the others are younger.
const asOfLine = (rows: readonly Partnership[], reader: Reader): Element[] => {
  const [oldest] = rows.flatMap(({ counts }) => (counts ? [counts.asOf] : [])).toSorted();
  if (oldest === undefined) return [];
  const at = showMoment(reader, oldest);
  return lines([tell(reader, 'card.resellers.asOf', { at })], { subtle: true, small: true });
};

const emptyLine = (view: ResellersView, reader: Reader): Safe => {
  if (view.text !== '') {
    const key =
      view.scope === 'mine' ? 'card.resellers.emptySearchMine' : 'card.resellers.emptySearch';
    return tell(reader, key, { text: view.text });
  }
  return tell(reader, view.scope === 'mine' ? 'card.resellers.emptyMine' : 'card.resellers.empty');
};

const filterOf = ({ scope, text }: ResellersView): string => `${scope}|${text}`;

const buttonsOf = (view: ResellersView, reader: Reader): Element[] => {
  const filter = filterOf(view);
  const other = view.scope === 'mine' ? 'all' : 'mine';
  return [
    ...(view.managesSome || view.scope === 'mine'
      ? [
          see(
            reader,
            { view: 'resellers', filter: `${other}|${view.text}`, page: 0 },
            { title: `button.${other}` },
          ),
        ]
      : []),
    ...paging(reader, { view: 'resellers', filter, page: view.page }, view.more),
  ];
};
