import assert from 'node:assert/strict';
import { customerDoc } from '../../src/domain/customer.ts';
import { adopt } from '../../src/domain/painters.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { placeOfPerson } from '../../src/domain/places.ts';
import { later } from '../../src/domain/time.ts';
import type { SubscriptionView } from '../../src/domain/subscriptionViews.ts';
import type { View } from '../../src/domain/views.ts';
import { yes } from '../support/answers.ts';
import { alex, isaiah, monday } from '../support/requests.ts';
import {
  contosoId,
  fabrikamId,
  openSubscriptionDesk,
  type SubscriptionDesk,
} from '../support/subscriptionDesk.ts';
import { partnership } from '../support/testDesk.ts';

describe('What a customer has', () => {
  let test: SubscriptionDesk;
  beforeEach(async () => {
    test = await openSubscriptionDesk();
  });
  afterEach(() => test.close());

  const look = async (id: string, actor = alex): Promise<SubscriptionView> =>
    yes(await test.desk.find.subscription(actor, id));

  it('is listed in pages by name, with the reseller of record by name where it is a partner', async () => {
    await test.has(
      { id: 's1', name: 'E3', partnerId: fabrikamId },
      { id: 's2', name: 'Basic', partnerId: '1234567' },
      { id: 's3', name: 'Copilot' },
    );
    const view = yes(await test.desk.find.subscriptions(alex, 'trey', 0));
    assert.deepEqual(
      view.rows.map(({ subscription, reseller }) => [subscription.name, reseller?.name]),
      [
        ['Basic', undefined],
        ['Copilot', undefined],
        ['E3', 'Fabrikam'],
      ],
    );
    assert.deepEqual([view.total, view.more], [3, false]);
    assert.deepEqual(view.actions, [
      'addSubscription',
      'setSupportContact',
      'reassignSubscriptions',
    ]);
  });

  it('has pages of ten, and is narrowed down by words', async () => {
    await test.has(
      ...Array.from({ length: 12 }, (_, at) => ({ id: `s${at}`, name: `Product ${10 + at}` })),
    );
    const first = yes(await test.desk.find.subscriptions(alex, 'trey', 0));
    const second = yes(await test.desk.find.subscriptions(alex, 'trey', 1));
    assert.deepEqual([first.rows.length, first.more, first.total], [10, true, 12]);
    assert.deepEqual([second.rows.length, second.more], [2, false]);
    const found = await test.desk.find.subscriptionRows('trey', { text: 'product 21', page: 0 });
    assert.deepEqual(
      [found.rows.map(({ subscription }) => subscription.id), found.total],
      [['s11'], 1],
    );
    const none = await test.desk.find.subscriptionRows('trey', { text: '???', page: 0 });
    assert.deepEqual(none, { rows: [], more: false, total: 0 });
  });

  it('is for people who may look; what can be done, for those who may ask', async () => {
    await test.has({ id: 's1' });
    assert.deepEqual((await look('s1', isaiah)).actions, []);
    assert.deepEqual(yes(await test.desk.find.subscriptions(isaiah, 'trey', 0)).actions, []);
    const nobody = { id: 'x', name: 'X', roles: [] };
    assert.partialDeepStrictEqual(await test.desk.find.subscription(nobody, 's1'), {
      refused: 'notAllowed',
    });
    assert.partialDeepStrictEqual(await test.desk.find.subscription(alex, 'nothing'), {
      refused: 'notFound',
    });
  });

  it('offers what can be done to each as it stands now', async () => {
    const all = [
      'changeSubscription',
      'upgradeSubscription',
      'associateReseller',
      'setSupportContact',
    ];
    const without = (...names: string[]) => all.filter((name) => !names.includes(name));
    const rows: [Parameters<SubscriptionDesk['has']>[0], string[]][] = [
      [{ id: 's1' }, all],
      [{ id: 's1', newCommerce: false }, without('upgradeSubscription')],
      [{ id: 's1', isTrial: true }, without('upgradeSubscription', 'associateReseller')],
      [{ id: 's1', parentId: 's0' }, without('upgradeSubscription')],
      [{ id: 's1', status: 'suspended' }, without('upgradeSubscription')],
      [{ id: 's1', status: 'pending' }, []],
      [{ id: 's1', status: 'deleted' }, []],
      [{ id: 's1', status: 'expired' }, []],
      [{ id: 's1', status: 'disabled' }, []],
    ];
    for (const [subscription, actions] of rows) {
      await test.has(subscription);
      assert.deepEqual((await look('s1')).actions, actions, JSON.stringify(subscription));
    }
  });

  it('says that a suspended one of new commerce is billed on', async () => {
    await test.has(
      { id: 's1', status: 'suspended' },
      { id: 's2', status: 'suspended', newCommerce: false },
      { id: 's3' },
    );
    const told = await Promise.all(['s1', 's2', 's3'].map(async (id) => (await look(id)).billedOn));
    assert.deepEqual(told, [true, false, false]);
  });

  it('is supported by the reseller of record, by whom was set for the customer, or as Partner Center says', async () => {
    await test.has(
      { id: 's1', partnerId: fabrikamId },
      { id: 's2' },
      { id: 's3', newCommerce: false },
    );
    assert.deepEqual((await look('s1')).support, {
      contact: { id: 'fabrikam', partnerId: fabrikamId, name: 'Fabrikam' },
      kept: 'desk',
      of: 'record',
    });
    assert.equal((await look('s2')).support, undefined);
    assert.equal((await look('s3')).support, undefined);
    const contact = { id: 'contoso', partnerId: contosoId, name: 'Contoso' };
    const input = {
      customer: { id: 'trey', name: 'Trey Research', domain: 'treyresearch.onmicrosoft.com' },
      contact,
      partnershipId: 'contoso',
    };
    yes(await test.desk.act.submit(alex, 'setSupportContact', input));
    await test.settle();
    for (const id of ['s1', 's2'])
      assert.deepEqual((await look(id)).support, { contact, kept: 'desk', of: 'customer' });
    assert.equal((await look('s3')).support, undefined);
  });

  it('is not supported by whoever is no partner any more', async () => {
    await test.has({ id: 'record', newCommerce: true, partnerId: fabrikamId });
    const { store } = test.doors;
    const gone = async (change: Parameters<typeof partnership>[0]) => {
      const doc = partnershipDoc(partnership({ ...change, state: 'removed' }));
      await store.desk.commit([{ op: 'put', doc }]);
    };
    const support = { id: 'contoso', partnerId: contosoId, name: 'Contoso' };
    const doc = customerDoc({ ...(await test.customer()), support });
    await store.customers.commit([{ op: 'put', doc }]);
    await gone({ id: 'contoso', name: 'Contoso', partnerId: contosoId });
    assert.partialDeepStrictEqual((await look('record')).support, {
      contact: { name: 'Fabrikam' },
      of: 'record',
    });
    const shown = yes(await test.desk.find.customer(alex, 'trey'));
    assert.equal(shown.customer.support, undefined);
    await gone({});
    assert.equal((await look('record')).support, undefined);
  });

  it('shows what is under way for it and what happened to it, and offers no second change meanwhile', async () => {
    await test.has({ id: 's1', partnerId: contosoId }, { id: 's2' });
    const asked = yes(
      await test.desk.act.submit(alex, 'associateReseller', {
        customer: { id: 'trey', name: 'Trey Research', domain: 'treyresearch.onmicrosoft.com' },
        subscription: { id: 's1', name: 'Product s1' },
        before: { partnerId: contosoId, name: 'Contoso' },
        after: { partnerId: fabrikamId, name: 'Fabrikam' },
        partnershipId: 'fabrikam',
      }),
    );
    const view = await look('s1');
    assert.deepEqual(
      view.openRequests.map(({ id }) => id),
      [asked.id],
    );
    assert.deepEqual(
      view.history.map(({ deed, requestId }) => [deed, requestId]),
      [['submit', asked.id]],
    );
    assert.deepEqual(view.actions, ['setSupportContact']);
    const other = await look('s2');
    assert.deepEqual([other.openRequests, other.history], [[], []]);
    assert.ok(other.actions.includes('associateReseller'));
  });

  describe('on a card in the chat', () => {
    const opens = async (view: View, show: string): Promise<void> => {
      const { address } = (await placeOfPerson(test.doors.store, 'alex'))!;
      const posted = await test.doors.notifier.post(address, { view });
      if (posted.is !== 'posted') assert.fail(posted.is);
      await adopt(test.doors)({ address, messageId: posted.messageId, show, view });
    };
    const shown = (): View => {
      const last = test.heard.findLast(({ to }) => to === 'a:alex')!.message;
      return 'view' in last ? last.view : assert.fail('a form');
    };

    it('is read anew when it is old, with the contact that Partner Center names on a legacy one', async () => {
      await test.has({ id: 's1', newCommerce: false, quantity: 3 });
      test.center.world.subscriptions.trey![0]!.quantity = 7;
      test.pass({ minutes: 11 });
      await opens(await look('s1'), 'subscription:s1');
      await test.settle();
      assert.partialDeepStrictEqual(shown(), {
        view: 'subscription',
        subscription: { quantity: 7, asOf: later(monday, { minutes: 11 }) },
        support: { kept: 'partnerCenter', of: 'subscription', contact: { id: 'provider' } },
      });
    });

    it('stays true when it changes, on the page of the list that is shown', async () => {
      await test.has(
        ...Array.from({ length: 12 }, (_, at) => ({ id: `s${at}`, name: `Product ${10 + at}` })),
      );
      await opens(yes(await test.desk.find.subscriptions(alex, 'trey', 1)), 'subscriptions:trey|1');
      await test.settle();
      const input = {
        customer: { id: 'trey', name: 'Trey Research', domain: 'treyresearch.onmicrosoft.com' },
        subscription: { id: 's11', name: 'Product 21' },
        after: { partnerId: fabrikamId, name: 'Fabrikam' },
        partnershipId: 'fabrikam',
      };
      yes(await test.desk.act.submit(alex, 'associateReseller', input));
      await test.settle();
      const list = test.heard.find(
        ({ message }) => 'view' in message && message.view.view === 'subscriptions',
      )!;
      assert.partialDeepStrictEqual(list.message, {
        view: { page: 1, rows: [{}, { reseller: { id: 'fabrikam', name: 'Fabrikam' } }] },
      });
    });
  });
});

describe('A Partner ID', () => {
  let test: SubscriptionDesk;
  beforeEach(async () => {
    test = await openSubscriptionDesk();
  });
  afterEach(() => test.close());

  const verdict = async (partnerId = fabrikamId) => {
    const { checks } = await test.desk.find.verifyPartner(partnerId);
    return Object.fromEntries(
      checks.map(({ name, state, code }) => [name, code ? `${state} ${code}` : state]),
    );
  };
  const fine = { exists: 'fine', agreement: 'fine', validation: 'fine', partnership: 'fine' };

  it('is fine when it exists, has signed, is validated and is that of a partner', async () => {
    assert.deepEqual(await verdict(), fine);
    assert.equal((await test.desk.find.verifyPartner(fabrikamId)).name, 'Fabrikam');
  });

  it('has what is wrong with it said, each by itself', async () => {
    test.center.world.unsigned.add(fabrikamId);
    test.center.world.invalid.add(fabrikamId);
    assert.deepEqual(await verdict(), {
      ...fine,
      agreement: 'wrong 2203',
      validation: 'wrong 900414',
    });
    assert.partialDeepStrictEqual(await verdict('1'), {
      exists: 'wrong 3000',
      partnership: 'wrong notOurPartner',
    });
  });

  it('is not checked yet where Partner Center is silent or busy; what the desk keeps is known all the same', async () => {
    const until = later(monday, { minutes: 1 });
    test.center.next('partnerProfile', { is: 'broken' });
    test.center.next('agreement', { is: 'busy', until });
    test.center.next('validateResellers', { is: 'broken' });
    assert.deepEqual(await verdict(), {
      exists: 'unknown',
      agreement: 'unknown',
      validation: 'unknown',
      partnership: 'fine',
    });
  });

  it('of another location leads to the one with which the reseller joined', async () => {
    test.center.world.resellers.push({
      id: 'fabrikam-2',
      name: 'Fabrikam',
      partnerId: '4847384',
      country: 'US',
      state: 'active',
    });
    const { checks } = await test.desk.find.verifyPartner('4847384');
    assert.deepEqual(checks.at(-1), {
      name: 'partnership',
      state: 'wrong',
      code: 'anotherLocation',
      values: { reseller: 'Fabrikam', partnerId: fabrikamId },
    });
  });

  it('of our own is asked once', async () => {
    const own = { id: 'provider', partnerId: test.center.world.provider.partnerId };
    test.center.next('partnerProfile', { is: 'broken' });
    assert.equal(await test.desk.find.ownContact(), undefined);
    assert.partialDeepStrictEqual(await test.desk.find.ownContact(), own);
    assert.partialDeepStrictEqual(await test.desk.find.ownContact(), own);
    assert.equal(test.center.calls.filter((call) => call === 'partnerProfile own').length, 2);
  });
});
