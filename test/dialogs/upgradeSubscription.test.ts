import assert from 'node:assert/strict';
import { offerDoc } from '../../src/domain/catalogue.ts';
import { upgradeSubscription } from '../../src/dialogs/upgradeSubscription.ts';
import { openChangeDesk, premium, type ChangeDesk } from '../support/changeDesk.ts';
import { begin, converse, type Row, type Setting } from '../support/conversation.ts';
import { transitionChoice } from '../support/fakeTransitions.ts';
import { alex, isaiah, monday } from '../support/requests.ts';

const e3 = 'CFQ7TTC0LFLX:0001:CFQ7TTC0K971';
const e5 = 'CFQ7TTC0LFLZ:0002:CFQ7TTC0K971';

describe('Upgrading a subscription, in chat', () => {
  let test: ChangeDesk;
  let setting: Setting;

  beforeEach(async () => {
    const own = premium({ id: 'own', name: 'Microsoft 365 E3', quantity: 3, termDuration: 'P3Y' });
    test = await openChangeDesk({
      subscriptions: [premium(), own, premium({ id: 'old', newCommerce: false })],
    });
    test.center.world.choices.premium = [
      transitionChoice(e3, 'Microsoft 365 E3', {
        ways: [
          { type: 'transition_only', eligible: true },
          { type: 'transition_with_license_transfer', eligible: true },
        ],
        into: [
          {
            subscriptionId: 'own',
            name: 'Microsoft 365 E3',
            term: 'P3Y',
            billingCycle: 'monthly',
            eligible: true,
          },
        ],
      }),
      transitionChoice(e5, 'Microsoft 365 E5'),
    ];
    setting = { desk: test.desk, actor: alex, about: 'premium' };
  });
  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(upgradeSubscription, { ...setting, ...change }, rows);

  const chooses: Row = [
    { begin: true },
    [{ form: 'chooseUpgrade', choices: [{ title: 'Microsoft 365 E3' }, { catalogItemId: e5 }] }],
  ];

  it('from what there is to what it becomes, and to the end', async () => {
    await talk([
      chooses,
      [
        ['go', { to: e5, quantity: '4', moves: 'false' }],
        [
          {
            form: 'answered',
            facts: [
              { field: 'upgradeTo', text: 'Microsoft 365 E5' },
              { field: 'quantity', text: '4 licences' },
              { field: 'into', text: 'A new subscription' },
            ],
          },
          {
            form: 'confirmUpgrade',
            line: { title: 'Microsoft 365 E5', quantity: 4, term: 'P1Y', billingCycle: 'monthly' },
            moves: false,
            needs: { by: 'nobody' },
          },
        ],
      ],
      [['go'], [{ form: 'answered' }, { view: 'request' }]],
    ]);
    await test.settle();
    for (let look = 0; look < 3; look += 1) await test.wait({ minutes: 5 });
    const request = await test.read('draft-1');
    assert.equal(request.state, 'done');
    assert.partialDeepStrictEqual(request.input, {
      toCatalogItemId: e5,
      type: 'transition_only',
      was: 10,
    });
    assert.deepEqual(Object.keys(request.answers ?? {}), ['customer', 'subscription', 'choose']);
    assert.equal(test.has()?.quantity, 6);
  });

  it('into one that the customer has: with its term, and users’ licences only where Partner Center allows it', async () => {
    const after = await talk([
      chooses,
      [
        ['go', { to: `${e3}|own`, quantity: '', moves: 'true' }],
        [
          { form: 'answered' },
          {
            form: 'confirmUpgrade',
            into: 'Microsoft 365 E3',
            moves: true,
            line: { quantity: 10, term: 'P3Y' },
            needs: { by: 'approver', because: ['orders.term'] },
          },
        ],
      ],
    ]);
    const [, view] = await after.say(['go']);
    assert.partialDeepStrictEqual(view, {
      view: 'request',
      request: {
        state: 'pending',
        input: { into: { id: 'own' }, type: 'transition_with_license_transfer' },
      },
    });
  });

  it('a new one is for a term in which it is sold, and no shorter one', async () => {
    const [productId = '', skuId = ''] = e5.split(':');
    const doc = offerDoc({
      country: 'US',
      segment: 'commercial',
      productId,
      skuId,
      title: 'Microsoft 365 E5',
      minimum: 1,
      maximum: 300,
      isTrial: false,
      isAddon: false,
      needs: [],
      plans: [
        { term: 'P1M', billingCycle: 'monthly' },
        { term: 'P1Y', billingCycle: 'annual' },
        { term: 'P3Y', billingCycle: 'monthly' },
      ],
      asOf: monday,
    });
    await test.doors.store.catalogue.commit([{ op: 'put', doc }]);
    const notSold = { plan: { code: 'planNotOffered', values: { title: 'Microsoft 365 E5' } } };
    await talk([
      chooses,
      [['go', { to: e5 }], [{ form: 'chooseUpgrade', problems: notSold }]],
      [['go', { to: e5, plan: 'P1M/monthly' }], [{ form: 'chooseUpgrade', problems: notSold }]],
      [
        ['go', { to: e5, plan: 'P1Y/annual' }],
        [
          { form: 'answered' },
          { form: 'confirmUpgrade', line: { term: 'P1Y', billingCycle: 'annual' } },
        ],
      ],
    ]);
  });

  const problems: [string, Record<string, string>, object][] = [
    ['nothing chosen', { quantity: '4' }, { to: { code: 'pickOne', values: {} } }],
    [
      'what is not offered',
      { to: 'CFQ7TTC0LH18:0001:X', quantity: '4' },
      { to: { code: 'notPossibleNow', values: {} } },
    ],
    [
      'more than there are',
      { to: e5, quantity: '11' },
      { quantity: { code: 'quantityAbove', values: { title: 'Microsoft 365 E5', maximum: '10' } } },
    ],
    ['none', { to: e5, quantity: '0' }, { quantity: { code: 'quantityWrong', values: {} } }],
    [
      'moving users’ licences without being allowed to',
      { to: e5, quantity: '4', moves: 'true' },
      { moves: { code: 'movesNotPossible', values: { title: 'Microsoft 365 E5' } } },
    ],
  ];
  for (const [what, inputs, expected] of problems) {
    it(`asks again for ${what}`, () =>
      talk([chooses, [['go', inputs], [{ form: 'chooseUpgrade', problems: expected }]]]));
  }

  it('typed words fill the form: a number, or the product; nothing is decided by them', () =>
    talk([
      chooses,
      ['4', [{ form: 'chooseUpgrade', problems: {}, values: { quantity: '4' } }]],
      ['e5', [{ form: 'chooseUpgrade', problems: {}, values: { quantity: '4', to: e5 } }]],
      ['do it', [{ form: 'chooseUpgrade', problems: { to: { code: 'useButtons' } } }]],
    ]));

  it('says that Partner Center is silent, and asks again at a click', async () => {
    test.center.next('transitionChoices', { is: 'broken' });
    const under = await begin(upgradeSubscription, setting);
    const [form] = under.first;
    assert.ok(form && 'form' in form && form.form === 'chooseUpgrade');
    assert.equal(form.choices, undefined);
    const [again] = await under.say(['again']);
    assert.ok(again && 'form' in again && again.form === 'chooseUpgrade');
    assert.equal(again.choices?.length, 2);
  });

  it('one that can become nothing says so; legacy ones are not offered', async () => {
    test.center.world.choices.premium = [];
    await talk([
      [{ begin: true }, [{ view: 'refused', code: 'noUpgrade', see: { view: 'subscription' } }]],
    ]);
    const [form] = (await begin(upgradeSubscription, { ...setting, about: 'litware' })).first;
    assert.ok(form && 'form' in form && form.form === 'pickSubscription');
    assert.deepEqual(
      form.rows.map(({ subscription }) => subscription.id),
      ['premium', 'own'],
    );
  });

  it('asks again when the subscription changed before the last yes, or what it can become', async () => {
    const under = await begin(upgradeSubscription, setting);
    await under.say(['go', { to: e5, quantity: '4' }]);
    test.center.world.choices.premium = test.center.world.choices.premium?.slice(0, 1) ?? [];
    const [, gone] = await under.say(['go']);
    assert.partialDeepStrictEqual(gone, {
      form: 'chooseUpgrade',
      problems: { to: { code: 'notPossibleNow' } },
    });
    const [, shown] = await under.say(['go', { to: e3, quantity: '4' }]);
    assert.partialDeepStrictEqual(shown, { form: 'confirmUpgrade' });
    test.outside({ quantity: 9 });
    const [, changed] = await under.say(['go']);
    assert.partialDeepStrictEqual(changed, { form: 'chooseUpgrade' });
    assert.equal(test.center.world.transitions.premium, undefined);
  });

  it('takes no yes to a card that does not say what is lost by now', async () => {
    const under = await begin(upgradeSubscription, setting);
    await under.say(['go', { to: e3, quantity: '4' }]);
    const renewal = { how: 'change', quantity: 8 } as const;
    test.outside({ renewal });
    const [again] = await under.say(['go']);
    assert.partialDeepStrictEqual(again, { form: 'confirmUpgrade', loses: renewal });
    assert.partialDeepStrictEqual((await under.say(['go:change:8']))[1], { view: 'request' });
  });

  it('is for who may ask', async () => {
    const [shown] = (await begin(upgradeSubscription, { ...setting, actor: isaiah })).first;
    assert.partialDeepStrictEqual(shown, { view: 'refused', code: 'notAllowed' });
  });
});
