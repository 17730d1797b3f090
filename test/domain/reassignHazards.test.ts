import assert from 'node:assert/strict';
import type { RowsOf } from '../../src/domain/kinds/reassignSubscriptions.ts';
import { NoAnswer } from '../../src/domain/partnerCenterDoor.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { reassignRows } from '../../src/domain/steps/reassignRows.ts';
import { readRow, rowDoc } from '../../src/domain/rows.ts';
import { listedReseller } from '../support/fakePartnerCenter.ts';
import { alex, megan } from '../support/requests.ts';
import {
  contoso,
  fabrikam,
  openReassignStage,
  type ReassignStage,
} from '../support/reassignStage.ts';

const ofFabrikam: RowsOf = { of: 'reseller', ...fabrikam };
const tailspin = { partnershipId: 'tailspin', partnerId: '5000002', name: 'Tailspin' };

describe('Reassigning many subscriptions, when something comes between', () => {
  let stage: ReassignStage;

  beforeEach(async () => {
    stage = await openReassignStage();
    await stage.customer('c1');
  });

  afterEach(() => stage.test.close());

  const have = async (count: number) => {
    for (let at = 0; at < count; at += 1) await stage.has('c1', `s${at}`);
  };
  const changes = () => stage.center.world.changes.map(({ id }) => id);
  const states = async (id = 'draft-1') =>
    (await stage.rows(id)).map(({ subscriptionId, state, code }) => [
      subscriptionId,
      code ?? state,
    ]);

  it('carries out no rows but those that were reviewed and approved', async () => {
    await have(2);
    await stage.asks(ofFabrikam, contoso);
    const { desk } = stage.store;
    const found = await desk.read('row:draft-1:1');
    assert.ok(found);
    const doc = rowDoc({ ...readRow(found), after: tailspin.partnerId });
    await desk.commit([{ op: 'put', doc }]);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'failed');
    assert.equal((await stage.request('draft-1')).failure?.code, 'rowsChanged');
    assert.deepEqual(changes(), []);
  });

  it('writes no rows under a request that was submitted meanwhile from somewhere else', async () => {
    await have(2);
    await stage.partner({ id: 'tailspin', partnerId: '5000002', name: 'Tailspin' });
    const ask = { rowsOf: ofFabrikam, to: tailspin };
    const plan = await stage.test.desk.find.reassignPlan(alex, { ...ask, requestId: 'draft-1' });
    assert.ok(!isRefusal(plan));
    const { desk } = stage.store;
    const commit = desk.commit.bind(desk);
    desk.commit = async (ops) => {
      if (ops.some((op) => op.op === 'put' && op.doc.type === 'row')) {
        desk.commit = commit;
        await stage.asks(ofFabrikam, contoso);
      }
      return commit(ops);
    };
    const { digest } = plan;
    const made = await stage.test.desk.act.reassign(
      alex,
      { ...ask, digest },
      { draftId: 'draft-1' },
    );
    assert.equal(isRefusal(made) && made.refused, 'changed');
    const afters = (await stage.rows('draft-1')).map(({ after }) => after);
    assert.deepEqual(afters, [contoso.partnerId, contoso.partnerId]);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'done');
  });

  const undone = async (): Promise<void> => {
    const asked = await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'done');
    const undo: RowsOf = { of: 'undo', requestId: 'draft-1', about: asked.about };
    await stage.asks(undo, undefined, undefined, 'undo-1');
  };

  it('gives nothing back to a reseller that was put on hold since the way back was planned', async () => {
    await have(2);
    await undone();
    await stage.test.desk.act.hold(megan, 'fabrikam', 'unpaid bills');
    await stage.approve('undo-1');
    await stage.until('undo-1', 'failed');
    assert.deepEqual(await states('undo-1'), [
      ['s0', 'targetOnHold'],
      ['s1', 'targetOnHold'],
    ]);
    assert.deepEqual(stage.there(), { s0: contoso.partnerId, s1: contoso.partnerId });
  });

  it('takes the way back up again once that reseller is released', async () => {
    await have(6);
    await undone();
    await stage.test.desk.act.hold(megan, 'fabrikam', 'unpaid bills');
    await stage.approve('undo-1');
    await stage.until('undo-1', 'failed');
    assert.equal((await stage.request('undo-1')).failure?.code, 'rowsFailed');
    assert.ok(!isRefusal(await stage.test.desk.act.release(megan, 'fabrikam', 'paid')));
    const { version } = await stage.request('undo-1');
    await stage.test.desk.act.move(alex, 'undo-1', 'retry', { version, args: {} });
    await stage.until('undo-1', 'done');
    assert.equal(new Set(Object.values(stage.there())).size, 1);
    assert.equal(stage.there().s0, fabrikam.partnerId);
  });

  it('is taken back only when it is over', async () => {
    await have(30);
    const asked = await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.test.settle();
    assert.equal(changes().length, 20);
    const plan = await stage.test.desk.find.reassignPlan(alex, {
      rowsOf: { of: 'undo', requestId: 'draft-1', about: asked.about },
      requestId: 'undo-1',
    });
    assert.deepEqual(isRefusal(plan) && [plan.refused, plan.detail.state], [
      'wrongState',
      'waiting',
    ]);
  });

  it('comes to an end when what was accepted never shows', async () => {
    await have(2);
    stage.center.world.looksToChange = 100_000;
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    for (let hour = 0; hour < 28; hour += 1) {
      await stage.test.settle();
      stage.test.pass({ hours: 1 });
    }
    await stage.until('draft-1', 'failed');
    assert.deepEqual(await states(), [
      ['s0', 'changeNotSeen'],
      ['s1', 'changeNotSeen'],
    ]);
  });

  it('does not let the one that never gets an answer keep the others waiting', async () => {
    await have(4);
    await stage.asks(ofFabrikam, contoso);
    const look = stage.center.subscription.bind(stage.center);
    stage.center.subscription = (...asked) => {
      if (asked[1] === 's1') throw new NoAnswer('cut', { requestId: 'r', correlationId: 'c' });
      return look(...asked);
    };
    await stage.approve('draft-1');
    await stage.test.settle();
    assert.deepEqual(changes(), ['s0', 's2', 's3']);
    for (let hour = 0; hour < 28; hour += 1) {
      await stage.test.settle();
      stage.test.pass({ hours: 1 });
    }
    await stage.until('draft-1', 'failed');
    assert.deepEqual((await states())[1], ['s1', 'noAnswer']);
  });

  it('fails visibly when Partner Center cannot be reached at all, and goes on with a retry', async () => {
    await have(40);
    await stage.asks(ofFabrikam, contoso);
    const look = stage.center.subscription.bind(stage.center);
    stage.center.subscription = () => {
      throw new NoAnswer('cut', { requestId: 'r', correlationId: 'c' });
    };
    await stage.approve('draft-1');
    for (let turn = 0; turn < 60; turn += 1) {
      await stage.test.settle();
      stage.test.pass({ minutes: 1 });
    }
    const failed = await stage.request('draft-1');
    assert.deepEqual([failed.state, failed.failure?.code], ['failed', 'noAnswer']);
    stage.center.subscription = look;
    const { version } = failed;
    await stage.test.desk.act.move(alex, 'draft-1', 'retry', { version, args: {} });
    await stage.until('draft-1', 'done');
    assert.equal(changes().length, 40);
  });

  it('is the same when two workers take the same portion, the first of which lost its lease', async () => {
    await have(25);
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.test.settle();
    const request = await stage.request('draft-1');
    assert.equal(request.state, 'waiting');
    stage.test.pass({ minutes: 1 });
    await Promise.all([
      reassignRows(stage.test.doors, request),
      reassignRows(stage.test.doors, request),
    ]);
    await stage.until('draft-1', 'done');
    const asked = stage.center.world.changes.map(({ requestId }) => requestId);
    assert.equal(new Set(asked).size, 25, 'said twice under one key is said once');
    assert.ok((await states()).every(([, state]) => state === 'done'));
  });

  it('does not undo what a request of its own for one of them was promised and does not show yet', async () => {
    await have(2);
    await stage.partner({ ...tailspin, id: 'tailspin' });
    const { name, partnerId } = tailspin;
    stage.center.world.resellers.push(listedReseller('tailspin', { partnerId, name }));
    await stage.asks(ofFabrikam, contoso);
    stage.center.world.looksToChange = 8;
    const single = await stage.test.desk.act.submit(alex, 'associateReseller', {
      customer: { id: 'c1', name: 'Customer c1', domain: 'c1.example' },
      subscription: { id: 's0', name: 'Product s0' },
      before: { partnerId: fabrikam.partnerId, name: fabrikam.name },
      after: { partnerId, name },
      partnershipId: 'tailspin',
    });
    assert.ok(!isRefusal(single), JSON.stringify(single));
    await stage.approve(single.id);
    await stage.until(single.id, 'waiting');
    await stage.approve('draft-1');
    await stage.until('draft-1', 'failed');
    assert.equal((await stage.request(single.id)).state, 'done');
    assert.deepEqual(await states(), [
      ['s0', 'changedMeanwhile'],
      ['s1', 'done'],
    ]);
    assert.deepEqual(stage.there(), { s0: partnerId, s1: contoso.partnerId });
    const asked = stage.center.calls.filter((call) => call.startsWith('changeSubscription s0'));
    assert.equal(asked.length, 1);
  });

  it('counts what was done for both resellers also where it stops half done', async () => {
    await have(30);
    await stage.asks(ofFabrikam, contoso);
    await stage.approve('draft-1');
    await stage.test.settle();
    await stage.test.desk.act.hold(megan, 'contoso', 'unpaid bills');
    await stage.until('draft-1', 'failed');
    const counts = (await stage.test.desk.find.partnership('fabrikam'))?.counts;
    assert.equal(counts?.subscriptions, 10);
  });
});
