import assert from 'node:assert/strict';
import { readSubscription } from '../../src/domain/customer.ts';
import type { RowsOf } from '../../src/domain/kinds/reassignSubscriptions.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { alex, megan, patti } from '../support/requests.ts';
import {
  contoso,
  fabrikam,
  openReassignStage,
  type ReassignStage,
} from '../support/reassignStage.ts';
import { heardIn } from '../support/testDesk.ts';

const ofFabrikam: RowsOf = { of: 'reseller', ...fabrikam };
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('Reassigning many subscriptions', () => {
  let stage: ReassignStage;

  beforeEach(async () => {
    stage = await openReassignStage();
    await stage.customer('c1');
  });

  afterEach(() => stage.test.close());

  const have = async (count: number) => {
    for (const at of numbers(count)) await stage.has('c1', `s${at}`);
  };
  const changes = () => stage.center.world.changes.map(({ id }) => id);
  const states = async (id = 'draft-1') =>
    (await stage.rows(id)).map(({ subscriptionId, state, code }) => [
      subscriptionId,
      code ?? state,
    ]);
  const move = async (name: 'abandon' | 'retry' | 'withdraw', id = 'draft-1') => {
    const { version } = await stage.request(id);
    const moved = await stage.test.desk.act.move(alex, id, name, { version, args: {} });
    assert.ok(!isRefusal(moved), JSON.stringify(moved));
  };

  it('waits for an admin, then gives each its new reseller once, keeps what it saw, counts, and says so once', async () => {
    await have(45);
    await stage.has('c1', 'trial', { isTrial: true });
    const asked = await stage.asks(ofFabrikam, contoso);
    assert.deepEqual(
      [asked.state, asked.about.id, asked.about.of],
      ['pending', 'fabrikam', 'contoso'],
    );
    await stage.test.settle();
    assert.deepEqual(changes(), []);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'done');
    assert.deepEqual(
      changes().toSorted(),
      numbers(45)
        .map((at) => `s${at}`)
        .toSorted(),
    );
    const rows = await stage.rows('draft-1');
    assert.equal(
      rows.filter(({ state, correlationId, doneAt }) => state === 'done' && correlationId && doneAt)
        .length,
      45,
    );
    assert.equal(rows[45]?.code, 'trial');
    const kept = await stage.store.subscriptions.read('s7');
    assert.equal(kept && readSubscription(kept).partnerId, contoso.partnerId);
    const before = await stage.test.desk.find.partnership('fabrikam');
    assert.equal(before?.counts?.subscriptions, 1);
    await stage.test.settle();
    const alexHeard = heardIn(stage.test, 'a:alex');
    assert.equal(
      alexHeard.filter((one) => one === 'done.reassignSubscriptions').length,
      1,
      alexHeard.join(),
    );
  });

  it('keeps within its share of calls: a portion of twenty takes as long as eighty calls may', async () => {
    await have(45);
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.test.settle();
    assert.equal(changes().length, 20);
    stage.test.pass({ seconds: 47 });
    await stage.test.settle();
    assert.equal(changes().length, 20);
    stage.test.pass({ seconds: 2 });
    await stage.test.settle();
    assert.equal(changes().length, 40);
    assert.equal((await stage.request('draft-1')).state, 'waiting');
    const view = await stage.test.desk.find.request(alex, 'draft-1');
    assert.ok(!isRefusal(view));
    assert.deepEqual(view.rows?.totals, { planned: 5, skipped: 0, done: 40, failed: 0 });
    const lines = view.history.map(({ deed }) => deed);
    assert.deepEqual(lines.toSorted(), ['approve', 'stepWaits', 'submit'], 'one for all portions');
  });

  it('shares the budget among those that go on at the same time', async () => {
    await have(40);
    await stage.customer('c2');
    for (const at of numbers(40)) await stage.has('c2', `t${at}`);
    const ofCustomer = (id: string): RowsOf => ({
      of: 'customer',
      customer: { id, name: `Customer ${id}`, domain: `${id}.example` },
    });
    await stage.asks(ofCustomer('c1'), contoso, undefined, 'one');
    await stage.asks(ofCustomer('c2'), contoso, undefined, 'two');
    for (const id of ['one', 'two']) await stage.approve(id);
    await stage.test.settle();
    assert.equal(changes().length, 40);
    stage.test.pass({ seconds: 55 });
    await stage.test.settle();
    assert.ok(changes().length < 80, String(changes().length));
    stage.test.pass({ seconds: 45 });
    await stage.test.settle();
    assert.equal(changes().length, 80);
  });

  it('finds done what was done before a crash, and leaves alone what somebody else has changed', async () => {
    await have(3);
    await stage.asks(ofFabrikam, contoso);
    const [first, second] = stage.center.world.subscriptions.c1 ?? [];
    assert.ok(first && second);
    first.partnerId = contoso.partnerId;
    second.partnerId = '999';
    await stage.approve('draft-1');
    await stage.until('draft-1', 'failed');
    assert.deepEqual(changes(), ['s2']);
    assert.deepEqual(await states(), [
      ['s0', 'done'],
      ['s1', 'changedMeanwhile'],
      ['s2', 'done'],
    ]);
    assert.equal((await stage.request('draft-1')).failure?.code, 'rowsFailed');
  });

  it('asks again for what got no answer, and the change that had been made is not made twice', async () => {
    await have(2);
    await stage.asks(ofFabrikam, contoso);
    stage.center.next('changeSubscription', { is: 'broken', after: 'work' });
    await stage.approve('draft-1');
    await stage.until('draft-1', 'done');
    assert.deepEqual(changes(), ['s0', 's1']);
  });

  it('repeats nothing when its own record of a row is cut off', async () => {
    await have(3);
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    const { desk } = stage.store;
    const commit = desk.commit.bind(desk);
    let cut = 1;
    desk.commit = (ops) => {
      const isRow = ops.some((op) => op.op === 'replace' && op.doc.id === 'row:draft-1:1');
      if (isRow && cut-- > 0) throw new Error('cut off');
      return commit(ops);
    };
    await stage.until('draft-1', 'done');
    assert.deepEqual(changes(), ['s0', 's1', 's2']);
  });

  it('is stopped between two rows: what is done stays, the rest is left as it is', async () => {
    await have(30);
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.test.settle();
    await move('abandon');
    stage.test.pass({ minutes: 5 });
    await stage.test.settle();
    assert.equal(changes().length, 20);
    const view = await stage.test.desk.find.rows(alex, 'draft-1', 0);
    assert.ok(!isRefusal(view));
    assert.deepEqual(view.totals, { planned: 10, skipped: 0, done: 20, failed: 0 });
    assert.equal(view.undo, true);
  });

  it('stops at once in the middle of a portion', async () => {
    await have(10);
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    const look = stage.center.subscription.bind(stage.center);
    stage.center.subscription = async (...asked) => {
      if (asked[1] === 's4') await move('abandon');
      return look(...asked);
    };
    await stage.until('draft-1', 'abandoned');
    await stage.test.settle();
    assert.deepEqual(changes(), ['s0', 's1', 's2', 's3', 's4']);
  });

  it('goes past what is refused, and a retry takes only that again', async () => {
    await have(3);
    stage.center.world.refuses.s1 = [{ code: '900311', status: 400 }];
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'failed');
    assert.deepEqual(await states(), [
      ['s0', 'done'],
      ['s1', '900311'],
      ['s2', 'done'],
    ]);
    const failed = await stage.test.desk.find.request(alex, 'draft-1');
    assert.ok(!isRefusal(failed));
    assert.deepEqual(
      failed.rows?.first.map(({ subscriptionId }) => subscriptionId),
      ['s1'],
    );
    assert.ok(!failed.may.includes('revise'), 'part of it is done');
    stage.center.calls.length = 0;
    await move('retry');
    await stage.until('draft-1', 'done');
    assert.deepEqual(
      stage.center.calls.filter((call) => call.startsWith('subscription ')),
      ['subscription s1'],
    );
    assert.deepEqual(changes(), ['s0', 's2', 's1']);
  });

  it('gives up early where every row is refused for the same reason', async () => {
    await have(60);
    await stage.asks(ofFabrikam, contoso);
    stage.center.world.unsigned.add(contoso.partnerId);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'failed');
    assert.equal((await stage.request('draft-1')).failure?.code, '900123');
    const totals = (await states()).filter(([, state]) => state === 'planned').length;
    assert.equal(totals, 40);
    stage.center.world.unsigned.clear();
    await move('retry');
    await stage.until('draft-1', 'done');
    assert.equal(changes().length, 60);
  });

  it('fails as a whole when nobody is signed in, and no row for it', async () => {
    await have(2);
    await stage.asks(ofFabrikam, contoso);
    stage.center.next('subscription', { is: 'no', code: '900421', status: 401 });
    await stage.approve('draft-1');
    await stage.until('draft-1', 'failed');
    assert.deepEqual(await states(), [
      ['s0', 'planned'],
      ['s1', 'planned'],
    ]);
  });

  it('comes back to what Partner Center works on, and does the others meanwhile', async () => {
    await have(25);
    stage.center.world.looksToChange = 3;
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.test.settle();
    const [row] = await stage.rows('draft-1');
    assert.deepEqual([row?.state, row?.askedAt !== undefined], ['planned', true]);
    await stage.until('draft-1', 'done');
    assert.equal(changes().length, 25);
    assert.equal(new Set(changes()).size, 25);
  });

  it('comes back, too, where somebody else’s change is under way', async () => {
    await have(2);
    stage.center.world.refuses.s0 = [
      { code: '900278', status: 409 },
      { code: '800082', status: 409 },
    ];
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'done');
    assert.deepEqual(changes(), ['s1', 's0']);
  });

  it('waits as long as Partner Center says, and loses nothing', async () => {
    await have(3);
    await stage.asks(ofFabrikam, contoso);
    stage.center.next('changeSubscription', { is: 'busy', until: '2026-11-23T09:01:00.000Z' });
    await stage.approve('draft-1');
    await stage.test.settle();
    assert.deepEqual(changes(), []);
    await stage.until('draft-1', 'done');
    assert.deepEqual(changes(), ['s0', 's1', 's2']);
  });

  it('goes no further when the reseller is put on hold meanwhile', async () => {
    await have(30);
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.test.settle();
    await stage.test.desk.act.hold(megan, 'contoso', 'unpaid bills');
    await stage.until('draft-1', 'failed');
    assert.equal((await stage.request('draft-1')).failure?.code, 'targetOnHold');
    assert.equal(changes().length, 20);
  });

  it('carries out what was reviewed or nothing: when something changed, the dry run is shown again', async () => {
    await have(2);
    const ask = { rowsOf: ofFabrikam, to: contoso };
    const plan = await stage.test.desk.find.reassignPlan(alex, { ...ask, requestId: 'd' });
    assert.ok(!isRefusal(plan));
    await stage.has('c1', 's9');
    const { digest } = plan;
    const made = await stage.test.desk.act.reassign(alex, { ...ask, digest }, { draftId: 'd' });
    assert.deepEqual(isRefusal(made) && made.refused, 'changed');
    assert.deepEqual(await stage.rows('d'), []);
  });

  it('writes the rows down before it is asked, again over those of an earlier try, and gives the same request twice', async () => {
    await have(250);
    // Cut off after the second part of the rows.
    stage.store.desk.breakAfter(3);
    await assert.rejects(stage.asks(ofFabrikam, contoso));
    assert.equal((await stage.request('draft-1')).state, 'draft');
    assert.equal((await stage.rows('draft-1')).length, 180);
    const few: RowsOf = { of: 'list' };
    const asked = await stage.asks(few, contoso, 's3 s5');
    assert.equal(asked.state, 'pending');
    assert.deepEqual(await states(), [
      ['s3', 'planned'],
      ['s5', 'planned'],
    ]);
    const again = await stage.test.desk.act.reassign(
      alex,
      { rowsOf: few, to: contoso, text: 's3 s5', digest: 'any' },
      { draftId: 'draft-1' },
    );
    assert.deepEqual(!isRefusal(again) && again.version, asked.version);
    const others = await stage.test.desk.act.reassign(
      patti,
      { rowsOf: few, to: contoso, text: 's3', digest: 'any' },
      { draftId: 'draft-1' },
    );
    assert.deepEqual(isRefusal(others) && others.refused, 'wrongState');
  });

  it('takes back what it did: each to whom it had, as far as nobody has changed it since and there is whom to go back to', async () => {
    await stage.has('c1', 's0');
    await stage.has('c1', 's1', { partnerId: undefined });
    await stage.has('c1', 's2');
    await stage.has('c1', 's3', { partnerId: '999' });
    const customer = { id: 'c1', name: 'Customer c1', domain: 'c1.example' };
    const asked = await stage.asks({ of: 'customer', customer }, contoso);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'done');
    const kept = stage.center.world.subscriptions.c1?.find(({ id }) => id === 's2');
    assert.ok(kept);
    await stage.has('c1', 's2', { partnerId: '777' });
    const undo: RowsOf = { of: 'undo', requestId: 'draft-1', about: asked.about };
    const back = await stage.asks(undo, undefined, undefined, 'undo-1');
    assert.deepEqual(back.about, asked.about);
    assert.deepEqual(await states('undo-1'), [
      ['s0', 'planned'],
      ['s1', 'noResellerBefore'],
      ['s2', 'changedSince'],
      ['s3', 'notPartner'],
    ]);
    await stage.approve('undo-1');
    await stage.until('undo-1', 'done');
    assert.equal(stage.there().s0, fabrikam.partnerId);
    assert.equal(stage.there().s1, contoso.partnerId);
  });

  it('shows its rows page by page, and only those that failed', async () => {
    await have(20);
    stage.center.world.refuses.s2 = [{ code: '900311', status: 400 }];
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'failed');
    const page = async (at: number, only?: 'failed') => {
      const view = await stage.test.desk.find.rows(alex, 'draft-1', at, only);
      assert.ok(!isRefusal(view));
      return [view.rows.length, view.more, view.names['4847383']];
    };
    assert.deepEqual(await page(0), [15, true, 'Fabrikam']);
    assert.deepEqual(await page(1), [5, false, 'Fabrikam']);
    assert.deepEqual(await page(0, 'failed'), [1, false, 'Fabrikam']);
    const none = await stage.test.desk.find.rows(alex, 'r9', 0);
    assert.ok(isRefusal(none) && none.refused === 'notFound');
  });

  it('keeps a removal from being approved until it is over: afterwards Partner Center would refuse', async () => {
    await have(2);
    const removal = await stage.test.desk.act.submit(alex, 'removePartnership', {
      partnershipId: 'fabrikam',
      reason: 'They moved to another distributor',
      representation: true,
      notice: { duty: 'notRequired' },
    });
    assert.ok(!isRefusal(removal));
    await stage.asks(ofFabrikam, contoso);
    const args = { version: removal.version, args: { representation: 'true' } };
    const early = await stage.test.desk.act.move(megan, removal.id, 'approve', args);
    assert.ok(isRefusal(early) && early.detail.check === 'beingReassigned', JSON.stringify(early));
    await stage.approve('draft-1');
    await stage.until('draft-1', 'done');
    assert.ok(!isRefusal(await stage.test.desk.act.move(megan, removal.id, 'approve', args)));
  });
});
