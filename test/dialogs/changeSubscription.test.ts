import assert from 'node:assert/strict';
import { changeSubscription } from '../../src/dialogs/changeSubscription.ts';
import { licenceNumber } from '../../src/dialogs/licenceNumber.ts';
import { resumeOf } from '../../src/dialogs/revise.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { yes } from '../support/answers.ts';
import { changeInput, openChangeDesk, premium, type ChangeDesk } from '../support/changeDesk.ts';
import { begin, converse, type Row, type Setting } from '../support/conversation.ts';
import { alex, isaiah, megan, patti } from '../support/requests.ts';

const basic = premium({
  id: 'basic',
  name: 'Microsoft 365 Business Basic',
  quantity: 5,
  status: 'suspended',
  refundable: undefined,
  cancelUntil: undefined,
});

describe('Changing a subscription, in chat', () => {
  let test: ChangeDesk;
  let setting: Setting;

  beforeEach(async () => {
    test = await openChangeDesk({ subscriptions: [premium(), basic] });
    setting = { desk: test.desk, actor: alex, about: 'premium' };
  });
  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(changeSubscription, { ...setting, ...change }, rows);

  const chooses: Row = [
    { begin: true },
    [
      {
        form: 'chooseChange',
        room: {
          live: true,
          licences: { least: 6, most: 300 },
          renewal: ['change', 'end', 'extend'],
        },
      },
    ],
  ];
  const submitted = async (id = 'draft-1') => {
    await test.settle();
    return test.read(id);
  };

  it('from customer and subscription to what shall change, what it comes to, and the change itself', async () => {
    await talk(
      [
        [{ begin: true }, [{ form: 'pickCustomer', purpose: 'changeSubscription' }]],
        ['Litware', [{ form: 'answered' }, { form: 'pickSubscription' }]],
        [
          ['go', { subscription: 'premium' }],
          [{ form: 'answered' }, { form: 'chooseChange' }],
        ],
        [
          ['go', { change: 'licences', quantity: '15', plan: 'P1Y/monthly' }],
          [
            {
              form: 'answered',
              of: 'chooseChange',
              facts: [{ field: 'change', text: '10 → 15 licences, now' }],
            },
            {
              form: 'confirmChange',
              change: { do: 'licences', was: 10, quantity: 15, more: { quantity: 5 } },
              returnableUntil: '2026-11-30T09:00:00.000Z',
              needs: { by: 'nobody' },
              partnership: { name: 'Fabrikam' },
            },
          ],
        ],
        [['go'], [{ form: 'answered', of: 'confirmChange' }, { view: 'request' }]],
      ],
      { about: '' },
    );
    const request = await submitted();
    assert.equal(request.state, 'done');
    assert.deepEqual(Object.keys(request.answers ?? {}), ['customer', 'subscription', 'change']);
    assert.partialDeepStrictEqual(request.input, {
      partnershipId: 'fabrikam',
      partnerId: '4847383',
      country: 'US',
      segment: 'commercial',
    });
    assert.equal(test.has()?.quantity, 15);
  });

  const typed: [string, object][] = [
    ['30', { do: 'licences', quantity: 30 }],
    ['+5', { do: 'licences', quantity: 15 }],
    ['－4', { do: 'licences', quantity: 6 }],
    ['12 个许可证', { do: 'licences', quantity: 12 }],
  ];
  for (const [text, change] of typed) {
    it(`understands “${text}” as licences`, () =>
      talk([chooses, [text, [{ form: 'answered' }, { form: 'confirmChange', change }]]]));
  }

  it('knows numbers of licences in the ways that people type them, and nothing else', () => {
    const said = (text: string) => licenceNumber(text, 10);
    assert.deepEqual(
      ['1,200', '+ 5 licences', '-3', '−3', '２０', '7 seats', '0'].map(said),
      [1200, 15, 7, 7, 20, 7, 0],
    );
    assert.deepEqual(['', 'ten', '5 Visio', '1.5', '+', 'cancel'].map(said), [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('fewer than the window allows becomes the change at renewal, with the number kept', () =>
    talk([
      chooses,
      [
        '4',
        [
          {
            form: 'chooseChange',
            problems: {
              quantity: {
                code: 'fewerAtRenewal',
                values: { title: 'Microsoft 365 Business Premium', least: '6' },
              },
            },
            values: { change: 'change', quantity: '4' },
          },
        ],
      ],
      [
        ['go', { change: 'change', quantity: '4', plan: 'P1Y/monthly' }],
        [
          { form: 'answered' },
          {
            form: 'confirmChange',
            change: {
              do: 'renewal',
              before: { how: 'renew' },
              renewal: { how: 'change', quantity: 4 },
            },
          },
        ],
      ],
    ]));

  const problems: [string, Record<string, string>, object][] = [
    ['nothing chosen', { quantity: '10' }, { change: { code: 'pickOne', values: {} } }],
    ['no number', { change: 'licences' }, { quantity: { code: 'required', values: {} } }],
    [
      'half a licence',
      { change: 'licences', quantity: '1.5' },
      { quantity: { code: 'quantityWrong', values: {} } },
    ],
    [
      'none at all',
      { change: 'licences', quantity: '-10' },
      { quantity: { code: 'quantityWrong', values: {} } },
    ],
    [
      'as many as there are',
      { change: 'licences', quantity: '10' },
      {
        quantity: {
          code: 'sameQuantity',
          values: { title: 'Microsoft 365 Business Premium', quantity: '10' },
        },
      },
    ],
    [
      'more than the limit',
      { change: 'licences', quantity: '301' },
      {
        quantity: {
          code: 'quantityAbove',
          values: { title: 'Microsoft 365 Business Premium', maximum: '300' },
        },
      },
    ],
    [
      'a renewal that changes nothing',
      { change: 'change', quantity: '10', plan: 'P1Y/monthly' },
      { change: { code: 'sameRenewal', values: {} } },
    ],
    [
      'a plan that is not sold',
      { change: 'change', plan: 'P3Y/annual' },
      { plan: { code: 'planNotOffered', values: { title: 'Microsoft 365 Business Premium' } } },
    ],
    ['what is so already', { change: 'renew' }, { change: { code: 'sameRenewal', values: {} } }],
  ];
  for (const [what, inputs, expected] of problems) {
    it(`asks again for ${what}`, () =>
      talk([chooses, [['go', inputs], [{ form: 'chooseChange', problems: expected }]]]));
  }

  it('another number alone means the licences', () =>
    talk([
      chooses,
      [
        ['go', { quantity: '11' }],
        [{ form: 'answered' }, { form: 'confirmChange', change: { do: 'licences', quantity: 11 } }],
      ],
    ]));

  it('decides by clicks only', async () => {
    await talk([
      chooses,
      ['end it', [{ form: 'chooseChange', problems: { change: { code: 'useButtons' } } }]],
      [
        ['go', { change: 'cancel' }],
        [
          { form: 'answered' },
          {
            form: 'confirmChange',
            change: { do: 'cancel', was: 10, status: 'active' },
            needs: { by: 'approver', because: ['cancelsNow'] },
          },
        ],
      ],
      ['yes', [{ form: 'confirmChange', problems: { confirm: { code: 'useButtons' } } }]],
      [['go'], [{ form: 'answered' }, { view: 'request', request: { state: 'pending' } }]],
    ]);
    assert.equal(test.has()?.status, 'active');
  });

  it('warns of what is scheduled before anything is changed at once, and not when that itself is changed', async () => {
    test.outside({ autoRenew: false, renewal: { how: 'end' } });
    const begun: Row = [
      { begin: true },
      [{ form: 'chooseChange', room: { renewal: ['renew', 'change', 'extend'] } }],
    ];
    await talk([
      begun,
      ['+1', [{ form: 'answered' }, { form: 'confirmChange', loses: { how: 'end' } }]],
      [['go:end'], [{ form: 'answered' }, { view: 'request' }]],
    ]);
    assert.partialDeepStrictEqual((await submitted()).input, { loses: { how: 'end' } });
    test.outside({ autoRenew: false, renewal: { how: 'end' } });
    const again = await talk(
      [
        begun,
        [
          ['go', { change: 'renew' }],
          [{ form: 'answered' }, { form: 'confirmChange' }],
        ],
      ],
      { draftId: 'draft-2' },
    );
    const [, shown] = await again.say(['go']);
    assert.ok(shown && 'request' in shown);
    assert.ok(!('loses' in (shown.request.input as object)));
  });

  it('one that is suspended offers no licences and no renewal; one that leaves no room says so', async () => {
    test.outside({ cancelUntil: '2026-11-25T09:00:00.000Z' }, 'basic');
    await talk(
      [
        [
          { begin: true },
          [
            {
              form: 'chooseChange',
              room: { renewal: [], cancelUntil: '2026-11-25T09:00:00.000Z' },
            },
          ],
        ],
        ['+5', [{ problems: { change: { code: 'notPossibleNow', values: {} } } }]],
      ],
      { about: 'basic' },
    );
    test.outside({ cancelUntil: undefined }, 'basic');
    await talk(
      [
        [
          { begin: true },
          [{ view: 'refused', code: 'nothingToChange', see: { view: 'subscription' } }],
        ],
      ],
      { about: 'basic' },
    );
  });

  it('leads to the change that is under way instead of asking for another one', async () => {
    test.center.world.looksToChange = 10_000;
    const first = await test.change({ do: 'licences', was: 10, status: 'active', quantity: 12 });
    await talk([
      [
        { begin: true },
        [{ view: 'refused', code: 'alreadyOpen', see: { view: 'request', filter: first.id } }],
      ],
    ]);
  });

  it('asks again what shall change when the subscription changed before the last yes', async () => {
    const under = await begin(changeSubscription, setting);
    await under.say('+5');
    test.outside({ quantity: 11 });
    const [, shown] = await under.say(['go']);
    assert.ok(shown && 'form' in shown && shown.form === 'chooseChange', JSON.stringify(shown));
    assert.equal(under.open, 'change');
    const [, confirm] = await under.say('15');
    assert.partialDeepStrictEqual(confirm, { form: 'confirmChange', change: { was: 11 } });
    assert.equal(test.center.world.changes.length, 0);
  });

  it('takes no yes to a card that does not say what is lost by now', async () => {
    const under = await begin(changeSubscription, setting);
    await under.say('+5');
    test.outside({ autoRenew: false, renewal: { how: 'end' } });
    const [again] = await under.say(['go']);
    const problems = { confirm: { code: 'changedMeanwhile' } };
    assert.partialDeepStrictEqual(again, {
      form: 'confirmChange',
      problems,
      loses: { how: 'end' },
    });
    assert.partialDeepStrictEqual((await under.say(['go:end']))[1], { view: 'request' });
  });

  it('is kept as a draft without the last yes, and goes on there', async () => {
    const under = await begin(changeSubscription, setting);
    await under.say('+5');
    const [kept] = await under.say(['park']);
    assert.deepEqual(kept, { parked: 'draft-1' });
    const draft = await test.read('draft-1');
    assert.deepEqual(Object.keys(draft.answers ?? {}), ['customer', 'subscription', 'change']);
    const resumed = resumeOf(draft);
    assert.equal(resumed.conversation, 'changeSubscription');
    await talk([[{ begin: true }, [{ form: 'confirmChange', change: { quantity: 15 } }]]], {
      answers: resumed.answers,
      about: resumed.about,
    });
    test.outside({ quantity: 11 });
    await talk([[{ begin: true }, [{ form: 'chooseChange' }]]], {
      answers: resumed.answers,
      about: resumed.about,
    });
  });

  it('what was changed meanwhile is reviewed anew, as the same request', async () => {
    test.outside({ quantity: 12 });
    const failed = await test.change({ do: 'licences', was: 10, status: 'active', quantity: 15 });
    assert.equal(failed.failure?.code, 'changedMeanwhile');
    const { answers, about, draftId } = resumeOf(failed);
    await talk(
      [
        [{ begin: true }, [{ form: 'chooseChange', room: { subscription: { quantity: 12 } } }]],
        ['15', [{ form: 'answered' }, { form: 'confirmChange', change: { was: 12 } }]],
        [['go'], [{ form: 'answered' }, { view: 'request', request: { id: failed.id } }]],
      ],
      { answers, about, draftId },
    );
    assert.equal((await submitted(failed.id)).state, 'done');
    assert.equal(test.has()?.quantity, 15);
  });

  it('is for who may ask', async () => {
    const [shown] = (await begin(changeSubscription, { ...setting, actor: isaiah })).first;
    assert.partialDeepStrictEqual(shown, { view: 'refused', code: 'notAllowed' });
    for (const actor of [patti, megan]) {
      const [form] = (await begin(changeSubscription, { ...setting, actor })).first;
      assert.partialDeepStrictEqual(form, { form: 'chooseChange' });
    }
    assert.ok(
      isRefusal(
        await test.desk.act.submit(
          isaiah,
          'changeSubscription',
          changeInput({ do: 'cancel', was: 10, status: 'active' }),
        ),
      ),
    );
    assert.ok(yes(await test.desk.find.subscription(isaiah, 'premium')).actions.length === 0);
  });
});
