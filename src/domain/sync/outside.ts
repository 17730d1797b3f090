import { readSubscription } from '../customer.ts';
import { outsider, type HistoryLine } from '../history.ts';
import type { AuditRecord } from '../partnerCenter.ts';
import { partnershipDocId, readPartnership } from '../partnership.ts';
import { addHistory } from '../save.ts';
import { later } from '../time.ts';
import type { Id, Moment, Subject } from '../values.ts';
import { askedHere, callsOfOurs } from './askedHere.ts';
import { keyOf } from './auditRecords.ts';
import type { SyncDoors } from './doors.ts';
import { outsideDeeds, type OutsideDeed } from './outsideDeeds.ts';
import { asRecorded, subjectOf, withPartnerId } from './outsideSubject.ts';

// A call of ours is written down with what follows from it, a little after Partner Center has written it down.
const ripeAfterMinutes = 5;

/** What is remembered between the runs. */
export interface OutsideMemory {
  /** Records that are dealt with. */
  told: Set<string>;
  /** Whom young records are about: by the time they are told, a customer may be gone. */
  subjects: Map<string, Subject>;
}

interface Ripe {
  record: AuditRecord;
  key: string;
  deeds: readonly OutsideDeed[];
}

/**
 * Enters into the history what Partner Center's own record says was done by others than the desk, each record once: the ids of its
 * lines are made from it. Ours are known by their calls, and what was asked for here by its request.
 * @param oldest what was done before is none of our business
 * @param unknown what to do with a record about something that is not kept: leave it for later, or take what the record says of it
 */
export const enterOutside = async (
  doors: SyncDoors,
  memory: OutsideMemory,
  records: readonly AuditRecord[],
  { oldest, unknown }: { oldest: Moment; unknown: 'later' | 'asRecorded' },
): Promise<void> => {
  const { store, clock } = doors;
  const { ripe, young } = sorted(doors, memory, records, oldest);
  for (const { record, key } of young) {
    const subject = memory.subjects.has(key) ? undefined : await subjectOf(store, record);
    if (subject) memory.subjects.set(key, subject);
  }
  const calls = ripe.flatMap(({ record }) => record.correlationId ?? []);
  const ours = await callsOfOurs(store.desk, calls);
  for (const one of ripe) {
    const { record, key } = one;
    if (record.correlationId === undefined || !ours.has(record.correlationId)) {
      const kept = memory.subjects.get(key) ?? (await subjectOf(store, record));
      const about = kept ?? (unknown === 'later' ? undefined : asRecorded(record, clock.now()));
      if (!about) continue;
      if (!(await askedHere(store.desk, record, about))) await tell(doors, one, about);
    }
    memory.told.add(key);
    memory.subjects.delete(key);
  }
};

/** What there is to tell, and what is too young for it. */
const sorted = (
  { ids, clock }: SyncDoors,
  { told }: OutsideMemory,
  records: readonly AuditRecord[],
  oldest: Moment,
): { ripe: Ripe[]; young: Ripe[] } => {
  const ripeUntil = later(clock.now(), { minutes: -ripeAfterMinutes });
  const all = records
    .filter(({ at }) => at >= oldest)
    .map((record): Ripe => ({ record, key: keyOf(ids, record), deeds: outsideDeeds(record) }))
    .filter(({ key, deeds }) => deeds.length > 0 && !told.has(key));
  const isRipe = ({ record }: Ripe): boolean => record.at <= ripeUntil;
  return { ripe: all.filter(isRipe), young: all.filter((one) => !isRipe(one)) };
};

const tell = async (doors: SyncDoors, { record, key, deeds }: Ripe, about: Subject) => {
  const { desk } = doors.store;
  const asked = about.type === 'partnership' && (await wasAskedToEnd(doors, record, about.id));
  const lines = await Promise.all(
    deeds.map(async ({ what, values }, at): Promise<HistoryLine> => ({
      id: doors.ids.derived('outside', key, String(at)),
      at: record.at,
      by: { id: outsider, name: nameOf(record.user) },
      deed: `outside.${asked ? 'endedAsAsked' : what}`,
      about,
      values: await inNames(doors, what, {
        ...values,
        ...(about.type === 'customer' && { customer: about.label }),
        ...(record.correlationId && { correlationId: record.correlationId }),
      }),
    })),
  );
  // A conflict: told in an earlier run that was cut off before it could remember.
  await desk.commit(lines.map(addHistory));
};

/** Who did it, as people here call each other: history holds no addresses, and a guest's name at home is one (`ann_contoso.com#EXT#@...`). */
const nameOf = (user: string | undefined): string => {
  const [name = '', guest] = (user ?? '').split(/#ext#/i);
  const own = guest === undefined ? name.split('@')[0] : name.replace(/_[^_]*$/, '');
  return (own ?? '').trim();
};

/** An admin who ends a partnership in the portal because somebody asked for it here does nothing behind the desk's back. */
const wasAskedToEnd = async (
  { store }: SyncDoors,
  { operation }: AuditRecord,
  id: Id,
): Promise<boolean> => {
  if (operation.toLowerCase() !== 'remove_partner_relationship') return false;
  const found = await store.desk.read(partnershipDocId(id));
  return found !== undefined && readPartnership(found).closing !== undefined;
};

/** Names for ids: of the subscription, and of resellers of record. */
const inNames = async (
  { store }: SyncDoors,
  what: string,
  values: Record<string, string>,
): Promise<Record<string, string>> => {
  const { subscriptionId: id, subscription, before, after } = values;
  const kept = id !== undefined && !subscription ? await store.subscriptions.read(id) : undefined;
  const named = {
    ...values,
    ...(id !== undefined && {
      subscription: subscription ?? (kept ? readSubscription(kept).name : id),
    }),
  };
  if (what !== 'reseller') return named;
  const [from, to] = await Promise.all([before, after].map((one) => resellerName(store, one)));
  return { ...named, ...(from && { before: from }), ...(to && { after: to }) };
};

const resellerName = async (
  store: SyncDoors['store'],
  partnerId: string | undefined,
): Promise<string | undefined> => {
  if (!partnerId) return undefined;
  const known = await withPartnerId(store, partnerId);
  return known ? `${known.name} (${partnerId})` : partnerId;
};
