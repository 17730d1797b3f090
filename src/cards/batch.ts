import type { Request } from '../domain/request.ts';
import type { Reader } from '../domain/reader.ts';
import type { BatchView } from '../domain/views.ts';
import { showDay } from '../locales/index.ts';
import template from './batch.json' with { type: 'json' };
import { doMove, execute, open } from './buttons.ts';
import { invitationOf } from './input.ts';
import { page, type Card } from './page.ts';
import { fitting, headOf, lines, rowsOf, type Row } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker, requestState } from './state.ts';
import { asRaw, escaped, labelCount, tell, tellCount, type Raw, type Safe } from './text.ts';

/** Invitations that were sent in one go, and how each of them stands; those that still wait come first. */
export const showBatch = (view: BatchView, reader: Reader): Card => {
  const { requests } = view;
  const [only] = requests;
  const rows = rowsOf(inOrder(requests).map((request) => rowOf(reader, request)));
  const shown = fitting(rows);
  const left = rows.length - shown.length;
  return page(reader, {
    summary: batchSummary(view, reader),
    body: render(template, {
      head: headOf(
        kicker(reader, 'kind.requestPartnership'),
        tellCount(reader, 'card.batch.title', requests.length),
      ),
      summary: lines([countsOf(view, reader)], { subtle: true }),
      rows: shown,
      more:
        left > 0
          ? lines([tellCount(reader, 'card.batch.more', left)], { subtle: true, small: true })
          : [],
      hint:
        view.mine && requests.length > 1 && requests.some(isOpen)
          ? lines([tell(reader, 'card.batch.hint')], { subtle: true, small: true })
          : [],
    }),
    actions: view.mine && only && requests.length === 1 ? invitationButtons(reader, only) : [],
  });
};

/** What it says in one line. */
export const batchSummary = (view: BatchView, reader: Reader): Raw =>
  labelCount(reader, 'card.batch.title', view.requests.length);

/** Resend and stop following, as long as it is waited for. */
export const invitationButtons = (reader: Reader, request: Request): Element[] =>
  isOpen(request)
    ? [
        open(reader, 'requestPartnership', request.id, { title: 'button.resend' }),
        doMove(reader, 'withdraw', request, { title: 'button.stopFollowing' }),
      ]
    : [];

const isOpen = ({ state }: Request): boolean => state === 'waiting' || state === 'running';

const inOrder = (requests: readonly Request[]): Request[] => [
  ...requests.filter(isOpen),
  ...requests.filter((one) => !isOpen(one)),
];

const countsOf = ({ requests }: BatchView, reader: Reader): Safe => {
  const accepted = requests.filter(({ state }) => state === 'done').length;
  const waiting = requests.filter(isOpen).length;
  return tell(reader, 'card.batch.summary', {
    accepted,
    waiting,
    closed: requests.length - accepted - waiting,
  });
};

const rowOf = (reader: Reader, request: Request): Row => {
  const email = invitationOf(request)?.email ?? request.about.label;
  const { label } = request.about;
  const day = showDay(reader, request.submittedAt ?? request.createdAt);
  return {
    name: escaped(label),
    detail: escaped(label === email ? day : `${email} · ${day}`),
    state: requestState(reader, request),
    open: execute(asRaw(label), 'see:request', { filter: request.id, page: 0 }),
  };
};
