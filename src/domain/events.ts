import { z } from 'zod';
import type { Doors } from './doors.ts';
import type { Doc, Found, Op, Shelf } from './ports.ts';
import { decideAndSave, putTasks } from './save.ts';
import { readTask, task, taskDoc, type Task } from './tasks.ts';
import { later } from './time.ts';
import type { Id, Moment } from './values.ts';

/** What became of an event: it will be worked on, was there before, is about nothing that the desk keeps, or cannot be read. */
export interface Taken {
  is: 'saved' | 'known' | 'nothing' | 'malformed';
  event?: string;
}

/** The events that the desk asks for. No event tells of partnerships, new customers or orders (contract, section 13.2). */
export const wantedEvents: readonly string[] = [
  'subscription-updated',
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'test-created',
];

const Body = z.object({
  eventname: z.string().regex(/^[\w-]{1,100}$/),
  resourceuri: z.string().max(2000).nullish(),
});

const inSmallLetters = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name.toLowerCase(), one]))
    : value;

const read = (text: string): z.infer<typeof Body> | undefined => {
  try {
    return Body.safeParse(inSmallLetters(JSON.parse(text))).data;
  } catch {
    return undefined;
  }
};

const concerns = (uri: string): { customerId?: Id; subscriptionId?: Id } => {
  const [, customerId, subscriptionId] =
    /\/customers\/([\w-]{1,64})(?:\/subscriptions\/([\w-]{1,64}))?/i.exec(uri) ?? [];
  return {
    ...(customerId && { customerId: customerId.toLowerCase() }),
    ...(subscriptionId && { subscriptionId: subscriptionId.toLowerCase() }),
  };
};

// A change of many subscriptions comes as many events, one soon after the other: one look is enough for what comes within this time.
const gatherSeconds = 2;

// Partner Center grants 500 calls a minute, and most are for people: when all customers change at once, they are looked at in turn.
const looksPerMinute = 150;

const eventTask = (event: string, due: Moment, about: ReturnType<typeof concerns>): Task =>
  task(`event:${about.customerId}:${event}`, `event:${about.customerId}`, due, {
    do: 'event',
    event,
    ...about,
  });

/** When it is looked at: soon; of many changes each in its turn. Somebody waits for an acceptance. */
const dueOf = async (desk: Shelf, event: string, now: Moment): Promise<Moment> => {
  const query = { type: 'task', tags: ['do:event'] };
  const waiting = event === 'subscription-updated' ? await desk.count(query) : 0;
  return later(now, { seconds: gatherSeconds + Math.floor((waiting * 60) / looksPerMinute) });
};

/**
 * Takes an event that is known to be Partner Center's: what is to be looked at again is saved as a task, together with a mark of the
 * event, so that each is worked on once however often it comes. Their order says nothing; the resource itself is read.
 */
export const receiveEvent =
  (doors: Pick<Doors, 'store' | 'clock' | 'ids' | 'wake'>) =>
  async (text: string): Promise<Taken> => {
    const body = read(text);
    if (!body) return { is: 'malformed' };
    const event = body.eventname;
    const about = concerns(body.resourceuri ?? '');
    if (!about.customerId || !wantedEvents.includes(event)) return { is: 'nothing', event };
    const { desk } = doors.store;
    const markId = `event:${doors.ids.derived('event', text)}`;
    return decideAndSave<Taken>(doors, async () => {
      if (await desk.read(markId)) return { ops: [], answer: { is: 'known', event } };
      const now = doors.clock.now();
      const wish = eventTask(event, await dueOf(desk, event, now), about);
      const mark: Op = { op: 'create', doc: eventDoc(markId, now) };
      const found = await desk.read(taskDoc(wish).id);
      return { ops: [mark, ...gathered(found, wish)], answer: { is: 'saved', event } };
    });
  };

/**
 * What waits already stays due when it is: begun later than this came, it reads what happened before. Nothing of it is written, so that
 * hundreds of events at once are not in each other's way. What is being worked on may have read before this happened.
 */
const gathered = (found: Found | undefined, wish: Task): Op[] => {
  const before = found && readTask(found);
  return before && !before.lease && !before.parked ? [] : putTasks([wish]);
};

const eventDoc = (id: string, at: Moment): Doc => ({
  id,
  type: 'event',
  schema: 1,
  sort: at,
  tags: [],
  keys: [],
  body: { at },
});

const keptDays = 30;
// As many as one commit takes; and so often that what one look gathers does not pile up.
const forgottenAtOnce = 90;
const mostTimes = 10;

/** Forgets which events came long ago: none is sent again that late. */
export const forgetOldEvents = async ({
  store: { desk },
  clock,
}: Pick<Doors, 'store' | 'clock'>): Promise<void> => {
  const before = later(clock.now(), { days: -keptDays });
  for (let times = 0; times < mostTimes; times += 1) {
    const oldest = await desk.list({ type: 'event', order: 'asc', limit: forgottenAtOnce });
    const ops = oldest
      .filter(({ doc }) => doc.sort < before)
      .map(({ doc, etag }): Op => ({ op: 'remove', id: doc.id, etag }));
    // A conflict: somebody else forgets them.
    if (ops.length === 0 || (await desk.commit(ops)) === 'conflict') return;
    if (ops.length < forgottenAtOnce) return;
  }
};
