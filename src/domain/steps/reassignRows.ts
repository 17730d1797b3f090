import { countRows } from '../find/rows.ts';
import type { ReassignSubscriptions } from '../kinds/reassignSubscriptions.ts';
import { partnershipDocId, readPartnership } from '../partnership.ts';
import { planned as plannedOf } from '../planRows.ts';
import type { Found } from '../ports.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import { readRow, rowDoc, rowTags, type Row } from '../rows.ts';
import { putTasks } from '../save.ts';
import { recount } from '../sync/counts.ts';
import { everyOne } from '../sync/writing.ts';
import { paintTask } from '../tasks.ts';
import { later } from '../time.ts';
import type { Id, Moment } from '../values.ts';
import type { Tried } from './changeRow.ts';
import { partnersOf } from './reassigned.ts';
import { rowTaker } from './rowTaker.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

const atOnce = 20;
const paintEvery = 10;
/** While Partner Center works on so many changes, nothing new is asked of it. */
const mostTried = 100;
/** So many refusals for one reason, and nothing else: the next rows would fare the same. */
const enoughAlike = 5;
const mostWrites = 90;

/**
 * Gives many subscriptions another reseller of record, a portion at a time: between two the request waits as long as the budget of calls
 * asks for, so it can be stopped. Each row's result is saved by itself.
 */
export const reassignRows: Step = async (doors, request) => {
  if (request.state === 'running') return begin(doors, request);
  const obstacle = await obstacleTo(doors, request);
  if (obstacle !== undefined) return counted(doors, request, { is: 'failed', code: obstacle });
  const began = doors.clock.now();
  const portion = await nextRows(doors, request.id);
  const went = await takeRows(doors, request, portion);
  if (went.stop?.is === 'failed') return counted(doors, request, went.stop);
  if (went.stop) return went.stop;
  return whatNext(doors, request, later(began, { seconds: await secondsFor(doors, went.calls) }));
};

const waits = (lookAt: Moment): StepOutcome => ({ is: 'waiting', code: 'reassigning', lookAt });

/** What failed in an earlier try is planned again; from here on it waits, which somebody may end. */
const begin = async (doors: StepDoors, request: Request): Promise<StepOutcome> => {
  if (!(await areAsReviewed(doors, request))) return { is: 'failed', code: 'rowsChanged' };
  const { store, clock } = doors;
  const { id } = request;
  const query = { type: 'row', tags: [rowTags(id).in('failed')], limit: mostWrites };
  for (;;) {
    const failed = await store.desk.list(query);
    if (failed.length === 0) return waits(clock.now());
    await store.desk.commit(
      failed.map(({ doc, etag }) => {
        const { code: _code, correlationId: _id, ...row } = readRow({ doc, etag });
        return { op: 'replace', doc: rowDoc({ ...row, state: 'planned' }), etag };
      }),
    );
  }
};

/** Nothing is carried out but what was reviewed: the rows lie beside the request, and it alone was approved. */
const areAsReviewed = async (
  { store, ids }: StepDoors,
  { id, input }: Request,
): Promise<boolean> => {
  const rows: Row[] = [];
  for await (const found of everyOne(store.desk, { type: 'row', tags: [rowTags(id).all] })) {
    rows.push(readRow(found));
  }
  return ids.derived('rows', ...plannedOf(rows)) === (input as ReassignSubscriptions).digest;
};

/** Days may have passed since the approval: nothing goes to whom no business goes. */
const obstacleTo = async ({ store }: StepDoors, request: Request): Promise<string | undefined> => {
  const { to } = request.input as ReassignSubscriptions;
  const found = to && (await store.desk.read(partnershipDocId(to.partnershipId)));
  if (!found) return to && 'partnershipNotActive';
  const { state, hold } = readPartnership(found);
  if (state !== 'active') return 'partnershipNotActive';
  return hold && 'targetOnHold';
};

/** Rows that were tried and are due, then rows that nobody has tried. */
const nextRows = async ({ store, clock }: StepDoors, requestId: Id): Promise<Found[]> => {
  const tags = rowTags(requestId);
  const list = (tag: string, limit: number) => store.desk.list({ type: 'row', tags: [tag], limit });
  const tried = await list(tags.tried, mostTried);
  const now = clock.now();
  const due = tried.filter((found) => (readRow(found).lookAt ?? now) <= now).slice(0, atOnce);
  const room = tried.length < mostTried ? atOnce - due.length : 0;
  return room > 0 ? [...due, ...(await list(tags.fresh, room))] : due;
};

/** Changes one after the other, as long as the request goes on. */
const takeRows = async (
  doors: StepDoors,
  request: Request,
  portion: readonly Found[],
): Promise<{ calls: number; stop?: StepOutcome }> => {
  const tries: Tried[] = [];
  const take = rowTaker(doors, request);
  for (const [index, found] of portion.entries()) {
    if (!(await goesOn(doors, request))) break;
    const tried = await take(readRow(found));
    if (tried.is === 'busy') return { calls: 0, stop: { is: 'busy', until: tried.until } };
    if (tried.is === 'barred') return { calls: 0, stop: { is: 'failed', ...tried.why } };
    const isPainted = (index + 1) % paintEvery === 0 || index + 1 === portion.length;
    await doors.store.desk.commit([
      { op: 'replace', doc: rowDoc(tried.row), etag: found.etag },
      ...(isPainted ? putTasks([paintTask(`request:${request.id}`, doors.clock.now())]) : []),
    ]);
    tries.push(tried);
  }
  const calls = tries.reduce((sum, one) => sum + (one.is === 'row' ? one.calls : 0), 0);
  const stop = alike(tries);
  return { calls, ...(stop && { stop }) };
};

/** Nobody has stopped it, and no other worker has ended it meanwhile. */
const goesOn = async ({ store }: StepDoors, { id, version }: Request): Promise<boolean> => {
  const found = await store.desk.read(requestDocId(id));
  if (!found) return false;
  const now = readRequest(found);
  return now.state === 'waiting' && now.version === version;
};

/** All refused for the same reason, which is none of a single row: asking two thousand times more would be of no use. */
const alike = (tries: readonly Tried[]): StepOutcome | undefined => {
  const rows = tries.flatMap((one) => (one.is === 'row' ? [one.row] : []));
  const [first] = rows;
  if (!first || rows.length < enoughAlike || first.state !== 'failed') return undefined;
  const { code, correlationId } = first;
  // A reason of ours is one of that row.
  if (code === undefined || code === 'changedMeanwhile' || !correlationId) return undefined;
  const all = rows.every((row) => row.state === 'failed' && row.code === code);
  return all ? { is: 'failed', code, correlationId } : undefined;
};

/** How long a portion has to last. Several such requests share the budget. */
const secondsFor = async ({ store, policy }: StepDoors, calls: number): Promise<number> => {
  const tags = ['kind:reassignSubscriptions:waiting'];
  const others = await store.desk.count({ type: 'request', tags });
  return (60 * calls * Math.max(1, others)) / policy.callsPerMinute;
};

const whatNext = async (
  doors: StepDoors,
  request: Request,
  budget: Moment,
): Promise<StepOutcome> => {
  const { planned, failed } = await countRows(doors, request.id);
  if (planned > 0) return waits(await nextLook(doors, request.id, budget));
  return counted(
    doors,
    request,
    failed > 0 ? { is: 'failed', code: 'rowsFailed' } : { is: 'done' },
  );
};

/** However it ends, the figures of the resellers are those of what was done. */
const counted = async (
  doors: StepDoors,
  { id }: Request,
  outcome: StepOutcome,
): Promise<StepOutcome> => {
  await recount(doors, { resellers: new Set(), partnerIds: await partnersOf(doors, id) });
  return outcome;
};

/** As soon as the budget allows; when there is nothing but what Partner Center works on, no sooner than that is due. */
const nextLook = async ({ store, clock }: StepDoors, id: Id, budget: Moment): Promise<Moment> => {
  const tags = rowTags(id);
  const tried = await store.desk.list({ type: 'row', tags: [tags.tried], limit: mostTried });
  const now = clock.now();
  const isFresh =
    tried.length < mostTried &&
    (await store.desk.list({ type: 'row', tags: [tags.fresh], limit: 1 })).length > 0;
  const due = isFresh ? [] : tried.map((found) => readRow(found).lookAt ?? now);
  return [budget, now, due.toSorted()[0] ?? now].toSorted().at(-1) ?? now;
};
