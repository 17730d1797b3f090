import assert from 'node:assert/strict';
import { freeLeases } from '../../src/domain/deliver/leases.ts';
import { newPainter, painterDoc, readPainter } from '../../src/domain/painters.ts';
import { paintTask, readTask, taskDoc } from '../../src/domain/tasks.ts';
import { later } from '../../src/domain/time.ts';
import { openTestDesk, type TestDesk } from '../support/testDesk.ts';

describe('A worker that was killed and is back', () => {
  let test: TestDesk;

  beforeEach(async () => {
    test = await openTestDesk();
    await test.delivery.close();
  });

  afterEach(() => test.close());

  const held = async (worker: string) => {
    const { doors } = test;
    const now = doors.clock.now();
    const until = later(now, { seconds: 60 });
    const task = { ...paintTask(`request:${worker}`, now), lease: { by: worker, until } };
    const painter = newPainter(doors, `request:${worker}`, 'person:alex', worker, '');
    const leased = painterDoc({ ...painter, lease: until, leasedBy: worker });
    await doors.store.desk.commit([
      { op: 'put', doc: taskDoc(task) },
      { op: 'put', doc: leased },
    ]);
    return async () => {
      const [one, other] = await Promise.all(
        [taskDoc(task).id, leased.id].map((id) => doors.store.desk.read(id)),
      );
      assert.ok(one && other);
      return [readTask(one).lease?.by, readPainter(other).leasedBy, one.doc.due === now];
    };
  };

  it('has at once what it held before, and leaves to others what they hold', async () => {
    const mine = await held('host:3978');
    const theirs = await held('host:3979');
    await freeLeases(test.doors, 'host:3978');
    assert.deepEqual(await mine(), [undefined, undefined, true]);
    assert.deepEqual(await theirs(), ['host:3979', 'host:3979', false]);
  });
});
