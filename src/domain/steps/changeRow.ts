import { readSubscription, subscriptionDoc } from '../customer.ts';
import type { ListedSubscription } from '../partnerCenter.ts';
import type { PartnerCenterNo } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import type { Row } from '../rows.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import type { StepDoors } from './step.ts';
import { isUnderChange } from './underChange.ts';

/**
 * How a row was tried: how it stands then, with the calls that it took; not now; or `barred`: the refusal concerns every row alike.
 */
export type Tried =
  | { is: 'row'; row: Row; calls: number }
  | { is: 'busy'; until: Moment }
  | { is: 'barred'; why: { code: string; correlationId: string } };

const soonestSeconds = 5;
const latestSeconds = 600;
/** So long Partner Center is trusted to do what it has accepted; then it is asked again, which is the same when it did. */
const trustedMinutes = 15;
/** So long a row is come back to: an operation may be pending for a day (contract, section 11.1), and an hour is grace. */
const triedWithinHours = 25;

/** Changes under way or a subscription that is not ready (contract, section 11.1): it will be possible. */
const passing: readonly string[] = ['900278', '800082'];

/** To look is one call; to change is to read the whole, send it, and read what became of it. */
const [aLook, aChange] = [1, 3];

/**
 * Gives one subscription another reseller of record. It is looked at first: a change that was made before a crash is found, and one that
 * is no longer as it was reviewed stays as it is.
 */
export const changeRow = async (doors: StepDoors, request: Request, row: Row): Promise<Tried> => {
  const { customerId, after } = row;
  if (customerId === undefined || after === undefined)
    return { is: 'row', row: { ...row, state: 'skipped', code: 'unknown' }, calls: 0 };
  const look = await doors.partnerCenter.subscription(customerId, row.subscriptionId);
  if (look.is === 'busy') return look;
  if (look.is === 'no') return refused(doors, row, look.no, aLook);
  const { partnerId } = look.value;
  if (partnerId === after) return done(doors, row, look.value, aLook);
  if (partnerId !== row.before)
    return { is: 'row', row: failedRow(row, 'changedMeanwhile'), calls: aLook };
  if (isAtWork(doors, row) || (await isUnderChange(doors, row.subscriptionId)))
    return again(doors, row, aLook);
  const key = doors.ids.derived(
    request.id,
    'reassignRows',
    String(request.attempt),
    row.subscriptionId,
  );
  const change = { set: 'reseller', partnerId: after } as const;
  const answer = await doors.partnerCenter.changeSubscription(
    customerId,
    row.subscriptionId,
    change,
    key,
    look.value,
  );
  if (answer.is === 'busy') return answer;
  const calls = aLook + aChange;
  if (answer.is === 'no') return refused(doors, row, answer.no, calls);
  const { correlationId } = answer.ids;
  const known = { ...row, correlationId };
  // Answers mostly repeat what was sent, but one that shows the old reseller proves nothing: then it is looked at again.
  return answer.value.is === 'changed' && answer.value.subscription.partnerId === after
    ? done(doors, known, answer.value.subscription, calls)
    : again(doors, { ...known, askedAt: doors.clock.now() }, calls);
};

const isAtWork = ({ clock }: StepDoors, { askedAt }: Row): boolean =>
  askedAt !== undefined && clock.now() < later(askedAt, { minutes: trustedMinutes });

const failedRow = (row: Row, code: string): Row => ({ ...settled(row), state: 'failed', code });

/** Without what only matters while Partner Center is busy with it. */
const settled = ({ triedAt: _tried, lookAt: _look, askedAt: _asked, code: _code, ...row }: Row) =>
  row;

/** What is kept of it is made true before it counts as done: after a crash in between it is looked at again, and kept again. */
const done = async (
  { store, clock }: StepDoors,
  row: Row,
  listed: ListedSubscription,
  calls: number,
): Promise<Tried> => {
  const now = clock.now();
  const found = await store.subscriptions.read(row.subscriptionId);
  const support = found && readSubscription(found).support;
  const doc = subscriptionDoc({
    ...listed,
    customerId: row.customerId ?? '',
    customerName: row.customerName,
    ...(support && { support }),
    asOf: now,
  });
  await store.subscriptions.commit([{ op: 'put', doc }]);
  return { is: 'row', row: { ...settled(row), state: 'done', doneAt: now }, calls };
};

/** The line to Partner Center was cut while it was this one's turn; the others do not wait for it. */
export const brokenRow = (doors: StepDoors, row: Row): Tried =>
  again(doors, row, aLook, 'noAnswer');

/** Looked at again soon, then less and less often; not for ever: then a person has to look. */
const again = ({ clock }: StepDoors, row: Row, calls: number, code = 'changeNotSeen'): Tried => {
  const now = clock.now();
  const triedAt = row.triedAt ?? now;
  if (later(triedAt, { hours: triedWithinHours }) < now)
    return { is: 'row', row: failedRow(row, code), calls };
  const passed = (Date.parse(now) - Date.parse(triedAt)) / 1000;
  const seconds = Math.min(Math.max(passed, soonestSeconds), latestSeconds);
  return { is: 'row', row: { ...row, triedAt, lookAt: later(now, { seconds }) }, calls };
};

const refused = (doors: StepDoors, row: Row, no: PartnerCenterNo, calls: number): Tried => {
  const { code, status, ids } = no;
  // Whoever is not signed in any more is refused everything.
  if (status === 401) return { is: 'barred', why: { code, correlationId: ids.correlationId } };
  if (passing.includes(code) || status === 409) return again(doors, row, calls);
  return {
    is: 'row',
    row: { ...failedRow(row, code), correlationId: ids.correlationId },
    calls,
  };
};
