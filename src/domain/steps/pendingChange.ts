import type { CallIds, PartnerCenterNo } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import type { StepDoors, StepOutcome } from './step.ts';

// Not ready yet, and an operation pending (contract, section 11.1).
const notYet: readonly string[] = ['800082', '900278'];
const conflict = 409;

/** Is this no only a "not now": another change of the same subscription is still under way? */
export const isPending = ({ code, status }: PartnerCenterNo): boolean =>
  notYet.includes(code) || status === conflict;

const soonestSeconds = 10;
const latestSeconds = 1_800;

/** Waits until a change is seen at its subscription: soon at first, then less and less often. */
export const waitsForChange = (
  now: Moment,
  since: Moment = now,
): Extract<StepOutcome, { is: 'waiting' }> => {
  const passed = (Date.parse(now) - Date.parse(since)) / 1000;
  const seconds = Math.min(Math.max(passed, soonestSeconds), latestSeconds);
  return { is: 'waiting', code: 'changePending', lookAt: later(now, { seconds }) };
};

// An operation may be pending for a day (contract, section 11.1), and an hour is grace.
const seenWithinHours = 25;

/** Has a change not been seen for so long that a person has to look? */
export const isOverdue = (now: Moment, since: Moment = now): boolean =>
  later(since, { hours: seenWithinHours }) < now;

/**
 * Waits for a change to be seen; `ids` when it was just accepted, which is remembered so that it is not asked for again. Fails when it
 * was not seen in time: then a person has to look.
 */
export const pendingChange = (
  { clock }: Pick<StepDoors, 'clock'>,
  { waiting, attempt }: Pick<Request, 'waiting' | 'attempt'>,
  ids?: CallIds,
): StepOutcome => {
  const now = clock.now();
  const since = waiting?.code === 'changePending' ? waiting.since : now;
  if (isOverdue(now, since)) return { is: 'failed', code: 'changeNotSeen' };
  const wait = waitsForChange(now, since);
  return ids ? { ...wait, ids, learned: { accepted: String(attempt) } } : wait;
};

/** Did Partner Center accept the change that this try asks for? */
export const wasAccepted = ({ learned, attempt }: Pick<Request, 'learned' | 'attempt'>): boolean =>
  learned.accepted === String(attempt);
