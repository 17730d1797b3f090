import assert from 'node:assert/strict';
import { offerDoc } from '../../src/domain/catalogue.ts';
import { readHistory } from '../../src/domain/history.ts';
import { marketDoc } from '../../src/domain/market.ts';
import { NoAnswer, type PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { OrderRules } from '../../src/domain/policy.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { Request } from '../../src/domain/request.ts';
import { readSubscriptions } from '../../src/domain/sync/subscriptions.ts';
import { yes } from '../support/answers.ts';
import { memoryStore } from '../support/memoryShelf.ts';
import {
  contoso,
  fiveMore,
  moreInput,
  openMoreDesk,
  ownE3,
  type MoreDesk,
} from '../support/moreBusiness.ts';
import { basic, e3 } from '../support/orders.ts';
import { offer } from '../support/orderWorld.ts';
import { adele, alex, megan, monday } from '../support/requests.ts';
import { channel, heardIn } from '../support/testDesk.ts';

const basicSku = `${basic.productId}:${basic.skuId}`;

/** What Contoso has now at Partner Center, by name. */
const hasNow = ({ center }: MoreDesk): [string, number][] =>
  (center.world.subscriptions[contoso.id] ?? []).map(({ name, quantity }) => [name, quantity]);

const withBasic: [string, number][] = [
  ['Microsoft 365 E3', 15],
  ['Microsoft 365 Business Basic', 5],
];

describe('More for an existing customer', () => {
  let test: MoreDesk;
  const open = async (given?: Parameters<typeof openMoreDesk>[0]) => {
    test = await openMoreDesk(given);
    test.center.world.unsignedCustomers.clear();
  };
  afterEach(() => test.close());
  const done = () => test.center.world.done;

  it('adds licences to what is there, orders the rest, and reads the subscriptions again', async () => {
    await open();
    yes(await test.desk.act.notify(adele, channel('orders'), ['orders']));
    const request = await test.finish((await test.ask({ lines: [fiveMore, basic] })).id);
    assert.equal(request.state, 'done', JSON.stringify(request.failure));
    assert.deepEqual(hasNow(test), withBasic);
    assert.deepEqual([done().carts, done().orders], [1, 1]);
    assert.deepEqual(
      request.placed?.lines.map(({ line, raised, orderId, subscriptionId }) => [
        line,
        raised,
        orderId,
        subscriptionId,
      ]),
      [
        [0, true, undefined, 's1'],
        [1, undefined, 'order-1', 'order-1-subscription-0'],
      ],
    );
    const kept = await test.desk.find.owned(contoso.id);
    assert.deepEqual(
      kept.map(({ quantity }) => quantity).toSorted((a, b) => a - b),
      [5, 15],
    );
    assert.deepEqual(heardIn(test, channel('orders').conversationId), ['subscriptionsAdded']);
    assert.ok(heardIn(test, 'a:alex').includes('done.addSubscription'));
  });

  it('builds no cart when everything is added to what is there', async () => {
    await open();
    const request = await test.finish((await test.ask()).id);
    assert.equal(request.state, 'done');
    assert.deepEqual(hasNow(test), [['Microsoft 365 E3', 15]]);
    assert.deepEqual([done().carts, done().orders], [0, 0]);
    assert.equal(test.center.calls.filter((call) => call.startsWith('agreement')).length, 1);
  });

  it('makes one change of lines that go into the same subscription', async () => {
    await open();
    const lines = [fiveMore, { ...fiveMore, quantity: 2 }];
    assert.equal((await test.finish((await test.ask({ lines })).id)).state, 'done');
    assert.deepEqual(
      test.center.world.changes.map(({ change }) => change),
      [{ set: 'quantity', quantity: 17 }],
    );
  });

  it('says each change of licences in the history, under the ids of its call', async () => {
    await open();
    const { id } = await test.ask();
    await test.finish(id);
    const about = { type: 'history', tags: [`about:${contoso.domain}`], limit: 50 };
    const found = (await test.doors.store.desk.list(about)).map(readHistory);
    const raised = found.filter(({ deed }) => deed === 'licencesRaised');
    assert.equal(raised.length, 1);
    assert.partialDeepStrictEqual(raised[0], {
      requestId: id,
      values: { name: 'Microsoft 365 E3', before: '10', after: '15' },
      partnerCenterIds: { correlationId: 'correlation' },
    });
  });

  it('passes end dates and promotions on to the cart', async () => {
    await open();
    test.center.world.endDates = [{ day: '2027-03-31', kind: 'month', subscriptionIds: [] }];
    test.center.world.promotions[basicSku] = [{ id: 'p1', name: 'Ten off' }];
    const line = { ...basic, endDate: '2027-03-31', promotion: { id: 'p1', name: 'Ten off' } };
    assert.equal((await test.finish((await test.ask({ lines: [line] })).id)).state, 'done');
    assert.partialDeepStrictEqual(test.center.world.carts[0]?.wishes, [
      { endDate: '2027-03-31', promotionId: 'p1' },
    ]);
  });

  it('waits for the customer agreement before anything is bought, and goes on by itself', async () => {
    await open();
    test.center.world.unsignedCustomers.add(contoso.id);
    const asked = await test.ask({ lines: [fiveMore, basic] });
    assert.deepEqual([asked.state, asked.waiting?.code], ['waiting', 'agreement']);
    assert.deepEqual(hasNow(test), [['Microsoft 365 E3', 10]]);
    test.center.world.unsignedCustomers.clear();
    assert.equal((await test.finish(asked.id)).state, 'done');
    assert.deepEqual(hasNow(test), withBasic);
  });

  it('waits for it, too, when only the checkout asks for it (13605)', async () => {
    await open();
    test.center.next('checkout', { is: 'no', code: '13605', status: 403 });
    const asked = await test.ask({ lines: [basic] });
    assert.deepEqual([asked.state, asked.waiting?.code], ['waiting', 'agreement']);
    assert.equal((await test.finish(asked.id)).state, 'done');
    assert.equal(done().orders, 1);
  });

  it('confirms no agreement in the name of somebody it does not know', async () => {
    await open({ policy: { agreementBy: 'confirmation' } });
    test.center.world.unsignedCustomers.add(contoso.id);
    assert.equal((await test.ask()).waiting?.code, 'agreement');
    assert.equal(done().confirmations, 0);
  });

  it('adds nothing anywhere when one subscription is not as it was reviewed', async () => {
    await open();
    const other = ownE3({ id: 's2', quantity: 3, termDuration: 'P3Y' });
    test.center.world.subscriptions[contoso.id]?.push(other);
    const lines = [
      { ...fiveMore, onto: { subscriptionId: 's2', had: 3 } },
      { ...fiveMore, onto: { subscriptionId: 's1', had: 9 } },
      basic,
    ];
    const request = await test.ask({ lines });
    assert.deepEqual([request.state, request.failure?.code], ['failed', 'raiseLines']);
    assert.deepEqual(request.placed?.lines, [{ line: 1, problem: 'changedMeanwhile' }]);
    assert.deepEqual(test.center.world.changes, []);
    assert.equal(done().carts, 0);
  });

  it('adds nothing to a subscription that is suspended or gone by then', async () => {
    for (const [own, problem] of [
      [[ownE3({ status: 'suspended' })], 'changedMeanwhile'],
      [[], '20003'],
    ] as const) {
      await open();
      test.center.world.subscriptions[contoso.id] = [...own];
      const { placed } = await test.ask();
      assert.deepEqual(placed?.lines, [{ line: 0, problem }]);
      if (own.length > 0) await test.close();
    }
  });

  it('waits while Partner Center works on a change, its own or another one', async () => {
    await open();
    test.center.world.looksToChange = 3;
    test.center.world.refuses.s1 = [{ code: '900278', status: 409 }];
    const asked = await test.ask();
    assert.deepEqual([asked.state, asked.waiting?.code], ['waiting', 'changePending']);
    assert.deepEqual(test.center.world.changes, []);
    await test.wait({ seconds: 20 });
    assert.equal((await test.read(asked.id)).state, 'waiting', 'accepted, and not seen yet');
    assert.equal((await test.finish(asked.id)).state, 'done');
    assert.deepEqual(hasNow(test), [['Microsoft 365 E3', 15]]);
    assert.equal(test.center.world.changes.length, 1);
  });

  it('keeps what was added when a refusal follows, and adds the rest once it can', async () => {
    await open();
    test.center.world.subscriptions[contoso.id]?.push(ownE3({ id: 's2', quantity: 3 }));
    test.center.world.refuses.s2 = [{ code: '900280', status: 400 }];
    const second = { ...fiveMore, onto: { subscriptionId: 's2', had: 3 } };
    const failed = await test.ask({ lines: [fiveMore, second] });
    assert.equal(failed.failure?.code, 'raiseLines');
    assert.partialDeepStrictEqual(failed.placed?.lines, [
      { line: 0, raised: true },
      { line: 1, problem: '900280' },
    ]);
    yes(await test.desk.act.move(alex, failed.id, 'retry', { args: {} }));
    await test.settle();
    assert.equal((await test.finish(failed.id)).state, 'done');
    assert.deepEqual(
      hasNow(test).map(([, quantity]) => quantity),
      [15, 8],
    );
  });

  it('takes as many that somebody else has added for its own only when it has asked for them', async () => {
    await open();
    const first = await test.ask();
    const second = await test.ask();
    assert.equal((await test.finish(first.id)).state, 'done');
    const failed = await test.read(second.id);
    assert.deepEqual([failed.state, failed.failure?.code], ['failed', 'raiseLines']);
    assert.partialDeepStrictEqual(failed.placed?.lines, [{ line: 0, problem: 'changedMeanwhile' }]);
    assert.deepEqual(hasNow(test), [['Microsoft 365 E3', 15]]);
  });

  it('does not take for its own what another one, or a change, brings it to while Partner Center is at work on that', async () => {
    for (const other of ['addition', 'change']) {
      await open();
      test.center.world.looksToChange = 6;
      const first = await (other === 'addition' ? test.ask() : changesTo15());
      assert.equal(first.state, 'waiting');
      const second = await test.ask();
      assert.deepEqual([second.state, second.waiting?.code], ['waiting', 'changePending'], other);
      assert.equal((await test.finish(first.id)).state, 'done');
      assert.equal((await test.finish(second.id)).failure?.code, 'raiseLines', other);
      const asked = test.center.world.changes.map(({ requestId }) => requestId);
      assert.equal(new Set(asked).size, 1, other);
      if (other === 'addition') await test.close();
    }
  });

  const changesTo15 = async (): Promise<Request> => {
    const { id, name, domain } = contoso;
    const asked = yes(
      await test.desk.act.submit(alex, 'changeSubscription', {
        customer: { id, name, domain },
        subscription: { id: 's1', name: 'Microsoft 365 E3' },
        change: { do: 'licences', was: 10, quantity: 15, status: 'active', more: fiveMore },
      }),
    );
    await test.settle();
    return test.read(asked.id);
  };

  it('lets only what was not ordered be changed after that', async () => {
    await open();
    test.center.world.lineErrors[basicSku] = 'inventory_not_available';
    const failed = await test.ask({ lines: [fiveMore, basic] });
    assert.deepEqual([failed.state, failed.failure?.code], ['failed', 'cartLines']);
    const again = (lines: Parameters<typeof moreInput>[0]) =>
      test.desk.act.submit(alex, 'addSubscription', moreInput(lines), { draftId: failed.id });
    const touched = await again({ lines: [{ ...fiveMore, quantity: 6 }, basic] });
    assert.equal((touched as Refusal).refused, 'locked');
    const moved = await again({ partnerId: '4847999', lines: [fiveMore, basic] });
    assert.equal((moved as Refusal).refused, 'locked');
    yes(await again({ lines: [fiveMore, { ...e3, quantity: 7 }] }));
    await test.settle();
    assert.equal((await test.finish(failed.id)).state, 'done');
    assert.deepEqual(hasNow(test), [
      ['Microsoft 365 E3', 15],
      ['Microsoft 365 E3', 7],
    ]);
    assert.equal(test.center.world.changes.length, 1);
  });

  it('does not hold what it has ordered itself against its own lines', async () => {
    await open();
    const trial = { ...basic, skuId: '0003', productId: 'CFQ7TTC0LCHC', isTrial: true };
    const { world } = test.center;
    const trialOffer = { country: 'US', segment: 'commercial' as const, productId: 'CFQ7TTC0LCHC' };
    const sold = [
      offer('Trial', { ...trialOffer, skuId: '0003', isTrial: true, maximum: 25 }),
      offer('Microsoft 365 E3', { productId: e3.productId }),
    ];
    await test.doors.store.catalogue.commit(
      sold.map((one) => ({ op: 'put' as const, doc: offerDoc(one) })),
    );
    const market = marketDoc({ country: 'US', segment: 'commercial', readAt: monday });
    await test.doors.store.desk.commit([{ op: 'put', doc: market }]);
    world.refusedAtCheckout[`${e3.productId}:${e3.skuId}`] = '800069';
    const partly = await test.ask({ lines: [trial, e3] });
    assert.equal(partly.failure?.code, 'partialOrder', JSON.stringify(partly.failure));
    await readSubscriptions(test.doors, contoso.id);
    world.refusedAtCheckout = {};
    yes(await test.desk.act.move(alex, partly.id, 'retry', { args: {} }));
    await test.settle();
    assert.equal((await test.finish(partly.id)).state, 'done');
    const again = await test.desk.act.submit(
      alex,
      'addSubscription',
      moreInput({ lines: [trial] }),
    );
    assert.equal((again as Refusal).detail.check, 'onePerCustomer');
  });

  it('lets everything be changed as long as nothing is ordered', async () => {
    await open();
    const first = await test.ask({
      lines: [{ ...fiveMore, onto: { subscriptionId: 's1', had: 8 } }],
    });
    assert.equal(first.state, 'failed');
    const input = moreInput({ lines: [fiveMore] });
    yes(await test.desk.act.submit(alex, 'addSubscription', input, { draftId: first.id }));
    await test.settle();
    assert.equal((await test.finish(first.id)).state, 'done');
    assert.deepEqual(hasNow(test), [['Microsoft 365 E3', 15]]);
  });

  it('asks an admin for what is large, licences that are added included, and for what is dear', async () => {
    await open();
    const large = { ...fiveMore, quantity: 101 };
    assert.deepEqual((await test.ask({ lines: [large] })).needs?.because, ['orders.licenceMonths']);
    await test.close();
    await open({ policy: { orders: OrderRules.parse({ amounts: { USD: 20 } }) } });
    const asked = await test.ask({ lines: [basic] });
    assert.deepEqual([asked.state, asked.needs?.because], ['pending', ['orders.amount']]);
    assert.equal(done().orders, 0);
    yes(await test.desk.act.move(megan, asked.id, 'approve', { args: {} }));
    await test.settle();
    assert.equal((await test.finish(asked.id)).state, 'done');
  });

  it('is not asked for whom Partner Center does not list as ours, nor with a reseller on hold', async () => {
    await open();
    const stranger = { ...contoso, id: 'c9' };
    const made = await test.desk.act.submit(
      alex,
      'addSubscription',
      moreInput({ customer: stranger }),
    );
    assert.equal((made as Refusal).detail.check, 'customerNotOurs');
    yes(await test.desk.act.hold(megan, 'fabrikam', 'Open invoices'));
    const held = await test.desk.act.submit(alex, 'addSubscription', moreInput());
    assert.equal((held as Refusal).detail.check, 'onHold');
  });
});

describe('More for an existing customer, whenever the line breaks or the bot stops', () => {
  /** A line to Partner Center that breaks once: at this call, before it gets there or after its work is done. */
  const breaking = (at: number, side: 'before' | 'after') => {
    let calls = 0;
    const around = (center: PartnerCenter): PartnerCenter =>
      new Proxy(center, {
        get: (target, name: keyof PartnerCenter) => {
          const call = target[name] as (...given: unknown[]) => Promise<unknown>;
          if (typeof call !== 'function') return call;
          return async (...given: unknown[]) => {
            calls += 1;
            if (calls !== at) return call(...given);
            if (side === 'after') await call(...given);
            throw new NoAnswer('cut', { requestId: 'r', correlationId: 'c' });
          };
        },
      });
    return { around, count: () => calls };
  };

  const runs = async (test: MoreDesk) => {
    test.center.world.unsignedCustomers.clear();
    const asked = await test.ask({ lines: [fiveMore, basic] });
    return test.finish(asked.id);
  };

  const once = (test: MoreDesk, where: string) => {
    assert.deepEqual(hasNow(test), withBasic, where);
    assert.equal(test.center.world.changes.length, 1, where);
    assert.equal(test.center.world.done.orders, 1, where);
  };

  it('is one order, and licences are added once, whichever call is cut', async () => {
    const whole = breaking(0, 'before');
    const test = await openMoreDesk({ around: whole.around });
    assert.equal((await runs(test)).state, 'done');
    once(test, 'nothing broken');
    await test.close();
    assert.ok(whole.count() >= 10, String(whole.count()));
    for (let at = 1; at <= whole.count(); at += 1)
      for (const side of ['before', 'after'] as const) {
        const broken = await openMoreDesk({ around: breaking(at, side).around });
        const where = `call ${at}, ${side}`;
        assert.equal((await runs(broken)).state, 'done', where);
        once(broken, where);
        await broken.close();
      }
  });

  it('is one order, and licences are added once, whichever commit is lost', async () => {
    for (let at = 0; at < 14; at += 1) {
      const store = memoryStore();
      const test = await openMoreDesk({ store });
      test.center.world.unsignedCustomers.clear();
      const { id } = yes(
        await test.desk.act.submit(
          alex,
          'addSubscription',
          moreInput({ lines: [fiveMore, basic] }),
        ),
      );
      store.desk.breakAfter(at);
      await test.settle();
      const request = await test.finish(id);
      assert.equal(request.state, 'done', `commit ${at}: ${JSON.stringify(request.failure)}`);
      once(test, `commit ${at}`);
      await test.close();
    }
  });
});
