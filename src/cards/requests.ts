import type { KindName, Request } from '../domain/request.ts';
import type { Reader } from '../domain/reader.ts';
import type { RequestRow, RequestsView } from '../domain/views.ts';
import { say, type Key } from '../locales/index.ts';
import { execute, paging, see } from './buttons.ts';
import { ageInWords } from './codes.ts';
import { page, type Card } from './page.ts';
import { headOf, lines, rowsOf, type Row } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import template from './requests.json' with { type: 'json' };
import { kicker, requestState } from './state.ts';
import { asRaw, escaped, joined, label, ours, tell, type Raw, type Safe } from './text.ts';

/** What I asked for, or what waits for a decision. */
export const showRequests = (view: RequestsView, reader: Reader): Card => {
  return page(reader, {
    summary: requestsSummary(view, reader),
    body: render(template, {
      head: headOf(kicker(reader, 'app.name'), tell(reader, `card.requests.title.${view.which}`)),
      empty:
        view.rows.length === 0 ? lines([tell(reader, `card.requests.empty.${view.which}`)]) : [],
      rows: rowsOf(
        view.rows.map((row) =>
          requestRow(reader, row, { asker: view.which === 'pending', own: view.which === 'mine' }),
        ),
      ),
      chase:
        view.which === 'reminded' && view.rows.length > 0
          ? lines([tell(reader, 'card.requests.chase')], { subtle: true, small: true })
          : [],
      page:
        view.page > 0 || (view.more && view.which !== 'reminded')
          ? lines([tell(reader, 'word.page', { page: view.page + 1 })], {
              subtle: true,
              small: true,
            })
          : [],
    }),
    actions: buttonsOf(view, reader),
  });
};

const buttonsOf = ({ which, page: number, more }: RequestsView, reader: Reader): Element[] => {
  if (which === 'reminded')
    return more ? [see(reader, { view: 'myRequests', filter: '', page: 0 })] : [];
  const name = which === 'mine' ? 'myRequests' : 'pending';
  return paging(reader, { view: name, filter: '', page: number }, more);
};

/** What it says in one line. */
export const requestsSummary = (view: RequestsView, reader: Reader): Raw =>
  label(reader, `card.requests.title.${view.which}`);

/** A request in a list: what, who it waits for or who asked, how old; choosing it opens its card. */
export const requestRow = (
  reader: Reader,
  row: Partial<RequestRow> & { request: Request },
  how: { asker?: boolean; own?: boolean } = {},
): Row => {
  const { request, ageHours } = row;
  const kind = tell(reader, `kind.${request.kind}`);
  const who = how.asker ? escaped(request.asker.name) : waitsFor(reader, request, how.own);
  const age = ageHours === undefined ? [] : [ours(ageInWords(reader, ageHours))];
  return {
    name: escaped(request.about.label),
    detail: joined([kind, ...(who ? [who] : []), ...age], ' · '),
    state: requestState(reader, request, { short: true }),
    open: execute(asRaw(request.about.label), 'see:request', { filter: request.id, page: 0 }),
  };
};

const waitsFor = (reader: Reader, request: Request, own = false): Safe | undefined => {
  const who = waitingPerson(reader, request, own);
  return who === undefined ? undefined : tell(reader, 'card.requests.waitsFor', { who });
};

/** Whom a request waits for, in words; undefined: nobody. */
const waitingPerson = (reader: Reader, request: Request, own: boolean): string | undefined => {
  if (request.state === 'pending') return say(reader.language, 'word.anAdmin');
  if (request.state === 'draft' || request.state === 'failed')
    return own ? say(reader.language, 'word.you') : request.asker.name;
  if (request.state !== 'waiting') return undefined;
  return request.waiting?.owner?.name ?? say(reader.language, outsiders[request.kind](request));
};

/** Who outside the desk has to do something, by kind. */
const outsiders: Record<KindName, (request: Request) => Key> = {
  removePartnership: () => 'word.anAdmin',
  requestPartnership: () => 'word.theReseller',
  addCustomer: ({ waiting }) =>
    waiting?.code === 'agreement' ? 'word.theCustomer' : 'word.partnerCenter',
  addSubscription: ({ waiting }) =>
    waiting?.code === 'agreement' ? 'word.theCustomer' : 'word.partnerCenter',
  associateReseller: () => 'word.partnerCenter',
  reassignSubscriptions: () => 'word.partnerCenter',
  setSupportContact: () => 'word.partnerCenter',
  changeSubscription: () => 'word.partnerCenter',
  upgradeSubscription: () => 'word.partnerCenter',
  requestCustomer: () => 'word.theCustomer',
  endRelationship: () => 'word.partnerCenter',
};
