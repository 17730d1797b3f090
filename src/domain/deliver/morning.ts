import { chasedKinds, remindersPassed } from '../chase.ts';
import { RemovePartnership } from '../kinds/removePartnership.ts';
import { readPlace, wantsToday } from '../places.ts';
import type { Doc, Op } from '../ports.ts';
import { makeSystemMove } from '../perform.ts';
import { readRequest, type KindName, type Request } from '../request.ts';
import { putTasks } from '../save.ts';
import { tellTask } from '../tasks.ts';
import { everyOne } from '../sync/writing.ts';
import { dayIn, isWorking, nextMorning } from '../time.ts';
import type { Id } from '../values.ts';
import type { DeliveryDoors } from './doer.ts';

// One more than a list shows, so that it can say that there are more.
const mostNamed = 11;

/**
 * Once each working morning: everything that wants somebody, to whoever asked for that; to the others one list per agent of
 * invitations to chase; a line for each removal that an admin has to finish. A mark per day and person is created together with the
 * telling, so a repeated morning tells nobody twice.
 */
export const morning = async (doors: DeliveryDoors): Promise<{ again: string }> => {
  const now = doors.clock.now();
  if (isWorking(now, doors.policy.working)) {
    await chaseInvitations(doors, await tellToday(doors));
    await chaseRemovals(doors);
  }
  return { again: nextMorning(now, doors.policy.working) };
};

/** Everything that wants somebody, to whoever wants to hear of it; gives who that is. When there is nothing, nothing is posted. */
const tellToday = async (doors: DeliveryDoors): Promise<ReadonlySet<Id>> => {
  const people = new Set<Id>();
  const query = { type: 'place', tags: [wantsToday] };
  for await (const found of everyOne(doors.store.desk, query)) {
    const { personId } = readPlace(found).address;
    if (personId !== undefined) people.add(personId);
  }
  for (const id of people) await tellOnce(doors, 'today', id, { show: `today:${id}` });
  return people;
};

const chaseInvitations = async (
  doors: DeliveryDoors,
  toldAlready: ReadonlySet<Id>,
): Promise<void> => {
  const now = doors.clock.now();
  const passed = (request: Request): number => remindersPassed(doors.policy, request, now);
  const invited = await Promise.all(chasedKinds.map((kind) => allWaiting(doors, kind)));
  const waiting = invited.flat().toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const due = waiting.filter((request) => passed(request) > reminded(request));
  for (const [askerId, requests] of grouped(due, (request) => request.asker.id)) {
    const ids = requests.slice(0, mostNamed).map(({ id }) => id);
    // They stand in the list of everything, too.
    if (!toldAlready.has(askerId))
      await tellOnce(doors, 'invitations', askerId, { show: `reminded:${ids.join(',')}` });
    for (const request of requests)
      await makeSystemMove(doors)(request.id, 'remind', { reminded: String(passed(request)) });
  }
};

const allWaiting = async (doors: DeliveryDoors, kind: KindName): Promise<Request[]> => {
  const all: Request[] = [];
  const query = { type: 'request', tags: [`kind:${kind}:waiting`] };
  for await (const found of everyOne(doors.store.desk, query)) all.push(readRequest(found));
  return all;
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
