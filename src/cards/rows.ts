import type { Reader } from '../domain/reader.ts';
import type { Row } from '../domain/rows.ts';
import type { RowsView } from '../domain/subscriptionViews.ts';
import { open, paging, see } from './buttons.ts';
import { page, type Card } from './page.ts';
import { copyBox } from './pieces/copy.ts';
import { headOf, lines, subheading } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import template from './rows.json' with { type: 'json' };
import { rowsTable, totalsLine } from './rowWords.ts';
import { requestState } from './state.ts';
import { escaped, label, tell, type Raw } from './text.ts';

/** The rows of a request about many subscriptions: what was done with each, or why not. */
export const showRows = (view: RowsView, reader: Reader): Card => {
  const done = view.rows.filter(({ state }) => state === 'done');
  return page(reader, {
    summary: rowsSummary(view, reader),
    body: render(template, {
      head: headOf(requestState(reader, view.request), escaped(rowsSummary(view, reader))),
      totals: lines([totalsLine(reader, view.totals)].filter(Boolean), { bold: true }),
      empty: view.rows.length === 0 ? lines([tell(reader, 'card.rows.empty')]) : [],
      rows: rowsTable(reader, view.rows, view.names),
      page:
        view.page > 0 || view.more
          ? lines([tell(reader, 'word.page', { page: view.page + 1 })], {
              subtle: true,
              small: true,
            })
          : [],
      copyTitle: done.length > 0 ? subheading(reader, 'card.rows.copy') : [],
      copy:
        done.length > 0
          ? copyBox(reader, 'in_rows', label(reader, 'card.notices.copyHint'), listOf(done))
          : [],
    }),
    actions: buttonsOf(view, reader),
  });
};

/** What it says in one line. */
export const rowsSummary = ({ request }: RowsView, reader: Reader): Raw =>
  label(reader, 'card.rows.title', {
    request: label(reader, 'card.request.title.reassignSubscriptions', {
      about: request.about.label,
    }),
  });

/** Id, Partner ID before, Partner ID after: for a table of one's own, or to paste the ids here again. */
const listOf = (done: readonly Row[]): string =>
  done
    .map(({ subscriptionId, before = '-', after = '-' }) =>
      [subscriptionId, before, after].join('\t'),
    )
    .join('\n');

const buttonsOf = (view: RowsView, reader: Reader): Element[] => {
  const { request, totals, only } = view;
  const filter = `${request.id}|${only ?? ''}`;
  return [
    ...paging(reader, { view: 'rows', filter, page: view.page }, view.more),
    ...(totals.failed > 0 && only === undefined
      ? [
          see(
            reader,
            { view: 'rows', filter: `${request.id}|failed`, page: 0 },
            { title: 'button.failedRows' },
          ),
        ]
      : []),
    ...(only === undefined
      ? []
      : [
          see(
            reader,
            { view: 'rows', filter: `${request.id}|`, page: 0 },
            { title: 'button.allRows' },
          ),
        ]),
    see(reader, { view: 'request', filter: request.id, page: 0 }),
    ...(view.undo ? [undoButton(reader, request.id)] : []),
  ];
};

/** Takes back what such a request did, by another one. */
export const undoButton = (reader: Reader, requestId: string): Element =>
  open(reader, 'reassignSubscriptions', `undo:${requestId}`, {
    title: 'button.undoRows',
    alone: true,
  });
