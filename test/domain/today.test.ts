import assert from 'node:assert/strict';
import { subscriptionDoc, type Subscription } from '../../src/domain/customer.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { requestDoc, type Request } from '../../src/domain/request.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { later } from '../../src/domain/time.ts';
import type { TodayView } from '../../src/domain/subscriptionViews.ts';
import type { Actor } from '../../src/domain/values.ts';
import { yes } from '../support/answers.ts';
import { alex, invitation, megan, monday, patti, removal } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

const fabrikams = '4847383';

const subscription = (id: string, change: Partial<Subscription> = {}): Subscription => ({
  id,
  customerId: 'c1',
  customerName: 'Adventure Works',
  name: `Product ${id}`,
  quantity: 10,
  status: 'active',
  partnerId: fabrikams,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  commitmentEnd: later(monday, { days: 200 }),
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: monday,
  ...change,
});

describe('What wants somebody today', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openTestDesk();
    await manage('fabrikam', fabrikams, alex);
  });
  afterEach(() => test.close());

  const manage = (id: string, partnerId: string, manager: Actor) =>
    test.doors.store.desk.commit([
      {
        op: 'put',
        doc: partnershipDoc(
          partnership({ id, partnerId, manager: { id: manager.id, name: manager.name } }),
        ),
      },
    ]);
  const keep = (...requests: Request[]) =>
    test.doors.store.desk.commit(requests.map((one) => ({ op: 'put', doc: requestDoc(one) })));
  const sell = (...subscriptions: Subscription[]) =>
    test.doors.store.subscriptions.commit(
      subscriptions.map((one) => ({ op: 'put', doc: subscriptionDoc(one) })),
    );
  const today = async (actor: Actor = alex): Promise<TodayView> =>
    yes(await test.desk.find.today(actor));
  const idsIn = (rows: readonly { subscription: Subscription }[]): string[] =>
    rows.map((row) => row.subscription.id);

  it('are the windows that end within three days, the next first, and neither those that have ended nor later ones', async () => {
    await sell(
      subscription('passed', { cancelUntil: later(monday, { hours: -1 }) }),
      subscription('tomorrow', { cancelUntil: later(monday, { days: 1 }) }),
      subscription('soon', { cancelUntil: later(monday, { hours: 2 }) }),
      subscription('last', { cancelUntil: later(monday, { days: 3 }) }),
      subscription('later', { cancelUntil: later(monday, { days: 3, minutes: 1 }) }),
    );
    assert.deepEqual(idsIn((await today()).windows), ['soon', 'tomorrow', 'last']);
  });

  it('is a window in which some licences can be returned, and the next one once the first has ended', async () => {
    const parts = [1, 2].map((days) => ({ quantity: 5, until: later(monday, { days }) }));
    await sell(subscription('raised', { refundable: { total: 10, parts } }));
    assert.equal((await today()).windows[0]?.until, parts[0]?.until);
    test.pass({ hours: 30 });
    assert.equal((await today()).windows[0]?.until, parts[1]?.until);
  });

  it('are renewals within thirty days, of terms of one and three years only', async () => {
    const within = { commitmentEnd: later(monday, { days: 20 }) };
    await sell(
      subscription('year', { commitmentEnd: later(monday, { days: 30 }) }),
      subscription('years', { ...within, termDuration: 'P3Y' }),
      subscription('month', { ...within, termDuration: 'P1M' }),
      subscription('over', { ...within, status: 'deleted' }),
      subscription('far', { commitmentEnd: later(monday, { days: 31 }) }),
    );
    assert.deepEqual(idsIn((await today()).renewals), ['years', 'year']);
  });

  it('concerns the subscriptions of the resellers that somebody manages', async () => {
    await manage('contoso', '5000001', patti);
    const soon = { cancelUntil: later(monday, { days: 1 }) };
    await sell(
      subscription('alexs', soon),
      subscription('pattis', { ...soon, partnerId: '5000001' }),
      subscription('nobodys', { ...soon, partnerId: undefined }),
    );
    const alexs = await today();
    assert.deepEqual([alexs.whose, idsIn(alexs.windows)], ['mine', ['alexs']]);
    assert.deepEqual(idsIn((await today(patti)).windows), ['pattis']);
  });

  it('concerns all subscriptions for an admin who manages no reseller, and none for an agent who manages none', async () => {
    await sell(
      subscription('s1', { partnerId: undefined, cancelUntil: later(monday, { days: 1 }) }),
    );
    const [admins, agents] = [await today(megan), await today(patti)];
    assert.deepEqual([admins.whose, idsIn(admins.windows)], ['all', ['s1']]);
    assert.deepEqual([agents.whose, idsIn(agents.windows)], ['none', []]);
  });

  it('finds those of more resellers than one list takes', async () => {
    for (let at = 0; at < 120; at += 1) await manage(`r${at}`, String(6_000_000 + at), patti);
    const soon = (partnerId: string) => ({ partnerId, cancelUntil: later(monday, { days: 1 }) });
    await sell(subscription('first', soon('6000000')), subscription('last', soon('6000119')));
    assert.deepEqual(idsIn((await today(patti)).windows).toSorted(), ['first', 'last']);
  });

  it('shows the next four and says how many more there are, or that there are at least so many', async () => {
    const soon = { cancelUntil: later(monday, { days: 1 }) };
    await sell(...Array.from({ length: 9 }, (_, at) => subscription(`s${at}`, soon)));
    const some = await today();
    assert.deepEqual([some.windows.length, some.more.windows, some.atLeast], [4, 5, []]);
    for (let part = 0; part < 2; part += 1)
      await sell(...Array.from({ length: 60 }, (_, at) => subscription(`p${part}s${at}`, soon)));
    const many = await today();
    assert.deepEqual([many.windows.length, many.more.windows], [4, 96]);
    assert.deepEqual(many.atLeast, ['windows']);
  });

  it('are the open requests of somebody, those that wait for them first, and nobody else’s', async () => {
    await keep(
      removal({ id: 'pending', createdAt: later(monday, { hours: -1 }) }),
      removal({ id: 'failed', state: 'failed', createdAt: later(monday, { days: -9 }) }),
      removal({ id: 'draft', state: 'draft', createdAt: later(monday, { days: -2 }) }),
      removal({ id: 'done', state: 'done' }),
      removal({ id: 'pattis', asker: { id: 'patti', name: 'Patti' } }),
    );
    const { requests, more } = await today();
    assert.deepEqual(
      requests.map(({ id }) => id),
      ['failed', 'draft', 'pending'],
    );
    assert.equal(more.requests, 0);
  });

  it('are invitations whose time for a reminder has come, once, until they are sent again', async () => {
    const old = {
      createdAt: later(monday, { days: -8 }),
      submittedAt: later(monday, { days: -8 }),
    };
    await keep(
      invitation({ id: 'old', ...old }),
      invitation({ id: 'resent', ...old, learned: { resentAt: later(monday, { days: -1 }) } }),
      invitation({ id: 'young', createdAt: monday }),
    );
    const { chase, requests, more } = await today();
    assert.deepEqual(
      chase.map(({ id }) => id),
      ['old'],
    );
    assert.deepEqual(
      requests.map(({ id }) => id),
      ['young', 'resent'],
    );
    assert.deepEqual([more.requests, more.chase], [0, 0]);
  });

  it('is for people who may look', async () => {
    const answer = await test.desk.find.today({ id: 'x', name: 'X', roles: [] });
    assert.ok(isRefusal(answer) && answer.refused === 'notAllowed');
  });

  it('is wanted each morning from when somebody says so, and stays so when they speak from elsewhere', async () => {
    assert.equal((await today()).wanted, false);
    assert.equal(yes(await test.desk.act.wantToday(alex, true)).wanted, true);
    assert.equal(yes(await test.desk.act.wantToday(alex, true)).wanted, true);
    await test.desk.act.reachable(
      {
        conversationId: 'a:new-chat',
        kind: 'personal',
        serviceUrl: 'http://localhost/',
        botId: 'bot',
        tenantId: 'tenant',
        language: 'zh-CN',
        personId: alex.id,
      },
      { id: alex.id, name: alex.name },
    );
    assert.equal((await today()).wanted, true);
    assert.equal((await today(patti)).wanted, false);
    assert.equal(yes(await test.desk.act.wantToday(alex, false)).wanted, false);
  });

  it('cannot be wanted by somebody without a chat or a role', async () => {
    const nobody: Actor = { id: 'nobody', name: 'N', roles: ['salesAgent'] };
    const unknown = await test.desk.act.wantToday(nobody, true);
    assert.ok(isRefusal(unknown) && unknown.refused === 'notFound');
    const roleless = await test.desk.act.wantToday({ ...alex, roles: [] }, true);
    assert.ok(isRefusal(roleless) && roleless.refused === 'notAllowed');
  });
});
