import {
  readCustomer,
  readSubscription,
  type Customer,
  type Subscription,
} from '../../../src/domain/customer.ts';
import { HistoryLine } from '../../../src/domain/history.ts';
import { Partnership, partnershipDoc, partnershipDocId } from '../../../src/domain/partnership.ts';
import type { Doc, Log } from '../../../src/domain/ports.ts';
import type { SyncDoors } from '../../../src/domain/sync/doors.ts';
import { Task } from '../../../src/domain/tasks.ts';
import { later } from '../../../src/domain/time.ts';
import type { Moment } from '../../../src/domain/values.ts';
import { systemIds } from '../../../src/gateways/system.ts';
import {
  fakePartnerCenter,
  listedReseller,
  type FakePartnerCenter,
} from '../../support/fakePartnerCenter.ts';
import { memoryStore, type MemoryStore } from '../../support/memoryShelf.ts';
import { monday } from '../../support/requests.ts';

/** The settings as they come. */
export const settings = { syncSeconds: 300, callsPerMinute: 100 };

/** What a test of the rounds plays with: an empty store, a Partner Center of its own, a clock that stands still. */
export interface Stage {
  doors: SyncDoors & { store: MemoryStore; partnerCenter: FakePartnerCenter };
  /** Lets time pass. */
  pass(by: Parameters<typeof later>[1]): void;
  now(): Moment;
  faults: string[];
  partnership(id: string): Promise<Partnership | undefined>;
  /** Keeps partnerships as an earlier poll would have. */
  keep(id: string, change?: Partial<Partnership>): Promise<void>;
  /** Lines of history as `appeared r1`. */
  history(): string[];
  /** Tasks as `line:uninvited > configure`, in the order of their text. */
  tasks(): string[];
  customers(): Customer[];
  subscriptions(): Subscription[];
}

export const stage = (): Stage => {
  let now = monday;
  let count = 0;
  const store = memoryStore();
  const partnerCenter = fakePartnerCenter();
  const faults: string[] = [];
  const log: Log = { info: () => undefined, fault: (event) => void faults.push(event) };
  const ids = {
    next: () => `id${(count += 1)}`,
    derived: (...parts: string[]) => systemIds.derived(...parts),
  };
  const found = (doc: Doc) => ({ doc, etag: '' });
  return {
    doors: { store, partnerCenter, clock: { now: () => now }, ids, log },
    pass: (by) => {
      now = later(now, by);
    },
    now: () => now,
    faults,
    partnership: async (id) => {
      const kept = await store.desk.read(partnershipDocId(id));
      return kept && Partnership.parse(kept.doc.body);
    },
    keep: async (id, change = {}) => {
      const { state: _, ...listed } = listedReseller(id);
      const partnership = {
        ...listed,
        state: 'active',
        since: now,
        baseline: true,
        missing: 0,
      } as const;
      await store.desk.commit([{ op: 'put', doc: partnershipDoc({ ...partnership, ...change }) }]);
    },
    history: () =>
      store.desk.all('history').map((doc) => {
        const { deed, about } = HistoryLine.parse(doc.body);
        return `${deed} ${about.id}`;
      }),
    tasks: () =>
      store.desk
        .all('task')
        .map((doc) => told(Task.parse(doc.body)))
        .toSorted(),
    customers: () => store.customers.all('customer').map((doc) => readCustomer(found(doc))),
    subscriptions: () =>
      store.subscriptions.all('subscription').map((doc) => readSubscription(found(doc))),
  };
};

const told = ({ id, work }: Task): string => {
  if (work.do !== 'tell') return id;
  const { audience, line, show } = work;
  const whom =
    audience.to === 'person'
      ? audience.id
      : audience.to === 'channels'
        ? `#${audience.topic}`
        : audience.to === 'roles'
          ? audience.roles.join('+')
          : audience.permission;
  return `${show ?? `${line?.key} ${line?.values.reseller}`} > ${whom}`;
};
