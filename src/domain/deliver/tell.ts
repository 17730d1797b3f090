import { placeOfPerson, placesFor } from '../places.ts';
import { readRequest, requestDocId } from '../request.ts';
import { putTasks } from '../save.ts';
import { postTask, tellTask, type Audience, type Task } from '../tasks.ts';
import type { Id } from '../values.ts';
import { done, type DeliveryDoors, type Doer } from './doer.ts';

const mostPosts = 95;
const mostAsked = 500;

/** Finds out who is meant and makes a post for each, saved together with this task's end: so nobody is told twice by a crash here. */
export const tell: Doer<'tell'> = async (doors, work, told) => {
  const places = await reached(doors, work);
  const now = doors.clock.now();
  if (places.length > mostPosts) doors.log.info('told.cut', { places: places.length });
  return {
    is: 'done',
    ops: putTasks(places.slice(0, mostPosts).map((place) => postTask(told.id, place, now, work))),
  };
};

/** The places of whoever is meant. A question must reach somebody: if nobody who is meant can be, those who may know the answer. */
const reached = async (
  doors: DeliveryDoors,
  { audience, show }: Extract<Task['work'], { do: 'tell' }>,
): Promise<string[]> => {
  const meant = await placesOf(doors, audience);
  if (meant.length > 0 || !show?.startsWith('match:')) return meant;
  return placesOfPeople(doors, await othersToAsk(doors, audience));
};

const placesOf = async (doors: DeliveryDoors, audience: Audience): Promise<string[]> => {
  if (audience.to === 'channels')
    return (await placesFor(doors.store, audience.topic)).map((place) => place.id);
  if (audience.to === 'person') return placesOfPeople(doors, [audience.id]);
  const [roles, except] =
    audience.to === 'roles'
      ? [audience.roles, audience.except]
      : [doors.policy.roles[audience.permission], []];
  const holders = (await doors.directory.holders(roles)).map(({ id }) => id);
  return placesOfPeople(
    doors,
    holders.filter((id) => !except.includes(id)),
  );
};

const placesOfPeople = async (
  { store }: DeliveryDoors,
  people: readonly Id[],
): Promise<string[]> => {
  const places = await Promise.all(people.map((id) => placeOfPerson(store, id)));
  return places.filter((place) => place !== undefined).map((place) => place.id);
};

/** Admins; and when there is no channel to ask everybody in, whoever waits for an invitation to be accepted. */
const othersToAsk = async (
  { store, directory, policy }: DeliveryDoors,
  { to }: Audience,
): Promise<Id[]> => {
  const admins = (await directory.holders(policy.roles.configure)).map(({ id }) => id);
  if (to !== 'channels') return admins;
  const tags = ['kind:requestPartnership:waiting'];
  const waiting = await store.desk.list({ type: 'request', tags, order: 'desc', limit: mostAsked });
  return [...new Set([...waiting.map((found) => readRequest(found).asker.id), ...admins])];
};

/** The request's card for every approvals channel, a line for every approver; and when there is no channel, the asker hears that. */
export const callApprovers: Doer<'callApprovers'> = async (doors, work, called) => {
  const found = await doors.store.desk.read(requestDocId(work.requestId));
  const request = found && readRequest(found);
  if (!request || request.state !== 'pending') return done;
  const channels = await placesFor(doors.store, 'approvals');
  const now = doors.clock.now();
  const values = {
    about: request.about.label,
    kind: request.kind,
    asker: request.asker.name,
    age: '0',
  };
  const see = `request:${request.id}`;
  const personal = tellTask(
    `${called.id}:approvers`,
    now,
    { to: 'roles', roles: doors.policy.roles.approve, except: request.authors },
    { line: { key: 'approvalNeeded', values }, see },
  );
  const nobody = tellTask(
    `${called.id}:none`,
    now,
    { to: 'person', id: request.asker.id },
    { line: { key: 'noApprovalsChannel', values }, see },
  );
  const posts = channels
    .slice(0, mostPosts)
    .map((place) => postTask(called.id, place.id, now, { show: see }));
  return {
    is: 'done',
    ops: putTasks([...posts, personal, ...(channels.length === 0 ? [nobody] : [])]),
  };
};
