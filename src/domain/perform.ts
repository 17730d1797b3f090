import type { Act } from './desk.ts';
import { decide, type Decision } from './decide.ts';
import type { Doors } from './doors.ts';
import { factsFor, findingsFor } from './facts.ts';
import { guardEnd, guardFor } from './guards.ts';
import { kinds } from './kinds/index.ts';
import type { MoveName } from './moves/move.ts';
import { may } from './policy.ts';
import type { Found, Op } from './ports.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import {
  readRequest,
  requestDoc,
  requestDocId,
  statesUnderWay,
  type KindName,
  type Request,
} from './request.ts';
import { addHistory, decideAndSave, over, putTasks } from './save.ts';
import { paintTask } from './tasks.ts';
import { system, type Actor, type Id } from './values.ts';

/** These moves bring the dialog's answers with them, to be checked first: they are made by submitting and by keeping a draft. */
const withAnswers: readonly MoveName[] = ['submit', 'revise', 'save'];

/** Makes a move on a request: load, decide, save; nothing else writes requests. */
export const makeMove =
  (doors: Doors): Act['move'] =>
  (actor, requestId, name, given) =>
    decideAndSave<Request | Refusal>(doors, async () => {
      if (withAnswers.includes(name)) return { ops: [], answer: refuse('notAllowed') };
      const found = await doors.store.desk.read(requestDocId(requestId));
      if (!found) return { ops: [], answer: refuse('notFound') };
      const request = readRequest(found);
      const findings = await findingsNow(doors, request, name);
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
      return { ops: await writesOf(doors, found, decision), answer: decision.request };
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

/** Submits a request: a new one, a draft, or one that failed and was changed. */
export const submitRequest =
  (doors: Doors): Act['submit'] =>
  (actor, kindName, given, options = {}) =>
    decideAndSave<Request | Refusal>(doors, async () => {
      const kind = kinds[kindName];
      const parsed = kind.input.safeParse(given);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return {
          ops: [],
          answer: refuse('invalid', {
            field: issue?.path.join('.') ?? '',
            code: issue?.message ?? '',
          }),
        };
      }
      if (!may(actor, 'ask', doors.policy)) return { ops: [], answer: refuse('notAllowed') };
      const id = options.draftId ?? options.id ?? doors.ids.next();
      const found = await doors.store.desk.read(requestDocId(id));
      const known = found && readRequest(found);
      if (known && known.asker.id !== actor.id) return { ops: [], answer: refuse('notAllowed') };
      if (known && known.kind !== kindName) return { ops: [], answer: refuse('wrongState') };
      if (known && known.state !== 'draft' && known.state !== 'failed')
        return { ops: [], answer: known };
      const facts = await factsFor(doors.store, kind, parsed.data, id);
      const findings = findingsFor(kind, parsed.data, facts);
      if (findings.some((finding) => finding.weight === 'stops'))
        return { ops: [], answer: withFindings(refuse('blocked'), findings) };
      const draft: Request = {
        ...(known ?? newRequest(doors, actor, kindName, id)),
        input: parsed.data,
        ...(options.answers && { answers: options.answers }),
        ...(options.batch && { batch: options.batch }),
        about: kind.about(parsed.data, facts),
        inputVersion: (known?.version ?? 0) + 1,
        authors: [...new Set([...(known?.authors ?? []), actor.id])],
      };
      const decision = decide({
        request: draft,
        move: known?.state === 'failed' ? 'revise' : 'submit',
        actor,
        args: {},
        findings,
        policy: doors.policy,
        now: doors.clock.now(),
        lineId: doors.ids.next(),
      });
      if (isRefusal(decision)) return { ops: [], answer: decision };
      const guard = await guardFor(doors, decision.request, known);
      if (isRefusal(guard)) return { ops: [], answer: guard };
      return {
        ops: [...(await writesOf(doors, found, decision)), ...guard],
        answer: decision.request,
      };
    });

/** Keeps a dialog's answers as a draft, a new one or over an earlier one. */
export const saveDraft =
  (doors: Doors): Act['saveDraft'] =>
  (actor, kindName, answers, about, id) =>
    decideAndSave<Request | Refusal>(doors, async () => {
      if (!may(actor, 'ask', doors.policy)) return { ops: [], answer: refuse('notAllowed') };
      const draftId = id ?? doors.ids.next();
      const found = await doors.store.desk.read(requestDocId(draftId));
      const known = found && readRequest(found);
      const mine = known?.asker.id === actor.id && known.kind === kindName;
      if (known && (known.state !== 'draft' || !mine))
        return { ops: [], answer: refuse('wrongState') };
      const fresh = newRequest(doors, actor, kindName, draftId);
      const draft: Request = {
        ...(known ?? fresh),
        answers,
        about: about.partnershipId
          ? { type: 'partnership', id: about.partnershipId, label: about.label }
          : { ...(known ?? fresh).about, label: about.label },
        changedAt: doors.clock.now(),
      };
      return {
        ops: [
          over(found, requestDoc(draft)),
          ...putTasks([paintTask(`request:${draftId}`, draft.changedAt)]),
        ],
        answer: draft,
      };
    });

const newRequest = (doors: Doors, actor: Actor, kind: KindName, id: Id): Request => ({
  id,
  kind,
  state: 'draft',
  version: 0,
  inputVersion: 0,
  input: null,
  about: { type: kind === 'requestPartnership' ? 'invitation' : 'partnership', id, label: '' },
  asker: { id: actor.id, name: actor.name },
  authors: [actor.id],
  verdicts: [],
  steps: [],
  step: 0,
  attempt: 0,
  learned: {},
  createdAt: doors.clock.now(),
  changedAt: doors.clock.now(),
});

/** Everything that a decision writes: the request, its line of history, the tasks, and the guard's end. */
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
  ];
};

/** Checks are asked where a finding can stop the move. */
const findingsNow = async (
  doors: Doors,
  request: Request,
  name: MoveName,
): ReturnType<typeof currentFindings> =>
  name === 'approve' || name === 'undoApproval' ? currentFindings(doors, request) : [];

/** What the checks of a request's kind find now. */
export const currentFindings = async (doors: Pick<Doors, 'store'>, request: Request) => {
  if (request.input === null) return [];
  const kind = kinds[request.kind];
  return findingsFor(
    kind,
    request.input,
    await factsFor(doors.store, kind, request.input, request.id),
  );
};

const withFindings = (
  refusal: Refusal,
  findings: readonly { code: string; values: Record<string, string> }[],
): Refusal => {
  const first = findings[0];
  return refusal.refused === 'blocked' && first
    ? refuse('blocked', { check: first.code, ...first.values })
    : refusal;
};
