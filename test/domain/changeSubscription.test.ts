import assert from 'node:assert/strict';
import { readSubscription, type Renewal } from '../../src/domain/customer.ts';
import { later } from '../../src/domain/time.ts';
import { no, yes } from '../support/answers.ts';
import { changeInput, openChangeDesk, type ChangeDesk } from '../support/changeDesk.ts';
import { alex, megan, monday } from '../support/requests.ts';
import { heardIn } from '../support/testDesk.ts';

const licences = (quantity: number) =>
  ({ do: 'licences', was: 10, status: 'active', quantity }) as const;
const cancel = { do: 'cancel', was: 10, status: 'active' } as const;
const atEnd = (renewal: Renewal, before: Renewal = { how: 'renew' }) =>
  ({ do: 'renewal', renewal, before }) as const;

describe('Changing a subscription', () => {
  let test: ChangeDesk;
  beforeEach(async () => {
    test = await openChangeDesk();
  });
  afterEach(() => test.close());

  const kept = async () => {
    const found = await test.doors.store.subscriptions.read('premium');
    return found && readSubscription(found);
  };
  const calls = () => test.center.calls.filter((call) => call.startsWith('changeSubscription'));

  it('adds licences, reads them again, and says until when they can be returned', async () => {
    const request = await test.change({ ...licences(15), more: moreLine });
    assert.equal(request.state, 'done');
    assert.deepEqual(
      test.center.world.changes.map(({ change }) => change),
      [{ set: 'quantity', quantity: 15 }],
    );
    assert.equal((await kept())?.quantity, 15);
    assert.equal(request.learned.windowUntil, later(monday, { days: 7 }));
    assert.ok(heardIn(test, 'a:alex').includes('done.changeSubscription'));
    const [line] = yes(await test.desk.find.history(alex, 'Litware', 0)).lines.filter(
      ({ deed }) => deed === 'stepDone',
    );
    assert.deepEqual(line?.partnerCenterIds, {
      requestId: 'request',
      correlationId: 'correlation',
    });
  });

  it('returns licences as far as the window allows, and hears from Partner Center when it does not', async () => {
    assert.equal((await test.change(licences(6))).state, 'done');
    assert.equal(test.has()?.quantity, 6);
    test.outside({ quantity: 10, refundable: undefined });
    const refused = await test.change(licences(6));
    assert.equal(refused.failure?.code, '800090');
    assert.equal(test.has()?.quantity, 10);
  });

  it('is done when it is so already, and asks for nothing', async () => {
    test.outside({ quantity: 15 });
    assert.equal((await test.change(licences(15))).state, 'done');
    test.outside({ quantity: 10, autoRenew: false, renewal: { how: 'end' } });
    const again = await test.change(atEnd({ how: 'end' }, { how: 'end' }));
    assert.equal(again.state, 'done');
    assert.deepEqual(calls(), []);
  });

  const meanwhile = [
    ['another number of licences', licences(15), { quantity: 12 }],
    ['a suspension', licences(15), { status: 'suspended' }],
    ['another number, before a cancellation', cancel, { quantity: 12 }],
    ['another choice for the end of the term', atEnd({ how: 'end' }), { autoRenew: false }],
  ] as const;
  for (const [what, change, outside] of meanwhile) {
    it(`changes nothing when ${what} came between, and shows it as it is now`, async () => {
      test.outside(outside);
      const { id } = await test.change(change);
      if (change.do === 'cancel') yes(await test.desk.act.move(megan, id, 'approve', { args: {} }));
      await test.settle();
      const request = await test.read(id);
      assert.equal(request.failure?.code, 'changedMeanwhile');
      assert.deepEqual(calls(), []);
      assert.partialDeepStrictEqual(await kept(), outside);
      const seen = yes(await test.desk.find.request(alex, request.id));
      assert.ok(seen.may.includes('revise'), seen.may.join());
    });
  }

  it('waits for what was accepted, asks for it once, and is done when it shows', async () => {
    test.center.world.looksToChange = 4;
    const request = await test.change(licences(15));
    assert.deepEqual([request.state, request.waiting?.code], ['waiting', 'changePending']);
    for (let look = 0; look < 6; look += 1) await test.wait({ minutes: 30 });
    assert.equal((await test.read(request.id)).state, 'done');
    assert.deepEqual(calls().length, 1);
    assert.equal(test.has()?.quantity, 15);
  });

  it('fails when what was accepted does not show for more than a day; trying again asks anew', async () => {
    test.center.world.looksToChange = 10_000;
    const request = await test.change(licences(15));
    for (let look = 0; look < 30; look += 1) await test.wait({ hours: 1 });
    assert.equal((await test.read(request.id)).failure?.code, 'changeNotSeen');
    assert.equal(calls().length, 1);
    test.center.world.pending.length = 0;
    test.center.world.looksToChange = 0;
    yes(await test.desk.act.move(alex, request.id, 'retry', { args: {} }));
    await test.settle();
    assert.equal((await test.read(request.id)).state, 'done');
    assert.equal(calls().length, 2);
  });

  for (const [code, status] of [
    ['900278', 409],
    ['800082', 409],
    ['900999', 409],
  ] as const) {
    it(`waits while another change is worked on (${code}), and asks again`, async () => {
      test.center.next('changeSubscription', { is: 'no', code, status });
      const request = await test.change(licences(15));
      assert.deepEqual([request.state, request.waiting?.code], ['waiting', 'changePending']);
      await test.wait({ minutes: 1 });
      assert.equal((await test.read(request.id)).state, 'done');
      assert.equal(test.center.world.changes.length, 1);
    });
  }

  it('is one change when the answer was lost, before or after the work', async () => {
    test.center.next('changeSubscription', { is: 'broken', after: 'work' });
    const request = await test.change(licences(15));
    await test.wait({ minutes: 5 });
    assert.equal((await test.read(request.id)).state, 'done');
    assert.equal(test.center.world.changes.length, 1);
    test.center.next('changeSubscription', { is: 'broken' });
    const other = await test.change({ ...licences(20), was: 15 });
    await test.wait({ minutes: 5 });
    assert.equal((await test.read(other.id)).state, 'done');
    assert.equal(test.center.world.changes.length, 2);
  });

  it('does not believe an answer that only repeats the request: it looks', async () => {
    test.center.next('changeSubscription', {
      is: 'yes',
      value: { is: 'changed', subscription: { ...test.has(), quantity: 15 } },
    });
    const request = await test.change(licences(15));
    assert.deepEqual([request.state, request.waiting?.code], ['waiting', 'changePending']);
    test.outside({ quantity: 15 });
    await test.wait({ minutes: 1 });
    assert.equal((await test.read(request.id)).state, 'done');
  });

  const renewals: [string, Renewal, Partial<{ autoRenew: boolean; renewal: Renewal }>][] = [
    ['ends', { how: 'end' }, { autoRenew: false, renewal: { how: 'end' } }],
    ['goes on month by month', { how: 'extend' }, { autoRenew: false, renewal: { how: 'extend' } }],
    [
      'renews with other licences, term and billing',
      { how: 'change', quantity: 8, term: 'P3Y', billingCycle: 'monthly' },
      {
        autoRenew: true,
        renewal: { how: 'change', quantity: 8, term: 'P3Y', billingCycle: 'monthly' },
      },
    ],
  ];
  for (const [what, renewal, then] of renewals) {
    it(`schedules that it ${what}; nothing changes now`, async () => {
      const request = await test.change(atEnd(renewal));
      assert.equal(request.state, 'done');
      assert.partialDeepStrictEqual(test.has(), { ...then, quantity: 10, status: 'active' });
      assert.partialDeepStrictEqual(await kept(), then);
    });
  }

  it('takes a scheduled end back: it renews as it is', async () => {
    test.outside({ autoRenew: false, renewal: { how: 'end' } });
    const request = await test.change(atEnd({ how: 'renew' }, { how: 'end' }));
    assert.equal(request.state, 'done');
    assert.deepEqual([test.has()?.autoRenew, test.has()?.renewal], [true, undefined]);
  });

  it('cancels only after an admin has agreed', async () => {
    const asked = await test.change(cancel);
    assert.deepEqual([asked.state, asked.needs?.because], ['pending', ['cancelsNow']]);
    assert.deepEqual(calls(), []);
    yes(await test.desk.act.move(megan, asked.id, 'approve', { args: {} }));
    await test.settle();
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.equal(test.has()?.status, 'deleted');
    assert.equal((await kept())?.status, 'deleted');
  });

  it('an approval that comes after the window is Partner Center’s no, and nothing is cancelled', async () => {
    test.outside({ cancelUntil: later(monday, { minutes: 30 }) });
    const asked = await test.change(cancel);
    await test.wait({ hours: 1 });
    yes(await test.desk.act.move(megan, asked.id, 'approve', { args: {} }));
    await test.settle();
    assert.equal((await test.read(asked.id)).failure?.code, '900117');
    assert.equal(test.has()?.status, 'active');
  });

  it('a cancelled subscription that is not shown any more is a cancelled one', async () => {
    const asked = await test.change(cancel);
    test.center.next('subscription', { is: 'no', code: '20003', status: 404 });
    yes(await test.desk.act.move(megan, asked.id, 'approve', { args: {} }));
    await test.settle();
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.deepEqual(calls(), []);
  });

  it('many licences need an admin, and those of the last hours count with them', async () => {
    const order = (quantity: number) => ({ ...moreLine, quantity });
    const first = await test.change({ ...licences(100), more: order(90) });
    assert.equal(first.state, 'done');
    const second = await test.change({ ...licences(115), was: 100, more: order(15) });
    assert.deepEqual(second.needs?.because, ['orders.licenceMonths']);
  });

  it('there is one change of a subscription at a time, and the second is led to the first', async () => {
    test.center.world.looksToChange = 10_000;
    const first = await test.change(licences(15));
    assert.equal(first.state, 'waiting');
    const second = await test.desk.act.submit(
      alex,
      'changeSubscription',
      changeInput(atEnd({ how: 'end' })),
    );
    assert.equal(no(second), 'alreadyOpen');
    assert.deepEqual('detail' in second && second.detail, { requestId: first.id });
    assert.equal((await test.desk.find.changeRoom('premium'))?.openRequest, first.id);
  });

  it('what leaves room is asked live, and what was read before stands in when Partner Center is silent', async () => {
    test.outside({ quantity: 12 });
    assert.partialDeepStrictEqual(await test.desk.find.changeRoom('premium'), {
      live: true,
      country: 'US',
      subscription: { quantity: 12 },
      licences: { most: 300 },
    });
    test.center.next('subscription', { is: 'broken' });
    assert.partialDeepStrictEqual(await test.desk.find.changeRoom('premium'), {
      live: false,
      subscription: { quantity: 10 },
    });
  });
});

const moreLine = {
  productId: 'CFQ7TTC0LCHC',
  skuId: '0002',
  title: 'Microsoft 365 Business Premium',
  quantity: 5,
  term: 'P1Y',
  billingCycle: 'monthly',
  isTrial: false,
  isAddon: false,
} as const;
