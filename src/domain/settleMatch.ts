import type { Act } from './desk.ts';
import { decide } from './decide.ts';
import type { Doors } from './doors.ts';
import { match as findMatch } from './find/rest.ts';
import { matchDoc, matchDocId, readMatch } from './match.ts';
import { partnershipDoc, partnershipDocId, readPartnership } from './partnership.ts';
import { may } from './policy.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { readRequest, requestDoc, requestDocId } from './request.ts';
import { addHistory, decideAndSave, over, putTasks } from './save.ts';
import { paintTask, tellTask } from './tasks.ts';
import { system, type Actor, type Id } from './values.ts';
import type { Op } from './ports.ts';

/**
 * Answers "who accepted?". The first answer counts. `mine`: the answerer becomes account manager, and every candidate invitation
 * of theirs is closed as accepted; `notOurs`: it stays unassigned, and the history says so.
 */
export const settleMatch =
  (doors: Doors): Act['settleMatch'] =>
  async (actor, matchId, as) => {
    const refusal = await decideAndSave<Refusal | undefined>(doors, async () => {
      if (!may(actor, 'ask', doors.policy)) return { ops: [], answer: refuse('notAllowed') };
      const found = await doors.store.desk.read(matchDocId(matchId));
      if (!found) return { ops: [], answer: refuse('notFound') };
      const known = readMatch(found);
      if (known.settled) return { ops: [], answer: undefined };
      const now = doors.clock.now();
      const settled = {
        ...known,
        settled: { by: { id: actor.id, name: actor.name }, at: now, as },
      };
      return {
        ops: [
          over(found, matchDoc(settled)),
          ...putTasks([paintTask(`match:${matchId}`, now)]),
          ...(await consequences(
            doors,
            actor,
            known.partnershipId,
            as === 'mine' ? known.candidates : [],
            as,
          )),
        ],
        answer: undefined,
      };
    });
    return refusal ?? findMatch(doors)(actor, matchId);
  };

const consequences = async (
  doors: Doors,
  actor: Actor,
  partnershipId: Id,
  candidates: readonly Id[],
  as: 'mine' | 'notOurs',
): Promise<Op[]> => {
  const found = await doors.store.desk.read(partnershipDocId(partnershipId));
  if (!found) return [];
  const partnership = readPartnership(found);
  const now = doors.clock.now();
  const person = { id: actor.id, name: actor.name };
  const line = {
    id: doors.ids.next(),
    at: now,
    by: person,
    deed: as === 'mine' ? 'matched' : 'notOurs',
    about: { type: 'partnership' as const, id: partnership.id, label: partnership.name },
    values: {},
  };
  if (as === 'notOurs') return [addHistory(line)];
  const closed = await Promise.all(
    candidates.map((id) => closeInvitation(doors, actor, id, partnership)),
  );
  const values = {
    reseller: partnership.name,
    country: partnership.country,
    partnerId: partnership.partnerId,
    inviter: actor.name,
  };
  return [
    addHistory(line),
    ...(partnership.manager
      ? []
      : [over(found, partnershipDoc({ ...partnership, manager: person }))]),
    ...closed.flat(),
    ...putTasks([
      tellTask(
        `accepted:${partnershipId}:${actor.id}`,
        now,
        { to: 'person', id: actor.id },
        { line: { key: 'accepted', values }, see: `reseller:${partnershipId}` },
      ),
      tellTask(
        `accepted:${partnershipId}`,
        now,
        { to: 'channels', topic: 'partnerships' },
        { line: { key: 'partnershipAccepted', values } },
      ),
    ]),
  ];
};

const closeInvitation = async (
  doors: Doors,
  actor: Actor,
  id: Id,
  partnership: { id: Id; name: string },
): Promise<Op[]> => {
  const found = await doors.store.desk.read(requestDocId(id));
  if (!found) return [];
  const request = readRequest(found);
  if (request.asker.id !== actor.id) return [];
  const decision = decide({
    request,
    move: 'accepted',
    actor: system,
    args: { partnershipId: partnership.id, reseller: partnership.name },
    findings: [],
    policy: doors.policy,
    now: doors.clock.now(),
    lineId: doors.ids.next(),
  });
  if (isRefusal(decision)) return [];
  const guard = await doors.store.desk.read(`open:requestPartnership:${request.about.id}`);
  const holds = (guard?.doc.body as { requestId?: string } | undefined)?.requestId === request.id;
  return [
    over(found, requestDoc(decision.request)),
    addHistory(decision.history),
    ...putTasks(decision.tasks),
    ...(guard && holds ? [{ op: 'remove' as const, id: guard.doc.id, etag: guard.etag }] : []),
  ];
};
