import type { Refusal } from '../../src/domain/refusal.ts';
import assert from 'node:assert/strict';
import { readHistory } from '../../src/domain/history.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { OrderRules } from '../../src/domain/policy.ts';
import { requestDoc, type Request } from '../../src/domain/request.ts';
import type { Actor } from '../../src/domain/values.ts';
import { no, yes } from '../support/answers.ts';
import { openOrderDesk, type OrderDesk } from '../support/orderBusiness.ts';
import { basic, e3, orderInput, trey } from '../support/orders.ts';
import { adele, alex, megan, patti } from '../support/requests.ts';
import { channel, heardIn, partnership } from '../support/testDesk.ts';

const expensive = { orders: OrderRules.parse({ amounts: { USD: 4000 } }) };
const many = [{ ...e3, quantity: 101 }];
const basicSku = `${basic.productId}:${basic.skuId}`;

describe('A new customer with its first order', () => {
  let test: OrderDesk;
  const open = async (given?: Parameters<typeof openOrderDesk>[0]) => {
    test = await openOrderDesk(given);
  };
  afterEach(() => test.close());

  const move = async (actor: Actor, id: string, name: Parameters<typeof act>[2], args = {}) => {
    yes(await act(actor, id, name, { args }));
    await test.settle();
    return test.read(id);
  };
  const act = (...given: Parameters<OrderDesk['desk']['act']['move']>) =>
    test.desk.act.move(...given);
  const change = (id: string, input: Parameters<typeof orderInput>[0]) =>
    test.desk.act.submit(alex, 'addCustomer', orderInput(input), { draftId: id });
  const may = async (actor: Actor, id: string) => yes(await test.desk.find.request(actor, id)).may;
  const made = () => test.center.world.done;

  it('is created, waits for the customer agreement, and finishes by itself', async () => {
    await open();
    for (const topic of ['customers', 'orders'] as const)
      yes(await test.desk.act.notify(adele, channel(topic), [topic]));
    const asked = await test.ask();
    assert.equal(asked.state, 'waiting');
    assert.equal(asked.waiting?.code, 'agreement');
    assert.equal(asked.placed?.customerId, 'new-customer-1');
    assert.deepEqual(heardIn(test, channel('customers').conversationId), ['customerAdded']);
    assert.deepEqual(heardIn(test, channel('orders').conversationId), []);
    assert.ok(heardIn(test, 'a:alex').includes('setup'), 'the first sign-in comes at once');
    await test.accept(asked.id);
    const done = await test.read(asked.id);
    assert.equal(done.state, 'done');
    assert.equal(done.stepTimes.length, 6);
    assert.deepEqual([made().customers, made().orders], [1, 1]);
    assert.deepEqual(heardIn(test, channel('orders').conversationId), ['orderDone']);
    for (const line of ['agreementAccepted', 'done.addCustomer'])
      assert.ok(heardIn(test, 'a:alex').includes(line), line);
  });

  it('gets its tick once somebody has seen that the customer approved the admin relationship', async () => {
    await open();
    const { id } = await test.ask();
    const tick = () => test.desk.act.move(alex, id, 'gdapApproved', { args: {} });
    assert.equal(((await tick()) as Refusal).refused, 'wrongState');
    await test.accept(id);
    yes(await tick());
    assert.equal((await test.read(id)).learned.gdapApproved, test.doors.clock.now());
    assert.equal(((await tick()) as Refusal).refused, 'wrongState');
  });

  it('leaves the ids of the call that created it in the history, under customer and reseller', async () => {
    await open();
    const asked = await test.ask();
    for (const about of ['treyresearch.onmicrosoft.com', 'fabrikam']) {
      const lines = await test.doors.store.desk.list({
        type: 'history',
        tags: [`about:${about}`],
        limit: 20,
      });
      const created = lines
        .map(readHistory)
        .find(
          ({ values, requestId }) => values.step === 'createCustomer' && requestId === asked.id,
        );
      assert.ok(created?.partnerCenterIds, about);
    }
  });

  it('is one order, however often it is submitted', async () => {
    await open();
    const asked = await test.ask();
    const again = yes(await change(asked.id, {}));
    assert.equal(again.id, asked.id);
    assert.equal(no(await test.desk.act.submit(patti, 'addCustomer', orderInput())), 'alreadyOpen');
    await test.settle();
    assert.equal(made().customers, 1);
  });

  it('keeps the approval of the removal of its reseller waiting', async () => {
    await open();
    await test.ask();
    const removal = yes(
      await test.desk.act.submit(patti, 'removePartnership', {
        partnershipId: 'fabrikam',
        reason: 'They moved away',
        representation: true,
        notice: { duty: 'notRequired' },
      }),
    );
    const args = { representation: 'true' };
    assert.equal(no(await act(megan, removal.id, 'approve', { args })), 'blocked');
  });

  it('is asked about once its cart has prices, goes on behind the cart, and never asks twice', async () => {
    await open({ policy: expensive });
    const asked = await test.ask();
    await test.accept(asked.id);
    const priced = await test.read(asked.id);
    assert.equal(priced.state, 'pending');
    assert.deepEqual(priced.needs, { by: 'approver', because: ['orders.amount'] });
    assert.equal(priced.steps[priced.step], 'checkout');
    assert.equal(priced.placed?.total?.amount, 4320);
    assert.equal(made().orders, 0);
    assert.ok(heardIn(test, 'a:alex').includes('priceApproval'));
    assert.ok(heardIn(test, 'a:megan').includes('approvalNeeded'));
    assert.equal(no(await act(alex, asked.id, 'approve', { args: {} })), 'notAllowed');
    await move(megan, asked.id, 'approve');
    await test.wait({ minutes: 1 });
    await test.wait({ minutes: 1 });
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.deepEqual([made().carts, made().orders], [1, 1]);
  });

  it('is not asked about for its price when an admin has agreed to all of it before', async () => {
    await open({ policy: expensive });
    const asked = await test.ask({ lines: many });
    assert.equal(asked.state, 'pending');
    await move(megan, asked.id, 'approve');
    await test.accept(asked.id);
    assert.equal((await test.read(asked.id)).state, 'done');
  });

  it('that was approved for its price is checked again before it is ordered', async () => {
    await open({ policy: expensive });
    const asked = await test.ask();
    await test.accept(asked.id);
    const hold = { reason: 'Unpaid', by: { id: 'megan', name: 'Megan' }, at: asked.createdAt };
    const approved: Request = {
      ...(await test.read(asked.id)),
      state: 'running',
      recheck: true,
      needs: { by: 'approver', because: ['orders.amount'] },
    };
    await test.doors.store.desk.commit([
      { op: 'put', doc: partnershipDoc(partnership({ hold })) },
      { op: 'put', doc: requestDoc({ ...approved, state: 'failed' }) },
    ]);
    const failed = await move(alex, asked.id, 'retry');
    assert.equal(failed.state, 'failed');
    assert.equal(failed.failure?.code, 'onHold');
    assert.equal(made().orders, 0);
  });

  it('that is refused for its price leaves a customer whose password can still be shown', async () => {
    await open({ policy: expensive });
    const asked = await test.ask();
    await test.accept(asked.id);
    await move(megan, asked.id, 'reject', { reason: 'Too much' });
    const shown = yes(await test.desk.act.reveal(alex, asked.id));
    assert.equal(shown.password, test.center.world.passwords[0]);
  });

  it('that is sent back for its price can change its lines, not its customer, and goes on with a new cart', async () => {
    await open({ policy: expensive });
    const asked = await test.ask();
    await test.accept(asked.id);
    await move(megan, asked.id, 'sendBack', { comment: 'Fewer, please' });
    const other = { customer: { ...trey, company: 'Another' } };
    assert.equal(no(await change(asked.id, other)), 'locked');
    const fewer = yes(await change(asked.id, { lines: [{ ...e3, quantity: 5 }] }));
    assert.equal(fewer.state, 'running');
    assert.equal(fewer.steps[fewer.step], 'buildCart');
    assert.equal(fewer.placed?.cartId, undefined);
    await test.settle();
    await test.wait({ minutes: 1 });
    await test.wait({ minutes: 1 });
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.deepEqual([made().customers, made().carts, made().orders], [1, 2, 1]);
  });

  it('that fails at its lines is changed there: what is done stays, policy and checks are asked anew', async () => {
    await open();
    test.center.world.lineErrors[basicSku] = 'inventory_not_available';
    const asked = await test.ask({ lines: [basic] });
    await test.accept(asked.id);
    const failed = await test.read(asked.id);
    assert.equal(failed.failure?.code, 'cartLines');
    assert.deepEqual(await may(alex, asked.id), ['retry', 'revise', 'abandon', 'reveal']);
    assert.equal(no(await change(asked.id, { gdap: false, lines: [e3] })), 'locked');
    const larger = yes(await change(asked.id, { lines: many }));
    assert.equal(larger.state, 'pending');
    assert.deepEqual(larger.needs?.because, ['orders.licenceMonths']);
    assert.deepEqual(larger.inputBefore, failed.input);
    await move(megan, asked.id, 'approve');
    await test.wait({ minutes: 1 });
    await test.wait({ minutes: 1 });
    const done = await test.read(asked.id);
    assert.equal(done.state, 'done');
    assert.equal(done.stepTimes.length, 6);
    assert.deepEqual([made().customers, made().orders], [1, 1]);
  });

  it('that failed keeps what was changed in its form until it is sent', async () => {
    await open();
    test.center.world.lineErrors[basicSku] = 'inventory_not_available';
    const asked = await test.ask({ lines: [basic] });
    await test.accept(asked.id);
    const about = { label: 'Another', partnershipId: 'fabrikam' };
    const { act } = test.desk;
    const kept = yes(await act.saveDraft(alex, 'addCustomer', { lines: [] }, about, asked.id));
    assert.equal(kept.state, 'failed');
    assert.deepEqual(kept.answers, { lines: [] });
    assert.deepEqual([kept.about, kept.input], [asked.about, asked.input]);
    assert.equal(no(await act.saveDraft(patti, 'addCustomer', {}, about, asked.id)), 'wrongState');
  });

  it('that fails before there is a customer can change everything, and frees the domain it asked for', async () => {
    await open();
    test.center.world.takenDomains.add('treyresearch.onmicrosoft.com');
    const asked = await test.ask();
    assert.equal(asked.failure?.code, 'domainTaken');
    const customer = { ...trey, prefix: 'treyresearch2' };
    const changed = yes(await change(asked.id, { customer }));
    assert.equal(changed.step, 0);
    assert.equal(changed.about.id, 'treyresearch2.onmicrosoft.com');
    await test.settle();
    assert.equal((await test.read(asked.id)).waiting?.code, 'agreement');
  });

  it('that was ordered in part keeps what is ordered, and orders the rest', async () => {
    await open();
    test.center.world.refusedAtCheckout[basicSku] = '800009';
    const asked = await test.ask({ lines: [e3, basic] });
    await test.accept(asked.id);
    const part = await test.read(asked.id);
    assert.equal(part.failure?.code, 'partialOrder');
    const ordered = part.placed?.lines.filter(({ orderId }) => orderId).map(({ line }) => line);
    assert.deepEqual(ordered, [0]);
    assert.equal(no(await change(asked.id, { lines: [{ ...e3, quantity: 3 }, basic] })), 'locked');
    test.center.world.refusedAtCheckout = {};
    yes(await change(asked.id, { lines: [e3, { ...basic, quantity: 3 }] }));
    await test.settle();
    await test.wait({ minutes: 1 });
    await test.wait({ minutes: 1 });
    const done = await test.read(asked.id);
    assert.equal(done.state, 'done');
    assert.equal(new Set(done.placed?.lines.map(({ orderId }) => orderId)).size, 2);
    assert.equal(made().orders, 2);
  });

  it('whose last try broke may have been ordered: nobody changes it, and a retry finds out', async () => {
    await open();
    const asked = await test.ask();
    test.center.next('checkout', { is: 'broken', after: 'work' });
    for (let tried = 1; tried < 10; tried += 1) test.center.next('checkout', { is: 'broken' });
    await test.accept(asked.id);
    for (let tried = 1; tried < 10; tried += 1) await test.wait({ minutes: 6 });
    const failed = await test.read(asked.id);
    assert.equal(failed.failure?.code, 'outcomeUnknown');
    assert.equal(failed.failure?.correlationId, 'correlation');
    assert.deepEqual(await may(alex, asked.id), ['retry', 'abandon', 'reveal']);
    assert.equal(no(await change(asked.id, { lines: [basic] })), 'wrongState');
    const before = failed.attempt;
    const again = yes(await act(adele, asked.id, 'retry', { args: {} }));
    assert.equal(again.attempt, before, 'the same key again');
    await test.settle();
    await test.wait({ minutes: 1 });
    await test.wait({ minutes: 1 });
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.equal(made().orders, 1);
  });

  it('whose cart is gone goes back to build another one', async () => {
    await open({ policy: expensive });
    const asked = await test.ask();
    await test.accept(asked.id);
    // Whoever decides takes longer than a cart lives.
    test.center.world.carts.length = 0;
    await move(megan, asked.id, 'approve');
    // An order of it could still appear for a while.
    for (let looks = 0; looks < 25; looks += 1) await test.wait({ minutes: 1 });
    const done = await test.read(asked.id);
    assert.equal(done.state, 'done');
    assert.equal(made().orders, 1);
  });

  it('can be given up while it waits, by its asker or an admin', async () => {
    await open();
    const asked = await test.ask();
    assert.deepEqual(await may(alex, asked.id), ['checkNow', 'abandon', 'reveal']);
    assert.deepEqual(await may(megan, asked.id), ['checkNow', 'abandon', 'takeOverSetup']);
    const over = await move(megan, asked.id, 'abandon');
    assert.equal(over.state, 'abandoned');
    assert.equal(await test.doors.store.desk.count({ type: 'guard' }), 0);
  });

  it('is on its reseller’s card: there it begins, and there it is seen while it is open', async () => {
    await open();
    const asked = await test.ask();
    const seen = yes(await test.desk.find.reseller(alex, 'fabrikam'));
    assert.deepEqual(
      seen.openRequests.map(({ id }) => id),
      [asked.id],
    );
    assert.equal(yes(await test.desk.find.request(alex, asked.id)).partnership?.name, 'Fabrikam');
  });
});

describe('A draft of an order', () => {
  let test: OrderDesk;
  beforeEach(async () => {
    test = await openOrderDesk();
  });
  afterEach(() => test.close());
  const about = { label: 'Trey Research', partnershipId: 'fabrikam' };
  const keep = async (id?: string) =>
    yes(await test.desk.act.saveDraft(alex, 'addCustomer', { company: 'Trey' }, about, id));

  it('is about a customer of its reseller, and in nobody’s way', async () => {
    const draft = await keep();
    const named = yes(
      await test.desk.act.saveDraft(
        alex,
        'addCustomer',
        {},
        { ...about, domain: 'treyresearch.onmicrosoft.com' },
        draft.id,
      ),
    );
    assert.deepEqual(named.about, {
      type: 'customer',
      id: 'treyresearch.onmicrosoft.com',
      label: 'Trey Research',
      of: 'fabrikam',
    });
    assert.equal(yes(await test.desk.find.reseller(alex, 'fabrikam')).openRequests.length, 0);
  });

  it('is handed to a colleague, who goes on with it and cannot approve it either', async () => {
    const draft = await keep();
    const { act, find } = test.desk;
    const given = yes(await act.handOver(alex, draft.id, 'megan'));
    await test.settle();
    assert.equal(given.asker.id, 'megan');
    assert.ok(heardIn(test, 'a:megan').includes('handedOver'));
    assert.equal(no(await find.request(alex, draft.id)), 'notFound');
    assert.deepEqual(yes(await find.request(megan, draft.id)).request.answers, { company: 'Trey' });
    const options = { draftId: draft.id };
    const input = orderInput({ lines: many });
    assert.equal(no(await act.submit(alex, 'addCustomer', input, options)), 'notAllowed');
    const asked = yes(await act.submit(megan, 'addCustomer', input, options));
    assert.deepEqual(asked.authors, ['alex', 'megan']);
    assert.equal(no(await act.move(megan, asked.id, 'approve', { args: {} })), 'ownRequest');
    assert.equal(yes(await act.move(adele, asked.id, 'approve', { args: {} })).state, 'running');
  });

  it('goes to nobody who may not ask, by nobody but its asker, and not by a bare click', async () => {
    const draft = await keep();
    const { act } = test.desk;
    for (const person of ['isaiah', 'alex', 'nobody'])
      assert.equal(no(await act.handOver(alex, draft.id, person)), 'invalid');
    assert.equal(no(await act.handOver(patti, draft.id, 'megan')), 'notAllowed');
    const args = { to: 'patti' };
    assert.equal(no(await act.move(alex, draft.id, 'handOver', { args })), 'notAllowed');
  });
});
