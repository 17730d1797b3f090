import type { CustomerFind, Plan } from '../customerDesk.ts';
import { readCustomer, readSubscription, type Subscription } from '../customer.ts';
import { newBusiness } from '../checks/newBusiness.ts';
import type { Facts } from '../checks/check.ts';
import { partnershipIsActive } from '../checks/partnershipIsActive.ts';
import type { Doors } from '../doors.ts';
import type { RowsOf } from '../kinds/reassignSubscriptions.ts';
import { partnershipDocId, readPartnership, type Partnership } from '../partnership.ts';
import {
  idsIn,
  mostRows,
  planned,
  planRow,
  totalsOf,
  whyNotTo,
  type RowWish,
} from '../planRows.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { readRow, rowTags, type Row } from '../rows.ts';
import { everyOne, inParts } from '../sync/writing.ts';
import type { Actor, Id, PartnerId } from '../values.ts';
import { allowed } from './reading.ts';
import { isOver, reassignedRequest } from './rows.ts';
import { partnershipOfRecord } from './subscriptions.ts';

const readAtOnce = 50;
/** A row is looked at, read as a whole, changed, and read again. */
const callsOfRow = 4;

type Ask = Parameters<CustomerFind['reassignPlan']>[1];

/** What is to be done, and how much is known about it. */
type Wishes = Pick<Plan, 'more' | 'unread'> & { wishes: readonly RowWish[] };

/** A dry run of giving many subscriptions another reseller of record, from what is kept: every row with what would be done. */
export const reassignPlan =
  (doors: Doors): CustomerFind['reassignPlan'] =>
  (actor, ask) =>
    allowed(doors, actor, 'ask', async () => {
      const target = ask.to && (await targetOf(doors, ask.to.partnershipId));
      if (isRefusal(target)) return target;
      const found = await wishesFor(doors, actor, ask, target);
      if (isRefusal(found)) return found;
      const { wishes, more, unread } = found;
      const rows = wishes.map((wish, at) => planRow(ask.requestId, at, wish));
      const [asOf] = wishes.flatMap(({ subscription }) => subscription?.asOf ?? []).toSorted();
      const totals = totalsOf(rows);
      return {
        rows,
        totals,
        digest: doors.ids.derived('rows', ...planned(rows)),
        more,
        unread,
        minutes: Math.ceil((totals.planned * callsOfRow) / doors.policy.callsPerMinute),
        ...(asOf !== undefined && { asOf }),
      };
    });

const nothingElse: Omit<Facts, 'partnership'> = {
  openRequests: [],
  openOrders: [],
  samePartnerId: [],
  offers: new Map(),
  catalogueKnown: false,
  subscriptions: [],
  orderedLately: 0,
};

const targetOf = async ({ store }: Doors, id: Id): Promise<Partnership | Refusal> => {
  const found = await store.desk.read(partnershipDocId(id));
  const partnership = found && readPartnership(found);
  const facts: Facts = { ...nothingElse, partnership };
  const finding = partnershipIsActive(undefined, facts) ?? newBusiness(undefined, facts);
  if (finding) return refuse('blocked', { check: finding.code, ...finding.values });
  return partnership ?? refuse('notFound');
};

const wishesFor = async (
  doors: Doors,
  actor: Actor,
  { rowsOf, text = '' }: Ask,
  target: Partnership | undefined,
): Promise<Wishes | Refusal> => {
  if (rowsOf.of === 'undo') return backAgain(doors, actor, rowsOf.requestId);
  if (!target) return refuse('invalid', { field: 'reseller', code: 'pickOne' });
  const code = whyNotTo(target);
  const wish = (id: Id, subscription?: Subscription): RowWish => ({
    id,
    ...(subscription && { subscription }),
    after: target.partnerId,
    ...(code !== undefined && { code }),
  });
  if (rowsOf.of === 'list') return listed(doors, text, wish);
  const kept = await keptOf(doors, rowsOf);
  const unread = await unreadOf(doors, rowsOf);
  return {
    wishes: kept.slice(0, mostRows).map((one) => wish(one.id, one)),
    more: kept.length > mostRows,
    unread,
  };
};

type Whole = Extract<RowsOf, { of: 'customer' | 'reseller' }>;

/** All that are kept of a customer, or of a reseller of record; one more than a request takes, when there are more. */
const keptOf = async ({ store }: Doors, rowsOf: Whole): Promise<Subscription[]> => {
  const tag =
    rowsOf.of === 'customer' ? `customer:${rowsOf.customer.id}` : `record:${rowsOf.partnerId}`;
  const kept: Subscription[] = [];
  for await (const found of everyOne(store.subscriptions, { type: 'subscription', tags: [tag] })) {
    kept.push(readSubscription(found));
    if (kept.length > mostRows) break;
  }
  return kept;
};

const unreadOf = async ({ store }: Doors, rowsOf: Whole): Promise<number> => {
  if (rowsOf.of === 'customer') {
    const found = await store.customers.read(rowsOf.customer.id);
    return found && readCustomer(found).subscriptionsAsOf !== undefined ? 0 : 1;
  }
  const found = await store.desk.read(partnershipDocId(rowsOf.partnershipId));
  const counts = found && readPartnership(found).counts;
  return counts ? Math.max(0, counts.customers - counts.customersRead) : 0;
};

/** Pasted ids, each looked up by itself; one that comes twice counts once. */
const listed = async (
  doors: Doors,
  text: string,
  wish: (id: Id, subscription?: Subscription) => RowWish,
): Promise<Wishes | Refusal> => {
  const ids = idsIn(text);
  if (ids.length === 0) return refuse('invalid', { field: 'text', code: 'required' });
  const taken = ids.slice(0, mostRows);
  const kept = await subscriptionsOf(doors, taken);
  const wishes = taken.map((id, at): RowWish => {
    const made = wish(id, kept.get(id));
    if (taken.indexOf(id) < at) return { ...made, code: 'twice' };
    return kept.has(id) ? made : { ...made, code: 'unknown' };
  });
  return { wishes, more: ids.length > mostRows, unread: 0 };
};

const subscriptionsOf = async (
  { store }: Doors,
  ids: readonly Id[],
): Promise<Map<Id, Subscription>> => {
  const kept = new Map<Id, Subscription>();
  for (const part of inParts([...new Set(ids)], readAtOnce)) {
    const found = await Promise.all(part.map((id) => store.subscriptions.read(id)));
    for (const one of found) if (one) kept.set(one.doc.id, readSubscription(one));
  }
  return kept;
};

/** What an earlier request has done, back again: only what still is as that one left it. */
const backAgain = async (doors: Doors, actor: Actor, requestId: Id): Promise<Wishes | Refusal> => {
  const request = await reassignedRequest(doors, actor, requestId);
  if (isRefusal(request)) return request;
  // While it goes on, more would come after what was taken back.
  if (!isOver(request)) return refuse('wrongState', { state: request.state });
  const rows: Row[] = [];
  const tags = [rowTags(requestId).in('done')];
  for await (const found of everyOne(doors.store.desk, { type: 'row', tags })) {
    rows.push(readRow(found));
  }
  const kept = await subscriptionsOf(
    doors,
    rows.map(({ subscriptionId }) => subscriptionId),
  );
  const reasons = await reasonsFor(doors, rows);
  const wishes = rows.map((row): RowWish => {
    const subscription = kept.get(row.subscriptionId);
    const code = whyNotBack(row, subscription, reasons);
    return {
      id: row.subscriptionId,
      ...(subscription && { subscription }),
      ...(row.before && { after: row.before }),
      ...(code !== undefined && { code }),
    };
  });
  return { wishes, more: false, unread: 0 };
};

/** Why the resellers that the rows had cannot be named again, by Partner ID. */
const reasonsFor = async (
  doors: Doors,
  rows: readonly Row[],
): Promise<ReadonlyMap<PartnerId, string | undefined>> => {
  const before = new Set(rows.flatMap((row) => row.before ?? []));
  const reasons = new Map<PartnerId, string | undefined>();
  for (const partnerId of before) {
    reasons.set(partnerId, whyNotTo(await partnershipOfRecord(doors, partnerId)));
  }
  return reasons;
};

const whyNotBack = (
  { before, after }: Row,
  subscription: Subscription | undefined,
  reasons: ReadonlyMap<PartnerId, string | undefined>,
): string | undefined => {
  if (before === undefined) return 'noResellerBefore';
  if (!subscription) return 'unknown';
  if (subscription.partnerId === before) return undefined;
  return subscription.partnerId === after ? reasons.get(before) : 'changedSince';
};
