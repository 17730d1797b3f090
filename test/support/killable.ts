import { subscribe } from 'node:diagnostics_channel';
import { flushCompileCache } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import type { Doc, Op, Shelf, Store } from '../../src/domain/ports.ts';
import { readTask } from '../../src/domain/tasks.ts';
import { readConfig } from '../../src/config.ts';
import { openHouse } from '../../src/main.ts';
import { watchCalls } from './killCalls.ts';
import { countMoments, killFileIn } from './killMoments.ts';
import type { Answered, Answers, Order, OrderName, OrderOf, Sent } from './killOrders.ts';

/**
 * The bot as a process that kills itself with SIGKILL at the n-th moment of its work: before and after every write and every call
 * that it makes. It is started by a test, waits with everything imported until it is told to open, and is told when to count.
 */
const moments = countMoments(killFileIn(process.env.DATA_DIR ?? ''));
const aheadMs = 65_000;
const mostDocs = 1_000;

const named = (ops: readonly Op[]): string =>
  ops.map((op) => `${op.op} ${op.op === 'remove' ? op.id : op.doc.id}`).join(', ');

const watched = (name: string, shelf: Shelf): Shelf => ({
  read: (id) => shelf.read(id),
  list: (query) => shelf.list(query),
  count: (query) => shelf.count(query),
  commit: async (ops) => {
    moments.pass('begins', `before ${name}: ${named(ops)}`);
    const how = await shelf.commit(ops);
    moments.pass('saved', `after ${name}: ${named(ops)}: ${how}`);
    return how;
  },
});

let desk: Shelf | undefined;
let shelves: Record<string, Shelf> = {};
let unposted: Promise<string[]> | undefined;

const watchedStore = (store: Store): Store => {
  desk = store.desk;
  shelves = { customer: store.customers, subscription: store.subscriptions };
  unposted = leftOver(store.desk);
  return {
    desk: watched('desk', store.desk),
    talk: watched('talk', store.talk),
    customers: watched('customers', store.customers),
    subscriptions: watched('subscriptions', store.subscriptions),
    catalogue: watched('catalogue', store.catalogue),
    check: () => store.check(),
    close: () => store.close(),
  };
};

/** What was to be posted when the process before this one died: it may have been, without a record. */
const leftOver = async (shelf: Shelf): Promise<string[]> => {
  const found = await shelf.list({ type: 'task', tags: ['do:post'], limit: mostDocs });
  return found.map((one) => JSON.stringify(readTask(one).work));
};

/**
 * Resolves when no task is due now or soon: a task under way is due when its lease runs out. When the window of a password closes,
 * minutes after it was noted down, is nothing to wait for.
 */
const quiet = async (shelf: Shelf): Promise<void> => {
  for (;;) {
    const now = new Date().toISOString();
    const dueBy = new Date(Date.now() + aheadMs).toISOString();
    const soon = await shelf.list({ type: 'task', dueBy, limit: mostDocs });
    if (soon.every(({ doc }) => closesWindow(doc) && (doc.due ?? now) > now)) return;
    await pause(10);
  }
};

const closesWindow = ({ tags }: Doc): boolean =>
  tags.includes('do:setup') && !tags.some((tag) => tag.startsWith('leased:'));

const obeys: {
  [Name in OrderName]: (order: OrderOf<Name>) => Answers[Name] | Promise<Answers[Name]>;
} = {
  open: async () => {
    await openHouse(readConfig(process.env), { store: watchedStore });
    return { unposted: (await unposted) ?? [] };
  },
  keep: () => {
    flushCompileCache();
    return null;
  },
  arm: ({ at, from }) => {
    moments.arm(at, from);
    return null;
  },
  disarm: () => moments.disarm(),
  quiet: async () => {
    if (desk) await quiet(desk);
    return null;
  },
  list: async ({ type, tags }) =>
    ((await (shelves[type] ?? desk)?.list({ type, tags, limit: mostDocs })) ?? []).map(
      ({ doc }) => doc,
    ),
};

const obey = async (order: Order): Promise<Answers[OrderName]> =>
  (obeys[order.do] as (given: Order) => Promise<Answers[OrderName]>)(order);

const say = (answered: Answered): void => void process.send?.(answered);

watchCalls((process.env.KILL_WATCHED ?? '').split(','), {
  begins: (label) => moments.pass('begins', `before ${label}`),
  answered: (label) => moments.pass('answered', `after ${label}`),
});
for (const heard of ['http.server.request.start', 'http.server.response.finish'])
  subscribe(heard, () => moments.outside());
process.on('message', ({ number, order }: Sent) => {
  obey(order).then(
    (answer) => say({ number, answer }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
// The store that is loaded when it is opened, too, is here before it is needed.
if (process.env.STORE === 'cosmos') await import('../../src/gateways/store/cosmos.ts');
say({ number: 0, answer: null });
