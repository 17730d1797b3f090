import assert from 'node:assert/strict';
import { decide, movesNow, type Decision, type Wish } from '../../src/domain/decide.ts';
import type { MoveName } from '../../src/domain/moves/move.ts';
import { isRefusal, type RefusalCode } from '../../src/domain/refusal.ts';
import type { Request } from '../../src/domain/request.ts';
import { system, type Actor } from '../../src/domain/values.ts';
import {
  adele,
  alex,
  invitation,
  isaiah,
  megan,
  monday,
  patti,
  policy,
  removal,
} from '../support/requests.ts';

const tuesday = '2026-11-24T09:00:00.000Z';

const wish = (request: Request, move: MoveName, actor: Actor, more: Partial<Wish> = {}): Wish => ({
  request,
  move,
  actor,
  args: {},
  findings: [],
  policy,
  now: tuesday,
  lineId: 'line',
  ...more,
});

const decided = (
  request: Request,
  move: MoveName,
  actor: Actor,
  more: Partial<Wish> = {},
): Decision => {
  const decision = decide(wish(request, move, actor, more));
  if (isRefusal(decision))
    assert.fail(`refused: ${decision.refused} ${JSON.stringify(decision.detail)}`);
  return decision;
};

const refused = (
  request: Request,
  move: MoveName,
  actor: Actor,
  more: Partial<Wish> = {},
): RefusalCode => {
  const decision = decide(wish(request, move, actor, more));
  if (!isRefusal(decision)) assert.fail(`not refused: ${decision.request.state}`);
  return decision.refused;
};

const represented = { args: { representation: 'true' } };
const does = (decision: Decision): string[] => decision.tasks.map((task) => task.work.do);
const told = (decision: Decision): string[] =>
  decision.tasks.flatMap((task) =>
    task.work.do === 'tell' ? [`${JSON.stringify(task.work.audience)} ${task.work.line?.key}`] : [],
  );

describe('A removal that waits for a decision', () => {
  it('runs once an admin approves, tells its asker and repaints every card', () => {
    const decision = decided(removal(), 'approve', megan, represented);
    assert.equal(decision.request.state, 'running');
    assert.equal(decision.request.version, 2);
    assert.deepEqual(decision.request.verdicts, [
      { move: 'approve', by: { id: 'megan', name: 'Megan' }, at: tuesday },
    ]);
    assert.deepEqual(does(decision), ['tell', 'step', 'paint']);
    assert.deepEqual(told(decision), ['{"to":"person","id":"alex"} approved']);
    assert.equal(decision.history.deed, 'approve');
    assert.equal(decision.history.by.id, 'megan');
  });

  it('is not approved without the representation', () =>
    assert.equal(refused(removal(), 'approve', megan), 'notTicked'));

  it('is never approved by its asker, whatever the role', () =>
    assert.equal(
      refused(removal(), 'approve', { ...alex, roles: ['salesAgent', 'globalAdmin'] }, represented),
      'ownRequest',
    ));

  it('is never approved, rejected or sent back by anybody who wrote any of it', () => {
    const request = removal({ authors: ['alex', 'megan'] });
    assert.equal(refused(request, 'approve', megan, represented), 'ownRequest');
    assert.equal(refused(request, 'reject', megan, { args: { reason: 'Not now' } }), 'ownRequest');
    assert.equal(
      refused(request, 'sendBack', megan, { args: { comment: 'Not now' } }),
      'ownRequest',
    );
  });

  it('is decided by admin agents and Global admins only', () => {
    for (const actor of [patti, isaiah, alex])
      assert.equal(refused(removal(), 'approve', actor, represented), 'notAllowed');
    for (const actor of [megan, adele])
      assert.equal(decided(removal(), 'approve', actor, represented).request.state, 'running');
  });

  it('is not approved while orders of the reseller are open, and can still be rejected', () => {
    const findings = [
      { code: 'openOrders', weight: 'blocksApproval' as const, values: { count: '2' } },
    ];
    assert.equal(refused(removal(), 'approve', megan, { ...represented, findings }), 'blocked');
    assert.equal(
      decided(removal(), 'reject', megan, { args: { reason: 'Orders are open' }, findings }).request
        .state,
      'rejected',
    );
    assert.ok(
      movesNow(removal(), megan, findings, policy, tuesday).includes('approve'),
      'the button stays, and says why',
    );
  });

  it('is not rejected without a reason, nor sent back without a comment', () => {
    assert.equal(refused(removal(), 'reject', megan), 'invalid');
    assert.equal(refused(removal(), 'reject', megan, { args: { reason: ' x ' } }), 'invalid');
    assert.equal(refused(removal(), 'sendBack', megan), 'invalid');
  });

  it('goes back to its asker with everything kept, and shows what was changed afterwards', () => {
    const decision = decided(removal(), 'sendBack', megan, { args: { comment: 'Say since when' } });
    assert.equal(decision.request.state, 'draft');
    assert.deepEqual(decision.request.input, removal().input);
    assert.deepEqual(decision.request.inputBefore, removal().input);
    assert.equal(decision.request.verdicts[0]?.comment, 'Say since when');
    assert.deepEqual(told(decision), ['{"to":"person","id":"alex"} sentBack']);
  });

  it('never counts an attempt twice, although it is sent back and asked again after an undone approval', () => {
    const back = removal({ state: 'draft', attempt: 2, inputBefore: removal().input });
    assert.equal(decided(back, 'submit', alex).request.attempt, 2);
  });

  it('can be withdrawn by its asker alone', () => {
    assert.equal(decided(removal(), 'withdraw', alex).request.state, 'withdrawn');
    assert.equal(refused(removal(), 'withdraw', patti), 'notAllowed');
    assert.equal(refused(removal(), 'withdraw', megan), 'notAllowed');
  });

  it('is reminded of after one working day, then escalated, then expired, by the desk only', () => {
    const reminded = decided(removal(), 'remind', system);
    assert.equal(reminded.request.version, 1, 'a reminder makes no card out of date');
    assert.deepEqual(reminded.request.next, { move: 'escalate', at: '2026-11-25T17:00:00.000Z' });
    assert.deepEqual(told(reminded), [
      '{"to":"roles","roles":["adminAgent","globalAdmin"],"except":["alex"]} remindApproval',
    ]);
    const escalated = decided(reminded.request, 'escalate', system, {
      now: '2026-11-26T09:00:00.000Z',
    });
    assert.deepEqual(escalated.request.next, { move: 'expire', at: '2026-12-07T09:00:00.000Z' });
    assert.deepEqual(told(escalated), [
      '{"to":"roles","roles":["globalAdmin"],"except":["alex"]} escalated',
    ]);
    assert.equal(
      decided(escalated.request, 'expire', system, { now: '2026-12-07T09:00:00.000Z' }).request
        .state,
      'expired',
    );
    assert.equal(refused(removal(), 'expire', adele), 'notAllowed');
  });
});

describe('A late or old click', () => {
  it('is told who decided, and when', () => {
    const after = decided(removal(), 'approve', megan, represented).request;
    const late = decide(wish(after, 'approve', adele, represented));
    assert.ok(isRefusal(late));
    assert.equal(late.refused, 'alreadyDecided');
    assert.deepEqual(late.detail, { move: 'approve', by: 'Megan', at: tuesday });
  });

  it('on an older version is still good while the input is unchanged', () => {
    const request = removal({ version: 5, inputVersion: 3 });
    assert.equal(
      decided(request, 'approve', megan, { ...represented, version: 3 }).request.state,
      'running',
    );
    assert.equal(refused(request, 'approve', megan, { ...represented, version: 2 }), 'changed');
  });
});

describe('A removal that was approved', () => {
  const waiting = removal({
    state: 'waiting',
    step: 1,
    waiting: { code: 'removal', since: monday, owner: { id: 'megan', name: 'Megan' } },
    verdicts: [{ move: 'approve', by: { id: 'megan', name: 'Megan' }, at: monday }],
  });

  it('is finished by the desk when Partner Center no longer lists the reseller: asker and channels hear it', () => {
    const decision = decided(waiting, 'stepDone', system);
    assert.equal(decision.request.state, 'done');
    assert.deepEqual(told(decision), [
      '{"to":"person","id":"alex"} done.removePartnership',
      '{"to":"channels","topic":"partnerships"} partnershipRemoved',
    ]);
  });

  it('can be taken over by another admin, not by its owner', () => {
    assert.deepEqual(decided(waiting, 'takeOver', adele).request.waiting?.owner, {
      id: 'adele',
      name: 'Adele',
    });
    assert.equal(refused(waiting, 'takeOver', megan), 'wrongState');
  });

  it('waits for a decision again when the approval is undone, and what was stopped is put back', () => {
    const decision = decided(waiting, 'undoApproval', adele);
    assert.equal(decision.request.state, 'pending');
    assert.equal(decision.request.step, 0);
    assert.equal(decision.undoes, true);
  });

  it('cannot be withdrawn by its asker any more', () =>
    assert.equal(refused(waiting, 'withdraw', alex), 'alreadyDecided'));

  it('is looked at again at once when somebody asks', () =>
    assert.deepEqual(does(decided(waiting, 'checkNow', alex)), ['round', 'step']));

  it('fails visibly, can be retried at the failed step or abandoned', () => {
    const failed = decided(waiting, 'fail', system, {
      args: { code: 'noAnswer', correlationId: 'c1' },
    }).request;
    assert.deepEqual(failed.failure, {
      step: 'removedInPartnerCenter',
      code: 'noAnswer',
      correlationId: 'c1',
      at: tuesday,
    });
    assert.equal(failed.attempt, 1);
    const again = decided(failed, 'retry', alex).request;
    assert.equal(again.state, 'running');
    assert.equal(again.step, 1);
    assert.equal(decided(failed, 'abandon', megan).undoes, true);
    assert.equal(refused(failed, 'withdraw', alex), 'alreadyDecided');
  });
});

describe('An invitation', () => {
  it('runs at once: nobody has to agree', () => {
    const decision = decided(invitation({ state: 'draft', needs: undefined }), 'submit', alex);
    assert.equal(decision.request.state, 'running');
    assert.deepEqual(decision.request.next, { move: 'expire', at: '2027-01-23T09:00:00.000Z' });
  });

  it('is no longer followed when its asker says so, however far it came', () => {
    for (const state of ['running', 'waiting', 'failed'] as const)
      assert.equal(decided(invitation({ state }), 'withdraw', alex).request.state, 'withdrawn');
  });

  it('counts as accepted also after it was closed', () => {
    for (const state of ['waiting', 'expired', 'withdrawn'] as const) {
      const decision = decided(invitation({ state }), 'accepted', system, {
        args: { partnershipId: 'fabrikam', reseller: 'Fabrikam' },
      });
      assert.equal(decision.request.state, 'done');
      assert.equal(decision.request.learned.partnershipId, 'fabrikam');
    }
    assert.equal(
      refused(invitation(), 'accepted', alex, { args: { partnershipId: 'x', reseller: 'X' } }),
      'notAllowed',
    );
  });

  it('knows no approval, and no taking over', () => {
    assert.deepEqual(movesNow(invitation(), alex, [], policy, tuesday), ['resend', 'withdraw']);
    assert.deepEqual(movesNow(invitation(), megan, [], policy, tuesday), []);
  });
});

describe('The buttons of a card', () => {
  it('are what this person may do now', () => {
    assert.deepEqual(movesNow(removal(), alex, [], policy, tuesday), ['withdraw']);
    assert.deepEqual(movesNow(removal(), megan, [], policy, tuesday), [
      'approve',
      'sendBack',
      'reject',
    ]);
    assert.deepEqual(movesNow(removal(), isaiah, [], policy, tuesday), []);
    assert.deepEqual(movesNow(removal({ state: 'done' }), megan, [], policy, tuesday), []);
  });
});
