import type { CustomerFind } from '../customerDesk.ts';
import type { Doors } from '../doors.ts';
import { readPartnership } from '../partnership.ts';
import { may } from '../policy.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import { readRow, rowTags, type Row } from '../rows.ts';
import type { RowsGlance, RowTotals } from '../subscriptionViews.ts';
import { inParts } from '../sync/writing.ts';
import type { Actor, Id, PartnerId } from '../values.ts';
import { allowed, isHidden } from './reading.ts';

/** Rows are shown in pages of so many. */
export const rowsOfPage = 15;

const firstRows = 5;
/** A list takes so many labels at once. */
const namesAtOnce = 50;

type Reading = Pick<Doors, 'store'>;

/** How the rows of a request stand, counted. */
export const countRows = async ({ store }: Reading, requestId: Id): Promise<RowTotals> => {
  const tags = rowTags(requestId);
  const count = (state: Row['state']) => store.desk.count({ type: 'row', tags: [tags.in(state)] });
  const [planned, skipped, done, failed] = await Promise.all([
    count('planned'),
    count('skipped'),
    count('done'),
    count('failed'),
  ]);
  return { planned, skipped, done, failed };
};

/** The names of partners by Partner ID; those that are none of ours are missing. */
export const partnerNames =
  ({ store }: Reading): CustomerFind['partnerNames'] =>
  async (partnerIds) => {
    const names: Record<PartnerId, string> = {};
    const tags = [...new Set(partnerIds)].map((partnerId) => `partnerId:${partnerId}`);
    for (const anyOf of inParts(tags, namesAtOnce)) {
      const found = await store.desk.list({ type: 'partnership', anyOf, limit: 2 * namesAtOnce });
      // Of several with one Partner ID the one that still stands gives the name.
      const all = found
        .map(readPartnership)
        .toSorted((a, b) => Number(b.state === 'removed') - Number(a.state === 'removed'));
      for (const { partnerId, name } of all) names[partnerId] = name;
    }
    return names;
  };

const partnersIn = (rows: readonly Row[]): PartnerId[] =>
  rows.flatMap(({ before, after }) => [before, after].filter((one) => one !== undefined));

/** What a request's card shows of its rows: all counted; of those that matter as it stands, the first few. */
export const glanceAt = async (doors: Reading, request: Request): Promise<RowsGlance> => {
  const matter = { pending: 'planned', failed: 'failed' } as const;
  const state =
    request.state === 'pending' || request.state === 'failed' ? matter[request.state] : undefined;
  const [totals, found] = await Promise.all([
    countRows(doors, request.id),
    state
      ? doors.store.desk.list({
          type: 'row',
          tags: [rowTags(request.id).in(state)],
          limit: firstRows,
        })
      : [],
  ]);
  const first = found.map(readRow);
  return { totals, first, names: await partnerNames(doors)(partnersIn(first)) };
};

/** A request about many subscriptions, as far as this person may see it. */
export const reassignedRequest = async (
  { store }: Reading,
  actor: Actor,
  requestId: Id,
): Promise<Request | Refusal> => {
  const found = await store.desk.read(requestDocId(requestId));
  const request = found && readRequest(found);
  if (!request || request.kind !== 'reassignSubscriptions' || isHidden(request, actor))
    return refuse('notFound');
  return request;
};

const over: readonly Request['state'][] = ['done', 'failed', 'abandoned'];

/** Is it over, so that nothing more is done to its rows by itself? */
export const isOver = ({ state }: Pick<Request, 'state'>): boolean => over.includes(state);

/** Can what such a request did be taken back in one go? */
export const canUndo = (request: Pick<Request, 'state'>, { done }: RowTotals): boolean =>
  isOver(request) && done > 0;

/** The rows of a request, a page of them, with how each went. */
export const rows =
  (doors: Doors): CustomerFind['rows'] =>
  (actor, requestId, page, only) =>
    allowed(doors, actor, 'look', async () => {
      const request = await reassignedRequest(doors, actor, requestId);
      if (isRefusal(request)) return request;
      const tags = rowTags(requestId);
      const [totals, found] = await Promise.all([
        countRows(doors, requestId),
        doors.store.desk.list({
          type: 'row',
          tags: [only ? tags.in(only) : tags.all],
          skip: page * rowsOfPage,
          limit: rowsOfPage + 1,
        }),
      ]);
      const shown = found.slice(0, rowsOfPage).map(readRow);
      return {
        view: 'rows',
        request,
        totals,
        ...(only && { only }),
        names: await partnerNames(doors)(partnersIn(shown)),
        page,
        more: found.length > rowsOfPage,
        rows: shown,
        undo: canUndo(request, totals) && may(actor, 'ask', doors.policy),
      };
    });
