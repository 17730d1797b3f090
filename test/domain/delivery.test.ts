import assert from 'node:assert/strict';
import { startDelivery } from '../../src/domain/deliver/round.ts';
import type { Partnership } from '../../src/domain/partnership.ts';
import { partnershipDoc, partnershipDocId } from '../../src/domain/partnership.ts';
import type { Doc, Op, Shelf } from '../../src/domain/ports.ts';
import { requestDoc } from '../../src/domain/request.ts';
import { stepTask, task, taskDoc, type Task } from '../../src/domain/tasks.ts';
import { until, yes } from '../support/answers.ts';
import { alex, invitation, megan, monday, removal, removalInput } from '../support/requests.ts';
import { heardIn, openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

describe('The delivery of tasks', () => {
  let test: TestDesk;
  let faults: string[];
  beforeEach(async () => {
    test = await openTestDesk();
    faults = [];
    test.doors.log = { info: () => undefined, fault: (event) => void faults.push(event) };
  });
  afterEach(() => test.close());

  const put = (...docs: Doc[]) =>
    test.doors.store.desk.commit(docs.map((doc): Op => ({ op: 'put', doc })));
  const line = (id: string, person = 'alex', due = monday): Task =>
    task(`post:${id}`, `post:person:${person}`, due, {
      do: 'post',
      place: `person:${person}`,
      line: { key: id, values: {} },
    });
  /** Does something else on the way to the store. */
  const onDesk = (change: (desk: Shelf) => Partial<Shelf>): void => {
    const { desk } = test.doors.store;
    test.doors.store = { ...test.doors.store, desk: { ...desk, ...change(desk) } };
  };
  const taskIds = async (): Promise<string[]> =>
    (await test.doors.store.desk.list({ type: 'task', limit: 50 })).map(({ doc }) => doc.id);

  it('goes past a task that this version cannot read', async () => {
    const strange = taskDoc(line('strange', 'megan', '2026-11-01T00:00:00.000Z'));
    await put({ ...strange, body: { id: 'strange', work: { do: 'of a later version' } } });
    await put(taskDoc(line('hello')));
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), ['hello']);
    assert.deepEqual(await taskIds(), ['task:post:strange'], 'it is left for whoever can');
    assert.deepEqual(faults, ['delivery.unreadable'], 'and said once');
  });

  it('says a line once, although its claim was renewed while its end was being saved', async () => {
    let renewed = false;
    onDesk((desk) => ({
      read: async (id) => {
        const found = await desk.read(id);
        if (id === 'task:post:hello' && found && test.heard.length > 0 && !renewed) {
          renewed = true;
          await desk.commit([{ op: 'replace', doc: found.doc, etag: found.etag }]);
        }
        return found;
      },
    }));
    await put(taskDoc(line('hello')));
    await test.settle();
    assert.ok(renewed);
    test.pass({ minutes: 5 });
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), ['hello']);
  });

  it('does not run in circles while the store takes no writes', async () => {
    await put(taskDoc(line('hello')));
    let looks = 0;
    onDesk((desk) => ({
      list: (query) => {
        looks += 1;
        return desk.list(query);
      },
      commit: async () => {
        await new Promise((done) => setImmediate(done));
        throw new Error('The disk is full');
      },
    }));
    test.delivery.wake();
    for (let turn = 0; turn < 300; turn += 1) await new Promise((done) => setImmediate(done));
    assert.ok(looks < 5, `looked ${looks} times`);
  });

  it('hears a call that comes while it is just falling asleep', async () => {
    const below = test.doors.store.desk;
    for (let gap = 0; gap < 12; gap += 1) {
      await test.settle();
      let looks = 0;
      const calls = (left: number): void => {
        if (left === 0) return test.delivery.wake();
        queueMicrotask(() => calls(left - 1));
      };
      test.doors.store = {
        ...test.doors.store,
        desk: {
          ...below,
          list: async (query) => {
            if (query.type === 'task') looks += 1;
            const found = await below.list(query);
            if (looks === 1) calls(gap);
            return found;
          },
        },
      };
      test.delivery.wake();
      await test.delivery.idle();
      assert.ok(looks >= 2, `a call ${gap} steps after the look was lost`);
    }
  });

  it('does not let others wait behind a conversation that is slow and has much to hear', async () => {
    const notifier = { ...test.doors.notifier };
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    test.doors.notifier.post = async (to, message) => {
      if (to.personId === 'alex') await slow;
      return notifier.post(to, message);
    };
    for (let index = 0; index < 260; index += 1) await put(taskDoc(line(`much${index}`)));
    await put(taskDoc(line('some', 'megan')));
    test.delivery.wake();
    await until('the other one heard', () => heardIn(test, 'a:megan').includes('some'));
    release();
    await test.delivery.idle();
  });

  it('counts what a step found only for the request as it was looked at', async () => {
    const waiting = removal({
      state: 'waiting',
      step: 1,
      waiting: { code: 'removal', since: monday, owner: { id: 'megan', name: 'Megan' } },
      verdicts: [{ move: 'approve', by: { id: 'megan', name: 'Megan' }, at: monday }],
    });
    const closing: Partnership = partnership({ state: 'closing', closing: { requestId: 'r1' } });
    await put(requestDoc(waiting), partnershipDoc(closing));
    let meanwhile = true;
    onDesk((desk) => ({
      read: async (id) => {
        const found = await desk.read(id);
        if (id !== partnershipDocId('fabrikam') || !meanwhile) return found;
        meanwhile = false;
        yes(await test.desk.act.move(megan, 'r1', 'undoApproval', { args: {} }));
        yes(await test.desk.act.move(megan, 'r1', 'approve', { args: { representation: 'true' } }));
        return { doc: partnershipDoc({ ...closing, state: 'removed' }), etag: 'old' };
      },
    }));
    await put(taskDoc(stepTask(waiting, monday)));
    await test.settle();
    const { request } = yes(await test.desk.find.request(megan, 'r1'));
    assert.equal(request.state, 'waiting');
    assert.equal(request.step, 1);
    assert.equal((await test.desk.find.partnership('fabrikam'))?.state, 'closing');
  });

  it('takes a step again at once, and as no fault, when a poll changed the reseller meanwhile', async () => {
    let meanwhile = true;
    const request = yes(await test.desk.act.submit(alex, 'removePartnership', removalInput));
    await test.settle();
    onDesk((desk) => ({
      commit: async (ops) => {
        const mine = ops.some((op) => op.op === 'replace' && op.doc.type === 'partnership');
        if (mine && meanwhile) {
          meanwhile = false;
          await desk.commit([{ op: 'put', doc: partnershipDoc(partnership({ missing: 1 })) }]);
        }
        return desk.commit(ops);
      },
    }));
    yes(
      await test.desk.act.move(megan, request.id, 'approve', { args: { representation: 'true' } }),
    );
    await test.settle();
    assert.deepEqual(faults, []);
    assert.equal((await test.desk.find.partnership('fabrikam'))?.state, 'closing');
    assert.equal(yes(await test.desk.find.request(megan, request.id)).request.state, 'waiting');
  });

  it('does each task once, although two instances look at the same store', async () => {
    const other = startDelivery(test.doors, { tickMs: 60_000, worker: 'other' });
    const lines = Array.from({ length: 60 }, (_, index) => taskDoc(line(`line${index}`)));
    await put(...lines);
    for (let round = 0; round < 5; round += 1) {
      test.delivery.wake();
      other.wake();
      await Promise.all([test.delivery.idle(), other.idle()]);
    }
    await other.close();
    assert.equal(test.heard.length, 60);
    assert.equal(new Set(heardIn(test, 'a:alex')).size, 60);
  });

  it('takes over what a dead instance had claimed, when its claim has run out', async () => {
    const lease = { by: 'dead', until: '2026-11-23T09:01:00.000Z' };
    await put(taskDoc({ ...line('hello'), lease }));
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), []);
    test.pass({ seconds: 61 });
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), ['hello']);
  });

  it('tells nothing to somebody who has lost every role', async () => {
    const { directory } = test.doors;
    test.doors.directory = { ...directory, person: () => Promise.resolve(undefined) };
    await put(taskDoc(line('hello')));
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), []);
    assert.deepEqual(await taskIds(), []);
  });

  it('keeps what it has to say for as long as nobody knows who has a role', async () => {
    const { directory } = test.doors;
    test.doors.directory = {
      ...directory,
      person: () => Promise.reject(new Error('The directory cannot be asked')),
    };
    await put(taskDoc(line('hello')));
    for (let minute = 0; minute < 30; minute += 1) {
      await test.settle();
      test.pass({ minutes: 1 });
    }
    assert.deepEqual(heardIn(test, 'a:alex'), []);
    test.doors.directory = directory;
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), ['hello']);
  });

  it('fails a request visibly when its step was tried ten times, and it can be tried again', async () => {
    await put(requestDoc(invitation({ id: 'i1', state: 'running' })));
    await put(taskDoc({ ...stepTask({ id: 'i1' }, monday), tries: 9 }));
    onDesk((desk) => ({
      read: (id) =>
        id === 'request:i1' && breaks()
          ? Promise.reject(new Error('The line broke'))
          : desk.read(id),
    }));
    let left = 1;
    const breaks = (): boolean => (left -= 1) >= 0;
    await test.settle();
    const { request } = yes(await test.desk.find.request(alex, 'i1'));
    assert.equal(request.state, 'failed');
    assert.equal(request.failure?.code, 'fault');
    yes(await test.desk.act.move(alex, 'i1', 'retry', { args: {} }));
    await test.settle();
    assert.equal(yes(await test.desk.find.request(alex, 'i1')).request.state, 'waiting');
  });
});
