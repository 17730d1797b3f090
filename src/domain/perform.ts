import type { Finding } from './checks/check.ts';
import type { Act } from './desk.ts';
import { decide, type Decision } from './decide.ts';
import type { Doors } from './doors.ts';
import { factsFor, findingsFor } from './facts.ts';
import { guardEnd } from './guards.ts';
import { kinds } from './kinds/index.ts';
import type { MoveName } from './moves/move.ts';
import type { Partnership } from './partnership.ts';
import type { Found, Op } from './ports.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { readRequest, requestDoc, requestDocId, statesUnderWay, type Request } from './request.ts';
import { addHistory, decideAndSave, over, putTasks } from './save.ts';
import { secretEnd } from './secrets.ts';
import { system, type Actor, type Id } from './values.ts';

/**
 * These moves have ways of their own, which check what comes with them: the dialog's answers, a person. And showing a password
 * is more than a move.
 */
const ownWays: readonly MoveName[] = ['submit', 'revise', 'save', 'handOver', 'reveal'];

/** A request as it was saved, with its reseller as the checks saw it; absent: none was looked at, or the move changes it. */
export interface Moved {
  request: Request;
  partnership?: Partnership;
}

type Given = { version?: number; args: Record<string, unknown> };

/** Makes a move on a request: load, decide, save; nothing else writes requests. */
export const makeMove =
  (doors: Doors): Act['move'] =>
  async (...asked) =>
    requestOf(await moveSeeing(doors)(...asked));

/** The same, for who shows the request next. */
export const moveSeeing =
  (doors: Doors) =>
  (actor: Actor, requestId: Id, name: MoveName, given: Given): Promise<Moved | Refusal> =>
    ownWays.includes(name)
      ? Promise.resolve(refuse('notAllowed'))
      : saveMove(doors, actor, requestId, name, given);

/** Makes a move whose way of its own has checked what comes with it. */
export const makeOwnMove =
  (doors: Doors) =>
  async (actor: Actor, requestId: Id, name: MoveName, given: Given): Promise<Request | Refusal> =>
    requestOf(await saveMove(doors, actor, requestId, name, given));

const requestOf = (moved: Moved | Refusal): Request | Refusal =>
  isRefusal(moved) ? moved : moved.request;

const saveMove = (
  doors: Doors,
  actor: Actor,
  requestId: Id,
  name: MoveName,
  given: Given,
): Promise<Moved | Refusal> =>
  decideAndSave<Moved | Refusal>(doors, async () => {
    const found = await doors.store.desk.read(requestDocId(requestId));
    if (!found) return { ops: [], answer: refuse('notFound') };
    const request = readRequest(found);
    const { findings, partnership } = checkedMoves.includes(name)
      ? await lookedOver(doors, request)
      : { findings: [] };
    const decision = decide({
      request,
      move: name,
      actor,
      args: given.args,
      version: given.version,
      findings,
      policy: doors.policy,
      now: doors.clock.now(),
      lineId: doors.ids.next(),
    });
    if (isRefusal(decision)) return { ops: [], answer: withFindings(decision, findings) };
    return {
      ops: await writesOf(doors, found, decision),
      answer: { request: decision.request, ...(!decision.undoes && { partnership }) },
    };
  });

/**
 * Makes a system move; a refusal means that the request has moved on, which is fine. `seen`: what a step found counts only for
 * the version that it looked at; `changed` when that is past, or when what is saved with it (`also`) is.
 */
export const makeSystemMove =
  (doors: Doors) =>
  (
    requestId: Id,
    name: MoveName,
    args: Record<string, unknown>,
    seen?: { version: number; also: readonly Op[] },
  ): Promise<Request | Refusal> => {
    let tried = false;
    return decideAndSave<Request | Refusal>(doors, async () => {
      const found = await doors.store.desk.read(requestDocId(requestId));
      if (!found) return { ops: [], answer: refuse('notFound') };
      const request = readRequest(found);
      if (seen && (tried || request.version !== seen.version))
        return { ops: [], answer: refuse('changed') };
      tried = true;
      const decision = decide({
        request,
        move: name,
        actor: system,
        args,
        findings: [],
        policy: doors.policy,
        now: doors.clock.now(),
        lineId: doors.ids.next(),
      });
      if (isRefusal(decision)) return { ops: [], answer: decision };
      return {
        ops: [...(await writesOf(doors, found, decision)), ...(seen?.also ?? [])],
        answer: decision.request,
      };
    });
  };

/** Everything that a decision writes: the request, its line of history, the tasks, and the end of its guard and its secret. */
export const writesOf = async (
  doors: Doors,
  found: Found | undefined,
  decision: Decision,
): Promise<Op[]> => {
  const { request } = decision;
  const undone = decision.undoes ? ((await kinds[request.kind].undo?.(doors, request)) ?? []) : [];
  return [
    over(found, requestDoc(request)),
    addHistory(decision.history),
    ...putTasks(decision.tasks),
    ...undone,
    ...(statesUnderWay.includes(request.state) ? [] : await guardEnd(doors, request)),
    ...(request.setup?.gone ? await secretEnd(doors, request.id) : []),
  ];
};

/** Checks are asked where a finding can stop the move. */
const checkedMoves: readonly MoveName[] = ['approve', 'undoApproval'];

/** What the checks of a request's kind find now. */
export const currentFindings = async (
  doors: Pick<Doors, 'store' | 'clock'>,
  request: Request,
): Promise<Finding[]> => (await lookedOver(doors, request)).findings;

const lookedOver = async (
  doors: Pick<Doors, 'store' | 'clock'>,
  request: Request,
): Promise<{ findings: Finding[]; partnership?: Partnership }> => {
  if (request.input === null) return { findings: [] };
  const kind = kinds[request.kind];
  const facts = await factsFor(doors, kind, request.input, request.id);
  const { partnership } = facts;
  return { findings: findingsFor(kind, request.input, facts), partnership };
};

/** Names the check that blocks. */
export const withFindings = (
  refusal: Refusal,
  findings: readonly { code: string; values: Record<string, string> }[],
): Refusal => {
  const first = findings[0];
  return refusal.refused === 'blocked' && first
    ? refuse('blocked', { check: first.code, ...first.values })
    : refusal;
};
