import { ReassignSubscriptions } from '../domain/kinds/reassignSubscriptions.ts';
import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import { see } from './buttons.ts';
import { whatWords } from './dryRun.ts';
import { fact, type Fact } from './facts.ts';
import { boxOf, lines, subheading } from './pieces/pieces.ts';
import { plainRequest } from './plainRequest.ts';
import type { Element } from './render.ts';
import { undoButton } from './rows.ts';
import { rowsTable, totalsLine } from './rowWords.ts';
import { ended } from './standing.ts';
import { escaped, tell } from './text.ts';

const inputOf = ({ request }: RequestView): ReassignSubscriptions | undefined =>
  ReassignSubscriptions.safeParse(request.input).data;

const facts = (view: RequestView, reader: Reader): Fact[] => {
  const input = inputOf(view);
  if (!input) return [];
  const { rowsOf, to } = input;
  const name = rowsOf.of === 'customer' ? rowsOf.customer.name : view.request.about.label;
  return [
    fact(reader, 'subscriptions', whatWords(reader, { of: rowsOf.of, name })),
    ...(to ? [fact(reader, 'to', escaped(`${to.name} · ${to.partnerId}`))] : []),
    ...(view.rows ? [fact(reader, 'rows', totalsLine(reader, view.rows.totals))] : []),
  ];
};

/** While it goes on, and where it was stopped, how far it came says more than the usual words. */
const standing = (view: RequestView, reader: Reader): Element[] | undefined => {
  const { request, rows } = view;
  if (!rows) return undefined;
  const { done, failed, planned } = rows.totals;
  const counts = { done: done + failed, count: done + failed + planned };
  if (request.state === 'waiting')
    return boxOf('accent', [
      ...lines([tell(reader, 'reassign.progress', counts)], { bold: true }),
      ...lines([tell(reader, 'reassign.stop')]),
    ]);
  if (request.state === 'abandoned')
    return [
      ...ended(view, reader, 'abandon', 'card.request.abandoned'),
      ...lines([tell(reader, 'reassign.stopped')]),
    ];
  return undefined;
};

const below = ({ request, rows }: RequestView, reader: Reader): Element[] => {
  if (!rows || rows.first.length === 0) return [];
  const title = request.state === 'failed' ? 'reassign.failedRows' : 'reassign.firstRows';
  return [...subheading(reader, title), ...rowsTable(reader, rows.first, rows.names)];
};

const over: readonly string[] = ['done', 'failed', 'abandoned'];

const buttons = ({ request, rows, audience }: RequestView, reader: Reader): Element[] =>
  rows
    ? [
        see(reader, { view: 'rows', filter: request.id, page: 0 }),
        ...(over.includes(request.state) &&
        rows.totals.done > 0 &&
        (audience === 'asker' || audience === 'approver')
          ? [undoButton(reader, request.id)]
          : []),
      ]
    : [];

/** The card of a request about many subscriptions: which, to whom, how far it came. */
export const reassignLook = plainRequest({ facts, standing, below, buttons });
