import assert from 'node:assert/strict';
import { decide, type Decision } from '../../src/domain/decide.ts';
import type { MoveName } from '../../src/domain/moves/move.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Request } from '../../src/domain/request.ts';
import { afterHours } from '../../src/domain/time.ts';
import { system, type Actor } from '../../src/domain/values.ts';
import { openOrderDesk } from '../support/orderBusiness.ts';
import { e3, order, orderInput } from '../support/orders.ts';
import { alex, monday, policy } from '../support/requests.ts';
import { heardIn } from '../support/testDesk.ts';

const decided = (
  request: Request,
  move: MoveName,
  actor: Actor,
  now: string,
  args: Record<string, unknown> = {},
): Decision => {
  const answer = decide({ request, move, actor, args, findings: [], policy, now, lineId: 'line' });
  if (isRefusal(answer)) assert.fail(`refused: ${answer.refused}`);
  return answer;
};
const large = orderInput({ lines: [{ ...e3, quantity: 500 }] });

describe('The clock of an order', () => {
  it('counts hours of work', () => {
    assert.equal(afterHours(monday, 2, policy.working), '2026-11-23T11:00:00.000Z');
    const friday = '2026-11-27T16:00:00.000Z';
    assert.equal(afterHours(friday, 2, policy.working), '2026-11-30T10:00:00.000Z');
  });

  it('reminds approvers after two hours of work, asks Global admins after four, and ends after three days', () => {
    const draft = order({ state: 'draft', input: large, submittedAt: undefined, steps: [] });
    const pending = decided(draft, 'submit', alex, monday).request;
    assert.equal(pending.state, 'pending');
    assert.deepEqual(pending.next, { move: 'remind', at: '2026-11-23T11:00:00.000Z' });
    const reminded = decided(pending, 'remind', system, pending.next?.at ?? '').request;
    assert.deepEqual(reminded.next, { move: 'escalate', at: '2026-11-23T13:00:00.000Z' });
    const escalated = decided(reminded, 'escalate', system, reminded.next?.at ?? '').request;
    assert.deepEqual(escalated.next, { move: 'expire', at: '2026-11-25T17:00:00.000Z' });
    const expired = decided(escalated, 'expire', system, escalated.next?.at ?? '').request;
    assert.equal(expired.state, 'expired');
    assert.equal(expired.next, undefined);
  });

  it('starts anew when the price has to be approved', () => {
    const now = '2026-11-24T09:00:00.000Z';
    const args = { because: ['orders.amount'] };
    const asked = decided(order({ step: 3 }), 'askApproval', system, now, args).request;
    assert.equal(asked.step, 4);
    assert.deepEqual(asked.next, { move: 'remind', at: '2026-11-24T11:00:00.000Z' });
  });

  it('reminds of a customer agreement on the second and the seventh day, and never ends it', () => {
    const args = { code: 'agreement' };
    const waiting = decided(order({ step: 2 }), 'stepWaits', system, monday, args).request;
    assert.deepEqual(waiting.next, { move: 'remind', at: '2026-11-25T09:00:00.000Z' });
    const second = decided(waiting, 'remind', system, '2026-11-25T09:00:00.000Z');
    const told = second.tasks.map(({ work }) => work.do === 'tell' && work.line?.key);
    assert.ok(told.includes('agreementReminder'));
    assert.deepEqual(second.request.next, { move: 'remind', at: '2026-11-30T09:00:00.000Z' });
    const seventh = decided(second.request, 'remind', system, '2026-11-30T09:00:00.000Z').request;
    assert.equal(seventh.next, undefined);
    assert.equal(seventh.state, 'waiting');
  });

  it('goes on as it was set when somebody looks, or more is known', () => {
    const args = { code: 'agreement' };
    const waiting = decided(order({ step: 2 }), 'stepWaits', system, monday, args).request;
    const tuesday = '2026-11-24T09:00:00.000Z';
    for (const again of [
      decided(waiting, 'checkNow', alex, tuesday),
      decided(waiting, 'stepWaits', system, tuesday, args),
    ]) {
      assert.deepEqual(again.request.next, waiting.next);
      assert.equal(again.request.waiting?.since, monday);
    }
  });

  it('tells the asker and admins when Microsoft takes days to set up what was ordered', () => {
    const args = { code: 'provisioning' };
    const waiting = decided(order({ step: 5 }), 'stepWaits', system, monday, args).request;
    assert.deepEqual(waiting.next, { move: 'remind', at: '2026-11-24T09:00:00.000Z' });
    const first = decided(waiting, 'remind', system, '2026-11-24T09:00:00.000Z');
    const told = first.tasks.flatMap(({ work }) =>
      work.do === 'tell' && work.line?.key === 'provisioningReminder' ? [work.audience.to] : [],
    );
    assert.deepEqual(told, ['person', 'channels']);
    assert.deepEqual(first.request.next, { move: 'remind', at: '2026-11-26T09:00:00.000Z' });
  });

  it('is none while a change is being worked on', () => {
    const args = { code: 'changePending' };
    const waiting = decided(order({ step: 5 }), 'stepWaits', system, monday, args).request;
    assert.equal(waiting.next, undefined);
  });

  it('reminds the asker twice of an agreement that is not accepted, and then waits on', async () => {
    const test = await openOrderDesk();
    try {
      const { id } = await test.ask();
      for (let day = 0; day < 30; day += 1) await test.wait({ days: 1 });
      const reminders = heardIn(test, 'a:alex').filter((key) => key === 'agreementReminder');
      assert.equal(reminders.length, 2);
      assert.equal((await test.read(id)).state, 'waiting');
      await test.accept(id);
      assert.equal((await test.read(id)).state, 'done');
    } finally {
      await test.close();
    }
  });
});
