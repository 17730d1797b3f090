import type { Policy } from './policy.ts';
import type { Request } from './request.ts';
import { setupDue } from './setupClock.ts';
import {
  paintReseller,
  paintTask,
  roundTask,
  setupTask,
  stepTask,
  task,
  tellTask,
  type Audience,
  type Task,
  type TaskWish,
} from './tasks.ts';
import { hoursBetween } from './time.ts';
import type { Actor, Id, Moment } from './values.ts';

/** A move that was just decided, with the request as it is after it. */
export interface Followed {
  request: Request;
  actor: Actor;
  policy: Policy;
  now: Moment;
  /** The id of its line of history. */
  lineId: Id;
}

/** What a move wishes to follow, as tasks; and the request's clock, wherever it stands. */
export const tasksAfter = (wishes: readonly TaskWish[], after: Followed): Task[] => {
  const { request, now } = after;
  const clock =
    request.next &&
    task(`clock:${request.id}`, `clock:${request.id}`, request.next.at, {
      do: 'clock',
      requestId: request.id,
    });
  return [...wishes.flatMap((one) => tasksOf(one, after)), ...(clock ? [clock] : [])].map((one) =>
    one.due < now ? { ...one, due: now } : one,
  );
};

const tasksOf = (wish: TaskWish, after: Followed): Task[] => {
  const { request, now, policy } = after;
  switch (wish) {
    case 'step':
      return [stepTask(request, now)];
    case 'look':
      return [
        ...(request.about.type === 'partnership' ? [roundTask('partnerships', now)] : []),
        stepTask(request, now),
      ];
    case 'paint':
      return [
        paintTask(showOf(request), now),
        ...(request.batch ? [paintTask(`batch:${request.batch}`, now)] : []),
      ];
    case 'paintReseller': {
      const { type, id, of } = request.about;
      const reseller = type === 'partnership' ? id : of;
      return reseller === undefined ? [] : [paintReseller(reseller, now)];
    }
    case 'callApprovers':
      return [
        task(`call:${request.id}:${request.version}`, `call:${request.id}`, now, {
          do: 'callApprovers',
          requestId: request.id,
        }),
      ];
    case 'setup': {
      const due = setupDue(request, policy);
      return due ? [setupTask(request.id, due.at)] : [];
    }
    case 'showSetup':
      return request.setup ? [shownTo(request.setup.owner.id, after)] : [];
    case 'paintSetup':
      return [paintTask(setupOf(request), now)];
    default:
      return [told(wish, after)];
  }
};

const showOf = ({ id }: Request): string => `request:${id}`;
const setupOf = ({ id }: Request): string => `setup:${id}`;

const shownTo = (id: Id, { request, now, lineId }: Followed): Task =>
  tellTask(`${lineId}:setup`, now, { to: 'person', id }, { show: setupOf(request) });

const told = (
  wish: Exclude<TaskWish, string>,
  { request, now, policy, lineId, actor }: Followed,
): Task => {
  const { about } = request;
  const values = {
    about: about.label,
    reseller: about.of === undefined ? about.label : (request.learned.reseller ?? ''),
    kind: request.kind,
    asker: request.asker.name,
    by: actor.name,
    approver: request.verdicts.findLast((verdict) => verdict.move === 'approve')?.by.name ?? '',
    age: String(hoursBetween(request.submittedAt ?? request.createdAt, now)),
    step: request.failure?.step ?? '',
    ...(about.type === 'customer' && { domain: about.id }),
    ...wish.values,
  };
  const see = wish.tell === 'setupOwner' ? setupOf(request) : showOf(request);
  const line = { key: wish.key, values };
  const id = `${lineId}:${wish.tell}:${wish.key}`;
  return tellTask(id, now, audienceOf(wish.tell, request, policy), { line, see });
};

const audienceOf = (
  to: Exclude<TaskWish, string>['tell'],
  request: Request,
  policy: Policy,
): Audience => {
  switch (to) {
    case 'asker':
      return { to: 'person', id: request.asker.id };
    case 'setupOwner':
      return { to: 'person', id: request.setup?.owner.id ?? request.asker.id };
    case 'approvers':
      return { to: 'roles', roles: policy.roles.approve, except: request.authors };
    case 'globalAdmins':
      return { to: 'roles', roles: ['globalAdmin'], except: request.authors };
    case 'approvals':
    case 'failures':
    case 'partnerships':
    case 'customers':
    case 'orders':
      return { to: 'channels', topic: to };
    default:
      return { to: 'person', id: to.slice('person:'.length) };
  }
};
