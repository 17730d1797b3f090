import type { ListedReseller } from '../partnerCenter.ts';
import { Partnership, partnershipDoc, partnershipDocId, readPartnership } from '../partnership.ts';
import type { Found, Op } from '../ports.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import { later } from '../time.ts';
import type { Id, Moment } from '../values.ts';
import { closedAlarm, ringAlarm } from './alarm.ts';
import { asked, type Stopped, type SyncDoors } from './doors.ts';
import { byOrganisation, disbelief, isKeptAs, textOf, whenAbsent, whenListed } from './listing.ts';
import { pollMark, putMark, readMark, type PollMark } from './marks.ts';
import { acceptableInvitations } from './matching.ts';
import { appearedOps, vanishedOps } from './news.ts';
import { everyOne, inParts, mostWrites, savedAfresh } from './writing.ts';

/** How a poll ended. `soon`: something is missing for the first time, so the next look should not wait. */
export type Polled =
  | { is: 'done'; soon: boolean; alarm?: 'manyGone' | 'noList'; appeared: Id[]; vanished: Id[] }
  | Stopped;

// A reseller that comes needs five writes (itself, history, match, two tellings), one that goes four, a silent one a single one.
const perCommit = mostWrites / 5;
const trustedForHours = 1;

type Listed = ReadonlyMap<Id, ListedReseller>;
type Fate = 'appeared' | 'missing' | 'vanished' | 'changed';

/**
 * What Partner Center lists now, against the partnerships we keep. The first list ever is taken over silently. Everything that
 * follows from one reseller's change is saved with it, so a poll that is cut off is completed by the next.
 */
export const pollPartnerships = async (doors: SyncDoors): Promise<Polled> => {
  const { store, partnerCenter, clock, ids, log } = doors;
  const answer = await asked(log, 'resellers', () => partnerCenter.resellers());
  if (answer.is !== 'yes') return answer;
  const { items, next } = answer.value;
  if (next !== undefined) {
    log.fault('sync.partnerships', new Error('the relationships list came in pages'));
    return { is: 'failed' };
  }
  if (!items) return alarmed(doors, { reason: 'noList', names: [] });
  const listed = byOrganisation(items);
  const mark = (await readMark(store.desk, pollMark))?.body ?? {};
  const print = ids.derived('relationships', textOf(listed));
  if (isSettled(mark, print, clock.now())) {
    return { is: 'done', soon: false, appeared: [], vanished: [] };
  }
  const found = await survey(doors, listed);
  const baseline = mark.baselineAt === undefined;
  const doubt = baseline ? undefined : disbelief(found.known, listed.size, found.absent);
  if (doubt) return alarmed(doors, doubt);
  const fates = await compare(doors, listed, found, { baseline, listedUnder: answer.ids });
  await remember(doors, mark, found.absent.length === 0 ? print : undefined);
  const those = (fate: Fate) => [...fates].flatMap(([id, is]) => (is === fate ? [id] : []));
  const result = { appeared: those('appeared'), vanished: those('vanished') };
  log.info('sync.partnerships', {
    listed: listed.size,
    appeared: result.appeared.length,
    vanished: result.vanished.length,
    baseline,
  });
  return { is: 'done', soon: those('missing').length > 0, ...result };
};

const alarmed = async (
  doors: SyncDoors,
  doubt: { reason: 'manyGone' | 'noList'; names: string[] },
): Promise<Polled> => {
  await ringAlarm(doors, doubt);
  return { is: 'done', soon: false, alarm: doubt.reason, appeared: [], vanished: [] };
};

const isSettled = ({ baselineAt, settled }: PollMark, print: string, now: Moment): boolean =>
  baselineAt !== undefined &&
  settled?.print === print &&
  now < later(settled.at, { hours: trustedForHours });

interface Survey {
  known: number;
  /** Listed, but not kept so. */
  differing: Id[];
  absent: Partnership[];
}

const survey = async ({ store }: SyncDoors, listed: Listed): Promise<Survey> => {
  const fresh = new Set(listed.keys());
  const found: Survey = { known: 0, differing: [], absent: [] };
  for await (const one of everyOne(store.desk, { type: 'partnership', tags: ['listed'] })) {
    const kept = readPartnership(one);
    const as = listed.get(kept.id);
    fresh.delete(kept.id);
    found.known += 1;
    if (!as) found.absent.push(kept);
    else if (!isKeptAs(kept, as)) found.differing.push(kept.id);
  }
  return { ...found, differing: [...found.differing, ...fresh] };
};

const compare = async (
  doors: SyncDoors,
  listed: Listed,
  { differing, absent }: Survey,
  { baseline, listedUnder }: { baseline: boolean; listedUnder: CallIds },
): Promise<Map<Id, Fate>> => {
  const now = doors.clock.now();
  const fates = new Map<Id, Fate>();
  const invitations = invitationsOnce(doors, now);
  for (const part of inParts(differing, baseline ? mostWrites : perCommit)) {
    await applied(doors, part, fates, async (id, found) => {
      const change = whenListed(found && readPartnership(found), listed.get(id)!, now, baseline);
      if (!change) return undefined;
      const { partnership, appeared } = change;
      if (!Partnership.safeParse(partnership).success) {
        // One reseller that is listed in a way we cannot keep must not stop the poll for the others.
        doors.log.fault('sync.partnerships', new Error('a listed reseller cannot be kept'), { id });
        return undefined;
      }
      const news = appeared
        ? appearedOps(doors.ids, partnership, await invitations(), now, listedUnder)
        : [];
      return { ops: [kept(partnership, found), ...news], fate: appeared ? 'appeared' : 'changed' };
    });
  }
  if (baseline) return fates;
  const missed = new Map(absent.map(({ id, missing }) => [id, missing]));
  for (const part of inParts([...missed.keys()], perCommit)) {
    await applied(doors, part, fates, (id, found) => {
      const before = found && readPartnership(found);
      // Gone already, or counted by somebody else meanwhile.
      if (!before || before.state === 'removed' || before.missing !== missed.get(id))
        return undefined;
      const after = whenAbsent(before, now);
      if (after.state !== 'removed') return { ops: [kept(after, found)], fate: 'missing' };
      return {
        ops: [kept(after, found), ...vanishedOps(doors.ids, before, now, listedUnder)],
        fate: 'vanished',
      };
    });
  }
  return fates;
};

type Change = { ops: Op[]; fate: Fate } | undefined;

const applied = async (
  { store: { desk } }: SyncDoors,
  part: readonly Id[],
  fates: Map<Id, Fate>,
  changeOf: (id: Id, found: Found | undefined) => Change | Promise<Change>,
): Promise<void> => {
  const changes = await savedAfresh(desk, async () => {
    const made = await Promise.all(
      part.map(async (id) => ({
        id,
        change: await changeOf(id, await desk.read(partnershipDocId(id))),
      })),
    );
    return { ops: made.flatMap(({ change }) => change?.ops ?? []), result: made };
  });
  for (const { id, change } of changes) if (change) fates.set(id, change.fate);
};

const kept = (partnership: Partnership, found: Found | undefined): Op =>
  found
    ? { op: 'replace', doc: partnershipDoc(partnership), etag: found.etag }
    : { op: 'create', doc: partnershipDoc(partnership) };

const invitationsOnce = ({ store }: SyncDoors, now: Moment): (() => Promise<Request[]>) => {
  let read: Promise<Request[]> | undefined;
  return () => (read ??= acceptableInvitations(store.desk, now));
};

const remember = async (
  doors: SyncDoors,
  mark: PollMark,
  print: string | undefined,
): Promise<void> => {
  const { store, clock } = doors;
  const now = clock.now();
  const next: PollMark = {
    baselineAt: mark.baselineAt ?? now,
    polledAt: now,
    ...(print !== undefined && { settled: { print, at: now } }),
  };
  await store.desk.commit([putMark(pollMark, next), ...(await closedAlarm(doors))]);
};
