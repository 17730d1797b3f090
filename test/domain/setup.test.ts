import assert from 'node:assert/strict';
import { decide, movesNow } from '../../src/domain/decide.ts';
import { readHistory } from '../../src/domain/history.ts';
import { secretDocId, type Setup } from '../../src/domain/order.ts';
import { adopt } from '../../src/domain/painters.ts';
import { readPlace } from '../../src/domain/places.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { setupDue, setupDueNow } from '../../src/domain/setupClock.ts';
import { system, type Actor } from '../../src/domain/values.ts';
import type { SetupView } from '../../src/domain/customerViews.ts';
import { no, yes } from '../support/answers.ts';
import { openOrderDesk, type OrderDesk } from '../support/orderBusiness.ts';
import { order } from '../support/orders.ts';
import { adele, alex, isaiah, megan, monday, patti, policy } from '../support/requests.ts';
import { heardIn } from '../support/testDesk.ts';

const thursday = '2026-11-26T09:00:00.000Z';

const setup = (change: Partial<Setup> = {}): Setup => ({
  userName: 'admin',
  domain: 'treyresearch.onmicrosoft.com',
  owner: { id: 'alex', name: 'Alex' },
  keptUntil: thursday,
  shown: 0,
  ...change,
});
const withSetup = (change: Partial<Setup> = {}) =>
  order({
    state: 'waiting',
    step: 2,
    stepTimes: [monday, monday],
    waiting: { code: 'agreement', since: monday },
    setup: setup(change),
  });
const opened = { openedAt: monday, openUntil: '2026-11-23T09:10:00.000Z', shown: 1 };
const gone = { gone: { why: 'saved' as const, at: monday } };

const decided = (
  name: Parameters<typeof decide>[0]['move'],
  actor: Actor,
  change: Partial<Setup>,
  more: { now?: string; args?: Record<string, unknown> } = {},
) =>
  decide({
    request: withSetup(change),
    move: name,
    actor,
    args: more.args ?? {},
    findings: [],
    policy,
    now: more.now ?? monday,
    lineId: 'line',
  });
const refusal = (...given: Parameters<typeof decided>) => {
  const answer = decided(...given);
  assert.ok(isRefusal(answer), 'not refused');
  return [answer.refused, ...Object.values(answer.detail)].join(' ');
};
const after = (...given: Parameters<typeof decided>) => {
  const answer = decided(...given);
  if (isRefusal(answer)) assert.fail(`refused: ${answer.refused}`);
  return answer;
};
const reason = { args: { reason: 'Alex is ill' } };

describe('The first sign-in of a new customer, by its rules,', () => {
  it('opens a window of ten minutes when it is first shown, and only then', () => {
    const first = after('reveal', alex, {}).request.setup;
    assert.deepEqual(
      [first?.openedAt, first?.openUntil, first?.shown],
      [monday, '2026-11-23T09:10:00.000Z', 1],
    );
    const second = after('reveal', alex, opened, { now: '2026-11-23T09:09:59.000Z' });
    assert.equal(second.request.setup?.openUntil, '2026-11-23T09:10:00.000Z');
    assert.equal(second.request.setup?.shown, 2);
    assert.equal(second.history.values.shown, '2');
  });

  it('is not shown again after its window, nor after it was saved, nor when it was kept long enough', () => {
    const late = { now: '2026-11-23T09:10:00.000Z' };
    assert.equal(refusal('reveal', alex, opened, late), 'setupGone closed');
    assert.equal(refusal('reveal', alex, gone), 'setupGone saved');
    assert.equal(refusal('reveal', alex, {}, { now: thursday }), 'setupGone expired');
  });

  it('is shown to its owner alone, whatever others may do', () => {
    for (const actor of [patti, megan, adele, isaiah])
      assert.equal(refusal('reveal', actor, {}), 'setupNotYours Alex');
    assert.equal(refusal('saved', megan, opened), 'setupNotYours Alex');
  });

  it('is not shown to an owner who has lost every role', () =>
    assert.equal(refusal('reveal', { ...alex, roles: [] }, {}), 'notAllowed'));

  it('is told of by nothing that is painted when it is shown', () => {
    const works = after('reveal', alex, {}).tasks.map(({ work }) => work.do);
    assert.deepEqual(works, ['setup']);
  });

  it('is gone once it was saved, which nobody can do who has not seen it', () => {
    assert.equal(after('saved', alex, opened).request.setup?.gone?.why, 'saved');
    assert.equal(refusal('saved', alex, {}), 'wrongState');
    assert.equal(refusal('saved', alex, { ...opened, ...gone }), 'setupGone saved');
  });

  it('can be taken over by an admin, with a reason, as long as nobody has seen it', () => {
    const { request, history, tasks } = after('takeOverSetup', megan, {}, reason);
    assert.deepEqual(request.setup?.owner, { id: 'megan', name: 'Megan' });
    assert.deepEqual(history.values, {
      kind: 'addCustomer',
      reason: 'Alex is ill',
      before: 'Alex',
    });
    const told = tasks.flatMap(({ work }) =>
      work.do === 'tell' ? [[JSON.stringify(work.audience), work.line?.key ?? work.show]] : [],
    );
    assert.deepEqual(told, [
      ['{"to":"person","id":"megan"}', 'setup:o1'],
      ['{"to":"person","id":"alex"}', 'setupTakenOver'],
    ]);
    assert.equal(refusal('takeOverSetup', megan, {}), 'invalid reason required');
    assert.equal(refusal('takeOverSetup', megan, opened, reason), 'wrongState');
    assert.equal(refusal('takeOverSetup', megan, gone, reason), 'setupGone saved');
    assert.equal(refusal('takeOverSetup', patti, {}, reason), 'notAllowed');
    const mine = { owner: { id: 'megan', name: 'Megan' } };
    assert.equal(refusal('takeOverSetup', megan, mine, reason), 'wrongState');
  });

  it('gives everybody the buttons of what they may do', () => {
    const names = ['reveal', 'saved', 'takeOverSetup'];
    const may = (actor: Actor, change: Partial<Setup> = {}) =>
      movesNow(withSetup(change), actor, [], policy, monday).filter((one) => names.includes(one));
    assert.deepEqual(may(alex), ['reveal']);
    assert.deepEqual(may(alex, opened), ['reveal', 'saved']);
    assert.deepEqual(may(alex, gone), []);
    assert.deepEqual(may(megan), ['takeOverSetup']);
    assert.deepEqual(may(megan, opened), []);
    assert.deepEqual(may(patti), []);
  });

  it('is ended by the desk only, once', () => {
    const args = { args: { why: 'expired' } };
    assert.equal(refusal('endSetup', adele, {}, args), 'notAllowed');
    assert.equal(after('endSetup', system, {}, args).request.setup?.gone?.why, 'expired');
    assert.equal(refusal('endSetup', system, gone, args), 'wrongState waiting');
  });

  it('moves no clock of its request', () => {
    const next = { move: 'remind' as const, at: thursday };
    const request = { ...withSetup(), next };
    const wish = { request, actor: alex, args: {}, findings: [], policy, now: monday, lineId: 'l' };
    const answer = decide({ ...wish, move: 'reveal' });
    assert.deepEqual(!isRefusal(answer) && answer.request.next, next);
  });

  const due = (change: Partial<Setup>) => {
    const next = setupDue(withSetup(change), policy);
    return next && [next.move, ...Object.values(next.args), next.at].join(' ');
  };
  const dueBy = (now: string, change: Partial<Setup> = {}) => {
    const next = setupDueNow(withSetup(change), policy, now);
    return next && [next.move, ...Object.values(next.args)].join(' ');
  };

  it('is reminded of after a working day, kept three, and closed with its window', () => {
    assert.equal(due({}), 'remindSetup 2026-11-23T17:00:00.000Z');
    assert.equal(due({ remindedAt: monday }), `endSetup expired ${thursday}`);
    assert.equal(due(opened), 'endSetup closed 2026-11-23T09:10:00.000Z');
    assert.equal(due(gone), undefined);
  });

  it('is not reminded of when the desk was down until its end', () => {
    assert.equal(dueBy('2026-11-23T16:59:59.000Z'), undefined);
    assert.equal(dueBy('2026-11-24T09:00:00.000Z'), 'remindSetup');
    assert.equal(dueBy('2026-11-27T09:00:00.000Z'), 'endSetup expired');
    assert.equal(dueBy('2026-11-27T09:00:00.000Z', opened), 'endSetup closed');
  });
});

describe('The password of a new customer', () => {
  let test: OrderDesk;
  let id: string;
  let password: string;
  beforeEach(async () => {
    test = await openOrderDesk();
    ({ id } = await test.ask());
    password = test.center.world.passwords[0] ?? assert.fail('no password was given out');
  });
  afterEach(() => test.close());

  const secret = () => test.doors.store.desk.read(secretDocId(id));
  const setupCards = (to: string): { view: SetupView; edits: number }[] =>
    test.heard.flatMap(({ to: place, message, edits }) =>
      place === to && 'view' in message && message.view.view === 'setup'
        ? [{ view: message.view, edits }]
        : [],
    );
  const everything = async (): Promise<string> => {
    const { desk } = test.doors.store;
    const types = ['request', 'history', 'task', 'painter', 'place', 'secret', 'guard'];
    const docs = await Promise.all(types.map((type) => desk.list({ type, limit: 500 })));
    return JSON.stringify([docs, test.heard, test.logged]);
  };

  it('is in the answer to a click of its owner, and nowhere else, before and after', async () => {
    const shown = yes(await test.desk.act.reveal(alex, id));
    assert.equal(shown.password, password);
    assert.deepEqual(shown.may, ['reveal', 'saved']);
    await test.settle();
    assert.equal(yes(await test.desk.find.setup(alex, id)).password, undefined);
    assert.ok(!(await everything()).includes(password));
    yes(await test.desk.act.move(alex, id, 'saved', { args: {} }));
    await test.settle();
    assert.ok(!(await everything()).includes(password));
  });

  it('is recorded each time that it is shown', async () => {
    yes(await test.desk.act.reveal(alex, id));
    yes(await test.desk.act.reveal(alex, id));
    const tags = [`request:${id}`];
    const lines = await test.doors.store.desk.list({ type: 'history', tags, limit: 50 });
    assert.equal(lines.map(readHistory).filter(({ deed }) => deed === 'reveal').length, 2);
  });

  it('is not shown by a bare move, which answers with a request', async () => {
    assert.equal(no(await test.desk.act.move(alex, id, 'reveal', { args: {} })), 'notAllowed');
    assert.equal((await test.read(id)).setup?.shown, 0);
  });

  it('is destroyed with its window, and the message says so', async () => {
    yes(await test.desk.act.reveal(alex, id));
    await test.settle();
    assert.equal(setupCards('a:alex')[0]?.edits, 0, 'a repaint would wipe it from the screen');
    await test.wait({ minutes: 10 });
    assert.equal(await secret(), undefined);
    const [card] = setupCards('a:alex');
    assert.equal(card?.view.request.setup?.gone?.why, 'closed');
    assert.deepEqual(card?.view.may, []);
    assert.equal(no(await test.desk.act.reveal(alex, id)), 'setupGone');
  });

  it('is destroyed when it is saved, in the same commit', async () => {
    yes(await test.desk.act.reveal(alex, id));
    assert.ok(await secret());
    yes(await test.desk.act.move(alex, id, 'saved', { args: {} }));
    assert.equal(await secret(), undefined);
    assert.equal(no(await test.desk.act.reveal(alex, id)), 'setupGone');
  });

  it('is reminded of after a working day and destroyed after three, with word to its owner', async () => {
    await test.wait({ hours: 9 });
    assert.equal(heardIn(test, 'a:alex').filter((key) => key === 'setupReminder').length, 1);
    assert.ok(await secret());
    await test.wait({ days: 3 });
    assert.equal(await secret(), undefined);
    assert.equal(heardIn(test, 'a:alex').filter((key) => key === 'setupReminder').length, 1);
    assert.ok(heardIn(test, 'a:alex').includes('setupGone'));
    assert.equal((await test.read(id)).setup?.gone?.why, 'expired');
  });

  it('goes over to an admin with the message, and leaves nothing to click with who had it', async () => {
    assert.deepEqual(yes(await test.desk.find.setup(megan, id)).may, ['takeOverSetup']);
    const args = { reason: 'Alex is ill' };
    yes(await test.desk.act.move(megan, id, 'takeOverSetup', { args }));
    await test.settle();
    assert.ok(heardIn(test, 'a:alex').includes('setupTakenOver'));
    assert.deepEqual(setupCards('a:alex')[0]?.view.may, []);
    assert.deepEqual(setupCards('a:megan')[0]?.view.may, ['reveal']);
    assert.equal(no(await test.desk.act.reveal(alex, id)), 'setupNotYours');
    assert.equal(no(await test.desk.find.setup(alex, id)), 'notAllowed');
    assert.equal(yes(await test.desk.act.reveal(megan, id)).password, password);
  });

  it('is nobody else’s to look after', async () => {
    for (const actor of [patti, isaiah])
      assert.equal(no(await test.desk.find.setup(actor, id)), 'notAllowed');
    assert.equal(no(await test.desk.find.setup(alex, 'another')), 'notFound');
  });

  it('is nothing that a card in a channel leads to', async () => {
    const may = async (audience?: 'channel') =>
      yes(await test.desk.find.request(alex, id, audience)).may;
    assert.deepEqual(await may(), ['checkNow', 'abandon', 'reveal']);
    assert.deepEqual(await may('channel'), ['checkNow', 'abandon']);
  });

  it('stays on the screen of its reader when the click made the message known', async () => {
    yes(await test.desk.act.reveal(alex, id));
    const { messageId } = test.heard.find(
      ({ message }) => 'view' in message && message.view.view === 'setup',
    )!;
    const [painter] = await test.doors.store.desk.list({
      type: 'painter',
      tags: [`paints:setup:${id}`],
      limit: 1,
    });
    const { doc, etag } = painter ?? assert.fail('the message is not kept true');
    await test.doors.store.desk.commit([{ op: 'remove', id: doc.id, etag }]);
    const found = await test.doors.store.desk.read('person:alex');
    const { address } = readPlace(found ?? assert.fail('Alex has no chat'));
    await adopt(test.doors)({ address, messageId, show: `setup:${id}` });
    await test.settle();
    assert.equal(setupCards('a:alex')[0]?.edits, 0);
    await test.wait({ minutes: 10 });
    assert.equal(setupCards('a:alex')[0]?.edits, 1, 'and is kept true from then on');
  });

  it('that cannot be opened is a fault that holds nothing of it', async () => {
    const sealed = await secret();
    if (!sealed) assert.fail('there is no secret');
    const text = 'v1.other.AAAA.BBBB.CCCC';
    const doc = { ...sealed.doc, body: { sealed: text } };
    await test.doors.store.desk.commit([{ op: 'put', doc }]);
    await assert.rejects(test.desk.act.reveal(alex, id), (error: Error) => {
      assert.ok(!`${error.stack} ${JSON.stringify(error.cause)}`.includes(text));
      return error.message.includes(id);
    });
  });
});

describe('A customer whose creation was answered without a password', () => {
  it('has a message that says how it is reset, and nothing to show', async () => {
    const test = await openOrderDesk();
    try {
      test.center.world.replay = 'withoutCredentials';
      test.center.next('createCustomer', { is: 'broken', after: 'work' });
      const { id } = await test.ask();
      for (let tried = 0; tried < 3; tried += 1) await test.wait({ minutes: 1 });
      const { setup: found } = await test.read(id);
      assert.equal(found?.gone?.why, 'lost');
      assert.ok(heardIn(test, 'a:alex').includes('setup'));
      assert.equal(no(await test.desk.act.reveal(alex, id)), 'setupGone');
      assert.equal(test.center.world.done.customers, 1);
    } finally {
      await test.close();
    }
  });
});
