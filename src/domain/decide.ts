import type { Finding } from './checks/check.ts';
import type { HistoryLine } from './history.ts';
import { kinds } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
import { moves } from './moves/index.ts';
import type { By, Move, MoveName, Situation } from './moves/move.ts';
import { may, nextOnClock, type Policy } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Request, State } from './request.ts';
import {
  paintReseller,
  paintTask,
  roundTask,
  stepTask,
  task,
  tellTask,
  type Audience,
  type Task,
  type TaskWish,
} from './tasks.ts';
import { hoursBetween } from './time.ts';
import type { Actor, Id, Moment } from './values.ts';

/** A move that somebody wants to make on a request. */
export interface Wish {
  request: Request;
  move: MoveName;
  actor: Actor;
  /** What was said with it. */
  args: Record<string, unknown>;
  /** The version of the card that was clicked; absent: no card was. */
  version?: number;
  /** What the checks found now. */
  findings: readonly Finding[];
  policy: Policy;
  now: Moment;
  /** The id of the new line of history. */
  lineId: Id;
}

/** What follows from a move: to be saved together. */
export interface Decision {
  request: Request;
  history: HistoryLine;
  tasks: readonly Task[];
  /** What finished steps changed is to be put back. */
  undoes: boolean;
}

/** Decides one move: the new request, its history and what follows, or why not. Pure. */
export const decide = (wish: Wish): Decision | Refusal => {
  const { request, actor, now, findings } = wish;
  const rule = moves[wish.move];
  const kind = kinds[request.kind];
  const no = objectionTo(rule, wish, kind);
  if (no) return no;
  const parsed = rule.args.safeParse(wish.args);
  if (!parsed.success)
    return refuse('invalid', {
      field: String(parsed.error.issues[0]?.path[0] ?? ''),
      code: 'required',
    });
  if (wish.move === 'approve' && kind.approverRepresents && parsed.data.representation !== 'true')
    return refuse('notTicked');
  const situation: Situation<Record<string, unknown>> = {
    request,
    actor,
    kind,
    args: parsed.data,
    now,
    findings,
  };
  const after = changed(rule, situation, wish.policy);
  return {
    request: after,
    history: {
      id: wish.lineId,
      at: now,
      by: { id: actor.id, name: actor.name },
      deed: rule.name,
      about: request.about,
      requestId: request.id,
      values: { kind: request.kind, ...rule.says?.(situation) },
    },
    tasks: tasksAfter(typeof rule.then === 'function' ? rule.then(situation, after) : rule.then, {
      ...wish,
      request: after,
    }),
    undoes: rule.undoes === true,
  };
};

/** The moves that this person may make now, in the order of buttons; the system's own are left out. */
export const movesNow = (
  request: Request,
  actor: Actor,
  findings: readonly Finding[],
  policy: Policy,
  now: Moment,
): MoveName[] =>
  (Object.keys(moves) as MoveName[]).filter(
    (name) =>
      !moves[name].by.includes('system') &&
      !objectionTo(moves[name], { request, actor, findings, policy, now }, kinds[request.kind], {
        blockedIsFine: true,
      }),
  );

const objectionTo = (
  rule: Move,
  wish: Pick<Wish, 'request' | 'actor' | 'version' | 'findings' | 'policy' | 'now'>,
  kind: Kind,
  how: { blockedIsFine?: boolean } = {},
): Refusal | undefined => {
  const { request, actor, findings, now } = wish;
  if (!rule.by.some((by) => is(by, actor, request, wish.policy))) return refuse('notAllowed');
  if (!rule.from.includes(request.state) || rule.fits?.(request, kind) === false)
    return tooLate(request);
  if (wish.version !== undefined && wish.version < request.inputVersion) return refuse('changed');
  const code = rule.objection?.({ request, actor, kind, now, findings });
  if (!code || (code === 'blocked' && how.blockedIsFine)) return undefined;
  return refuse(code);
};

const is = (by: By, actor: Actor, request: Request, policy: Policy): boolean => {
  if (by === 'system') return actor.roles.includes('system');
  if (by === 'asker') return actor.id === request.asker.id && may(actor, 'ask', policy);
  return may(actor, 'approve', policy);
};

const tooLate = (request: Request): Refusal => {
  const last = request.verdicts.at(-1);
  return last
    ? refuse('alreadyDecided', { move: last.move, by: last.by.name, at: last.at })
    : refuse('wrongState', { state: request.state });
};

const changed = (
  rule: Move,
  situation: Situation<Record<string, unknown>>,
  policy: Policy,
): Request => {
  const { request, actor, kind, args, now } = situation;
  const state: State =
    rule.to === 'same'
      ? request.state
      : typeof rule.to === 'function'
        ? rule.to(situation)
        : rule.to;
  const comment = args.reason ?? args.comment;
  const after: Request = {
    ...request,
    ...rule.change?.(situation),
    state,
    version: state === request.state && rule.to === 'same' ? request.version : request.version + 1,
    verdicts: rule.verdict
      ? [
          ...request.verdicts,
          {
            move: rule.name,
            by: { id: actor.id, name: actor.name },
            at: now,
            ...(typeof comment === 'string' && { comment }),
          },
        ]
      : request.verdicts,
    changedAt: now,
  };
  return { ...after, next: clockOf(after, kind, policy, now, rule.name) };
};

const clockOf = (
  after: Request,
  kind: Kind,
  policy: Policy,
  now: Moment,
  made: MoveName,
): Request['next'] => {
  const runs =
    after.state === 'pending' ||
    (kind.clock === 'invitation' && (after.state === 'running' || after.state === 'waiting'));
  return runs ? nextOnClock(after, kind, policy, now, made) : undefined;
};

const tasksAfter = (wishes: readonly TaskWish[], wish: Wish): Task[] => {
  const { request, now } = wish;
  const clock =
    request.next &&
    task(`clock:${request.id}`, `clock:${request.id}`, request.next.at, {
      do: 'clock',
      requestId: request.id,
    });
  return [...wishes.flatMap((one) => tasksOf(one, wish)), ...(clock ? [clock] : [])].map((one) =>
    one.due < now ? { ...one, due: now } : one,
  );
};

const tasksOf = (one: TaskWish, { request, now, policy, lineId, actor }: Wish): Task[] => {
  if (one === 'step') return [stepTask(request, now)];
  if (one === 'look') return [roundTask('partnerships', now), stepTask(request, now)];
  if (one === 'paint')
    return [
      paintTask(`request:${request.id}`, now),
      ...(request.batch ? [paintTask(`batch:${request.batch}`, now)] : []),
    ];
  if (one === 'paintReseller')
    return request.about.type === 'partnership' ? [paintReseller(request.about.id, now)] : [];
  if (one === 'callApprovers') {
    return [
      task(`call:${request.id}:${request.version}`, `call:${request.id}`, now, {
        do: 'callApprovers',
        requestId: request.id,
      }),
    ];
  }
  const values = {
    about: request.about.label,
    reseller: request.about.label,
    kind: request.kind,
    asker: request.asker.name,
    by: actor.name,
    approver: request.verdicts.findLast((verdict) => verdict.move === 'approve')?.by.name ?? '',
    age: String(hoursBetween(request.submittedAt ?? request.createdAt, now)),
    step: request.failure?.step ?? '',
    ...one.values,
  };
  return [
    tellTask(`${lineId}:${one.tell}`, now, audienceOf(one.tell, request, policy), {
      line: { key: one.key, values },
      see: `request:${request.id}`,
    }),
  ];
};

const audienceOf = (
  to: Exclude<TaskWish, string>['tell'],
  request: Request,
  policy: Policy,
): Audience => {
  if (to === 'asker') return { to: 'person', id: request.asker.id };
  if (to === 'approvers')
    return { to: 'roles', roles: policy.roles.approve, except: request.authors };
  if (to === 'globalAdmins')
    return { to: 'roles', roles: ['globalAdmin'], except: request.authors };
  return { to: 'channels', topic: to };
};
