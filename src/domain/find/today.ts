import { chasedKinds, wantsChasing } from '../chase.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { readPartnership } from '../partnership.ts';
import { placeOfPerson } from '../places.ts';
import { may } from '../policy.ts';
import { readRequest, type Request } from '../request.ts';
import type { TodayPart, TodayView } from '../subscriptionViews.ts';
import { later } from '../time.ts';
import type { Actor, Id, Moment, PartnerId } from '../values.ts';
import { allowed } from './reading.ts';
import { comingUp, type Coming, type Theirs } from './upcoming.ts';

// Four parts of four rows are what a card can carry, whatever people are called.
const mostShown = 4;
// Of each part; whoever has more has a list of his own for it.
const mostRead = 100;
/** Whoever manages more resellers than this sees all subscriptions. */
const mostManaged = 500;
const windowDays = 3;
const renewalDays = 30;

/** What wants this person today: requests, what ends or renews soon among the subscriptions of the resellers they manage, invitations. */
export const today =
  (doors: Doors): Find['today'] =>
  (actor) =>
    allowed(doors, actor, 'look', async (): Promise<TodayView> => {
      const at = doors.clock.now();
      const theirs = await whoseSubscriptions(doors, actor);
      const [place, open, chase, windows, renewals] = await Promise.all([
        placeOfPerson(doors.store, actor.id),
        ownOpen(doors, actor.id),
        toChase(doors, actor.id, at),
        coming(doors, theirs, 'window', at, windowDays),
        coming(doors, theirs, 'renewal', at, renewalDays),
      ]);
      const chased = new Set(chase.map(({ id }) => id));
      const requests = open.requests.filter(({ id }) => !chased.has(id)).toSorted(mineFirst);
      const all = { windows, renewals, chase, requests };
      return {
        view: 'today',
        at,
        whose: theirs === 'all' ? 'all' : theirs.length > 0 ? 'mine' : 'none',
        requests: requests.slice(0, mostShown),
        chase: chase.slice(0, mostShown),
        windows: windows
          .slice(0, mostShown)
          .map(({ subscription, moment }) => ({ subscription, until: moment })),
        renewals: renewals
          .slice(0, mostShown)
          .map(({ subscription, moment }) => ({ subscription, at: moment })),
        more: {
          // Counted, whatever was read of them; those to chase are in their own part.
          requests: Math.max(left(requests), open.count - chase.length - mostShown),
          windows: left(windows),
          renewals: left(renewals),
          chase: left(chase),
        },
        atLeast: (['windows', 'renewals', 'chase'] as const satisfies readonly TodayPart[]).filter(
          (part) => all[part].length >= mostRead,
        ),
        wanted: place?.today === true,
      };
    });

/** Is there nothing at all? Then nothing is said in the morning. */
export const isQuiet = ({ requests, windows, renewals, chase }: TodayView): boolean =>
  [requests, windows, renewals, chase].every((part) => part.length === 0);

const left = (list: readonly unknown[]): number => Math.max(0, list.length - mostShown);

/** Those of the resellers that somebody manages; who manages none sees all when admin, else none: they are other people's. */
const whoseSubscriptions = async ({ store, policy }: Doors, actor: Actor): Promise<Theirs> => {
  const tags = [`manager:${actor.id}`];
  const found = await store.desk.list({ type: 'partnership', tags, limit: mostManaged + 1 });
  if (found.length > mostManaged) return 'all';
  if (found.length === 0) return may(actor, 'configure', policy) ? 'all' : [];
  return [...new Set(found.map((one): PartnerId => readPartnership(one).partnerId))];
};

const coming = (
  { store }: Doors,
  theirs: Theirs,
  what: Coming,
  from: Moment,
  days: number,
): ReturnType<typeof comingUp> =>
  comingUp(store.subscriptions, theirs, what, { from, to: later(from, { days }) }, mostRead);

const ownOpen = async (
  { store: { desk } }: Doors,
  actorId: Id,
): Promise<{ requests: Request[]; count: number }> => {
  const query = { type: 'request', tags: [`asker:${actorId}:open`] };
  const [found, count] = await Promise.all([
    desk.list({ ...query, order: 'desc', limit: mostRead }),
    desk.count(query),
  ]);
  return { requests: found.map(readRequest), count };
};

/** The oldest first. */
const toChase = async (doors: Doors, actorId: Id, now: Moment): Promise<Request[]> => {
  const lists = await Promise.all(
    chasedKinds.map((kind) =>
      doors.store.desk.list({
        type: 'request',
        tags: [`asker:${actorId}:open`, `kind:${kind}:waiting`],
        limit: mostRead,
      }),
    ),
  );
  return lists
    .flat()
    .map(readRequest)
    .filter((one) => wantsChasing(doors.policy, one, now))
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    .slice(0, mostRead);
};

// A failed one and a draft wait for their asker, the rest for somebody else; within each the order stays as it was, newest first.
const mineFirst = (a: Request, b: Request): number => rank(a) - rank(b);

const rank = ({ state }: Request): number => (state === 'failed' ? 0 : state === 'draft' ? 1 : 2);
