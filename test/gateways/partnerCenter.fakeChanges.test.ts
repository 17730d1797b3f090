import assert from 'node:assert/strict';
import type { SubscriptionChange } from '../../src/domain/partnerCenterChanges.ts';
import type { Answer } from '../../src/domain/partnerCenterDoor.ts';
import {
  fakePartnerCenter,
  listedCustomer,
  listedReseller,
  listedSubscription,
  type FakePartnerCenter,
} from '../support/fakePartnerCenter.ts';
import { transitionChoice } from '../support/fakeTransitions.ts';

const until = '2026-11-30T09:00:00.000Z';

describe('Changes at the Partner Center in memory', () => {
  let pc: FakePartnerCenter;
  beforeEach(() => {
    pc = fakePartnerCenter();
    pc.world.resellers.push(listedReseller('r1'), listedReseller('r2'));
    pc.world.customers.push(listedCustomer('c1', 'r1'));
    pc.world.subscriptions.c1 = [
      listedSubscription('s1', { partnerId: '4000001', cancelUntil: until }),
      listedSubscription('old', { newCommerce: false }),
    ];
  });

  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };
  const no = async (asked: Promise<Answer<unknown>>): Promise<string> => {
    const answer = await asked;
    assert.ok(answer.is === 'no', JSON.stringify(answer));
    return answer.no.code;
  };
  const change = (to: SubscriptionChange, id = 's1') =>
    pc.changeSubscription('c1', id, to, 'request');
  const quantity = (count: number): SubscriptionChange => ({ set: 'quantity', quantity: count });

  it('are seen at once, and each is written down', async () => {
    await yes(change(quantity(14)));
    const after = await yes(pc.subscription('c1', 's1'));
    assert.deepEqual([after.quantity, after.refundable?.total], [14, 4]);
    await yes(change(quantity(11)));
    assert.equal(await no(change(quantity(9))), '800090');
    pc.world.now = until;
    assert.equal(await no(change(quantity(10))), '800090');
    assert.equal(await no(change({ set: 'cancelled' })), '900117');
    assert.deepEqual(
      pc.world.changes.map((one) => one.change),
      [quantity(14), quantity(11)],
    );
  });

  it('are seen after some looks when they are only accepted', async () => {
    pc.world.looksToChange = 2;
    assert.deepEqual(await yes(change(quantity(14))), { is: 'accepted' });
    assert.equal(await no(change(quantity(15))), '900278');
    assert.equal((await yes(pc.subscription('c1', 's1'))).quantity, 14);
  });

  it('are done or not when the line breaks', async () => {
    pc.next('changeSubscription', { is: 'broken' });
    pc.next('changeSubscription', { is: 'broken', after: 'work' });
    await assert.rejects(change(quantity(14)), { name: 'NoAnswer' });
    assert.equal(pc.world.changes.length, 0);
    await assert.rejects(change(quantity(14)), { name: 'NoAnswer' });
    assert.equal((await yes(pc.subscription('c1', 's1'))).quantity, 14);
  });

  it('of the reseller need one that is a partner and may be', async () => {
    const to = (partnerId: string) => change({ set: 'reseller', partnerId });
    assert.equal(await no(to(pc.world.provider.partnerId)), '2072');
    assert.equal(await no(to('4999999')), '900154');
    pc.world.unsigned.add('4000002');
    assert.equal(await no(to('4000002')), '900123');
    pc.world.unsigned.clear();
    await yes(to('4000002'));
    assert.equal((await yes(pc.subscription('c1', 's1'))).partnerId, '4000002');
  });

  it('for the end of the term are as legacy and new commerce have them', async () => {
    await yes(change({ set: 'renewal', renewal: { how: 'end' } }));
    const ends = await yes(pc.subscription('c1', 's1'));
    assert.deepEqual([ends.autoRenew, ends.renewal], [false, { how: 'end' }]);
    await yes(change({ set: 'renewal', renewal: { how: 'end' } }, 'old'));
    assert.equal((await yes(pc.subscription('c1', 'old'))).autoRenew, false);
    assert.equal(await no(change({ set: 'renewal', renewal: { how: 'extend' } }, 'old')), '900263');
  });

  it('can be refused as a test wishes', async () => {
    pc.world.refuses.s1 = [{ code: '900311', status: 400 }];
    assert.equal(await no(change(quantity(14))), '900311');
    await yes(change(quantity(14)));
  });

  it('become a better product after some looks', async () => {
    const better = transitionChoice('P:0001:A', 'Better');
    pc.world.choices.s1 = [better];
    const wish = { toCatalogItemId: 'P:0001:A', quantity: 4, type: 'transition_only' } as const;
    const begun = await yes(pc.startTransition('c1', 's1', wish, 'request'));
    assert.equal(begun.state, 'started');
    const { items: [over] = [] } = await yes(pc.transitions('c1', 's1'));
    assert.equal(over?.state, 'completed');
    const born = await yes(pc.subscription('c1', over.toSubscriptionId ?? ''));
    assert.deepEqual([born.name, born.quantity], ['Better', 4]);
    assert.equal((await yes(pc.subscription('c1', 's1'))).quantity, 6);
    const tooMany = { ...wish, quantity: 7 };
    assert.equal(await no(pc.startTransition('c1', 's1', tooMany, 'request')), '900258');
  });

  it('of support contacts are for legacy subscriptions', async () => {
    const contact = { id: 'r1', partnerId: '4000001', name: 'Reseller r1' };
    assert.equal((await yes(pc.supportContact('c1', 'old'))).id, 'provider');
    assert.deepEqual(await yes(pc.setSupportContact('c1', 'old', contact, 'q')), contact);
    assert.equal(await no(pc.supportContact('c1', 's1')), '600006');
  });

  it('end a relationship when nothing is active any more', async () => {
    assert.equal(await no(pc.endRelationship('c1', 'q')), '800002');
    pc.world.subscriptions.c1 = [
      listedSubscription('old', { newCommerce: false, status: 'suspended' }),
    ];
    await yes(pc.endRelationship('c1', 'q'));
    assert.equal(await no(pc.customer('c1')), '20002');
  });
});
