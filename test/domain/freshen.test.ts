import assert from 'node:assert/strict';
import { adopt } from '../../src/domain/painters.ts';
import type { Partnership } from '../../src/domain/partnership.ts';
import { placeOfPerson } from '../../src/domain/places.ts';
import type { View } from '../../src/domain/views.ts';
import { yes } from '../support/answers.ts';
import {
  fakePartnerCenter,
  listedCustomer,
  listedSubscription,
  type FakePartnerCenter,
} from '../support/fakePartnerCenter.ts';
import { alex, megan, patti, removalInput } from '../support/requests.ts';
import { channel, openTestDesk, type TestDesk } from '../support/testDesk.ts';

describe('What is shown of a reseller', () => {
  let test: TestDesk;
  let partnerCenter: FakePartnerCenter;

  beforeEach(async () => {
    test = await openTestDesk();
    partnerCenter = fakePartnerCenter();
    test.doors.partnerCenter = partnerCenter;
    test.doors.log = { info: () => undefined, fault: () => undefined };
  });
  afterEach(() => test.close());

  const withCustomers = (count: number): void => {
    const { customers, subscriptions } = partnerCenter.world;
    for (let index = 1; index <= count; index += 1) {
      customers.push(listedCustomer(`c${index}`, 'fabrikam'));
      subscriptions[`c${index}`] = [listedSubscription(`s${index}`, { partnerId: '4847383' })];
    }
  };

  /** Opens a reseller's card in Alex's chat, as the bot does. */
  const opensCard = async (): Promise<void> => {
    const view = yes(await test.desk.find.reseller(alex, 'fabrikam'));
    const { address } = (await placeOfPerson(test.doors.store, 'alex'))!;
    const posted = await test.doors.notifier.post(address, { view });
    if (posted.is !== 'posted') assert.fail(posted.is);
    const show = 'reseller:fabrikam';
    await adopt(test.doors)({ address, messageId: posted.messageId, show, view });
  };

  const shownTo = (place: string): View | undefined => {
    const last = test.heard.findLast(({ to }) => to === place)?.message;
    return last && 'view' in last ? last.view : undefined;
  };
  const onCard = (): Partnership => {
    const view = shownTo('a:alex');
    if (view?.view !== 'reseller') assert.fail(view?.view);
    return view.partnership;
  };

  it('is read anew when somebody opens the card, and the card completes itself', async () => {
    withCustomers(3);
    partnerCenter.world.unsigned.add('4847383');
    await opensCard();
    assert.equal(onCard().counts, undefined);
    await test.settle();
    assert.partialDeepStrictEqual(onCard(), {
      counts: { customers: 3, customersRead: 3, subscriptions: 3, asOf: test.doors.clock.now() },
      agreement: { ok: false, code: '2203' },
      validation: { ok: true },
    });
  });

  it('is read in one slice for each look, and says how much of it was read', async () => {
    withCustomers(50);
    await opensCard();
    await test.settle();
    assert.deepEqual([onCard().counts?.customers, onCard().counts?.customersRead], [50, 20]);
  });

  it('is not asked for again as long as it is fresh', async () => {
    withCustomers(2);
    await opensCard();
    await test.settle();
    const before = partnerCenter.calls.length;
    await opensCard();
    await test.settle();
    assert.equal(partnerCenter.calls.length, before);
  });

  it('stays as it was, and as of when it was, while Partner Center does not answer', async () => {
    for (const name of ['agreement', 'validateResellers', 'customers'] as const)
      partnerCenter.next(name, { is: 'broken' });
    await opensCard();
    await test.settle();
    assert.equal(onCard().counts, undefined);
    assert.equal(test.heard.at(-1)?.edits, 0);
  });

  it('becomes true on every card after a deed and after an approval', async () => {
    await opensCard();
    yes(await test.desk.act.hold(megan, 'fabrikam', 'Unpaid bills'));
    await test.settle();
    assert.equal(onCard().hold?.reason, 'Unpaid bills');
    yes(await test.desk.act.release(megan, 'fabrikam', 'All is paid'));
    const request = yes(await test.desk.act.submit(patti, 'removePartnership', removalInput));
    const args = { representation: 'true' };
    yes(await test.desk.act.move(megan, request.id, 'approve', { args }));
    await test.settle();
    assert.deepEqual([onCard().state, onCard().hold], ['closing', undefined]);
  });

  it('is kept true on the newest card of each chat alone, and for a day', async () => {
    await opensCard();
    await opensCard();
    await test.settle();
    yes(await test.desk.act.hold(megan, 'fabrikam', 'Unpaid bills'));
    await test.settle();
    const shown = (): (string | undefined)[] =>
      test.heard
        .filter(({ to }) => to === 'a:alex')
        .map(({ message }) =>
          'view' in message && message.view.view === 'reseller'
            ? message.view.partnership.hold?.reason
            : undefined,
        );
    assert.deepEqual(shown(), [undefined, 'Unpaid bills']);
    test.pass({ days: 1 });
    yes(await test.desk.act.release(megan, 'fabrikam', 'All is paid'));
    await test.settle();
    assert.deepEqual(shown(), [undefined, 'Unpaid bills']);
    assert.equal(await test.doors.store.desk.count({ type: 'painter' }), 0);
  });

  it('is completed for whoever decides, also when the asker has gone on before it was read', async () => {
    withCustomers(30);
    yes(await test.desk.act.notify(megan, channel('approvals'), ['approvals']));
    const asked = { conversationId: 'a:alex', messageId: 'm0', token: 't', question: 'impact' };
    await test.desk.act.readImpact(alex, 'fabrikam', asked);
    test.doors.stillAsked = () => Promise.resolve(false);
    yes(await test.desk.act.submit(alex, 'removePartnership', removalInput));
    await test.settle();
    const view = shownTo('19:approvals@thread.tacv2');
    assert.equal(view?.view === 'request' ? view.impact?.counts?.customersRead : view?.view, 30);
  });
});
