import { readPartnership } from '../partnership.ts';
import type { Id } from '../values.ts';
import { addTouched, countFor, noneTouched, recount, type Touched } from './counts.ts';
import { keepCustomers } from './customers.ts';
import { asked, isRefusal, type Stopped, type SyncDoors } from './doors.ts';
import type { PassMark } from './marks.ts';
import { mostFailures, type Phase, type Stretch } from './pass.ts';
import { verifyReseller } from './verify.ts';

const pageSize = 500;
const resellersAtOnce = 20;
const verifiedForMinutes = 24 * 60;

/** The customers of each reseller: only so does a list say whose they are. */
export const byReseller: Phase = async (doors, before, calls) => {
  let pass = before;
  let used = 0;
  const resellers = await nextResellers(doors, pass, Math.min(calls, resellersAtOnce));
  if (resellers.length === 0) {
    return { pass: { ...pass, phase: 'all', skip: 0, within: undefined }, calls: 0 };
  }
  for (const resellerId of resellers) {
    const stretch = await ofOneReseller(doors, pass, resellerId);
    used += stretch.calls;
    pass = stretch.pass;
    if (stretch.stop || used >= calls || pass.within) return { ...stretch, calls: used };
  }
  return { pass, calls: used };
};

const nextResellers = async (
  { store }: SyncDoors,
  { skip, within }: PassMark,
  limit: number,
): Promise<Id[]> => {
  if (within?.resellerId) return [within.resellerId];
  const listed = { type: 'partnership', tags: ['listed'], skip, limit };
  return (await store.desk.list(listed)).map((found) => readPartnership(found).id);
};

const ofOneReseller = async (
  doors: SyncDoors,
  pass: PassMark,
  resellerId: Id,
): Promise<Stretch> => {
  const listedAt = doors.clock.now();
  const past = { ...pass, skip: pass.skip + 1, within: undefined, failures: 0 };
  const page = await onePage(doors, pass, resellerId);
  if (page.is === 'busy') return { pass, calls: 1, stop: page };
  if (page.is === 'failed') {
    const failures = pass.failures + 1;
    const hopeless = (isRefusal(page) && !pass.within) || failures >= mostFailures;
    if (hopeless) return { pass: past, calls: 1 };
    return { pass: { ...pass, within: stillGood(pass, page), failures }, calls: 1, stop: page };
  }
  // A list without a list says nothing about this reseller; who is kept as its customer is looked at one by one.
  if (page.is === 'nothing') return { pass: past, calls: 1 };
  await recount(doors, page.touched, resellerId);
  if (page.next) return { pass: { ...pass, within: { next: page.next, resellerId } }, calls: 1 };
  await countFor(doors, resellerId, listedAt);
  const verified = await verifyReseller(doors, resellerId, verifiedForMinutes);
  if (verified.is === 'busy') return { pass: past, calls: 3, stop: verified };
  return { pass: past, calls: 1 + (verified.is === 'done' ? verified.calls : 2) };
};

// Where a refused list was continued, the continuation may be what was refused: it begins again.
const stillGood = ({ within }: PassMark, stopped: Stopped): PassMark['within'] =>
  isRefusal(stopped) ? undefined : within;

/** All customers: also the direct ones, and those whose reseller was not listed. */
export const ofAll: Phase = async (doors, before, calls) => {
  let pass = before;
  for (let used = 1; ; used += 1) {
    const page = await onePage(doors, pass, undefined);
    if (page.is === 'busy') return { pass, calls: used, stop: page };
    if (page.is !== 'yes') {
      const stop: Stopped = page.is === 'failed' ? page : { is: 'failed' };
      const broken = { ...pass, within: stillGood(pass, stop), failures: pass.failures + 1 };
      return { pass: broken, calls: used, stop };
    }
    await recount(doors, page.touched);
    pass = { ...pass, listed: pass.listed + page.listed, failures: 0 };
    if (!page.next) {
      return { pass: { ...pass, phase: 'check', skip: 0, within: undefined }, calls: used };
    }
    pass = { ...pass, within: { next: page.next } };
    if (used >= calls) return { pass, calls: used };
  }
};

type Page =
  { is: 'yes'; listed: number; next?: string; touched: Touched } | { is: 'nothing' } | Stopped;

const onePage = async (
  doors: SyncDoors,
  { within, round }: PassMark,
  resellerId: Id | undefined,
): Promise<Page> => {
  const next = within?.resellerId === resellerId ? within?.next : undefined;
  const answer = await asked(doors.log, 'customers', () =>
    doors.partnerCenter.customers({
      size: pageSize,
      ...(resellerId && { resellerId }),
      ...(next && { next }),
    }),
  );
  if (answer.is !== 'yes') return answer;
  const { items } = answer.value;
  if (!items) {
    doors.log.info('sync.customers.noList', { resellerId });
    return { is: 'nothing' };
  }
  const listing = { round, ...(resellerId && { resellerId }) };
  const touched = await keepCustomers(doors, items, listing);
  return { is: 'yes', listed: items.length, next: answer.value.next, touched };
};

/** Reads all customers of one reseller now, whatever round there is. */
export const listCustomersOf = async (
  doors: SyncDoors,
  resellerId: Id,
): Promise<{ is: 'done'; listed: Set<Id>; calls: number } | Stopped> => {
  const listed = new Set<Id>();
  const touched = noneTouched();
  let next: string | undefined;
  for (let calls = 1; ; calls += 1) {
    const answer = await asked(doors.log, 'customers', () =>
      doors.partnerCenter.customers({ resellerId, size: pageSize, ...(next && { next }) }),
    );
    if (answer.is !== 'yes') return answer;
    if (!answer.value.items) return { is: 'failed' };
    addTouched(touched, await keepCustomers(doors, answer.value.items, { resellerId }));
    answer.value.items.forEach(({ id }) => listed.add(id));
    next = answer.value.next;
    if (next) continue;
    await recount(doors, touched);
    return { is: 'done', listed, calls };
  }
};
