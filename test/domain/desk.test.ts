import assert from 'node:assert/strict';
import sinon from 'sinon';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import type { Request } from '../../src/domain/request.ts';
import { partnershipDoc, type Partnership } from '../../src/domain/partnership.ts';
import { stepTask, taskDoc } from '../../src/domain/tasks.ts';
import { adopt } from '../../src/domain/painters.ts';
import { adele, alex, isaiah, megan, patti, removalInput } from '../support/requests.ts';
import { channel, heardIn, openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const yes = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) assert.fail(`refused: ${answer.refused} ${JSON.stringify(answer.detail)}`);
  return answer;
};
const no = (answer: unknown): string => {
  assert.ok(isRefusal(answer), `not refused: ${JSON.stringify(answer)}`);
  return answer.refused;
};
const approvals = channel('approvals');
const partners = channel('partners');

describe('The desk', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  const submit = async (): Promise<Request> =>
    yes(await test.desk.act.submit(alex, 'removePartnership', removalInput));
  const kept = async (): Promise<Partnership | undefined> => test.desk.find.partnership('fabrikam');
  const approve = (request: Request, actor = megan) =>
    test.desk.act.move(actor, request.id, 'approve', {
      version: request.version,
      args: { representation: 'true' },
    });
  const goneInPartnerCenter = async (request: Request): Promise<void> => {
    const now = test.doors.clock.now();
    await test.doors.store.desk.commit([
      { op: 'put', doc: partnershipDoc({ ...partnership(), state: 'removed', removedAt: now }) },
      { op: 'put', doc: taskDoc(stepTask(request, now)) },
    ]);
  };

  it('takes a removal from asking to removed, and everybody hears it once', async () => {
    yes(await test.desk.act.notify(megan, approvals, ['approvals']));
    yes(await test.desk.act.notify(megan, partners, ['partnerships']));
    const request = await submit();
    await test.settle();
    assert.deepEqual(heardIn(test, approvals.conversationId), ['request']);
    assert.deepEqual(heardIn(test, 'a:megan'), ['approvalNeeded']);
    assert.deepEqual(heardIn(test, 'a:adele'), ['approvalNeeded']);
    assert.deepEqual(heardIn(test, 'a:patti'), []);

    yes(await approve(request));
    await test.settle();
    assert.equal((await kept())?.state, 'closing');
    assert.deepEqual(heardIn(test, 'a:alex'), ['approved']);
    const posted = test.heard.find((one) => one.to === approvals.conversationId);
    assert.ok(posted && 'view' in posted.message && posted.message.view.view === 'request');
    assert.equal(posted.message.view.request.state, 'waiting');
    assert.equal(posted.message.view.request.waiting?.owner?.id, 'megan');

    await goneInPartnerCenter(request);
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), ['approved', 'done.removePartnership']);
    assert.deepEqual(heardIn(test, partners.conversationId), ['partnershipRemoved']);
    assert.equal(posted.message.view.view, 'request');
    const history = yes(await test.desk.find.history(alex, 'Fabrikam', 0));
    assert.deepEqual(history.lines.map((line) => line.deed).sort(), [
      'approve',
      'stepDone',
      'stepDone',
      'stepWaits',
      'submit',
    ]);
  });

  it('opens one removal for a reseller, and another only after the first is over', async () => {
    const request = await submit();
    assert.equal(
      no(await test.desk.act.submit(patti, 'removePartnership', removalInput)),
      'alreadyOpen',
    );
    yes(await test.desk.act.move(alex, request.id, 'withdraw', { args: {} }));
    yes(await test.desk.act.submit(patti, 'removePartnership', removalInput));
  });

  it('makes one request of the same draft, however often it is submitted', async () => {
    const draft = yes(
      await test.desk.act.saveDraft(
        alex,
        'removePartnership',
        { reseller: 'fabrikam' },
        { label: 'Fabrikam' },
      ),
    );
    const first = yes(
      await test.desk.act.submit(alex, 'removePartnership', removalInput, { draftId: draft.id }),
    );
    const second = yes(
      await test.desk.act.submit(alex, 'removePartnership', removalInput, { draftId: draft.id }),
    );
    assert.equal(second.id, first.id);
    assert.equal(second.version, first.version);
    assert.equal(yes(await test.desk.find.requests(alex, 'mine', 0)).rows.length, 1);
  });

  it('lets exactly one of many deciders win, and tells the others who it was', async () => {
    const request = await submit();
    const answers = await Promise.all([
      approve(request, megan),
      approve(request, adele),
      test.desk.act.move(adele, request.id, 'reject', {
        version: 1,
        args: { reason: 'No, thanks' },
      }),
      approve(request, megan),
    ]);
    assert.equal(answers.filter((answer) => !isRefusal(answer)).length, 1);
    const losers = answers.filter(isRefusal);
    assert.deepEqual([...new Set(losers.map((loser) => loser.refused))], ['alreadyDecided']);
    assert.ok(losers.every((loser) => ['Megan', 'Adele'].includes(loser.detail.by ?? '')));
  });

  it('checks everything again after approval: what is gone by then fails visibly', async () => {
    const request = await submit();
    await test.doors.store.desk.commit([
      { op: 'put', doc: partnershipDoc(partnership({ state: 'removed' })) },
    ]);
    assert.equal(no(await approve(request)), 'blocked');
  });

  it('sends back with everything kept, and shows the approver what changed', async () => {
    const request = await submit();
    yes(
      await test.desk.act.move(megan, request.id, 'sendBack', {
        version: 1,
        args: { comment: 'Why?' },
      }),
    );
    const input = { ...removalInput, reason: 'They asked for it in writing' };
    const again = yes(
      await test.desk.act.submit(alex, 'removePartnership', input, { draftId: request.id }),
    );
    assert.equal(again.state, 'pending');
    const view = yes(await test.desk.find.request(megan, request.id));
    assert.deepEqual(view.changed, [
      { field: 'reason', before: removalInput.reason, after: input.reason },
    ]);
    assert.equal(no(await approve(request)), 'changed');
    yes(await approve(again));
  });

  it('shows a request after its move with the reseller that the checks read, and reads it again when the move changed it', async () => {
    const request = await submit();
    const { desk } = test.doors.store;
    const read = sinon.spy(desk, 'read');
    const reads = (): number =>
      read.getCalls().filter(({ args }) => args[0] === partnershipDoc(partnership()).id).length;
    const show = async (name: 'approve' | 'undoApproval', args: Record<string, string>) =>
      yes(await test.desk.act.moveAndShow(adele, request.id, name, { args }));

    const approved = await show('approve', { representation: 'true' });
    assert.deepEqual(
      [approved.request.state, reads(), approved.partnership],
      ['running', 1, await kept()],
    );
    await test.settle();
    assert.equal((await kept())?.state, 'closing');
    const undone = await show('undoApproval', {});
    assert.deepEqual(undone.partnership, await kept());
    assert.equal(undone.partnership?.state, 'active');
  });

  it('puts business with the reseller back when the approval is undone', async () => {
    const request = await submit();
    yes(await approve(request));
    await test.settle();
    yes(await test.desk.act.move(adele, request.id, 'undoApproval', { args: {} }));
    assert.equal((await kept())?.state, 'active');
    assert.equal((await kept())?.closing, undefined);
  });

  it('says to the asker that nobody was called when there is no approvals channel; pending still works', async () => {
    await submit();
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), ['noApprovalsChannel']);
    assert.equal(yes(await test.desk.find.requests(megan, 'pending', 0)).rows.length, 1);
    assert.equal(no(await test.desk.find.requests(alex, 'pending', 0)), 'notAllowed');
  });

  it('reminds, escalates and expires by the working clock', async () => {
    const request = await submit();
    await test.settle();
    const before = test.heard.length;
    test.pass({ hours: 8 });
    await test.settle();
    assert.deepEqual(
      test.heard
        .slice(before)
        .map((one) => one.to)
        .sort(),
      ['a:adele', 'a:megan'],
    );
    test.pass({ days: 2 });
    await test.settle();
    assert.equal(heardIn(test, 'a:adele').at(-1), 'escalated');
    assert.equal(heardIn(test, 'a:megan').at(-1), 'remindApproval');
    test.pass({ days: 14 });
    await test.settle();
    assert.equal(yes(await test.desk.find.request(alex, request.id)).request.state, 'expired');
    assert.equal(heardIn(test, 'a:alex').at(-1), 'expired');
  });

  it('paints a message that it did not know, once it was clicked', async () => {
    const request = await submit();
    test.heard.push({
      to: approvals.conversationId,
      messageId: 'old',
      message: { view: { view: 'links' } },
      edits: 0,
    });
    await test.desk.act.reachable(approvals);
    await adopt(test.doors)({
      address: approvals,
      messageId: 'old',
      show: `request:${request.id}`,
    });
    yes(await test.desk.act.move(megan, request.id, 'reject', { args: { reason: 'Not needed' } }));
    await test.settle();
    const old = test.heard.find((one) => one.messageId === 'old');
    assert.ok(old && 'view' in old.message && old.message.view.view === 'request');
    assert.equal(old.message.view.request.state, 'rejected');
  });

  it('stops posting where nobody can be reached, until somebody speaks there', async () => {
    yes(await test.desk.act.notify(megan, approvals, ['approvals']));
    test.answers.push({ is: 'dead' }, { is: 'dead' }, { is: 'dead' });
    await submit();
    await test.settle();
    assert.deepEqual(heardIn(test, approvals.conversationId), []);
    assert.equal(
      (await test.doors.store.desk.list({ type: 'place', tags: ['topic:approvals'], limit: 5 }))
        .length,
      0,
    );
    await test.desk.act.reachable(approvals);
    assert.equal(
      (await test.doors.store.desk.list({ type: 'place', tags: ['topic:approvals'], limit: 5 }))
        .length,
      1,
    );
  });

  it('holds and releases a reseller, with a reason and by admins only', async () => {
    assert.equal(no(await test.desk.act.hold(alex, 'fabrikam', 'Unpaid invoices')), 'notAllowed');
    assert.equal(no(await test.desk.act.hold(megan, 'fabrikam', ' ')), 'invalid');
    assert.equal(
      yes(await test.desk.act.hold(megan, 'fabrikam', 'Unpaid invoices')).hold?.by.name,
      'Megan',
    );
    assert.equal(no(await test.desk.act.release(alex, 'fabrikam', 'They paid')), 'notAllowed');
    assert.equal(no(await test.desk.act.release(adele, 'fabrikam', '')), 'invalid');
    test.pass({ minutes: 1 });
    assert.equal(yes(await test.desk.act.release(adele, 'fabrikam', 'They paid')).hold, undefined);
    assert.equal(no(await test.desk.act.release(adele, 'fabrikam', 'They paid')), 'wrongState');
    const [last] = yes(await test.desk.find.history(alex, 'fabrikam', 0)).lines;
    assert.equal(last?.values.reason, 'They paid');
  });

  it('makes somebody account manager, whose list then opens on it', async () => {
    assert.equal(yes(await test.desk.find.resellers(alex, { text: '', page: 0 })).scope, 'all');
    yes(await test.desk.act.assign(megan, 'fabrikam', 'alex'));
    const mine = yes(await test.desk.find.resellers(alex, { text: '', page: 0 }));
    assert.equal(mine.scope, 'mine');
    assert.deepEqual(
      mine.rows.map((row) => row.name),
      ['Fabrikam'],
    );
    await test.settle();
    assert.deepEqual(heardIn(test, 'a:alex'), ['assigned']);
    assert.equal(no(await test.desk.act.assign(alex, 'fabrikam', 'patti')), 'notAllowed');
    assert.equal(no(await test.desk.act.assign(megan, 'fabrikam', 'nobody')), 'invalid');
  });

  it('imports account managers line by line and names the wrong ones', async () => {
    const csv = 'partnerId,personId\n4847383,alex\n999,alex\n4847383,nobody\n';
    assert.deepEqual(yes(await test.desk.act.importManagers(megan, csv)), {
      set: 1,
      wrong: [
        { line: 3, code: 'unknownPartnerId' },
        { line: 4, code: 'pickOne' },
      ],
    });
  });

  it('shows a User management admin everything and lets them ask for nothing', async () => {
    const request = await submit();
    const view = yes(await test.desk.find.request(isaiah, request.id));
    assert.deepEqual(view.may, []);
    assert.equal(
      no(
        await test.desk.act.submit(isaiah, 'removePartnership', {
          ...removalInput,
          partnershipId: 'x',
        }),
      ),
      'notAllowed',
    );
  });
});

describe('Invitations', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  const mail = {
    subject: 'Partnership',
    text: 'Hello https://invite.example/1',
    language: 'en-US' as const,
    country: 'US',
  };

  it('are one request per address in one batch, and sending them again adds nothing', async () => {
    const emails = Array.from(
      { length: 50 },
      (_, index) => `person${index}@reseller${index}.example`,
    );
    yes(await test.desk.act.invite(alex, { emails, ...mail }, 'batch1'));
    yes(await test.desk.act.invite(alex, { emails, ...mail }, 'batch1'));
    await test.settle();
    const view = yes(await test.desk.find.batch(alex, 'batch1'));
    assert.equal(view.requests.length, 50);
    assert.deepEqual([...new Set(view.requests.map((request) => request.state))], ['waiting']);
  });

  it('know who invited an address already, until that one is no longer followed', async () => {
    yes(await test.desk.act.invite(alex, { emails: ['ann@a.example'], ...mail }, 'b1'));
    assert.deepEqual(
      (await test.desk.find.invited(['ann@a.example', 'bob@b.example'])).map((one) => [
        one.email,
        one.by.name,
      ]),
      [['ann@a.example', 'Alex']],
    );
    await test.settle();
    const [request] = yes(await test.desk.find.batch(alex, 'b1')).requests;
    yes(await test.desk.act.move(alex, request?.id ?? '', 'withdraw', { args: {} }));
    assert.deepEqual(await test.desk.find.invited(['ann@a.example']), []);
  });

  it('remember the language of the last mail to a country', async () => {
    assert.equal(await test.desk.find.mailLanguage('JP', 'en-US'), 'en-US');
    yes(
      await test.desk.act.invite(
        alex,
        { emails: ['a@a.example'], ...mail, country: 'JP', language: 'zh-CN' },
        'b1',
      ),
    );
    assert.equal(await test.desk.find.mailLanguage('JP', 'en-US'), 'zh-CN');
  });

  it('are not sent to a Partner ID that is a partner already', async () => {
    assert.equal(
      no(
        await test.desk.act.invite(
          alex,
          { emails: ['a@a.example'], ...mail, partnerId: '4847383' },
          'b1',
        ),
      ),
      'blocked',
    );
  });

  it('are closed after sixty days, and the asker hears it', async () => {
    yes(await test.desk.act.invite(alex, { emails: ['ann@a.example'], ...mail }, 'b1'));
    await test.settle();
    test.pass({ days: 61 });
    await test.settle();
    assert.equal(heardIn(test, 'a:alex').at(-1), 'invitationClosed');
  });
});
