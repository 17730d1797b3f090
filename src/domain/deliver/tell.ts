import { placeOfPerson, placesFor } from '../places.ts';
import { readRequest, requestDocId } from '../request.ts';
import { putTasks } from '../save.ts';
import { task, tellTask, type Audience, type Task } from '../tasks.ts';
import { done, type DeliveryDoors, type Doer } from './doer.ts';

const mostPosts = 95;

/** Finds out who is meant and makes a post for each, saved together with this task's end: so nobody is told twice by a crash here. */
export const tell: Doer<'tell'> = async (doors, work, told) => {
  const places = await placesOf(doors, work.audience);
  if (places.length > mostPosts) doors.log.info('told.cut', { places: places.length });
  return {
    is: 'done',
    ops: putTasks(places.slice(0, mostPosts).map((place) => postTask(doors, told.id, place, work))),
  };
};

const postTask = (
  doors: DeliveryDoors,
  occasion: string,
  place: string,
  what: Pick<Extract<Task['work'], { do: 'post' }>, 'line' | 'see' | 'show'>,
): Task =>
  task(`post:${occasion}:${place}`, `post:${place}`, doors.clock.now(), {
    do: 'post',
    place,
    ...(what.line && { line: what.line }),
    ...(what.see && { see: what.see }),
    ...(what.show && { show: what.show }),
  });

const placesOf = async (doors: DeliveryDoors, audience: Audience): Promise<string[]> => {
  if (audience.to === 'channels')
    return (await placesFor(doors.store, audience.topic)).map((place) => place.id);
  const people =
    audience.to === 'person'
      ? [audience.id]
      : (await doors.directory.holders(audience.roles))
          .map((holder) => holder.id)
          .filter((id) => !audience.except.includes(id));
  const places = await Promise.all(people.map((id) => placeOfPerson(doors.store, id)));
  return places.filter((place) => place !== undefined).map((place) => place.id);
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
    .map((place) => postTask(doors, called.id, place.id, { show: see }));
  return {
    is: 'done',
    ops: putTasks([...posts, personal, ...(channels.length === 0 ? [nobody] : [])]),
  };
};
