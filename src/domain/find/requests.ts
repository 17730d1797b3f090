import { movesNow } from '../decide.ts';
import type { Act, Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { readHistory } from '../history.ts';
import { kinds } from '../kinds/index.ts';
import { setupMoves } from '../moves/index.ts';
import { may } from '../policy.ts';
import type { Partnership } from '../partnership.ts';
import { currentFindings, moveSeeing } from '../perform.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { readRequest, requestDocId, type Request } from '../request.ts';
import { hoursBetween, later } from '../time.ts';
import type { Actor, Id, Moment } from '../values.ts';
import type { RequestAudience, RequestRow, RequestsView, RequestView } from '../views.ts';
import { allowed, isHidden, paged, pageSize } from './reading.ts';
import { impact, partnershipById } from './resellers.ts';
import { glanceAt } from './rows.ts';

const lastLines = 10;
const mostOfBatch = 50;

/** Stands for whichever approver reads a channel's card; the server checks every click for itself. */
const anyApprover = ({ policy }: Doors): Actor => ({
  id: 'any approver',
  name: '',
  roles: policy.roles.approve,
});

/** One request as this reader, or this channel, may see it. `partnership`: its reseller, where it was read just now. */
export const request =
  (doors: Doors) =>
  (
    actor: Actor,
    which: Id | Request,
    audience?: RequestAudience,
    partnership?: Partnership,
  ): ReturnType<Find['request']> =>
    allowed(doors, actor, 'look', async () => {
      const known = typeof which === 'string' ? await byId(doors, which) : which;
      if (!known) return refuse('notFound');
      const seenAs = audience ?? audienceOf(doors, actor, known);
      if (isHidden(known, seenAs === 'channel' ? 'channel' : actor)) return refuse('notFound');
      const reader = seenAs === 'channel' ? anyApprover(doors) : actor;
      return requestView(doors, known, reader, seenAs, partnership);
    });

/** Makes a move and shows the request as it then stands. */
export const moveAndShow =
  (doors: Doors): Act['moveAndShow'] =>
  async (actor, requestId, name, { audience, ...given }) => {
    const moved = await moveSeeing(doors)(actor, requestId, name, given);
    return isRefusal(moved)
      ? moved
      : request(doors)(actor, moved.request, audience, moved.partnership);
  };

const byId = async ({ store }: Doors, id: Id): Promise<Request | undefined> => {
  const found = await store.desk.read(requestDocId(id));
  return found && readRequest(found);
};

const audienceOf = (doors: Doors, actor: Actor, known: Request): RequestAudience => {
  if (known.asker.id === actor.id) return 'asker';
  return may(actor, 'approve', doors.policy) ? 'approver' : 'reader';
};

/** A request with everything its card shows. */
export const requestView = async (
  doors: Doors,
  known: Request,
  reader: Actor,
  audience: RequestAudience,
  read?: Partnership,
): Promise<RequestView> => {
  const { type, id, of } = known.about;
  const aboutPartnership = type === 'partnership' ? id : (of ?? known.learned.partnershipId);
  const fresh = read?.id === aboutPartnership ? read : undefined;
  const [partnership, stays, lines, findings, rows] = await Promise.all([
    aboutPartnership ? (fresh ?? partnershipById(doors)(aboutPartnership)) : undefined,
    known.kind === 'removePartnership' && (known.state === 'pending' || known.state === 'draft')
      ? impact(doors)(known.about.id)
      : undefined,
    audience === 'channel'
      ? []
      : doors.store.desk.list({
          type: 'history',
          tags: [`request:${known.id}`],
          order: 'desc',
          limit: lastLines,
        }),
    known.state === 'pending' ? currentFindings(doors, known) : [],
    known.kind === 'reassignSubscriptions' && known.submittedAt !== undefined
      ? glanceAt(doors, known)
      : undefined,
  ]);
  return {
    view: 'request',
    request: known,
    audience,
    may:
      audience === 'reader'
        ? []
        : movesNow(known, reader, findings, doors.policy, doors.clock.now()).filter(
            // What concerns the first sign-in is not for a channel; elsewhere the card leads to its message.
            (name) => audience !== 'channel' || !setupMoves.includes(name),
          ),
    partnership,
    impact: stays,
    findings,
    changed: changedFields(known),
    history: lines.map(readHistory),
    remindAt: remindAt(doors, known),
    ...(rows && { rows }),
  };
};

/** Reminders count from when it was first sent; those that were told are behind. */
const remindAt = ({ policy }: Doors, known: Request): Moment | undefined => {
  if (kinds[known.kind].clock !== 'invitation' || known.state !== 'waiting') return undefined;
  const days = policy.invitation.remindDays.toSorted((a, b) => a - b);
  const next = days[Number(known.learned.reminded ?? '0')];
  return next === undefined
    ? undefined
    : later(known.submittedAt ?? known.createdAt, { days: next });
};

const changedFields = (known: Request): RequestView['changed'] => {
  if (known.inputBefore === undefined || known.input === null) return [];
  const kind = kinds[known.kind];
  const before = kind.compared(known.inputBefore);
  return Object.entries(kind.compared(known.input))
    .filter(([field, after]) => before[field] !== after)
    .map(([field, after]) => ({ field, before: before[field] ?? '', after }));
};

/** What I asked for, or what waits for a decision. */
export const requests =
  (doors: Doors): Find['requests'] =>
  (actor, which, page) =>
    allowed(doors, actor, which === 'pending' ? 'approve' : 'look', async () => {
      const found = await doors.store.desk.list({
        type: 'request',
        tags: which === 'pending' ? ['state:pending'] : [`asker:${actor.id}`, 'shown'],
        order: which === 'pending' ? 'asc' : 'desc',
        skip: page * pageSize,
        limit: pageSize + 1,
      });
      const { rows, more } = paged(found.map(readRequest));
      const now = doors.clock.now();
      return {
        view: 'requests',
        which,
        page,
        more,
        rows: rows.map((one) => rowOf(one, now)),
      };
    });

/** Some requests of the actor's own, to be chased. */
export const reminded =
  (doors: Doors) =>
  (actor: Actor, ids: readonly Id[]): Promise<RequestsView | Refusal> =>
    allowed(doors, actor, 'look', async () => {
      const { rows: shown, more } = paged(ids);
      const found = await Promise.all(shown.map((id) => doors.store.desk.read(requestDocId(id))));
      const own = found
        .filter((one) => one !== undefined)
        .map(readRequest)
        .filter((one) => one.asker.id === actor.id);
      const rows = own.map((one) => rowOf(one, doors.clock.now()));
      return { view: 'requests', which: 'reminded', page: 0, more, rows };
    });

const rowOf = (request: Request, now: Moment): RequestRow => ({
  request,
  ageHours: hoursBetween(request.submittedAt ?? request.createdAt, now),
});

/** Invitations sent in one go. */
export const batch =
  (doors: Doors): Find['batch'] =>
  (actor, id) =>
    allowed(doors, actor, 'look', async () => {
      const found = await doors.store.desk.list({
        type: 'request',
        tags: [`batch:${id}`],
        order: 'asc',
        limit: mostOfBatch,
      });
      if (found.length === 0) return refuse('notFound');
      const all = found.map(readRequest);
      return { view: 'batch', batch: id, requests: all, mine: all[0]?.asker.id === actor.id };
    });

/** Which addresses have an open invitation, and whose. */
export const invited =
  (doors: Doors): Find['invited'] =>
  async (emails) => {
    const known = await Promise.all(
      emails.map(async (email) => {
        const guard = await doors.store.desk.read(`open:requestPartnership:${email.toLowerCase()}`);
        const requestId = (guard?.doc.body as { requestId?: string } | undefined)?.requestId;
        const found = requestId && (await doors.store.desk.read(requestDocId(requestId)));
        if (!found) return undefined;
        const one = readRequest(found);
        return { email, by: one.asker, at: one.submittedAt ?? one.createdAt };
      }),
    );
    return known.filter((one) => one !== undefined);
  };

/** The language of the last mail to a country. */
export const mailLanguage =
  (doors: Doors): Find['mailLanguage'] =>
  async (country, fallback) => {
    if (!country) return fallback;
    const found = await doors.store.desk.list({
      type: 'request',
      tags: [`country:${country}`],
      order: 'desc',
      limit: 1,
    });
    const input =
      found[0] && (readRequest(found[0]).input as { language?: typeof fallback } | null);
    return input?.language ?? fallback;
  };
