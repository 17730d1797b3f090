import type { Finding } from './checks/check.ts';
import { tasksAfter } from './follows.ts';
import type { HistoryLine } from './history.ts';
import { kinds } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
import { moves } from './moves/index.ts';
import type { By, Move, MoveName, Situation } from './moves/move.ts';
import { may, needed, nextOnClock, type Policy } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Request, State } from './request.ts';
import type { Task } from './tasks.ts';
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
  /** What was asked before, when the request comes with a new input. */
  before?: unknown;
  /** Licence-months that others ordered for the same customer in the last 24 hours; absent: none. */
  orderedLately?: number;
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
  const { request, actor, now } = wish;
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
    ...situationOf(wish, kind),
    args: parsed.data,
  };
  const partnerCenterIds = rule.knownAs?.(situation);
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
      ...(partnerCenterIds && { partnerCenterIds }),
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

type Asked = Pick<
  Wish,
  'request' | 'actor' | 'version' | 'findings' | 'before' | 'orderedLately' | 'policy' | 'now'
>;

const situationOf = (wish: Asked, kind: Kind): Omit<Situation<unknown>, 'args'> => {
  const { request, actor, now, findings, before, orderedLately = 0, policy } = wish;
  const needs =
    request.input === null
      ? { by: 'nobody' as const, because: [] }
      : needed(kind, request.input, policy.orders, { orderedLately });
  return { request, actor, kind, now, findings, needs, before };
};

const objectionTo = (
  rule: Move,
  wish: Asked,
  kind: Kind,
  how: { blockedIsFine?: boolean } = {},
): Refusal | undefined => {
  const { request, actor } = wish;
  if (!rule.by.some((by) => is(by, actor, request, wish.policy)))
    return notYours(rule, actor, request);
  if (!rule.from.includes(request.state) || rule.fits?.(request, kind) === false)
    return tooLate(request);
  if (wish.version !== undefined && wish.version < request.inputVersion) return refuse('changed');
  const no = rule.objection?.(situationOf(wish, kind));
  if (!no || (no === 'blocked' && how.blockedIsFine)) return undefined;
  return typeof no === 'string' ? refuse(no) : no;
};

const notYours = (rule: Move, actor: Actor, { setup }: Request): Refusal =>
  rule.by.includes('setupOwner') && setup && setup.owner.id !== actor.id
    ? refuse('setupNotYours', { owner: setup.owner.name })
    : refuse('notAllowed');

const is = (by: By, actor: Actor, request: Request, policy: Policy): boolean => {
  switch (by) {
    case 'system':
      return actor.roles.includes('system');
    case 'asker':
      return actor.id === request.asker.id && may(actor, 'ask', policy);
    case 'setupOwner':
      return (
        actor.id === request.setup?.owner.id &&
        (may(actor, 'ask', policy) || may(actor, 'approve', policy))
      );
    case 'approver':
      return may(actor, 'approve', policy);
  }
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
  const { request, actor, args, now } = situation;
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
  return { ...after, next: clockOf(after, request, situation, policy, rule) };
};

/** The clock goes on as it was set, whatever is done meanwhile that changes nothing of it. */
const clockOf = (
  after: Request,
  before: Request,
  { kind, now }: Situation<unknown>,
  policy: Policy,
  { name }: Move,
): Request['next'] => {
  const sameWait =
    after.state === before.state &&
    after.step === before.step &&
    after.waiting?.code === before.waiting?.code;
  const ticks = name === 'remind' || name === 'escalate';
  return sameWait && !ticks ? before.next : nextOnClock(after, kind, policy, now, name);
};
