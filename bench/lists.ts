import { resellers } from '../src/domain/find/resellers.ts';
import type { Doors } from '../src/domain/doors.ts';
import { defaultRoles } from '../src/domain/policy.ts';
import type { Store } from '../src/domain/ports.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { searchWords } from '../src/domain/search.ts';
import type { Actor } from '../src/domain/values.ts';
import { openSqliteStore } from '../src/gateways/store/sqlite.ts';
import { fill, makeFolder, type Folder } from './folder.ts';
import {
  allCustomers,
  allResellers,
  companyAt,
  customersEach,
  managers,
  partnershipAt,
} from './resellers.ts';
import { quantile } from './rounds.ts';

/** How much is in a store. */
export interface Size {
  resellers: number;
  customers: number;
}

/** The two sizes that are compared. */
export const sizes: { small: Size; large: Size } = {
  small: { resellers: 100, customers: 1_000 },
  large: { resellers: 100_000, customers: 1_000_000 },
};

/** One kind of look: how long it takes in a small and in a large store, in milliseconds. */
export interface Look {
  name: string;
  small: { median: number; p95: number };
  large: { median: number; p95: number };
  /** The large store's median against the small one's. */
  ratio: number;
  /** No index leads there: the answer is found by a walk that grows with the store. */
  isWalk: boolean;
}

interface Filled {
  size: Size;
  store: Store;
  find: ReturnType<typeof resellers>;
}

type Ask = (filled: Filled, at: number) => Promise<number>;

const pages = 5;

const own = (at: number): string => companyAt(at).split(' ')[2] ?? '';

const listed =
  (ask: (at: number) => { text?: string; page?: number; scope?: 'mine' | 'all' }): Ask =>
  async ({ find, size }, at) => {
    const manager = `agent-${at % managers}`;
    const actor: Actor = { id: manager, name: '', roles: ['salesAgent'] };
    const found = await find(actor, {
      text: '',
      page: 0,
      scope: 'all',
      ...ask(at % size.resellers),
    });
    if (isRefusal(found)) throw new Error(found.refused);
    return found.rows.length;
  };

const customers =
  (ask: (at: number) => { text?: string; tags?: string[]; skip?: number }): Ask =>
  async ({ store, size }, at) => {
    const { text = '', tags, skip } = ask(at % size.customers);
    const words = searchWords(text);
    const query = { type: 'customer', tags, words, skip, limit: 11 };
    return (await store.customers.list(query)).length;
  };

// A word that many have, or two, is on more than a page in both stores, so that the same work is compared.
const looks: Record<string, Ask> = {
  'resellers: all, first page': listed(() => ({})),
  'resellers: all, pages 2 to 6': listed((at) => ({ page: 1 + (at % pages) })),
  'resellers: mine, first page': listed(() => ({ scope: 'mine' })),
  'resellers: a name': listed((at) => ({ text: companyAt(at) })),
  'resellers: a word that one has': listed((at) => ({ text: own(at) })),
  'resellers: a Partner ID': listed((at) => ({ text: partnershipAt(at).partnerId })),
  'resellers: a word that a quarter has': listed(() => ({ text: 'fabri' })),
  'resellers: two words that an eighth has': listed(() => ({ text: 'fabri us' })),
  'resellers: mine, a word that an eighth has': listed(() => ({ scope: 'mine', text: 'cloud' })),
  'resellers: a word that nobody has': listed((at) => ({ text: `zz${own(at)}` })),
  'customers: first page': customers(() => ({})),
  'customers: of a reseller': customers((at) => ({
    tags: [`reseller:${partnershipAt(Math.floor(at / customersEach)).id}`],
  })),
  'customers: a name': customers((at) => ({ text: companyAt(at) })),
  'customers: a word that a quarter has': customers(() => ({ text: 'fabri' })),
  'customers: two words that a sixteenth has': customers(() => ({ text: 'contoso network' })),
};

// Rare, and told apart: nothing but a walk leads to a page in the middle, or finds out that nobody has both words.
const walks: Record<string, Ask> = {
  'resellers: the page in the middle': (filled, at) =>
    listed(() => ({ page: Math.floor(filled.size.resellers / 20) }))(filled, at),
  'resellers: two words that a quarter has, and nobody both': listed(() => ({
    text: 'fabri contoso',
  })),
};

/** Lists and searches in both stores, in turn. `loading`: seconds that filling the large one took. */
export const measureLists = async (): Promise<{ looks: Look[]; loading: number }> => {
  const folders = [makeFolder([]), makeFolder([])] as const;
  try {
    const small = await filled(folders[0], sizes.small);
    const begun = performance.now();
    const large = await filled(folders[1], sizes.large);
    const loading = (performance.now() - begun) / 1_000;
    const measured: Look[] = [];
    for (const [name, ask] of Object.entries({ ...looks, ...walks }))
      measured.push(await measure(name, ask, small, large));
    await Promise.all([small.store.close(), large.store.close()]);
    return { looks: measured, loading };
  } finally {
    folders.forEach((folder) => folder.remove());
  }
};

const filled = async ({ file }: Folder, size: Size): Promise<Filled> => {
  const store = await openSqliteStore({ file });
  await fill(store.desk, allResellers(size.resellers));
  await fill(store.customers, allCustomers(size.customers));
  const policy = { roles: defaultRoles };
  return { size, store, find: resellers({ store, policy } as unknown as Doors) };
};

const warmUp = 60;
const times = 400;

const measure = async (name: string, ask: Ask, small: Filled, large: Filled): Promise<Look> => {
  const took = { small: [] as number[], large: [] as number[] };
  for (let time = -warmUp; time < times; time += 1) {
    // A prime, so that neighbours in time are strangers in the list.
    const at = (time + warmUp) * 104_729;
    const first = await timed(ask, small, at);
    const second = await timed(ask, large, at);
    if (time < 0) continue;
    took.small.push(first);
    took.large.push(second);
  }
  const [few, many] = [summary(took.small), summary(took.large)];
  return { name, small: few, large: many, ratio: many.median / few.median, isWalk: name in walks };
};

const timed = async (ask: Ask, store: Filled, at: number): Promise<number> => {
  const begun = performance.now();
  await ask(store, at);
  return performance.now() - begun;
};

const summary = (values: readonly number[]) => ({
  median: quantile(values, 0.5),
  p95: quantile(values, 0.95),
});
