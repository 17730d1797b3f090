import { RemovePartnership } from '../kinds/removePartnership.ts';
import type { Doc, Op } from '../ports.ts';
import { makeSystemMove } from '../perform.ts';
import { readRequest, type KindName, type Request } from '../request.ts';
import { putTasks } from '../save.ts';
import { tellTask } from '../tasks.ts';
import { everyOne } from '../sync/writing.ts';
import { dayIn, daysBetween, isWorking, nextMorning } from '../time.ts';
import type { Id } from '../values.ts';
import type { DeliveryDoors } from './doer.ts';

// One more than a list shows, so that it can say that there are more.
const mostNamed = 11;

/**
 * Once each working morning: one list per agent of invitations to chase, a line for each removal that an admin has to finish. A
 * mark per day and person is created together with the telling, so a repeated morning tells nobody twice.
 */
export const morning = async (doors: DeliveryDoors): Promise<{ again: string }> => {
  const now = doors.clock.now();
  if (isWorking(now, doors.policy.working)) {
    await chaseInvitations(doors);
    await chaseRemovals(doors);
  }
  return { again: nextMorning(now, doors.policy.working) };
};

const chaseInvitations = async (doors: DeliveryDoors): Promise<void> => {
  const waiting = await allWaiting(doors, 'requestPartnership');
  const due = waiting.filter((request) => daysPassed(doors, request) > reminded(request));
  for (const [askerId, requests] of grouped(due, (request) => request.asker.id)) {
    const ids = requests.slice(0, mostNamed).map(({ id }) => id);
    await tellOnce(doors, 'invitations', askerId, { show: `reminded:${ids.join(',')}` });
    for (const request of requests) {
      const passed = String(daysPassed(doors, request));
      await makeSystemMove(doors)(request.id, 'remind', { reminded: passed });
    }
  }
};

const allWaiting = async (doors: DeliveryDoors, kind: KindName): Promise<Request[]> => {
  const all: Request[] = [];
  const query = { type: 'request', tags: [`kind:${kind}:waiting`] };
  for await (const found of everyOne(doors.store.desk, query)) all.push(readRequest(found));
  return all;
};

/** How many of the days for a reminder an invitation has reached. */
const daysPassed = ({ policy, clock }: DeliveryDoors, request: Request): number => {
  const since = request.submittedAt ?? request.createdAt;
  const days = daysBetween(since, clock.now(), policy.working.zone);
  return policy.invitation.remindDays.filter((day) => days >= day).length;
};

const reminded = ({ learned }: Request): number => Number(learned.reminded ?? '0');

const chaseRemovals = async (doors: DeliveryDoors): Promise<void> => {
  const today = dayIn(doors.clock.now(), doors.policy.working.zone);
  for (const request of await allWaiting(doors, 'removePartnership')) {
    const owner = request.waiting?.owner;
    const notBefore = RemovePartnership.safeParse(request.input).data?.notBefore ?? '';
    if (!owner || today < notBefore) continue;
    const line = {
      key: 'removalStillListed',
      values: { reseller: request.about.label, admin: owner.name },
    };
    await tellOnce(doors, request.id, owner.id, { line, see: `request:${request.id}` });
  }
};

const tellOnce = async (
  doors: DeliveryDoors,
  what: string,
  personId: Id,
  told: Parameters<typeof tellTask>[3],
): Promise<void> => {
  const now = doors.clock.now();
  const id = `morning:${dayIn(now, doors.policy.working.zone)}:${what}:${personId}`;
  const mark: Doc = {
    id,
    type: 'mark',
    schema: 1,
    sort: now,
    tags: [],
    keys: [],
    body: { at: now },
  };
  const ops: Op[] = [
    { op: 'create', doc: mark },
    ...putTasks([tellTask(id, now, { to: 'person', id: personId }, told)]),
  ];
  if ((await doors.store.desk.commit(ops)) === 'saved') doors.wake();
};

const grouped = <T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
};
