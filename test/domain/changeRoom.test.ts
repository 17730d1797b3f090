import assert from 'node:assert/strict';
import type { Offer } from '../../src/domain/catalogue.ts';
import { changeProblem, licencesProblem, moreOf } from '../../src/domain/changeChecks.ts';
import { changeRoom, type ChangeRoom } from '../../src/domain/changeRoom.ts';
import type { Subscription } from '../../src/domain/customer.ts';
import { renewalOf, sameRenewal } from '../../src/domain/renewals.ts';
import { later } from '../../src/domain/time.ts';
import { litware, premium, windowEnd } from '../support/changeDesk.ts';
import { monday } from '../support/requests.ts';

const subscription = (change: Partial<Subscription> = {}): Subscription => ({
  ...premium(),
  customerId: litware.id,
  customerName: litware.name,
  asOf: monday,
  ...change,
});

const offer: Offer = {
  country: 'US',
  segment: 'commercial',
  productId: 'CFQ7TTC0LCHC',
  skuId: '0002',
  title: 'Microsoft 365 Business Premium',
  minimum: 1,
  maximum: 300,
  isTrial: false,
  isAddon: false,
  needs: [],
  plans: [
    { term: 'P1Y', billingCycle: 'monthly' },
    { term: 'P3Y', billingCycle: 'monthly' },
  ],
  asOf: monday,
};

const room = (change: Partial<Subscription> = {}, { now = monday, sold = true } = {}): ChangeRoom =>
  changeRoom({ subscription: subscription(change), live: true, ...(sold && { offer }) }, now);

const afterWindow = later(windowEnd, { minutes: 1 });

describe('What of a subscription can be changed', () => {
  const codes = ({ closed }: ChangeRoom) => closed.map(({ code }) => code);

  it('by the clock: fewer and cancelling until the window ends, and not a minute longer', () => {
    const inWindow = room();
    assert.deepEqual(inWindow.licences, { least: 6, most: 300 });
    assert.equal(inWindow.cancelUntil, windowEnd);
    assert.deepEqual(codes(inWindow), []);
    const atItsEnd = room({}, { now: windowEnd });
    const after = room({}, { now: afterWindow });
    for (const one of [atItsEnd, after]) {
      assert.deepEqual(one.licences, { least: 10, most: 300 });
      assert.equal(one.cancelUntil, undefined);
      assert.deepEqual(codes(one), ['fewer', 'cancelOver']);
    }
  });

  it('each purchase has a window of its own, and no more comes back than Partner Center says in all', () => {
    const parts = [
      { quantity: 3, until: later(monday, { days: 1 }) },
      { quantity: 5, until: windowEnd },
    ];
    const refundable = { total: 8, parts };
    assert.equal(room({ refundable }).licences?.least, 2);
    assert.equal(room({ refundable }, { now: later(monday, { days: 2 }) }).licences?.least, 5);
    assert.equal(room({ refundable: { total: 4, parts } }).licences?.least, 6);
    assert.equal(
      room({ refundable: { total: 10, parts: [{ quantity: 10, until: windowEnd }] } }).licences
        ?.least,
      1,
    );
  });

  it('no more than the product’s limit, when that is known; a product that is not known has none here', () => {
    assert.equal(room({ quantity: 300 }).licences?.most, 300);
    assert.deepEqual(codes(room({ quantity: 300 })), ['most']);
    assert.equal(room({}, { sold: false }).licences?.most, undefined);
  });

  it('suspended: it is billed on, its number cannot change and nothing can be scheduled, but it can be cancelled in its window', () => {
    const suspended = room({ status: 'suspended', refundable: undefined });
    assert.equal(suspended.licences, undefined);
    assert.deepEqual(suspended.renewal, []);
    assert.equal(suspended.cancelUntil, windowEnd);
    assert.deepEqual(codes(suspended), ['suspended', 'renewalSuspended']);
  });

  it('a legacy subscription: more licences, and nothing else', () => {
    const legacy = room({ newCommerce: false, productId: undefined }, { sold: false });
    assert.deepEqual(legacy.licences, { least: 10 });
    assert.equal(legacy.cancelUntil, undefined);
    assert.deepEqual(legacy.renewal, []);
    assert.deepEqual(codes(legacy), ['legacy']);
  });

  for (const status of ['expired', 'disabled', 'deleted', 'pending']) {
    it(`nothing of one that is ${status}`, () => {
      const none = room({ status });
      assert.deepEqual([none.licences, none.cancelUntil, none.renewal], [undefined, undefined, []]);
      assert.deepEqual(codes(none), ['notActive']);
    });
  }

  it('at the end of the term: what is not so already; a paid extension only for what began after these were made', () => {
    assert.deepEqual(room().renewal, ['change', 'end', 'extend']);
    assert.deepEqual(room({ autoRenew: false }).renewal, ['renew', 'change', 'end']);
    assert.deepEqual(room({ autoRenew: false, renewal: { how: 'end' } }).renewal, [
      'renew',
      'change',
      'extend',
    ]);
    assert.deepEqual(room({ startedAt: '2025-03-31T00:00:00.000Z' }).renewal, ['change', 'end']);
    assert.deepEqual(room({ isTrial: true }).renewal, []);
  });
});

describe('A change', () => {
  it('of licences: within the limits now, else at renewal', () => {
    const said = (quantity: number, one = room()) => licencesProblem(one, quantity)?.code;
    assert.equal(said(11), undefined);
    assert.equal(said(6), undefined);
    assert.equal(said(5), 'fewerAtRenewal');
    assert.equal(said(301), 'quantityAbove');
    assert.equal(said(10), 'sameQuantity');
    assert.equal(said(9, room({ isTrial: true, refundable: undefined })), 'fewerNotNow');
    assert.equal(said(11, room({ status: 'suspended' })), 'notPossibleNow');
  });

  it('counts only for the subscription as it was reviewed', () => {
    const more = { do: 'licences', was: 10, status: 'active', quantity: 12 } as const;
    assert.equal(changeProblem(room(), more), undefined);
    assert.equal(changeProblem(room({ quantity: 11 }), more)?.code, 'changedMeanwhile');
    assert.equal(changeProblem(room({ status: 'suspended' }), more)?.code, 'changedMeanwhile');
    const cancel = { do: 'cancel', was: 10, status: 'active' } as const;
    assert.equal(changeProblem(room(), cancel), undefined);
    assert.equal(changeProblem(room({}, { now: afterWindow }), cancel)?.code, 'notPossibleNow');
  });

  it('of the renewal: to something else than there is, in a plan that is sold', () => {
    const before = { how: 'renew' } as const;
    const said = (renewal: Parameters<typeof sameRenewal>[0], one = room()) =>
      changeProblem(one, { do: 'renewal', before, renewal })?.code;
    assert.equal(said({ how: 'end' }), undefined);
    assert.equal(said({ how: 'extend' }), undefined);
    assert.equal(said({ how: 'change', quantity: 3 }), undefined);
    assert.equal(said({ how: 'change', term: 'P3Y', billingCycle: 'monthly' }), undefined);
    assert.equal(said({ how: 'change', term: 'P3Y', billingCycle: 'annual' }), 'planNotOffered');
    assert.equal(said({ how: 'change', quantity: 400 }), 'quantityAbove');
    assert.equal(said({ how: 'renew' }), 'sameRenewal');
    assert.equal(said({ how: 'change' }), 'sameRenewal');
    assert.equal(said({ how: 'end' }, room({ renewal: { how: 'end' } })), 'changedMeanwhile');
  });

  it('that changes nothing of the next term is plain renewal', () => {
    const one = premium();
    assert.ok(sameRenewal({ how: 'change', quantity: 10 }, { how: 'renew' }, one));
    assert.ok(!sameRenewal({ how: 'change', quantity: 9 }, { how: 'renew' }, one));
    assert.ok(!sameRenewal({ how: 'end' }, { how: 'extend' }, one));
    // Into another product, as somebody may have scheduled outside.
    assert.ok(!sameRenewal({ how: 'change' }, { how: 'renew' }, one));
    assert.deepEqual(renewalOf({ autoRenew: false }), { how: 'extend' });
  });

  it('of more licences, or of a longer next term, is an order for the rules', () => {
    const more = moreOf(room(), { do: 'licences', was: 10, status: 'active', quantity: 15 });
    assert.partialDeepStrictEqual(more, {
      quantity: 5,
      term: 'P1Y',
      billingCycle: 'monthly',
      productId: 'CFQ7TTC0LCHC',
      onto: { subscriptionId: 'premium', had: 10 },
    });
    const next = (renewal: Parameters<typeof sameRenewal>[0]) =>
      moreOf(room(), { do: 'renewal', before: { how: 'renew' }, renewal });
    assert.equal(next({ how: 'change', quantity: 12 })?.quantity, 2);
    assert.equal(next({ how: 'change', quantity: 8 }), undefined);
    assert.equal(next({ how: 'end' }), undefined);
    assert.partialDeepStrictEqual(next({ how: 'change', term: 'P3Y', billingCycle: 'monthly' }), {
      quantity: 10,
      term: 'P3Y',
    });
    assert.equal(moreOf(room(), { do: 'cancel', was: 10, status: 'active' }), undefined);
  });
});
