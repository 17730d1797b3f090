import type { Doc, Op } from '../ports.ts';
import { makeSystemMove } from '../perform.ts';
import { readRequest, type Request } from '../request.ts';
import { putTasks } from '../save.ts';
import { tellTask } from '../tasks.ts';
import { dayIn, hoursBetween, isWorking, nextMorning } from '../time.ts';
import type { Id } from '../values.ts';
import type { DeliveryDoors } from './doer.ts';

const most = 1_000;

/**
 * Once each working morning: one line per agent about invitations to chase, one per admin about removals to finish. A mark per
 * day and person is created together with the telling, so a repeated morning tells nobody twice.
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
  const waiting = await doors.store.desk.list({
    type: 'request',
    tags: ['kind:requestPartnership:waiting'],
    limit: most,
  });
  const due = waiting.map(readRequest).filter((request) => isDue(doors, request));
  for (const [askerId, requests] of grouped(due, (request) => request.asker.id)) {
    await tellOnce(
      doors,
      'invitations',
      askerId,
      { key: 'invitationReminder', values: { count: String(requests.length) } },
      'myRequests:',
    );
    for (const request of requests) await makeSystemMove(doors)(request.id, 'remind', {});
  }
};

const isDue = (doors: DeliveryDoors, request: Request): boolean => {
  const days = hoursBetween(request.submittedAt ?? request.createdAt, doors.clock.now()) / 24;
  const passed = doors.policy.invitation.remindDays.filter((day) => days >= day).length;
  return passed > Number(request.learned.reminded ?? '0');
};

const chaseRemovals = async (doors: DeliveryDoors): Promise<void> => {
  const waiting = await doors.store.desk.list({
    type: 'request',
    tags: ['kind:removePartnership:waiting'],
    limit: most,
  });
  for (const request of waiting.map(readRequest)) {
    const owner = request.waiting?.owner;
    if (!owner) continue;
    const line = {
      key: 'removalStillListed',
      values: { reseller: request.about.label, admin: owner.name },
    };
    await tellOnce(doors, request.id, owner.id, line, `request:${request.id}`);
  }
};

const tellOnce = async (
  doors: DeliveryDoors,
  what: string,
  personId: Id,
  line: { key: string; values: Record<string, string> },
  see: string,
) => {
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
    ...putTasks([tellTask(id, now, { to: 'person', id: personId }, { line, see })]),
  ];
  if ((await doors.store.desk.commit(ops)) === 'saved') doors.wake();
};

const grouped = <T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
};
