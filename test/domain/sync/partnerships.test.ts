import assert from 'node:assert/strict';
import { HistoryLine } from '../../../src/domain/history.ts';
import { alarmMark, alarmView, markDocId } from '../../../src/domain/sync/marks.ts';
import { pollPartnerships } from '../../../src/domain/sync/partnerships.ts';
import { requestDoc } from '../../../src/domain/request.ts';
import { listedReseller } from '../../support/fakePartnerCenter.ts';
import { invitation } from '../../support/requests.ts';
import { stage, type Stage } from './stage.ts';

const resellers = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => listedReseller(`r${from + index}`));

/** A desk that has taken over its first list. */
const settled = async (count: number): Promise<Stage> => {
  const on = stage();
  on.doors.partnerCenter.world.resellers = resellers(count);
  await pollPartnerships(on.doors);
  on.pass({ minutes: 5 });
  return on;
};

const gone = (on: Stage, ...ids: string[]) => {
  const { world } = on.doors.partnerCenter;
  world.resellers = world.resellers.filter(({ id }) => !ids.includes(id));
};

const poll = async (on: Stage) => {
  on.pass({ seconds: 5 });
  return pollPartnerships(on.doors);
};

const everything = (on: Stage) =>
  ['partnership', 'history', 'task', 'match', 'mark'].flatMap((type) =>
    on.doors.store.desk.all(type),
  );

/** The ids under which Partner Center knows what made the lines of history. */
const partnerCenterIds = (on: Stage) =>
  on.doors.store.desk.all('history').map((doc) => HistoryLine.parse(doc.body).partnerCenterIds);

describe('The poll of partnerships', () => {
  it('takes over the first list silently', async () => {
    const on = stage();
    on.doors.partnerCenter.world.resellers = resellers(3);
    const polled = await pollPartnerships(on.doors);
    assert.deepEqual(polled, { is: 'done', soon: false, appeared: [], vanished: [] });
    assert.deepEqual([on.history(), on.tasks(), on.doors.store.desk.all('match')], [[], [], []]);
    const { state, baseline, since } = (await on.partnership('r2'))!;
    assert.deepEqual([state, baseline, since], ['active', true, on.now()]);
  });

  it('takes over an empty first list, so that the first reseller to come is told', async () => {
    const on = stage();
    await pollPartnerships(on.doors);
    on.doors.partnerCenter.world.resellers = resellers(1);
    const polled = await poll(on);
    assert.ok(polled.is === 'done');
    assert.deepEqual(polled.appeared, ['r1']);
  });

  it('finishes a first list that was cut off, still silently', async () => {
    const on = stage();
    on.doors.partnerCenter.world.resellers = resellers(350);
    on.doors.store.desk.breakAfter(2);
    await assert.rejects(pollPartnerships(on.doors), /cut off/);
    assert.equal(on.doors.store.desk.all('partnership').length, 200);
    await poll(on);
    assert.equal(on.doors.store.desk.all('partnership').length, 350);
    assert.deepEqual([on.history(), on.tasks()], [[], []]);
  });

  it('keeps a reseller that appears, with its line of history and the question whose it is', async () => {
    const on = await settled(3);
    on.doors.partnerCenter.world.resellers.push(listedReseller('r9'));
    const polled = await poll(on);
    assert.deepEqual(polled, { is: 'done', soon: false, appeared: ['r9'], vanished: [] });
    const { state, baseline, since } = (await on.partnership('r9'))!;
    assert.deepEqual([state, baseline, since], ['active', false, on.now()]);
    assert.deepEqual(on.history(), ['appeared r9']);
    assert.deepEqual(partnerCenterIds(on), [
      { requestId: 'request', correlationId: 'correlation' },
    ]);
    assert.deepEqual(on.tasks(), ['match:r9 > #partnerships', 'uninvited Reseller r9 > configure']);
  });

  it('follows a changed name, Partner ID and country', async () => {
    const on = await settled(2);
    await on.keep('r1', { agreement: { ok: true, asOf: on.now() } });
    on.doors.partnerCenter.world.resellers[0] = listedReseller('r1', {
      name: 'New name',
      partnerId: '77',
      country: 'FR',
    });
    await poll(on);
    const kept = (await on.partnership('r1'))!;
    assert.deepEqual([kept.name, kept.partnerId, kept.country], ['New name', '77', 'FR']);
    assert.equal(kept.agreement, undefined, 'it was about the other Partner ID');
    assert.deepEqual([on.history(), on.tasks()], [[], []]);
  });

  it('does not compare a list again that it knows, for an hour', async () => {
    const on = await settled(2);
    const commits = on.doors.store.desk.saved;
    on.doors.partnerCenter.world.resellers.reverse();
    await poll(on);
    assert.equal(on.doors.store.desk.saved, commits);
    on.pass({ hours: 1 });
    await poll(on);
    assert.equal(on.doors.store.desk.saved, commits + 1);
  });

  it('asks again soon when one is missing, and counts it as gone after two lists without it', async () => {
    const on = await settled(12);
    gone(on, 'r3');
    assert.deepEqual(await poll(on), { is: 'done', soon: true, appeared: [], vanished: [] });
    const missed = (await on.partnership('r3'))!;
    assert.deepEqual([missed.state, missed.missing], ['active', 1]);
    assert.deepEqual([on.history(), on.tasks()], [[], []]);
    assert.deepEqual(await poll(on), { is: 'done', soon: false, appeared: [], vanished: ['r3'] });
    const removed = (await on.partnership('r3'))!;
    assert.deepEqual([removed.state, removed.removedAt], ['removed', on.now()]);
    assert.deepEqual(on.history(), ['vanished r3']);
    assert.deepEqual(partnerCenterIds(on), [
      { requestId: 'request', correlationId: 'correlation' },
    ]);
    assert.deepEqual(on.tasks(), [
      'changedOutsideGone Reseller r3 > #partnerships',
      'changedOutsideGone Reseller r3 > configure',
    ]);
  });

  it('forgets a miss when the reseller is listed again', async () => {
    const on = await settled(12);
    const all = on.doors.partnerCenter.world.resellers;
    gone(on, 'r3');
    await poll(on);
    on.doors.partnerCenter.world.resellers = all;
    await poll(on);
    assert.equal((await on.partnership('r3'))!.missing, 0);
    gone(on, 'r3');
    await poll(on);
    assert.equal((await on.partnership('r3'))!.state, 'active');
    assert.deepEqual(on.history(), []);
  });

  it('wakes the request behind a removal, and tells nobody that it was done outside', async () => {
    const on = await settled(12);
    await on.keep('r3', { state: 'closing', closing: { requestId: 'removal-1' } });
    gone(on, 'r3');
    await poll(on);
    await poll(on);
    assert.equal((await on.partnership('r3'))!.state, 'removed');
    assert.deepEqual(on.tasks(), ['step:removal-1']);
    const line = on.doors.store.desk.all('history')[0];
    assert.ok(line?.tags.includes('request:removal-1'));
  });

  it('never turns a closing partnership active', async () => {
    const on = await settled(12);
    await on.keep('r3', { state: 'closing', closing: { requestId: 'removal-1' } });
    const all = on.doors.partnerCenter.world.resellers;
    gone(on, 'r3');
    await poll(on);
    on.doors.partnerCenter.world.resellers = [
      ...all.slice(0, 2),
      { ...all[2]!, name: 'New' },
      ...all.slice(3),
    ];
    await poll(on);
    const kept = (await on.partnership('r3'))!;
    assert.deepEqual([kept.state, kept.name, kept.missing], ['closing', 'New', 0]);
  });

  it('greets one that comes back as a new partnership that keeps its manager and its hold', async () => {
    const on = await settled(12);
    const by = { id: 'megan', name: 'Megan' };
    const hold = { reason: 'Unpaid', by, at: on.now() };
    const removed = { state: 'removed', removedAt: on.now(), missing: 2 } as const;
    await on.keep('r99', { ...removed, manager: by, hold, closing: { requestId: 'removal-1' } });
    on.pass({ days: 3 });
    on.doors.partnerCenter.world.resellers.push(listedReseller('r99'));
    const polled = await poll(on);
    assert.ok(polled.is === 'done');
    assert.deepEqual(polled.appeared, ['r99']);
    const { state: _, ...listed } = listedReseller('r99');
    assert.deepEqual(await on.partnership('r99'), {
      ...listed,
      state: 'active',
      since: on.now(),
      baseline: false,
      missing: 0,
      manager: by,
      hold,
    });
    assert.deepEqual(on.history(), ['appeared r99']);
  });

  it('counts a reseller with several locations once', async () => {
    const on = await settled(2);
    const double = listedReseller('r9', { partnerId: '111' });
    on.doors.partnerCenter.world.resellers.push({ ...double, partnerId: '222' }, double);
    const polled = await poll(on);
    assert.ok(polled.is === 'done');
    assert.deepEqual(polled.appeared, ['r9']);
    assert.equal((await on.partnership('r9'))!.partnerId, '111');
  });

  it('leaves out a reseller that it cannot keep, and says so', async () => {
    const on = await settled(2);
    const { world } = on.doors.partnerCenter;
    world.resellers.push(listedReseller('odd', { partnerId: 'none' }), listedReseller('r9'));
    const polled = await poll(on);
    assert.ok(polled.is === 'done');
    assert.deepEqual(polled.appeared, ['r9']);
    assert.deepEqual(on.faults, ['sync.partnerships']);
    assert.equal(await on.partnership('odd'), undefined);
  });
});

describe('A poll that did not succeed', () => {
  const scripts = [
    {
      title: 'Partner Center is busy',
      answer: { is: 'busy', until: '2026-11-23T10:00:00.000Z' },
      polled: { is: 'busy', until: '2026-11-23T10:00:00.000Z' },
    },
    { title: 'the line is broken', answer: { is: 'broken' }, polled: { is: 'failed' } },
    {
      title: 'it is refused',
      answer: { is: 'no', code: '1002', status: 403 },
      polled: {
        is: 'failed',
        no: {
          code: '1002',
          status: 403,
          ids: { requestId: 'request', correlationId: 'correlation' },
        },
      },
    },
    {
      title: 'the list comes in pages',
      answer: { is: 'yes', value: { items: [], next: 'more' } },
      polled: { is: 'failed' },
    },
  ] as const;
  for (const { title, answer, polled } of scripts) {
    it(`changes nothing when ${title}`, async () => {
      const on = await settled(12);
      gone(on, 'r3');
      await poll(on);
      const before = everything(on);
      on.doors.partnerCenter.next('resellers', answer);
      assert.deepEqual(await poll(on), polled);
      assert.deepEqual(everything(on), before);
    });
  }

  it('is completed by the next one, with one effect and one telling each', async () => {
    const on = await settled(60);
    const request = invitation({ input: { email: 'a@b.example', partnerId: '4000105' } });
    await on.doors.store.desk.commit([{ op: 'create', doc: requestDoc(request) }]);
    gone(on, 'r3', 'r4');
    on.doors.partnerCenter.world.resellers.push(...resellers(45, 101));
    await poll(on);
    const whole = { history: on.history(), tasks: on.tasks() };
    assert.equal(whole.history.length, 45);

    for (const cutAt of [0, 1, 2, 3, 4]) {
      const again = await settled(60);
      await again.doors.store.desk.commit([{ op: 'create', doc: requestDoc(request) }]);
      gone(again, 'r3', 'r4');
      again.doors.partnerCenter.world.resellers.push(...resellers(45, 101));
      again.doors.store.desk.breakAfter(cutAt);
      await assert.rejects(poll(again), /cut off/);
      await poll(again);
      const appeared = again.history().filter((line) => line.startsWith('appeared'));
      assert.deepEqual(appeared.toSorted(), whole.history.toSorted(), `cut at ${cutAt}`);
      await poll(again);
      const lines = again.history().filter((line) => line.startsWith('vanished'));
      assert.deepEqual(lines.toSorted(), ['vanished r3', 'vanished r4'], `cut at ${cutAt}`);
      const tellings = again.tasks().filter((task) => !task.startsWith('changedOutsideGone'));
      assert.deepEqual(tellings, whole.tasks, `cut at ${cutAt}`);
      assert.equal(again.tasks().length - tellings.length, 4, `cut at ${cutAt}`);
    }
  });

  it('decides anew when a reseller changes under it', async () => {
    const on = await settled(12);
    gone(on, 'r3');
    await poll(on);
    const closing = { missing: 1, state: 'closing', closing: { requestId: 'removal-1' } } as const;
    on.doors.store.desk.beforeCommit(() => on.keep('r3', closing));
    await poll(on);
    assert.deepEqual(on.tasks(), ['step:removal-1']);
  });
});

describe('The alarm of the poll', () => {
  const table: { kept: number; gone: number; alarm: boolean }[] = [
    { kept: 2, gone: 1, alarm: false },
    { kept: 6, gone: 1, alarm: false },
    { kept: 6, gone: 2, alarm: true },
    { kept: 20, gone: 2, alarm: false },
    { kept: 20, gone: 3, alarm: true },
    { kept: 50, gone: 5, alarm: false },
    { kept: 200, gone: 5, alarm: false },
    { kept: 200, gone: 6, alarm: true },
  ];
  for (const { kept, gone: count, alarm } of table) {
    it(`${alarm ? 'rings' : 'is silent'} when ${count} of ${kept} vanish at once`, async () => {
      const on = await settled(kept);
      gone(on, ...resellers(count).map(({ id }) => id));
      const polled = await poll(on);
      assert.ok(polled.is === 'done');
      assert.equal(polled.alarm, alarm ? 'manyGone' : undefined);
      assert.equal((await on.partnership('r1'))!.missing, alarm ? 0 : 1);
      assert.deepEqual(on.tasks(), alarm ? ['alarm:alarm > configure'] : []);
    });
  }

  it('says who is missing and how many are known', async () => {
    const on = await settled(12);
    gone(on, 'r1', 'r2');
    await poll(on);
    const doc = (await on.doors.store.desk.read(markDocId(alarmMark.id)))!.doc;
    assert.deepEqual(alarmView(doc), {
      view: 'alarm',
      reason: 'manyGone',
      names: ['Reseller r1', 'Reseller r2'],
      known: 12,
    });
  });

  it('rings for an answer without a list, and for an empty one while partnerships are kept', async () => {
    for (const value of [{ items: undefined }, { items: [] }]) {
      const on = await settled(1);
      on.doors.partnerCenter.next('resellers', { is: 'yes', value });
      const polled = await poll(on);
      assert.ok(polled.is === 'done');
      assert.equal(polled.alarm, 'noList');
      assert.equal((await on.partnership('r1'))!.missing, 0);
      assert.deepEqual(on.tasks(), ['alarm:alarm > configure']);
    }
  });

  it('rings once, and once more only after a list that was believed', async () => {
    const on = await settled(12);
    const all = on.doors.partnerCenter.world.resellers;
    gone(on, 'r1', 'r2');
    await poll(on);
    await poll(on);
    on.doors.partnerCenter.next('resellers', { is: 'yes', value: {} });
    await poll(on);
    assert.equal(on.tasks().length, 1);
    on.doors.partnerCenter.world.resellers = all;
    await poll(on);
    gone(on, 'r1', 'r2');
    await poll(on);
    assert.equal(on.tasks().length, 2);
    assert.deepEqual(on.history(), []);
  });

  it('does not count what people decided: many approved removals may vanish together', async () => {
    const on = await settled(12);
    const ids = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'];
    for (const id of ids)
      await on.keep(id, { state: 'closing', closing: { requestId: `of-${id}` } });
    gone(on, ...ids, 'r8');
    await poll(on);
    const polled = await poll(on);
    assert.ok(polled.is === 'done');
    assert.deepEqual(polled.vanished.toSorted(), [...ids, 'r8']);
  });

  it('lets the last partnership go when its removal was approved', async () => {
    const on = await settled(1);
    await on.keep('r1', { state: 'closing', closing: { requestId: 'removal-1' } });
    gone(on, 'r1');
    await poll(on);
    await poll(on);
    assert.equal((await on.partnership('r1'))!.state, 'removed');
    assert.deepEqual(on.tasks(), ['step:removal-1']);
  });

  it('leaves the count of misses alone when a list in between is not believed', async () => {
    const on = await settled(60);
    gone(on, 'r1');
    await poll(on);
    on.doors.partnerCenter.next('resellers', { is: 'yes', value: { items: resellers(20, 2) } });
    await poll(on);
    assert.equal((await on.partnership('r1'))!.missing, 1);
    await poll(on);
    assert.equal((await on.partnership('r1'))!.state, 'removed');
    assert.deepEqual(on.history(), ['vanished r1']);
  });
});
