import assert from 'node:assert/strict';
import { startDelivery, type DeliveryRound } from '../../src/domain/deliver/round.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import type { Shelf } from '../../src/domain/ports.ts';
import type { Request } from '../../src/domain/request.ts';
import { stepTask, taskDoc } from '../../src/domain/tasks.ts';
import { later } from '../../src/domain/time.ts';
import { yes } from '../support/answers.ts';
import { memoryStore } from '../support/memoryShelf.ts';
import { alex, megan, removalInput } from '../support/requests.ts';
import { channel, heardIn, openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const approvals = channel('approvals');
const partners = channel('partners');

/** At which of its commits an instance is killed, and on which side of the write. */
interface Kill {
  at: number;
  side: 'before' | 'after';
}

/** A desk that is delivered by an instance which is killed, and from then on, a minute later, by another one. */
const openKilled = async ({ at, side }: Kill) => {
  const test = await openTestDesk({ store: memoryStore() });
  await test.delivery.close();
  const { desk } = test.doors.store;
  let commits = 0;
  const { promise: dead, resolve: die } = Promise.withResolvers<void>();
  const silence = new Promise<never>(() => undefined);
  let killed = false;
  const shelf: Shelf = {
    ...desk,
    commit: async (ops) => {
      if (killed) return silence;
      commits += 1;
      if (commits !== at) return desk.commit(ops);
      killed = true;
      if (side === 'after') await desk.commit(ops);
      die();
      return silence;
    },
    read: (id) => (killed ? silence : desk.read(id)),
    list: (query) => (killed ? silence : desk.list(query)),
  };
  const start = (worker: string, store = test.doors.store): DeliveryRound => {
    const delivery: DeliveryRound = startDelivery(
      { ...test.doors, store, wake: () => delivery.wake() },
      { tickMs: 60_000, worker },
    );
    return delivery;
  };
  let delivery = start('first', { ...test.doors.store, desk: shelf });
  const idle = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) {
      delivery.wake();
      await delivery.idle();
    }
  };
  const settle = async (): Promise<void> => {
    if (killed) return idle();
    await Promise.race([idle(), dead]);
    if (!killed) return;
    delivery = start('second');
    test.pass({ seconds: 61 });
    await idle();
  };
  return { test, settle, commits: () => commits };
};

/** A removal from its submission to its end. */
const removed = async (test: TestDesk, settle: () => Promise<void>): Promise<Request> => {
  yes(await test.desk.act.notify(megan, approvals, ['approvals']));
  yes(await test.desk.act.notify(megan, partners, ['partnerships']));
  const { id } = yes(await test.desk.act.submit(alex, 'removePartnership', removalInput));
  await settle();
  yes(await test.desk.act.move(megan, id, 'approve', { args: { representation: 'true' } }));
  await settle();
  assert.equal((await test.desk.find.partnership('fabrikam'))?.state, 'closing');
  const now = test.doors.clock.now();
  await test.doors.store.desk.commit([
    { op: 'put', doc: partnershipDoc(partnership({ state: 'removed', removedAt: now })) },
    { op: 'put', doc: taskDoc(stepTask({ id }, now)) },
  ]);
  await settle();
  return yes(await test.desk.find.request(alex, id)).request;
};

const expected = {
  'a:alex': ['approved', 'done.removePartnership'],
  'a:megan': ['approvalNeeded'],
  'a:adele': ['approvalNeeded'],
  [approvals.conversationId]: ['request'],
  [partners.conversationId]: ['partnershipRemoved'],
};

describe('An instance that is killed', () => {
  for (const side of ['before', 'after'] as const) {
    it(`leaves nothing undone and does nothing twice, at whichever commit, ${side} the write`, async () => {
      const whole = await openKilled({ at: Infinity, side });
      await removed(whole.test, whole.settle);
      const all = whole.commits();
      await whole.test.close();
      for (let at = 1; at <= all; at += 1) {
        const { test, settle } = await openKilled({ at, side });
        const request = await removed(test, settle);
        assert.equal(request.state, 'done', `killed at ${at}`);
        const { desk } = test.doors.store;
        assert.equal(await desk.count({ type: 'guard' }), 0);
        const due = await desk.count({
          type: 'task',
          dueBy: later(test.doors.clock.now(), { hours: 1 }),
        });
        assert.equal(due, 0, `killed at ${at}`);
        const lines = yes(await test.desk.find.history(alex, 'Fabrikam', 0)).lines;
        assert.deepEqual(
          lines.map(({ deed }) => deed).toSorted(),
          ['approve', 'stepDone', 'stepDone', 'stepWaits', 'submit'],
          `killed at ${at}`,
        );
        for (const [place, what] of Object.entries(expected)) {
          const heard = heardIn(test, place);
          assert.deepEqual([...new Set(heard)].toSorted(), what.toSorted(), `killed at ${at}`);
          // What Teams had accepted when the kill came is said again; nothing else is.
          assert.ok(heard.length <= what.length + 1, `killed at ${at}: ${heard.join()}`);
        }
        const card = test.heard.findLast((one) => one.to === approvals.conversationId);
        assert.ok(card && 'view' in card.message && card.message.view.view === 'request');
        assert.equal(card.message.view.request.state, 'done', `killed at ${at}`);
        await test.close();
      }
      assert.ok(all > 30, `${all} commits`);
    });
  }
});
