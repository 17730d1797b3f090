import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Op, Shelf, Store } from '../../src/domain/ports.ts';
import { readTask } from '../../src/domain/tasks.ts';
import { readConfig } from '../../src/config.ts';
import { openHouse } from '../../src/main.ts';
import type { Order, Report } from './killOrders.ts';
import { watchCalls } from './killCalls.ts';

/**
 * The bot as a process that kills itself with SIGKILL at the n-th point of its work: before and after every write and every call
 * that it makes. It is started by a test, waits with everything imported until it is told to open, and is told when to count.
 */
const killFile = join(process.env.DATA_DIR ?? '', 'killed.json');
const aheadMs = 65_000;
const mostDocs = 1_000;

let at: number | undefined;
let between = false;
/** Each moment: what it comes after, and before. */
const trace: string[][] = [];

/**
 * One thing ends or begins. What begins directly after an end is the same moment as that end: to the world outside nothing
 * happened in between, unless somebody was heard or answered.
 */
const point = (label: string): void => {
  if (at === undefined) return;
  const last = trace.at(-1);
  const same = label.startsWith('before') && last?.length === 1 && last[0]?.startsWith('after');
  if (same && !between) return void last.push(label);
  between = false;
  trace.push([label]);
  if (trace.length !== at) return;
  writeFileSync(killFile, JSON.stringify(trace));
  process.kill(process.pid, 'SIGKILL');
};

for (const heard of ['http.server.request.start', 'http.server.response.finish']) {
  subscribe(heard, () => {
    between = true;
  });
}

const named = (ops: readonly Op[]): string =>
  ops.map((op) => `${op.op} ${op.op === 'remove' ? op.id : op.doc.id}`).join(', ');

const watched = (name: string, shelf: Shelf): Shelf => ({
  read: (id) => shelf.read(id),
  list: (query) => shelf.list(query),
  count: (query) => shelf.count(query),
  commit: async (ops) => {
    point(`before ${name}: ${named(ops)}`);
    const how = await shelf.commit(ops);
    point(`after ${name}: ${named(ops)}: ${how}`);
    return how;
  },
});

let desk: Shelf | undefined;
let unposted: Promise<Report & { is: 'open' }> | undefined;

const watchedStore = (store: Store): Store => {
  desk = store.desk;
  unposted = leftOver(store.desk);
  return {
    desk: watched('desk', store.desk),
    talk: watched('talk', store.talk),
    customers: watched('customers', store.customers),
    subscriptions: watched('subscriptions', store.subscriptions),
    check: () => store.check(),
    close: () => store.close(),
  };
};

/** What was to be posted when the process before this one died: it may have been, without a record. */
const leftOver = async (shelf: Shelf): Promise<Report & { is: 'open' }> => {
  const found = await shelf.list({ type: 'task', tags: ['do:post'], limit: 100 });
  return { is: 'open', unposted: found.map((one) => JSON.stringify(readTask(one).work)) };
};

const say = (report: Report): void => void process.send?.(report);

/** Resolves when no task is due now or soon: a task under way is due when its lease runs out. */
const quiet = async (shelf: Shelf): Promise<void> => {
  for (;;) {
    const dueBy = new Date(Date.now() + aheadMs).toISOString();
    if ((await shelf.list({ type: 'task', dueBy, limit: 1 })).length === 0) return;
    await pause(10);
  }
};

const obey = async (order: Order): Promise<Report> => {
  switch (order.do) {
    case 'open': {
      await openHouse(readConfig(process.env), { store: watchedStore });
      return (await unposted) ?? { is: 'open', unposted: [] };
    }
    case 'arm':
      at = order.at;
      trace.length = 0;
      return { is: 'armed' };
    case 'disarm':
      at = undefined;
      return { is: 'disarmed', trace: [...trace] };
    case 'quiet':
      if (desk) await quiet(desk);
      return { is: 'quiet' };
    case 'list':
      return { is: 'listed', docs: desk ? await listed(desk, order) : [] };
  }
};

const listed = async (shelf: Shelf, { type, tags }: Order & { do: 'list' }) =>
  (await shelf.list({ type, tags, limit: mostDocs })).map(({ doc }) => doc);

watchCalls((process.env.KILL_WATCHED ?? '').split(','), point);
process.on('message', (order: Order) => {
  obey(order).then(say, (error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit(0));
// The store that is loaded when it is opened, too, is here before it is needed.
if (process.env.STORE === 'cosmos') await import('../../src/gateways/store/cosmos.ts');
// A process that is killed writes nothing at its end, so what was compiled is kept for the next one now.
flushCompileCache();
say({ is: 'warm' });
