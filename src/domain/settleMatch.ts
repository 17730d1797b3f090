import type { Act } from './desk.ts';
import { decide } from './decide.ts';
import type { Doors } from './doors.ts';
import { match as findMatch } from './find/rest.ts';
import { RequestPartnership } from './kinds/requestPartnership.ts';
import { matchDoc, matchDocId, readMatch, type Match } from './match.ts';
import { partnershipDoc, partnershipDocId, readPartnership } from './partnership.ts';
import type { Partnership } from './partnership.ts';
import { makeSystemMove, writesOf } from './perform.ts';
import { may } from './policy.ts';
import type { Found, Op } from './ports.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { readRequest, requestDocId, type Request } from './request.ts';
import { addHistory, decideAndSave, over, putTasks } from './save.ts';
import { paintTask, tellTask, type Task } from './tasks.ts';
import { system, type Actor, type Id } from './values.ts';

// One invitation that ends takes up to six writes, and a commit holds a hundred.
const closedAtOnce = 12;

/**
 * Answers "who accepted?". The first answer counts. `mine`: the answerer becomes account manager, and every candidate invitation
 * of theirs is closed as accepted, or the only one they have that says nothing of whom it was for; `notOurs`: it stays
 * unassigned, the history says so, and admins hear what is not yet known.
 */
export const settleMatch =
  (doors: Doors): Act['settleMatch'] =>
  async (actor, matchId, as) => {
    const answer = await decideAndSave<Match | Refusal>(doors, async () => {
      const found = await doors.store.desk.read(matchDocId(matchId));
      const known = found && readMatch(found);
      const invitations = known ? await candidatesOf(doors, known) : [];
      if (!mayAnswer(doors, actor, known, invitations))
        return { ops: [], answer: refuse('notAllowed') };
      if (!known) return { ops: [], answer: refuse('notFound') };
      if (known.settled) return { ops: [], answer: known };
      const now = doors.clock.now();
      const by = { id: actor.id, name: actor.name };
      const settled: Match = { ...known, settled: { by, at: now, as } };
      const follows = as === 'mine' ? whenMine : whenNotOurs;
      return {
        ops: [
          over(found, matchDoc(settled)),
          ...putTasks([paintTask(`match:${matchId}`, now)]),
          ...(await follows(doors, actor, known, invitations)),
        ],
        answer: settled,
      };
    });
    if (isRefusal(answer)) return answer;
    await closeOthers(doors, actor, answer);
    return findMatch(doors)(actor, matchId);
  };

const candidatesOf = async (doors: Doors, match: Match): Promise<Found[]> => {
  const found = await Promise.all(
    match.candidates.map((id) => doors.store.desk.read(requestDocId(id))),
  );
  return found.filter((one) => one !== undefined);
};

/** What only one person was asked is answered by that person, or by an admin. */
const mayAnswer = (
  doors: Doors,
  actor: Actor,
  match: Match | undefined,
  invitations: readonly Found[],
): boolean => {
  if (!may(actor, 'ask', doors.policy)) return false;
  if (match?.asked !== 'person' || may(actor, 'configure', doors.policy)) return true;
  return invitations.some((one) => readRequest(one).asker.id === actor.id);
};

type Follows = (
  doors: Doors,
  actor: Actor,
  match: Match,
  invitations: readonly Found[],
) => Promise<Op[]>;

const whenMine: Follows = async (doors, actor, match, invitations) => {
  const found = await doors.store.desk.read(partnershipDocId(match.partnershipId));
  if (!found) return [];
  const partnership = readPartnership(found);
  const silent = invitations.length === 0 ? await silentInvitations(doors, actor) : [];
  const accepted = silent.length === 1 ? silent : invitations;
  const closed = await Promise.all(
    accepted.slice(0, closedAtOnce).map((one) => closing(doors, actor, one, partnership)),
  );
  const told = [
    ...toldWhenMine(doors, actor, partnership),
    ...otherInviters(actor, invitations).map((id) =>
      tellOwn(doors, 'acceptedByOther', id, partnership, actor),
    ),
    ...(silent.length > 1 ? [tellOwn(doors, 'acceptedWhich', actor.id, partnership, actor)] : []),
  ];
  const manager = { id: actor.id, name: actor.name };
  return [
    lineOf(doors, actor, 'matched', partnership),
    ...(partnership.manager ? [] : [over(found, partnershipDoc({ ...partnership, manager }))]),
    ...closed.flat(),
    ...putTasks(told),
  ];
};

const toldWhenMine = (doors: Doors, actor: Actor, partnership: Partnership) => {
  const { id, name, country, partnerId } = partnership;
  const values = { reseller: name, country, partnerId, inviter: actor.name };
  const now = doors.clock.now();
  return [
    tellTask(
      `accepted:${id}:${actor.id}`,
      now,
      { to: 'person', id: actor.id },
      { line: { key: 'accepted', values }, see: `reseller:${id}` },
    ),
    tellTask(
      `accepted:${id}`,
      now,
      { to: 'channels', topic: 'partnerships' },
      { line: { key: 'partnershipAccepted', values }, see: `reseller:${id}` },
    ),
  ];
};

const otherInviters = (actor: Actor, invitations: readonly Found[]): Id[] => [
  ...new Set(invitations.map((one) => readRequest(one).asker.id).filter((id) => id !== actor.id)),
];

/** Something about somebody's own invitations, with the way to them. */
const tellOwn = (
  doors: Doors,
  key: string,
  personId: Id,
  { id, name }: Partnership,
  actor: Actor,
): Task =>
  tellTask(
    `${key}:${id}:${personId}`,
    doors.clock.now(),
    { to: 'person', id: personId },
    { line: { key, values: { reseller: name, inviter: actor.name } }, see: 'myRequests:' },
  );

const enough = 100;

/** Invitations of this person that are waited for and that say nothing of whom they were for but an address. */
const silentInvitations = async ({ store }: Doors, { id }: Actor): Promise<Found[]> => {
  const tags = [`asker:${id}`, 'kind:requestPartnership:waiting'];
  const waiting = await store.desk.list({ type: 'request', tags, limit: enough });
  return waiting.filter((one) => {
    const input = RequestPartnership.safeParse(readRequest(one).input).data;
    return input !== undefined && input.company === undefined && input.partnerId === undefined;
  });
};

const whenNotOurs: Follows = async (doors, actor, match) => {
  const found = await doors.store.desk.read(partnershipDocId(match.partnershipId));
  if (!found) return [];
  const partnership = readPartnership(found);
  const line = lineOf(doors, actor, 'notOurs', partnership);
  // Without candidates admins heard of it when the reseller appeared.
  if (match.candidates.length === 0) return [line];
  const uninvited = tellTask(
    `uninvited:${partnership.id}:${doors.clock.now()}`,
    doors.clock.now(),
    { to: 'roles', roles: doors.policy.roles.configure, except: [actor.id] },
    {
      line: { key: 'uninvited', values: { reseller: partnership.name } },
      see: `reseller:${partnership.id}`,
    },
  );
  return [line, ...putTasks([uninvited])];
};

const lineOf = (doors: Doors, { id, name }: Actor, deed: string, about: Partnership): Op =>
  addHistory({
    id: doors.ids.next(),
    at: doors.clock.now(),
    by: { id, name },
    deed,
    about: { type: 'partnership', id: about.id, label: about.name },
    values: {},
  });

const closing = async (
  doors: Doors,
  actor: Actor,
  found: Found,
  { id, name }: Pick<Partnership, 'id' | 'name'>,
): Promise<Op[]> => {
  const request = readRequest(found);
  if (request.asker.id !== actor.id) return [];
  const decision = decide({
    request,
    move: 'accepted',
    actor: system,
    args: { partnershipId: id, reseller: name },
    findings: [],
    policy: doors.policy,
    now: doors.clock.now(),
    lineId: doors.ids.next(),
  });
  if (isRefusal(decision)) return [];
  return [...(await writesOf(doors, found, decision)), invitedLine(doors, request, { id, name })];
};

/** Until now it was an invitation to an address: from here on it stands in the reseller's history, too, as of when it was sent. */
const invitedLine = (
  doors: Doors,
  request: Request,
  { id, name }: Pick<Partnership, 'id' | 'name'>,
): Op =>
  addHistory({
    id: doors.ids.next(),
    at: request.submittedAt ?? request.createdAt,
    by: request.asker,
    deed: 'invited',
    about: { type: 'partnership', id, label: name },
    requestId: request.id,
    values: {},
  });

/** Those that did not fit into the commit; whoever clicks again after a crash closes what is left. */
const closeOthers = async (doors: Doors, actor: Actor, match: Match): Promise<void> => {
  if (match.settled?.as !== 'mine' || match.settled.by.id !== actor.id) return;
  const found = await doors.store.desk.read(partnershipDocId(match.partnershipId));
  if (!found) return;
  const { id, name } = readPartnership(found);
  for (const one of (await candidatesOf(doors, match)).slice(closedAtOnce)) {
    const request = readRequest(one);
    if (request.asker.id !== actor.id) continue;
    await makeSystemMove(doors)(request.id, 'accepted', { partnershipId: id, reseller: name });
  }
};
