import assert from 'node:assert/strict';
import { subscriptionDoc, type Subscription } from '../../src/domain/customer.ts';
import { comingUp, type Coming, type Theirs } from '../../src/domain/find/upcoming.ts';
import type { Op } from '../../src/domain/ports.ts';
import { later } from '../../src/domain/time.ts';
import { inParts } from '../../src/domain/sync/writing.ts';
import { cosmosWorld, sqliteWorld, type World } from './store.world.ts';

const now = '2026-11-23T09:00:00.000Z';
const resellers = Array.from({ length: 60 }, (_, at) => String(4_000_000 + at));

/** Of each reseller six: with a window or a renewal on a day of their own. */
const sold = resellers.flatMap((partnerId, reseller) =>
  Array.from({ length: 6 }, (_, at): Subscription => ({
    id: `s${reseller}x${at}`,
    customerId: `c${reseller}`,
    customerName: `Customer ${(reseller * 37) % 60}`,
    name: `Product ${at}`,
    quantity: 10,
    status: 'active',
    partnerId,
    termDuration: at % 2 ? 'P1Y' : 'P1M',
    commitmentEnd: later(now, { days: at * 8, minutes: reseller }),
    ...(at < 4 && { cancelUntil: later(now, { days: at, minutes: -reseller }) }),
    autoRenew: true,
    newCommerce: true,
    isTrial: false,
    asOf: now,
  })),
);

for (const [name, open] of [
  ['a SQLite file', sqliteWorld],
  ['Cosmos DB', cosmosWorld],
] as const) {
  describe(`What comes up, in a store kept in ${name}`, () => {
    let world: World;
    before(async () => {
      world = await open();
      const puts = sold.map((one): Op => ({ op: 'put', doc: subscriptionDoc(one) }));
      for (const part of inParts(puts, 100)) await world.store.subscriptions.commit(part);
    });
    after(async () => await world.close());

    const found = async (theirs: Theirs, what: Coming, days: number, most = 1_000) => {
      const span = { from: now, to: later(now, { days }) };
      const list = await comingUp(world.store.subscriptions, theirs, what, span, most);
      return list.map(({ subscription }) => subscription.id);
    };
    const ids = (fits: (at: number, reseller: number) => boolean): string[] =>
      sold
        .map(({ id }) => id)
        .filter((id) => {
          const [reseller = 0, at = 0] = id.slice(1).split('x').map(Number);
          return fits(at, reseller);
        })
        .toSorted();

    it('is found for all, for many resellers and for one', async () => {
      const windows = ids((at) => at >= 1 && at <= 3);
      assert.deepEqual((await found('all', 'window', 3)).toSorted(), windows);
      assert.deepEqual((await found(resellers, 'window', 3)).toSorted(), windows);
      const one = await found(['4000007'], 'window', 3);
      assert.deepEqual(one, ['s7x1', 's7x2', 's7x3']);
      assert.deepEqual(await found([], 'window', 3), []);
    });

    it('comes in the order of time, the next first, as many as are wanted', async () => {
      const renewals = await found('all', 'renewal', 30);
      assert.deepEqual(
        renewals.toSorted(),
        ids((at) => at === 1 || at === 3),
      );
      assert.deepEqual(renewals.slice(0, 3), ['s0x1', 's1x1', 's2x1']);
      assert.deepEqual(await found(resellers, 'renewal', 30, 60), renewals.slice(0, 60));
    });
  });
}
