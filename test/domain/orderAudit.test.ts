import assert from 'node:assert/strict';
import { partnershipDoc, readPartnership, partnershipDocId } from '../../src/domain/partnership.ts';
import { adopt } from '../../src/domain/painters.ts';
import { readPlace } from '../../src/domain/places.ts';
import { OrderRules } from '../../src/domain/policy.ts';
import { takeStep } from '../../src/domain/deliver/step.ts';
import { secretDocId } from '../../src/domain/order.ts';
import { readRequest, type Request } from '../../src/domain/request.ts';
import { readTask, task } from '../../src/domain/tasks.ts';
import { no, yes } from '../support/answers.ts';
import { openOrderDesk, type OrderDesk } from '../support/orderBusiness.ts';
import { basic, e3, orderInput, trey } from '../support/orders.ts';
import { alex, megan, monday, patti } from '../support/requests.ts';
import { heardIn, partnership } from '../support/testDesk.ts';

const expensive = { orders: OrderRules.parse({ amounts: { USD: 4000 } }) };
const about = { label: 'Trey Research', partnershipId: 'fabrikam' };

let test: OrderDesk;
const open = async (given?: Parameters<typeof openOrderDesk>[0]) => {
  test = await openOrderDesk(given);
};
const made = () => test.center.world.done;
const script = (...given: Parameters<OrderDesk['center']['next']>) => test.center.next(...given);
const minutes = async (count: number) => {
  for (let minute = 0; minute < count; minute += 1) await test.wait({ minutes: 1 });
};
const move = async (...[actor, id, name, given]: Parameters<OrderDesk['desk']['act']['move']>) => {
  const moved = await test.desk.act.move(actor, id, name, given);
  await test.settle();
  return moved;
};
const change = async (id: string, input: Parameters<typeof orderInput>[0]) => {
  const changed = await test.desk.act.submit(alex, 'addCustomer', orderInput(input), {
    draftId: id,
  });
  await test.settle();
  return changed;
};
const nobodySells = (held: boolean) => {
  const hold = {
    reason: 'Unpaid',
    by: { id: 'megan', name: 'Megan' },
    at: '2026-11-23T09:00:00.000Z',
  };
  const doc = partnershipDoc(partnership(held ? { hold } : {}));
  return test.doors.store.desk.commit([{ op: 'put', doc }]);
};
const approvedForItsPrice = async (): Promise<Request> => {
  const asked = await test.ask();
  await test.accept(asked.id);
  yes(await test.desk.act.move(megan, asked.id, 'approve', { args: {} }));
  return asked;
};

describe('A line is never ordered twice', () => {
  afterEach(() => test.close());

  it('when its answer was lost, and Partner Center then keeps us out for a while', async () => {
    await open();
    const asked = await test.ask();
    script('checkout', { is: 'broken', after: 'work' });
    script('checkout', { is: 'no', code: 'http403', status: 403 });
    script('cart', { is: 'no', code: 'http403', status: 403 });
    await test.accept(asked.id);
    const failed = await test.read(asked.id);
    assert.equal(failed.state, 'failed');
    assert.equal(no(await change(asked.id, { lines: [{ ...e3, quantity: 7 }] })), 'wrongState');
    yes(await move(alex, asked.id, 'retry', { args: {} }));
    await minutes(3);
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.equal(made().orders, 1);
  });

  it('when its answer was lost and what comes next is a no', async () => {
    await open();
    const asked = await test.ask();
    script('checkout', { is: 'broken', after: 'work' });
    script('checkout', { is: 'no', code: '900121', status: 400 });
    await test.accept(asked.id);
    await minutes(3);
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.equal(made().orders, 1);
  });

  it('when the reseller is put on hold before the lost answer is asked for again', async () => {
    await open({ policy: expensive });
    const asked = await approvedForItsPrice();
    script('checkout', { is: 'broken', after: 'work' });
    // Asked to wait is no failed try: the next one is a first one again.
    const until = '2026-11-23T09:10:00.000Z';
    script('checkout', { is: 'busy', until });
    await test.settle();
    await minutes(1);
    await nobodySells(true);
    await minutes(10);
    const now = await test.read(asked.id);
    if (now.state === 'failed') {
      await nobodySells(false);
      await change(asked.id, { lines: [{ ...e3, quantity: 7 }] });
      await minutes(3);
    }
    assert.equal(made().orders, 1);
  });

  it('when its outcome is unknown and the reseller is on hold by the time it is retried', async () => {
    await open({ policy: expensive });
    const asked = await approvedForItsPrice();
    script('checkout', { is: 'broken', after: 'work' });
    for (let tried = 1; tried < 10; tried += 1) script('checkout', { is: 'broken' });
    await test.settle();
    for (let tried = 1; tried < 10; tried += 1) await test.wait({ minutes: 6 });
    assert.equal((await test.read(asked.id)).failure?.code, 'outcomeUnknown');
    await nobodySells(true);
    yes(await move(alex, asked.id, 'retry', { args: {} }));
    await minutes(3);
    const now = await test.read(asked.id);
    if (now.state === 'failed') {
      await nobodySells(false);
      await change(asked.id, { lines: [{ ...e3, quantity: 7 }] });
      await minutes(3);
    }
    assert.equal(made().orders, 1);
  });

  it('when its answer was lost and only a part of what was ordered is in the list yet', async () => {
    await open();
    const { world } = test.center;
    world.checkoutReplay = 'submitted';
    const asked = await test.ask({ lines: [e3, basic] });
    script('checkout', { is: 'broken', after: 'work' });
    world.unsignedCustomers.clear();
    yes(await move(alex, asked.id, 'checkNow', { args: {} }));
    const [first] = world.orders;
    assert.ok(first);
    const { id, status, lines } = first;
    script('orders', { is: 'yes', value: { items: [{ id, status, lines }] } });
    await minutes(4);
    const now = await test.read(asked.id);
    if (now.state === 'failed') yes(await move(alex, asked.id, 'retry', { args: {} }));
    await minutes(5);
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.equal(made().orders, 2);
  });
});

describe('A failed order', () => {
  afterEach(() => test.close());

  it('is not retried for a reseller that is on hold since', async () => {
    await open();
    test.center.world.lineErrors[`${e3.productId}:${e3.skuId}`] = 'inventory_not_available';
    const asked = await test.ask();
    await test.accept(asked.id);
    assert.equal((await test.read(asked.id)).failure?.code, 'cartLines');
    test.center.world.lineErrors = {};
    await nobodySells(true);
    yes(await move(alex, asked.id, 'retry', { args: {} }));
    await minutes(2);
    assert.equal((await test.read(asked.id)).failure?.code, 'onHold');
    assert.equal(made().orders, 0);
  });
});

describe('An order that waited for its customer to agree', () => {
  afterEach(() => test.close());

  it('is not placed for a reseller that is on hold since', async () => {
    await open();
    const asked = await test.ask();
    await nobodySells(true);
    await test.accept(asked.id);
    const failed = await test.read(asked.id);
    assert.equal(failed.failure?.code, 'onHold');
    assert.deepEqual([made().carts, made().orders], [0, 0]);
    await nobodySells(false);
    yes(await move(alex, asked.id, 'retry', { args: {} }));
    await minutes(3);
    assert.equal((await test.read(asked.id)).state, 'done');
  });
});

describe('A draft that was handed over', () => {
  afterEach(() => test.close());

  it('does not stay on the screen of who had it', async () => {
    await open();
    const draft = yes(await test.desk.act.saveDraft(alex, 'addCustomer', {}, about));
    const view = yes(await test.desk.find.request(alex, draft.id));
    const found = await test.doors.store.desk.read('person:alex');
    const { address } = readPlace(found ?? assert.fail('Alex has no chat'));
    const posted = await test.doors.notifier.post(address, { view });
    assert.ok(posted.is === 'posted');
    const show = `request:${draft.id}`;
    await adopt(test.doors)({ address, messageId: posted.messageId, show, view });
    await test.settle();
    yes(await test.desk.act.handOver(alex, draft.id, 'megan'));
    await test.settle();
    assert.ok(heardIn(test, 'a:alex').includes('stale'));
    assert.ok(!heardIn(test, 'a:alex').includes('request'));
  });
});

describe('A customer is never created twice', () => {
  afterEach(() => test.close());

  it('when its answer was lost, and Partner Center then keeps us out for a while', async () => {
    await open();
    script('createCustomer', { is: 'broken', after: 'work' });
    script('createCustomer', { is: 'no', code: 'http403', status: 403 });
    script('customers', { is: 'no', code: 'http403', status: 403 });
    const asked = await test.ask();
    await minutes(1);
    const failed = await test.read(asked.id);
    assert.equal(failed.state, 'failed');
    const customer = { ...trey, prefix: 'treyresearch2' };
    assert.equal(no(await change(asked.id, { customer })), 'wrongState');
    yes(await move(alex, asked.id, 'retry', { args: {} }));
    await minutes(1);
    assert.equal((await test.read(asked.id)).waiting?.code, 'agreement');
    assert.equal(made().customers, 1);
  });
});

describe('The list of customers', () => {
  afterEach(() => test.close());

  it('never stands between a password and its seal', async () => {
    await open();
    test.center.world.replay = 'withoutCredentials';
    const { customers } = test.doors.store;
    const { commit } = customers;
    let broken = 0;
    customers.commit = (ops) => {
      broken += 1;
      return broken === 1 ? Promise.reject(new Error('The store is away')) : commit(ops);
    };
    const asked = await test.ask();
    await minutes(1);
    const shown = yes(await test.desk.act.reveal(alex, asked.id));
    assert.equal(shown.password, test.center.world.passwords[0]);
    const kept = yes(await test.desk.find.customer(alex, 'new-customer-1'));
    assert.equal(kept.customer.resellerId, 'fabrikam');
  });

  it('counts a new one with its reseller at once', async () => {
    await open();
    await test.ask();
    const found = await test.doors.store.desk.read(partnershipDocId('fabrikam'));
    assert.equal(found && readPartnership(found).counts?.customers, 1);
  });
});

describe('The one password there is', () => {
  afterEach(() => test.close());

  it('is kept although another worker, whose lease it took, was answered without it and was faster', async () => {
    await open();
    const { world } = test.center;
    const { createCustomer } = test.center;
    test.center.createCustomer = async (...given) => {
      const answer = await createCustomer(...given);
      test.center.createCustomer = createCustomer;
      world.replay = 'withoutCredentials';
      const [request] = await test.doors.store.desk.list({ type: 'request', limit: 1 });
      const { id: requestId } = readRequest(request ?? assert.fail('nothing was asked'));
      const work = { do: 'step', requestId } as const;
      await takeStep(test.doors, work, task('another', 'another', monday, work) as never);
      assert.equal((await test.read(requestId)).setup?.gone?.why, 'lost');
      return answer;
    };
    const asked = await test.ask();
    await minutes(1);
    assert.equal(made().customers, 1);
    const shown = yes(await test.desk.act.reveal(alex, asked.id));
    assert.equal(shown.password, world.passwords[0]);
    for (let day = 0; day < 6; day += 1) await test.wait({ days: 1 });
    assert.equal(await test.doors.store.desk.read(secretDocId(asked.id)), undefined);
  });

  it('is destroyed in time, whatever became of its order', async () => {
    for (const end of ['abandon', 'expire', 'reject', 'withdraw', 'sendBack'] as const) {
      await open({ policy: expensive });
      const asked = await test.ask();
      if (end === 'abandon') yes(await move(alex, asked.id, end, { args: {} }));
      else await test.accept(asked.id);
      if (end === 'withdraw') yes(await move(alex, asked.id, end, { args: {} }));
      const args = { reason: 'Too much', comment: 'Too much' };
      if (end === 'reject' || end === 'sendBack') yes(await move(megan, asked.id, end, { args }));
      for (let day = 0; day < 6; day += 1) await test.wait({ days: 1 });
      const over = await test.read(asked.id);
      assert.notEqual(over.state, 'pending', end);
      assert.equal(over.setup?.gone?.why, 'expired', end);
      assert.equal(await test.doors.store.desk.read(secretDocId(asked.id)), undefined, end);
      if (end !== 'sendBack') await test.close();
    }
  });
});

describe('What an admin agreed to pay', () => {
  afterEach(() => test.close());

  it('is asked again when it has become more by the time it is ordered', async () => {
    await open({ policy: expensive });
    const { world } = test.center;
    const asked = await test.ask();
    await test.accept(asked.id);
    const card = await test.read(asked.id);
    assert.equal(card.placed?.total?.amount, 4320);
    world.carts.length = 0;
    for (const offer of world.offers) offer.price = (offer.price ?? 0) * 2;
    yes(await move(megan, asked.id, 'approve', { args: {} }));
    // An order of the lost cart could still appear for a while.
    await minutes(25);
    const dearer = await test.read(asked.id);
    assert.equal(dearer.state, 'pending');
    assert.equal(dearer.placed?.total?.amount, 8640);
    assert.equal(made().orders, 0);
    const old = { version: card.version, args: {} };
    assert.equal(no(await move(megan, asked.id, 'approve', old)), 'changed');
    yes(await move(megan, asked.id, 'approve', { version: dearer.version, args: {} }));
    await minutes(3);
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.equal(made().orders, 1);
  });
});

describe('An order that was sent back when its customer was there', () => {
  afterEach(() => test.close());

  it('is abandoned, which says what remains, and not thrown away like a draft', async () => {
    await open({ policy: expensive });
    const asked = await test.ask();
    await test.accept(asked.id);
    yes(await move(megan, asked.id, 'sendBack', { args: { comment: 'Fewer, please' } }));
    const { may } = yes(await test.desk.find.request(alex, asked.id));
    assert.ok(may.includes('abandon') && !may.includes('discard'), may.join());
    assert.equal(yes(await move(alex, asked.id, 'abandon', { args: {} })).state, 'abandoned');
  });

  it('is a draft like any other before there is a customer', async () => {
    await open();
    const asked = await test.ask({ lines: [{ ...e3, quantity: 500 }] });
    yes(await move(megan, asked.id, 'sendBack', { args: { comment: 'Fewer, please' } }));
    const { may } = yes(await test.desk.find.request(alex, asked.id));
    assert.ok(may.includes('discard') && !may.includes('abandon'), may.join());
  });
});

describe('Whoever wrote any of an order', () => {
  afterEach(() => test.close());

  it('cannot approve it, even if it went through their hands alone', async () => {
    await open();
    const { act } = test.desk;
    const draft = yes(await act.saveDraft(alex, 'addCustomer', {}, about));
    yes(await act.handOver(alex, draft.id, 'megan'));
    yes(await act.saveDraft(megan, 'addCustomer', { lines: 'larger' }, about, draft.id));
    yes(await act.handOver(megan, draft.id, 'patti'));
    const input = orderInput({ lines: [{ ...e3, quantity: 500 }] });
    const asked = yes(await act.submit(patti, 'addCustomer', input, { draftId: draft.id }));
    assert.equal(asked.state, 'pending');
    assert.deepEqual(asked.authors.toSorted(), ['alex', 'megan', 'patti']);
    assert.equal(no(await act.move(megan, asked.id, 'approve', { args: {} })), 'ownRequest');
  });
});

describe('What was given up while it was being ordered', () => {
  afterEach(() => test.close());

  it('says what was ordered all the same', async () => {
    await open();
    const asked = await test.ask();
    script('checkout', { is: 'no', code: '13605', status: 403 });
    test.center.world.unsignedCustomers.clear();
    yes(await move(alex, asked.id, 'checkNow', { args: {} }));
    const waits = await test.read(asked.id);
    assert.equal(waits.steps[waits.step], 'checkout');
    const { checkout } = test.center;
    test.center.checkout = async (...given) => {
      const answer = await checkout(...given);
      yes(await test.desk.act.move(alex, asked.id, 'abandon', { args: {} }));
      return answer;
    };
    yes(await move(alex, asked.id, 'checkNow', { args: {} }));
    const over = await test.read(asked.id);
    assert.equal(over.state, 'abandoned');
    assert.deepEqual([made().orders, over.placed?.lines[0]?.orderId], [1, 'order-1']);
  });
});

describe('What ends by itself', () => {
  afterEach(() => test.close());

  it('is not given up because it could not be ended ten times: neither a first sign-in nor a clock', async () => {
    await open();
    const asked = await test.ask({ lines: [{ ...e3, quantity: 500 }] });
    assert.equal(asked.state, 'pending');
    const { desk } = test.doors.store;
    const { read } = desk;
    desk.read = (id) =>
      id === `request:${asked.id}` ? Promise.reject(new Error('Away')) : read(id);
    for (let day = 0; day < 40; day += 1) await test.wait({ hours: 2 });
    desk.read = read;
    const tasks = (await desk.list({ type: 'task', limit: 50 })).map(readTask);
    assert.deepEqual(
      tasks.filter(({ parked, work }) => parked && work.do === 'clock'),
      [],
    );
    for (let day = 0; day < 5; day += 1) await test.wait({ days: 1 });
    assert.equal((await test.read(asked.id)).state, 'expired');
  });
});
