import assert from 'node:assert/strict';
import type { AssociateReseller } from '../../src/domain/kinds/associateReseller.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import type { Request } from '../../src/domain/request.ts';
import { yes } from '../support/answers.ts';
import { alex, megan } from '../support/requests.ts';
import {
  contosoId,
  fabrikamId,
  openSubscriptionDesk,
  type SubscriptionDesk,
} from '../support/subscriptionDesk.ts';
import { heardIn, partnership } from '../support/testDesk.ts';

const setsFabrikam: AssociateReseller = {
  customer: { id: 'trey', name: 'Trey Research', domain: 'treyresearch.onmicrosoft.com' },
  subscription: { id: 's1', name: 'Product s1' },
  after: { partnerId: fabrikamId, name: 'Fabrikam' },
  partnershipId: 'fabrikam',
};
const replacesContoso: AssociateReseller = {
  ...setsFabrikam,
  before: { partnerId: contosoId, name: 'Contoso' },
};

describe('Associating a reseller with a subscription', () => {
  let test: SubscriptionDesk;
  beforeEach(async () => {
    test = await openSubscriptionDesk();
  });
  afterEach(() => test.close());

  const ask = async (input: AssociateReseller = setsFabrikam): Promise<Request> =>
    yes(await test.desk.act.submit(alex, 'associateReseller', input));
  const settled = async ({ id }: Request): Promise<Request> => {
    await test.settle();
    return test.read(id);
  };
  const changes = (): unknown[] =>
    test.center.world.changes.map(({ id, change }) => ({ id, ...change }));
  const once = [{ id: 's1', set: 'reseller', partnerId: fabrikamId }];

  it('needs nobody where there is none yet; it is set, kept, counted, told', async () => {
    await test.has({ id: 's1', quantity: 10 });
    const done = await settled(await ask());
    assert.equal(done.state, 'done');
    assert.deepEqual(changes(), once);
    assert.equal(test.there('s1').partnerId, fabrikamId);
    assert.equal((await test.kept('s1')).partnerId, fabrikamId);
    const fabrikam = await test.desk.find.partnership('fabrikam');
    assert.partialDeepStrictEqual(fabrikam?.counts, { subscriptions: 1, licences: 10 });
    assert.ok(heardIn(test, 'a:alex').includes('done.associateReseller'));
  });

  it('needs an admin where one is replaced, and nothing is changed before', async () => {
    await test.has({ id: 's1', partnerId: contosoId });
    const asked = await ask(replacesContoso);
    assert.deepEqual(asked.needs, { by: 'approver', because: ['replacesReseller'] });
    assert.equal((await settled(asked)).state, 'pending');
    assert.deepEqual(changes(), []);
    yes(await test.desk.act.move(megan, asked.id, 'approve', { args: {} }));
    assert.equal((await settled(asked)).state, 'done');
    assert.deepEqual(changes(), once);
  });

  it('is done already when it is so already', async () => {
    await test.has({ id: 's1' });
    test.there('s1').partnerId = fabrikamId;
    assert.equal((await settled(await ask())).state, 'done');
    assert.deepEqual(changes(), []);
    assert.equal((await test.kept('s1')).partnerId, fabrikamId);
  });

  it('changes nothing when it is neither as it was reviewed nor as it shall be', async () => {
    await test.has({ id: 's1' });
    test.there('s1').partnerId = contosoId;
    const failed = await settled(await ask());
    assert.partialDeepStrictEqual(failed, {
      state: 'failed',
      failure: { code: 'changedMeanwhile', step: 'setReseller' },
    });
    assert.deepEqual(changes(), []);
    // Whoever looks again sees who it is by now.
    assert.equal((await test.kept('s1')).partnerId, contosoId);
  });

  it('waits for a change that was accepted, and asks for it once', async () => {
    await test.has({ id: 's1' });
    test.center.world.looksToChange = 3;
    const asked = await ask();
    assert.partialDeepStrictEqual(await settled(asked), {
      state: 'waiting',
      waiting: { code: 'changePending' },
    });
    for (let minute = 0; minute < 30; minute += 1) await test.wait({ minutes: 1 });
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.deepEqual(changes(), once);
    const patches = test.center.calls.filter((call) => call.startsWith('changeSubscription'));
    assert.equal(patches.length, 1);
  });

  it('waits while another change is under way, and then makes its own', async () => {
    await test.has({ id: 's1' });
    test.center.world.refuses.s1 = [
      { code: '900278', status: 409 },
      { code: '800082', status: 400 },
    ];
    const asked = await ask();
    assert.equal((await settled(asked)).state, 'waiting');
    for (let minute = 0; minute < 10; minute += 1) await test.wait({ minutes: 1 });
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.deepEqual(changes(), once);
  });

  it('is not set when the reseller is put on hold while it waits for another change', async () => {
    await test.has({ id: 's1' });
    test.center.world.refuses.s1 = [{ code: '900278', status: 409 }];
    const asked = await ask();
    assert.equal((await settled(asked)).state, 'waiting');
    await test.desk.act.hold(megan, 'fabrikam', 'Unpaid bills');
    for (let minute = 0; minute < 10; minute += 1) await test.wait({ minutes: 1 });
    assert.partialDeepStrictEqual(await test.read(asked.id), {
      state: 'failed',
      failure: { code: 'onHold' },
    });
    assert.deepEqual(changes(), []);
  });

  it('gives up, visibly, when what was accepted is not seen for a day', async () => {
    await test.has({ id: 's1' });
    test.center.world.looksToChange = 1_000;
    const asked = await ask();
    await settled(asked);
    for (let hour = 0; hour < 27; hour += 1) await test.wait({ hours: 1 });
    assert.partialDeepStrictEqual(await test.read(asked.id), {
      state: 'failed',
      failure: { code: 'changeNotSeen' },
    });
  });

  it('is one effect when the answer is lost', async () => {
    await test.has({ id: 's1' });
    test.center.next('changeSubscription', { is: 'broken', after: 'work' });
    const asked = await ask();
    await settled(asked);
    await test.wait({ minutes: 1 });
    assert.equal((await test.read(asked.id)).state, 'done');
    assert.deepEqual(changes(), once);
  });

  it('fails with the code of Partner Center, and can be tried again', async () => {
    for (const code of ['900123', '900154', '800098', '2055']) {
      await test.has({ id: 's1' });
      test.center.world.refuses.s1 = [{ code, status: 400 }];
      const asked = await ask();
      assert.partialDeepStrictEqual(await settled(asked), { state: 'failed', failure: { code } });
      yes(await test.desk.act.move(alex, asked.id, 'retry', { args: {} }));
      assert.equal((await settled(asked)).state, 'done');
    }
  });

  it('is refused for a subscription or a reseller with which it cannot be', async () => {
    const rows: [() => Promise<void>, string][] = [
      [() => test.has({ id: 's1', status: 'deleted' }), 'subscriptionOver'],
      [() => test.has({ id: 's2' }), 'subscriptionOver'],
      [() => test.has({ id: 's1', isTrial: true }), 'trialKeepsReseller'],
      [() => fabrikamIs({ state: 'closing' }), 'partnershipClosing'],
      [() => fabrikamIs({ state: 'removed' }), 'partnershipNotActive'],
      [
        () =>
          fabrikamIs({
            hold: { reason: 'Unpaid bills', by: megan, at: '2026-11-23T09:00:00.000Z' },
          }),
        'onHold',
      ],
    ];
    for (const [given, check] of rows) {
      await test.has({ id: 's1' });
      await fabrikamIs({});
      await given();
      assert.partialDeepStrictEqual(
        await test.desk.act.submit(alex, 'associateReseller', setsFabrikam),
        { refused: 'blocked', detail: { check } },
        check,
      );
    }
  });

  const fabrikamIs = async (change: Parameters<typeof partnership>[0]): Promise<void> => {
    const doc = partnershipDoc(partnership(change));
    await test.doors.store.desk.commit([{ op: 'put', doc }]);
  };

  it('is open once for a subscription', async () => {
    await test.has({ id: 's1', partnerId: contosoId });
    const { id } = await ask(replacesContoso);
    assert.partialDeepStrictEqual(
      await test.desk.act.submit(alex, 'associateReseller', replacesContoso),
      { refused: 'alreadyOpen', detail: { requestId: id } },
    );
  });
});
