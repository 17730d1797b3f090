import assert from 'node:assert/strict';
import { associateReseller } from '../../src/dialogs/associateReseller.ts';
import { resume } from '../../src/dialogs/revise.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { yes } from '../support/answers.ts';
import { converse, type Row, type Setting } from '../support/conversation.ts';
import { alex, isaiah, megan } from '../support/requests.ts';
import {
  contosoId,
  fabrikamId,
  openSubscriptionDesk,
  type SubscriptionDesk,
} from '../support/subscriptionDesk.ts';
import { partnership } from '../support/testDesk.ts';

describe('Associating a reseller with a subscription, in chat', () => {
  let test: SubscriptionDesk;
  beforeEach(async () => {
    test = await openSubscriptionDesk();
    await test.has({ id: 's1', name: 'E3' }, { id: 's2', name: 'Basic', partnerId: contosoId });
  });
  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(associateReseller, { desk: test.desk, actor: alex, about: 's1', ...change }, rows);

  const fabrikam = { partnerId: fabrikamId, name: 'Fabrikam' };
  const start: Row = [
    { begin: true },
    [
      {
        form: 'chooseReseller',
        problems: {},
        subscription: { id: 's1' },
        rows: [{ id: 'fabrikam' }, { id: 'contoso' }],
      },
    ],
  ];
  const answered = {
    form: 'answered',
    of: 'chooseReseller',
    facts: [{ field: 'reseller', text: `Fabrikam · ${fabrikamId}` }],
  };
  const confirm = { form: 'confirmReseller', after: fabrikam, needs: { by: 'nobody' } };

  it('leads from the customer to a request that is done right away', async () => {
    await talk(
      [
        [{ begin: true }, [{ form: 'pickCustomer', purpose: 'associateReseller' }]],
        ['Trey', [{ form: 'answered' }, { form: 'pickSubscription', rows: [{}, {}] }]],
        [
          ['go', { subscription: 's1' }],
          [{ form: 'answered' }, { form: 'chooseReseller' }],
        ],
        [
          ['go', { reseller: 'fabrikam' }],
          [answered, confirm],
        ],
        [
          ['go:'],
          [
            {
              form: 'answered',
              facts: [
                { field: 'before', text: '–' },
                { field: 'after', text: `Fabrikam · ${fabrikamId}` },
              ],
            },
            { view: 'request', request: { kind: 'associateReseller', state: 'running' } },
          ],
        ],
      ],
      { about: '' },
    );
    await test.settle();
    assert.equal(test.there('s1').partnerId, fabrikamId);
  });

  it('knows customer and subscription when it begins on its card; the own reseller comes first', async () => {
    await talk([start]);
  });

  it('asks an admin to replace one that is set, and does not offer the one that it is', async () => {
    const talked = await talk(
      [
        [{ begin: true }, [{ form: 'chooseReseller', rows: [{ id: 'fabrikam' }] }]],
        [
          ['go', { reseller: 'fabrikam' }],
          [
            answered,
            {
              ...confirm,
              before: { partnerId: contosoId, name: 'Contoso' },
              needs: { by: 'approver', because: ['replacesReseller'] },
            },
          ],
        ],
        [
          [`go:${contosoId}`],
          [{ form: 'answered' }, { view: 'request', request: { state: 'pending' } }],
        ],
      ],
      { about: 's2' },
    );
    assert.equal(talked.open, undefined);
  });

  it('asks again when somebody else has become its reseller of record since before and after were shown', async () => {
    const talked = await talk([
      start,
      [
        ['go', { reseller: 'fabrikam' }],
        [answered, confirm],
      ],
    ]);
    await test.has({ id: 's1', name: 'E3', partnerId: contosoId });
    const [shown] = await talked.say(['go:']);
    assert.partialDeepStrictEqual(shown, {
      form: 'confirmReseller',
      problems: { confirm: { code: 'changedMeanwhile' } },
      before: { partnerId: contosoId },
      needs: { by: 'approver' },
    });
    const [, asked] = await talked.say([`go:${contosoId}`]);
    assert.partialDeepStrictEqual(asked, { view: 'request', request: { state: 'pending' } });
  });

  it('takes no yes for another reseller than the one that it was given to', async () => {
    const talked = await talk([
      start,
      [
        ['go', { reseller: 'fabrikam' }],
        [answered, confirm],
      ],
    ]);
    await test.has({ id: 's1', name: 'E3', partnerId: fabrikamId });
    await talked.say(['go:']);
    const [, again] = await talked.say([`go:${fabrikamId}`]);
    assert.partialDeepStrictEqual(again, { form: 'chooseReseller' });
    const [, shown] = await talked.say(['go', { reseller: 'contoso' }]);
    assert.partialDeepStrictEqual(shown, {
      form: 'confirmReseller',
      before: { partnerId: fabrikamId },
      after: { partnerId: contosoId },
    });
  });

  it('verifies a Partner ID: each check with its sign, and takes it when nothing is wrong', async () => {
    await talk([
      start,
      [
        ['verify', { partnerId: ` ${fabrikamId} ` }],
        [
          {
            form: 'chooseReseller',
            problems: {},
            verdict: {
              name: 'Fabrikam',
              checks: ['exists', 'agreement', 'validation', 'partnership'].map((name) => ({
                name,
                state: 'fine',
              })),
            },
          },
        ],
      ],
      [
        ['go', { partnerId: fabrikamId }],
        [answered, confirm],
      ],
    ]);
  });

  it('understands a typed Partner ID as one to verify, and typed words as a search', async () => {
    await talk([
      start,
      [fabrikamId, [{ values: { partnerId: fabrikamId }, verdict: { partnerId: fabrikamId } }]],
      ['conto', [{ text: 'conto', problems: {}, values: { reseller: 'contoso' } }]],
      ['nobody', [{ problems: { text: { code: 'noneFound', values: { text: 'nobody' } } } }]],
    ]);
  });

  it('refuses what is no Partner ID, one of no partner, one that is not sound, and none', async () => {
    test.center.world.unsigned.add(contosoId);
    await talk([
      start,
      [['verify', { partnerId: 'x1' }], [{ problems: { partnerId: { code: 'notAPartnerId' } } }]],
      [['verify', {}], [{ problems: { partnerId: { code: 'required' } } }]],
      [['go', {}], [{ problems: { reseller: { code: 'pickOne' } } }]],
      [
        ['go', { partnerId: '77' }],
        [
          {
            problems: { reseller: { code: 'partnerRefused' } },
            verdict: { checks: [{ state: 'wrong' }, {}, {}, { code: 'notOurPartner' }] },
          },
        ],
      ],
      [
        ['go', { reseller: 'contoso' }],
        [
          {
            problems: { reseller: { code: 'partnerRefused' } },
            verdict: {
              partnerId: contosoId,
              checks: [{}, { state: 'wrong', code: '2203' }, {}, {}],
            },
          },
        ],
      ],
      [
        ['go', { reseller: 'contoso', partnerId: fabrikamId }],
        [{ problems: { partnerId: { code: 'eitherOr' } }, values: { reseller: '' } }],
      ],
    ]);
  });

  it('does not believe a client that says what Partner Center has found', async () => {
    const verdict = JSON.stringify({ partnerId: '77', checks: [] });
    await talk([
      start,
      [['search', { text: '', verdict }], [{ form: 'chooseReseller', values: { verdict: '' } }]],
    ]);
  });

  it('takes a reseller of which Partner Center says nothing in time', async () => {
    for (const name of ['partnerProfile', 'agreement', 'validateResellers'] as const)
      test.center.next(name, { is: 'broken' });
    await talk([
      start,
      [
        ['go', { reseller: 'fabrikam' }],
        [answered, confirm],
      ],
    ]);
  });

  it('refuses the one that it is already', async () => {
    await talk(
      [
        [{ begin: true }, [{ form: 'chooseReseller' }]],
        [
          ['go', { partnerId: contosoId }],
          [
            {
              problems: {
                reseller: { code: 'sameReseller', values: { reseller: 'Contoso' } },
              },
            },
          ],
        ],
      ],
      { about: 's2' },
    );
  });

  it('refuses a reseller on hold or whose partnership ends', async () => {
    const hold = { reason: 'Unpaid bills', by: megan, at: '2026-11-23T09:00:00.000Z' };
    for (const [change, code] of [
      [{ hold }, 'onHold'],
      [{ state: 'closing' as const }, 'partnershipClosing'],
    ] as const) {
      const doc = partnershipDoc(partnership(change));
      await test.doors.store.desk.commit([{ op: 'put', doc }]);
      await talk([
        [{ begin: true }, [{ form: 'chooseReseller' }]],
        [
          ['go', { reseller: 'fabrikam' }],
          [
            {
              problems: { reseller: { code: 'partnerRefused' } },
              verdict: { checks: [{}, {}, {}, { state: 'wrong', code }] },
            },
          ],
        ],
      ]);
    }
  });

  it('decides by a click alone', async () => {
    await talk([
      start,
      [
        ['go', { reseller: 'fabrikam' }],
        [{}, { form: 'confirmReseller' }],
      ],
      ['yes', [{ form: 'confirmReseller', problems: { confirm: { code: 'useButtons' } } }]],
    ]);
    assert.deepEqual(test.center.world.changes, []);
  });

  it('does not begin for somebody who may not ask, for a trial, or beside another change', async () => {
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: isaiah });
    await test.has({ id: 's1', name: 'E3', partnerId: contosoId });
    const asked = yes(
      await test.desk.act.submit(alex, 'associateReseller', {
        customer: { id: 'trey', name: 'Trey Research', domain: 'treyresearch.onmicrosoft.com' },
        subscription: { id: 's1', name: 'E3' },
        before: { partnerId: contosoId },
        after: fabrikam,
        partnershipId: 'fabrikam',
      }),
    );
    const see = { view: 'request', filter: asked.id };
    await talk([[{ begin: true }, [{ view: 'refused', code: 'alreadyOpen', see }]]]);
    await test.has({ id: 's1', isTrial: true });
    await talk([[{ begin: true }, [{ view: 'refused', code: 'noSubscriptionFits' }]]]);
  });

  it('is kept as a draft and taken up again, without what was decided', async () => {
    const talked = await talk([
      start,
      [
        ['go', { reseller: 'fabrikam' }],
        [{}, confirm],
      ],
    ]);
    const [parked] = await talked.say(['park']);
    assert.ok(parked && 'parked' in parked && parked.parked);
    const draft = await test.read(parked.parked);
    assert.partialDeepStrictEqual(draft, {
      state: 'draft',
      about: { type: 'customer', id: 'treyresearch.onmicrosoft.com', of: 'fabrikam' },
      answers: { customer: 'trey', subscription: 's1', reseller: 'fabrikam' },
    });
    const again = await resume(test.desk, alex, draft.id);
    assert.ok('conversation' in again);
    await talk([[{ begin: true }, [confirm]]], { ...again });
  });

  it('asks anew who it shall be when that cannot be any more', async () => {
    const doc = partnershipDoc(partnership({ state: 'closing' }));
    await test.doors.store.desk.commit([{ op: 'put', doc }]);
    const answers = { customer: 'trey', subscription: 's1', reseller: 'fabrikam' };
    await talk([[{ begin: true }, [{ form: 'chooseReseller' }]]], { about: '', answers });
  });
});
