import { decide } from './decide.ts';
import type { Act } from './desk.ts';
import type { Doors } from './doors.ts';
import { newRequest } from './drafts.ts';
import { factsFor, findingsFor } from './facts.ts';
import { guardFor } from './guards.ts';
import { kinds } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
import { withFindings, writesOf } from './perform.ts';
import { may, needed } from './policy.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { readRequest, requestDocId, type KindName, type Request } from './request.ts';
import { decideAndSave } from './save.ts';
import type { Facts } from './checks/check.ts';
import type { Actor, Id } from './values.ts';

type Options = NonNullable<Parameters<Act['submit']>[3]>;

/** Submits a request: a new one, a draft, or one that failed and was changed. */
export const submitRequest =
  (doors: Doors): Act['submit'] =>
  (actor, kindName, given, options = {}) =>
    decideAndSave<Request | Refusal>(doors, async () => {
      const kind = kinds[kindName];
      const input = inputOf(kind, given);
      if (isRefusal(input)) return { ops: [], answer: input };
      if (!may(actor, 'ask', doors.policy)) return { ops: [], answer: refuse('notAllowed') };
      const id = options.draftId ?? options.id ?? doors.ids.next();
      const found = await doors.store.desk.read(requestDocId(id));
      const known = found && readRequest(found);
      const taken = known && takenBy(known, actor, kindName);
      if (taken) return { ops: [], answer: taken };
      const facts = await factsFor(doors, kind, input.given, id);
      const findings = findingsFor(kind, input.given, facts);
      if (findings.some((finding) => finding.weight === 'stops'))
        return { ops: [], answer: withFindings(refuse('blocked'), findings) };
      const fresh = known ?? newRequest(doors, actor, kindName, id);
      const decision = decide({
        request: asked(fresh, kind, input.given, facts, actor, options),
        before: known?.input ?? undefined,
        move: known?.state === 'failed' ? 'revise' : 'submit',
        actor,
        args: {},
        findings,
        orderedLately: facts.orderedLately,
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

const inputOf = (kind: Kind, given: unknown): { given: unknown } | Refusal => {
  const parsed = kind.input.safeParse(given);
  if (parsed.success) return { given: parsed.data };
  const issue = parsed.error.issues[0];
  return refuse('invalid', { field: issue?.path.join('.') ?? '', code: issue?.message ?? '' });
};

/** Why a request that is there already cannot be submitted; submitted already, it is the answer itself. */
const takenBy = (known: Request, actor: Actor, kind: KindName): Request | Refusal | undefined => {
  if (known.asker.id !== actor.id) return refuse('notAllowed');
  if (known.kind !== kind) return refuse('wrongState');
  return known.state === 'draft' || known.state === 'failed' ? undefined : known;
};

const asked = (
  known: Request,
  kind: Kind,
  input: unknown,
  facts: Facts,
  actor: Actor,
  { answers, batch }: Options,
): Request => {
  const about = kind.about(input, facts);
  const reseller = about.of === undefined ? undefined : facts.partnership?.name;
  return {
    ...known,
    input,
    ...(answers && { answers }),
    ...(batch && { batch }),
    ...(reseller !== undefined && { learned: { ...known.learned, reseller } }),
    about,
    inputVersion: known.version + 1,
    authors: [...new Set([...known.authors, actor.id])],
  };
};

/** Who would have to agree to this now, and why. */
export const needsNow = async (
  doors: Pick<Doors, 'store' | 'clock' | 'policy'>,
  kindName: KindName,
  input: unknown,
  self: Id,
): Promise<NonNullable<Request['needs']>> => {
  const kind = kinds[kindName];
  return needed(kind, input, doors.policy.orders, await factsFor(doors, kind, input, self));
};
