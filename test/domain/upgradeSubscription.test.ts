import assert from 'node:assert/strict';
import { readSubscription } from '../../src/domain/customer.ts';
import type { UpgradeSubscription } from '../../src/domain/kinds/upgradeSubscription.ts';
import type { Request } from '../../src/domain/request.ts';
import { later } from '../../src/domain/time.ts';
import { yes } from '../support/answers.ts';
import { changeInput, openChangeDesk, type ChangeDesk } from '../support/changeDesk.ts';
import { transitionChoice } from '../support/fakeTransitions.ts';
import { alex, megan, monday } from '../support/requests.ts';
import { heardIn } from '../support/testDesk.ts';

const e3 = 'CFQ7TTC0LFLX:0001:CFQ7TTC0K971';

const upgradeInput = (change: Partial<UpgradeSubscription> = {}): UpgradeSubscription => {
  const { change: _change, ...whose } = changeInput({ do: 'cancel', was: 10, status: 'active' });
  return {
    ...whose,
    was: 10,
    toCatalogItemId: e3,
    type: 'transition_only',
    line: {
      productId: 'CFQ7TTC0LFLX',
      skuId: '0001',
      title: 'Microsoft 365 E3',
      quantity: 10,
      term: 'P1Y',
      billingCycle: 'monthly',
      isTrial: false,
      isAddon: false,
    },
    ...change,
  };
};

describe('Upgrading a subscription', () => {
  let test: ChangeDesk;
  beforeEach(async () => {
    test = await openChangeDesk();
    test.center.world.choices.premium = [transitionChoice(e3, 'Microsoft 365 E3')];
  });
  afterEach(() => test.close());

  const upgrade = async (change: Partial<UpgradeSubscription> = {}): Promise<Request> => {
    const input = upgradeInput(change);
    const made = yes(await test.desk.act.submit(alex, 'upgradeSubscription', input));
    await test.settle();
    return test.read(made.id);
  };
  const started = () => test.center.calls.filter((call) => call.startsWith('startTransition'));
  const transitions = () => test.center.world.transitions.premium ?? [];
  const follow = async ({ id }: Request, looks = 4): Promise<Request> => {
    for (let look = 0; look < looks; look += 1) await test.wait({ minutes: 5 });
    return test.read(id);
  };
  const line = (quantity: number) => ({ line: { ...upgradeInput().line, quantity } });

  it('is begun once, followed to the end, and leads to the new subscription, which is read', async () => {
    test.center.world.looksToTransit = 3;
    const request = await upgrade();
    assert.deepEqual([request.state, request.waiting?.code], ['waiting', 'transition']);
    const done = await follow(request);
    assert.equal(done.state, 'done');
    assert.equal(transitions().length, 1);
    const id = done.learned.toSubscriptionId ?? '';
    const found = await test.doors.store.subscriptions.read(id);
    assert.partialDeepStrictEqual(found && readSubscription(found), {
      name: 'Microsoft 365 E3',
      quantity: 10,
      termDuration: 'P1Y',
    });
    assert.equal(test.has()?.status, 'deleted');
    assert.ok(heardIn(test, 'a:alex').includes('done.upgradeSubscription'));
  });

  it('takes a part, and the rest stays as it is', async () => {
    const done = await follow(await upgrade(line(4)));
    assert.equal(done.state, 'done');
    assert.deepEqual([test.has()?.quantity, test.has()?.status], [6, 'active']);
    assert.equal(test.has(done.learned.toSubscriptionId)?.quantity, 4);
  });

  for (const after of ['work', undefined] as const) {
    it(`begins nothing twice when the answer was lost ${after ? 'after' : 'before'} the work`, async () => {
      test.center.next('startTransition', { is: 'broken', ...(after && { after }) });
      const done = await follow(await upgrade());
      assert.equal(done.state, 'done', JSON.stringify(done.failure));
      assert.equal(transitions().length, 1);
      assert.equal(started().length, after ? 1 : 2);
    });
  }

  it('adopts what it has begun even when it is over by the time that it looks', async () => {
    test.center.world.looksToTransit = 0;
    test.center.next('startTransition', { is: 'broken', after: 'work' });
    const done = await follow(await upgrade());
    assert.equal(done.state, 'done');
    assert.equal(started().length, 1);
  });

  it('is followed although new business was stopped after it had begun unheard', async () => {
    test.center.next('startTransition', { is: 'broken', after: 'work' });
    const request = await upgrade();
    yes(await test.desk.act.hold(megan, 'fabrikam', 'They do not pay'));
    const done = await follow(request);
    assert.equal(done.state, 'done', JSON.stringify(done.failure));
  });

  const strangers = [
    ['began before this was asked for', { startedAt: later(monday, { days: -1 }) }],
    ['goes to another product', { toCatalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971' }],
    ['moves another number of licences', { quantity: 3 }],
  ] as const;
  for (const [what, change] of strangers) {
    it(`does not take one for its own that ${what}`, async () => {
      test.center.world.transitions.premium = [
        {
          operationId: 'other',
          toCatalogItemId: e3,
          quantity: 10,
          startedAt: monday,
          state: 'completed',
          ...change,
        },
      ];
      const done = await follow(await upgrade());
      assert.equal(done.state, 'done');
      assert.equal(started().length, 1);
      assert.equal(transitions().length, 2);
    });
  }

  it('knows its own by product, quantity and time when the record names no operation and another availability', async () => {
    test.center.world.looksToTransit = 0;
    test.center.next('startTransition', { is: 'broken', after: 'work' });
    const request = await upgrade();
    Object.assign(transitions()[0] ?? {}, {
      operationId: undefined,
      toCatalogItemId: 'CFQ7TTC0LFLX:0001:TOMORROW',
    });
    assert.equal((await follow(request)).state, 'done');
    assert.equal(started().length, 1);
  });

  it('is not begun when the subscription is not as it was reviewed', async () => {
    for (const outside of [{ quantity: 12 }, { quantity: 10, status: 'suspended' }]) {
      test.outside(outside);
      const request = await upgrade();
      assert.equal(request.failure?.code, 'changedMeanwhile');
      yes(await test.desk.act.move(alex, request.id, 'abandon', { args: {} }));
    }
    assert.deepEqual(started(), []);
  });

  it('says why it failed, and trying again begins another one, once', async () => {
    test.center.world.transitionFails = '900236';
    const failed = await follow(await upgrade());
    assert.equal(failed.failure?.code, '900236');
    assert.equal(failed.failure?.step, 'followTransition');
    yes(await test.desk.act.move(alex, failed.id, 'retry', { args: {} }));
    await test.settle();
    const done = await follow(failed);
    assert.equal(done.state, 'done', JSON.stringify(done.failure));
    assert.deepEqual(
      transitions().map(({ state }) => state),
      ['failed', 'completed'],
    );
  });

  it('without operations, a failed one is told from the one that is begun anew', async () => {
    test.center.world.transitionFails = '900236';
    test.center.world.looksToTransit = 0;
    const request = await upgrade();
    for (const one of transitions()) delete one.operationId;
    const failed = await follow(request);
    assert.equal(failed.state, 'failed');
    test.center.world.looksToTransit = 2;
    yes(await test.desk.act.move(alex, failed.id, 'retry', { args: {} }));
    await test.settle();
    for (const one of transitions()) delete one.operationId;
    assert.equal((await follow(failed)).state, 'done');
    assert.equal(transitions().length, 2);
  });

  it('waits while another change is worked on, and a no of Partner Center ends it', async () => {
    test.center.next('startTransition', { is: 'no', code: '900278', status: 409 });
    const request = await upgrade();
    assert.deepEqual([request.state, request.waiting?.code], ['waiting', 'changePending']);
    assert.equal((await follow(request)).state, 'done');
    const other = await upgrade({ ...line(1), was: 10 });
    assert.equal(other.failure?.code, 'changedMeanwhile');
  });

  it('when nothing is heard in all tries, nobody may begin it again before it was looked for', async () => {
    for (let tries = 0; tries < 10; tries += 1)
      test.center.next('startTransition', { is: 'broken' });
    const unknown = await follow(await upgrade(), 12);
    assert.equal(unknown.failure?.code, 'outcomeUnknown');
    yes(await test.desk.act.move(alex, unknown.id, 'retry', { args: {} }));
    await test.settle();
    assert.equal((await follow(unknown)).state, 'done');
    assert.equal(transitions().length, 1);
  });

  it('what it can become is asked live; nothing is known when Partner Center is silent', async () => {
    const found = await test.doors.store.subscriptions.read('premium');
    assert.ok(found);
    const subscription = readSubscription(found);
    assert.equal((await test.desk.find.transitionChoices(subscription))?.length, 1);
    test.center.next('transitionChoices', { is: 'broken' });
    assert.equal(await test.desk.find.transitionChoices(subscription), undefined);
  });
});
