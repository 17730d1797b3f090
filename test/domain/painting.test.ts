import assert from 'node:assert/strict';
import { startDelivery } from '../../src/domain/deliver/round.ts';
import { adopt, newPainter, painterDoc, readPainter } from '../../src/domain/painters.ts';
import type { Request } from '../../src/domain/request.ts';
import { until, yes } from '../support/answers.ts';
import { alex, megan, removalInput } from '../support/requests.ts';
import { channel, heardIn, openTestDesk, type Heard, type TestDesk } from '../support/testDesk.ts';

const approvals = channel('approvals');

describe('Every posted copy of a card', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
  });
  afterEach(() => test.close());

  const submit = async (): Promise<Request> =>
    yes(await test.desk.act.submit(alex, 'removePartnership', removalInput));
  const reject = (request: Request) =>
    test.desk.act.move(megan, request.id, 'reject', { args: { reason: 'Not needed' } });
  const stateOn = ({ message }: Heard): string | undefined =>
    'view' in message && message.view.view === 'request' ? message.view.request.state : undefined;
  const cards = (): Heard[] => test.heard.filter((one) => stateOn(one) !== undefined);
  const copies = () => test.doors.store.desk.count({ type: 'painter' });

  it('becomes true also when the decision falls while it is still being posted', async () => {
    yes(await test.desk.act.notify(megan, approvals, ['approvals']));
    const notifier = { ...test.doors.notifier };
    const submitted = Promise.withResolvers<Request>();
    test.doors.notifier.post = async (to, message) => {
      if (to.kind === 'channel') {
        const { id } = yes(await reject(await submitted.promise));
        await until('the decision was painted', async () => {
          const tasks = await test.doors.store.desk.list({ type: 'task', limit: 50 });
          return !tasks.some(({ doc }) => doc.id === `task:paint:request:${id}`);
        });
      }
      return notifier.post(to, message);
    };
    submitted.resolve(await submit());
    await test.settle();
    assert.deepEqual(cards().map(stateOn), ['rejected']);
  });

  it('is not edited when nothing changed since it was posted', async () => {
    yes(await test.desk.act.notify(megan, approvals, ['approvals']));
    await submit();
    await test.settle();
    assert.deepEqual(
      cards().map((one) => one.edits),
      [0],
    );
  });

  it('is painted again when it was made from what had changed before it became known', async () => {
    const request = await submit();
    const view = yes(await test.desk.find.request(alex, request.id));
    yes(await reject(request));
    await test.settle();
    test.heard.push({ to: 'a:alex', messageId: 'late', message: { view }, edits: 0 });
    const late = { address: address('alex'), messageId: 'late', show: `request:${request.id}` };
    await adopt(test.doors)({ ...late, view });
    await test.settle();
    assert.deepEqual(cards().map(stateOn), ['rejected']);
  });

  it('is left alone when it is adopted with what is still true', async () => {
    const request = await submit();
    await test.settle();
    const view = yes(await test.desk.find.request(alex, request.id));
    test.heard.push({ to: 'a:alex', messageId: 'new', message: { view }, edits: 0 });
    const posted = { address: address('alex'), messageId: 'new', show: `request:${request.id}` };
    await adopt(test.doors)({ ...posted, view: { ...view, notice: { key: 'x', values: {} } } });
    await test.settle();
    assert.deepEqual(
      cards().map((one) => one.edits),
      [0],
    );
  });

  it('is posted anew when its message is gone', async () => {
    yes(await test.desk.act.notify(megan, approvals, ['approvals']));
    const request = await submit();
    await test.settle();
    test.heard.splice(0);
    yes(await reject(request));
    await test.settle();
    assert.deepEqual(heardIn(test, approvals.conversationId), ['request']);
    assert.deepEqual(cards().map(stateOn), ['rejected']);
    assert.equal(await copies(), 1);
  });

  it('is edited, also when there are more of them than one list holds', async () => {
    const request = await submit();
    await test.settle();
    const view = yes(await test.desk.find.request(megan, request.id));
    for (let index = 0; index < 120; index += 1) {
      const messageId = `copy${index}`;
      test.heard.push({ to: 'a:megan', messageId, message: { view }, edits: 0 });
      const painter = newPainter(
        test.doors,
        `request:${request.id}`,
        'person:megan',
        messageId,
        '',
      );
      await test.doors.store.desk.commit([{ op: 'put', doc: painterDoc(painter) }]);
    }
    yes(await reject(request));
    await test.settle();
    assert.deepEqual([...new Set(cards().map(stateOn))], ['rejected']);
  });

  it('waits for a second painter no longer than a moment, although the first one holds it for a minute', async () => {
    yes(await test.desk.act.notify(megan, approvals, ['approvals']));
    const request = await submit();
    await test.settle();
    const { desk } = test.doors.store;
    const [copy] = await desk.list({ type: 'painter', limit: 1 });
    assert.ok(copy);
    const lease = '2026-11-23T09:01:00.000Z';
    await desk.commit([{ op: 'put', doc: painterDoc({ ...readPainter(copy), lease }) }]);
    yes(await reject(request));
    await test.settle();
    assert.deepEqual(cards().map(stateOn), ['pending'], 'the other one still paints');
    await desk.commit([{ op: 'put', doc: copy.doc }]);
    test.pass({ seconds: 2 });
    await test.settle();
    assert.deepEqual(cards().map(stateOn), ['rejected']);
  });

  it('is kept for later when its reader has no role at the moment', async () => {
    const request = await submit();
    await test.settle();
    const view = yes(await test.desk.find.request(alex, request.id));
    test.heard.push({ to: 'a:alex', messageId: 'mine', message: { view }, edits: 0 });
    const posted = { address: address('alex'), messageId: 'mine', show: `request:${request.id}` };
    await adopt(test.doors)({ ...posted, view });
    const { directory } = test.doors;
    test.doors.directory = { ...directory, person: () => Promise.resolve(undefined) };
    yes(await test.desk.act.move(megan, request.id, 'sendBack', { args: { comment: 'Why?' } }));
    await test.settle();
    assert.deepEqual(cards().map(stateOn), ['pending']);
    test.doors.directory = directory;
    yes(await test.desk.act.move(alex, request.id, 'discard', { args: {} }));
    await test.settle();
    assert.deepEqual(cards().map(stateOn), ['discarded']);
  });

  it('is no copy to keep when Teams told no id for it', async () => {
    yes(await test.desk.act.notify(megan, approvals, ['approvals']));
    test.answers.push(
      ...Array.from({ length: 9 }, () => ({ is: 'posted' as const, messageId: '' })),
    );
    const request = await submit();
    await test.settle();
    assert.equal(await copies(), 0);
    await adopt(test.doors)({
      address: approvals,
      messageId: '',
      show: `request:${request.id}`,
    });
    assert.equal(await copies(), 0);
  });

  it('shows in a channel what the role table allows approvers to do, whatever it says', async () => {
    const { policy } = test.doors;
    const roles = { ...policy.roles, look: ['globalAdmin' as const] };
    test.doors.policy = { ...policy, roles: { ...roles, approve: ['userManagementAdmin'] } };
    yes(await test.desk.act.notify(megan, approvals, ['approvals']));
    await submit();
    await test.settle();
    const [card] = test.heard.filter((one) => one.to === approvals.conversationId);
    assert.ok(card && 'view' in card.message && card.message.view.view === 'request');
    assert.deepEqual(card.message.view.may, ['approve', 'sendBack', 'reject']);
  });

  it('gives its place back when what it shows could not be read', async () => {
    const request = await submit();
    await test.settle();
    const view = yes(await test.desk.find.request(alex, request.id));
    test.heard.push({ to: 'a:alex', messageId: 'mine', message: { view }, edits: 0 });
    const posted = { address: address('alex'), messageId: 'mine', show: `request:${request.id}` };
    await adopt(test.doors)({ ...posted, view });
    await test.settle();
    const { store } = test.doors;
    const faults: string[] = [];
    test.doors.log = { info: () => undefined, fault: (event) => void faults.push(event) };
    test.doors.store = {
      ...store,
      desk: {
        ...store.desk,
        list: (query) =>
          query.type === 'history'
            ? Promise.reject(new Error('The line broke'))
            : store.desk.list(query),
      },
    };
    yes(await reject(request));
    await test.settle();
    assert.deepEqual(faults, ['task.failed']);
    test.doors.store = store;
    test.pass({ seconds: 3 });
    await test.settle();
    assert.deepEqual(cards().map(stateOn), ['rejected']);
  });

  it('is edited once, although two instances see the same wish', async () => {
    yes(await test.desk.act.notify(megan, approvals, ['approvals']));
    const request = await submit();
    await test.settle();
    const other = startDelivery(test.doors, { tickMs: 60_000, worker: 'other' });
    yes(await reject(request));
    other.wake();
    await test.settle();
    await other.close();
    assert.deepEqual(
      cards().map((one) => [stateOn(one), one.edits]),
      [['rejected', 1]],
    );
  });
});

const address = (person: string) => ({
  conversationId: `a:${person}`,
  kind: 'personal' as const,
  serviceUrl: 'http://localhost/',
  botId: 'bot',
  tenantId: 'tenant',
  language: 'en-US' as const,
  personId: person,
});
