import assert from 'node:assert/strict';
import { addSubscription } from '../../src/dialogs/addSubscription.ts';
import { resume } from '../../src/dialogs/revise.ts';
import { offerDoc } from '../../src/domain/catalogue.ts';
import { marketDoc } from '../../src/domain/market.ts';
import { readSubscriptions } from '../../src/domain/sync/subscriptions.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { yes } from '../support/answers.ts';
import { converse, type Row, type Setting } from '../support/conversation.ts';
import { listedReseller } from '../support/fakePartnerCenter.ts';
import { contoso, openMoreDesk, ownE3, type MoreDesk } from '../support/moreBusiness.ts';
import { offer } from '../support/orderWorld.ts';
import { alex, isaiah, megan, monday } from '../support/requests.ts';
import { partnership } from '../support/testDesk.ts';

const e3Sku = 'CFQ7TTC0LFLX:0001';
const basicSku = 'CFQ7TTC0LH18:0001';

describe('Adding a subscription, in chat', () => {
  let test: MoreDesk;
  let setting: Setting;

  beforeEach(async () => {
    test = await openMoreDesk();
    test.center.world.unsignedCustomers.clear();
    setting = { desk: test.desk, actor: alex, about: contoso.id };
    const market = { country: 'US', segment: 'commercial' as const };
    const offers = [
      offer('Microsoft 365 E3', { productId: 'CFQ7TTC0LFLX' }),
      offer('Microsoft 365 Business Basic', { productId: 'CFQ7TTC0LH18' }),
      offer('Teams Phone', { productId: 'CFQ7TTC0HL8W', isAddon: true, needs: [e3Sku] }),
    ];
    await test.doors.store.catalogue.commit(
      offers.map((one) => ({ op: 'put' as const, doc: offerDoc(one) })),
    );
    await test.doors.store.desk.commit([
      { op: 'put', doc: marketDoc({ ...market, wantedAt: monday, readAt: monday }) },
    ]);
  });

  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(addSubscription, { ...setting, ...change }, rows);

  const start: Row = [
    { begin: true },
    [
      {
        form: 'pickReseller',
        purpose: 'addSubscription',
        rows: [{ id: 'fabrikam' }],
        values: { reseller: 'fabrikam' },
      },
    ],
  ];
  const ofFabrikam: Row = [
    ['go', { reseller: 'fabrikam' }],
    [
      { form: 'answered', facts: [{ field: 'reseller', text: 'Fabrikam' }] },
      {
        form: 'orderLines',
        purpose: 'addSubscription',
        company: 'Contoso',
        country: 'US',
        reading: false,
        locked: false,
      },
    ],
  ];
  const fiveE3: Row = [
    '5 x Microsoft 365 E3 yearly, billed monthly',
    [{ form: 'orderLines', problems: {}, lines: [{ title: 'Microsoft 365 E3', quantity: 5 }] }],
  ];
  const threeBasic: Row = [
    '3 x Business Basic yearly',
    [{ form: 'orderLines', problems: {}, lines: [{ quantity: 5 }, { quantity: 3 }] }],
  ];
  const hasIt: Row = [
    ['go', {}],
    [
      { form: 'answered', of: 'orderLines' },
      {
        form: 'existingProducts',
        customer: { id: 'c1' },
        more: 0,
        lines: [{ at: 0, line: { quantity: 5 }, candidates: [{ id: 's1', quantity: 10 }] }],
      },
    ],
  ];
  const atReview = { form: 'reviewSubscription', locked: false, customer: { name: 'Contoso' } };
  const toReview: Row[] = [
    start,
    ofFabrikam,
    fiveE3,
    hasIt,
    [
      ['go', { onto0: 's1' }],
      [
        { form: 'answered', facts: [{ field: 'addedTo', text: 'Microsoft 365 E3' }] },
        {
          ...atReview,
          lines: [{ quantity: 5, onto: { subscriptionId: 's1', had: 10 } }],
          existing: [{ id: 's1', commitmentEnd: '2027-03-31T00:00:00.000Z' }],
          ends: false,
        },
      ],
    ],
  ];
  const submit: Row[0] = ['go', { attestation: 'true' }];
  const submitted: Row = [
    submit,
    [{ form: 'answered' }, { view: 'request', request: { kind: 'addSubscription' } }],
  ];

  it('adds to what the customer has, and what was reviewed is submitted', async () => {
    await talk([
      ...toReview,
      [['go', {}], [{ ...atReview, problems: { attestation: { code: 'notTicked' } } }]],
      submitted,
    ]);
    const request = await test.read('draft-1');
    assert.deepEqual(request.about, {
      type: 'customer',
      id: 'contoso.onmicrosoft.com',
      label: 'Contoso',
      of: 'fabrikam',
    });
    await test.settle();
    assert.equal((await test.finish('draft-1')).state, 'done');
    assert.equal(test.center.world.subscriptions[contoso.id]?.[0]?.quantity, 15);
  });

  it('asks for the customer first when it was opened about nobody', async () => {
    await talk(
      [
        [{ begin: true }, [{ form: 'pickCustomer', purpose: 'addSubscription' }]],
        ['contoso', [{ form: 'answered' }, { form: 'pickReseller' }]],
      ],
      { about: '' },
    );
  });

  it('lets new subscriptions end with others, with the promotions there are, and shows what they cost', async () => {
    test.center.world.endDates = [
      { day: '2027-03-31', kind: 'subscription', subscriptionIds: ['s1'] },
      { day: '2026-12-31', kind: 'month', subscriptionIds: [] },
    ];
    test.center.world.promotions = { [basicSku]: [{ id: 'p1', name: 'Ten off' }] };
    const ends = {
      form: 'endDates',
      terms: [{ term: 'P1Y', dates: [{ day: '2027-03-31' }, { day: '2026-12-31' }] }],
      named: [{ id: 's1', name: 'Microsoft 365 E3' }],
      promotions: [{ title: 'Microsoft 365 Business Basic', promotion: 'Ten off' }],
      promotionsUnknown: false,
    };
    const asked = await talk([
      start,
      ofFabrikam,
      fiveE3,
      threeBasic,
      [
        ['go', {}],
        [{ form: 'answered' }, { form: 'existingProducts' }],
      ],
      [
        ['go', { onto0: 'new' }],
        [{ form: 'answered', facts: [] }, ends],
      ],
      [
        ['go', { endP1Y: '2030-01-01', promotions: 'true' }],
        [{ form: 'endDates', problems: { endP1Y: { code: 'endGone' } } }],
      ],
      [
        ['go', { endP1Y: '2027-03-31', promotions: 'true' }],
        [
          {
            form: 'answered',
            facts: [
              { field: 'ends', text: 'Mar 31, 2027' },
              { field: 'promotions', text: 'Ten off' },
            ],
          },
          {
            ...atReview,
            ends: true,
            quote: {
              total: { currency: 'USD' },
              lines: [{ commitmentEnd: '2027-03-31T00:00:00.000Z' }, {}],
            },
            lines: [
              { quantity: 5, endDate: '2027-03-31' },
              { quantity: 3, endDate: '2027-03-31', promotion: { id: 'p1', name: 'Ten off' } },
            ],
          },
        ],
      ],
      [['edit:ends', {}], [ends]],
      [
        ['go', { endP1Y: 'own', promotions: 'false' }],
        [{ form: 'answered', facts: [] }, atReview],
      ],
    ]);
    const shown = await asked.say(submit);
    assert.partialDeepStrictEqual(shown[1], { view: 'request' });
    const { input } = await test.read('draft-1');
    const lines = (input as { lines: object[] }).lines;
    assert.ok(lines.every((line) => !('endDate' in line) && !('promotion' in line)));
  });

  it('says when Partner Center named no prices and no promotions, goes on, and asks again when told so', async () => {
    for (const name of ['promotions', 'createCart'] as const)
      test.center.next(name, { is: 'broken' });
    test.center.world.promotions = { [basicSku]: [{ id: 'p1', name: 'Ten off' }] };
    const asked = await talk([
      start,
      ofFabrikam,
      ['3 x Business Basic yearly', [{ form: 'orderLines', lines: [{ quantity: 3 }] }]],
    ]);
    const [, review] = await asked.say(['go', {}]);
    assert.partialDeepStrictEqual(review, { ...atReview, promotionsUnknown: true, ends: true });
    assert.ok(review && !('quote' in review));
    const [ends] = await asked.say(['edit:ends', {}]);
    const promotions = [{ title: 'Microsoft 365 Business Basic', promotion: 'Ten off' }];
    assert.partialDeepStrictEqual(ends, { form: 'endDates', promotions });
    const [, priced] = await asked.say(['go', { promotions: 'true' }]);
    assert.ok(priced && 'quote' in priced);
  });

  it('counts what the customer has as the main product of an add-on', async () => {
    await talk([
      start,
      ofFabrikam,
      ['2 x Teams Phone yearly', [{ form: 'orderLines', problems: {}, lines: [{ quantity: 2 }] }]],
      [
        ['go', {}],
        [
          { form: 'answered' },
          { ...atReview, checks: [{}, {}, {}, {}, { name: 'lines', state: 'fine' }] },
        ],
      ],
    ]);
  });

  it('offers only resellers that may be ordered for, the customer’s own first', async () => {
    const others = [
      partnership({ id: 'adatum', name: 'Adatum', partnerId: '4847001' }),
      partnership({ id: 'closing', name: 'Closing', partnerId: '4847002', state: 'closing' }),
      partnership({ id: 'litware', name: 'Litware', partnerId: '4847003' }),
    ];
    await test.doors.store.desk.commit(
      others.map((one) => ({ op: 'put' as const, doc: partnershipDoc(one) })),
    );
    test.center.world.resellers.push(listedReseller('litware', { partnerId: '4847003' }));
    yes(await test.desk.act.hold(megan, 'adatum', 'Open invoices'));
    test.center.world.unsigned.add('4847003');
    await talk([
      [{ begin: true }, [{ form: 'pickReseller', rows: [{ id: 'fabrikam' }, { id: 'litware' }] }]],
      [
        ['go', { reseller: 'litware' }],
        [{ form: 'pickReseller', problems: { reseller: unsigned } }],
      ],
      [['go', { reseller: 'adatum' }], [{ form: 'pickReseller' }]],
      ['fabrikam', [{ form: 'answered' }, { form: 'orderLines' }]],
    ]);
  });

  const unsigned = {
    code: 'agreementNotSigned',
    values: { reseller: 'Litware', partnerId: '4847003', code: '2203' },
  };

  it('is put aside as a draft by the customer’s name, and taken up where it was left', async () => {
    await talk([...toReview, [['park'], [{ parked: 'draft-1' }]]]);
    const { about, state } = await test.read('draft-1');
    assert.deepEqual([about.label, about.id, state], ['Contoso', contoso.domain, 'draft']);
    const found = await resume(test.desk, alex, 'draft-1');
    assert.ok('conversation' in found && found.conversation === 'addSubscription');
    const { answers, typed, draftId } = found;
    await talk([[{ begin: true }, [atReview]], submitted], {
      answers,
      typed,
      draftId,
      about: found.about,
    });
  });

  it('asks again what was decided of lines that are changed', async () => {
    await talk([
      ...toReview,
      [['edit:lines', {}], [{ form: 'orderLines', lines: [{ quantity: 5 }] }]],
      threeBasic,
      [
        ['go', {}],
        [{ form: 'answered' }, { form: 'existingProducts' }],
      ],
    ]);
  });

  it('opens a failed order at its lines, and keeps what was added', async () => {
    test.center.world.lineErrors[basicSku] = 'inventory_not_available';
    await talk([
      start,
      ofFabrikam,
      fiveE3,
      threeBasic,
      [
        ['go', {}],
        [{ form: 'answered' }, { form: 'existingProducts' }],
      ],
      [
        ['go', { onto0: 's1' }],
        [{ form: 'answered' }, atReview],
      ],
      submitted,
    ]);
    await test.settle();
    assert.equal((await test.read('draft-1')).failure?.code, 'cartLines');
    test.center.world.lineErrors = {};
    const found = await resume(test.desk, alex, 'draft-1');
    assert.ok('conversation' in found);
    const { answers, typed, draftId } = found;
    const again = [
      [{ begin: true }, [{ form: 'orderLines', locked: true, lines: [{ quantity: 5 }, {}] }]],
      [['remove:0', {}], [{ form: 'orderLines', problems: { lines: { code: 'locked' } } }]],
      ['2 x Business Basic yearly', [{ lines: [{ quantity: 5 }, { quantity: 5 }] }]],
      [
        ['go', {}],
        [
          { form: 'answered' },
          { ...atReview, locked: true, lines: [{ onto: { had: 10 } }, { quantity: 5 }] },
        ],
      ],
      submitted,
    ] as const;
    await talk(again as unknown as Row[], { answers, typed, draftId, about: '' });
    await test.settle();
    assert.equal((await test.finish('draft-1')).state, 'done');
    assert.deepEqual(
      test.center.world.subscriptions[contoso.id]?.map(({ quantity }) => quantity),
      [15, 5],
    );
  });

  it('begins like an earlier order: for the same customer, with its lines and reseller', async () => {
    await talk([...toReview, submitted]);
    await talk(
      [
        [{ begin: true }, [{ form: 'orderLines', company: 'Contoso', lines: [{ quantity: 5 }] }]],
        [
          ['go', {}],
          [{ form: 'answered' }, { form: 'existingProducts' }],
        ],
      ],
      { about: 'again:draft-1', draftId: 'draft-2' },
    );
  });

  it('is for agents; says when the country is not known, or the customer is gone', async () => {
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: isaiah });
    const kept = await test.doors.store.customers.read(contoso.id);
    const doc = { ...kept!.doc, body: { ...(kept!.doc.body as object), country: undefined } };
    await test.doors.store.customers.commit([{ op: 'put', doc }]);
    test.center.next('customer', { is: 'broken' });
    const unknown = { view: 'refused', code: 'countryUnknown', detail: { customer: 'Contoso' } };
    await talk([
      start,
      [
        ['go', { reseller: 'fabrikam' }],
        [{ form: 'answered' }, unknown],
      ],
    ]);
    await test.doors.store.customers.commit([
      {
        op: 'remove',
        id: contoso.id,
        etag: (await test.doors.store.customers.read(contoso.id))!.etag,
      },
    ]);
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notFound' }]]], {
      answers: { customer: contoso.id },
    });
  });

  it('looks at the subscription once more before it is submitted, and asks again when it changed', async () => {
    const asked = await talk(toReview);
    test.center.world.subscriptions[contoso.id] = [ownE3({ quantity: 12 })];
    const [, again] = await asked.say(submit);
    const values = { title: 'Microsoft 365 E3', had: '10' };
    assert.partialDeepStrictEqual(again, {
      form: 'existingProducts',
      problems: { onto0: { code: 'ontoChanged', values } },
      lines: [{ candidates: [{ quantity: 12 }] }],
    });
    const [, review] = await asked.say(['go', { onto0: 's1' }]);
    assert.partialDeepStrictEqual(review, { ...atReview, lines: [{ onto: { had: 12 } }] });
    assert.partialDeepStrictEqual((await asked.say(submit))[1], { view: 'request' });
  });

  it('reads the number again that Partner Center shows when it asks where licences go', async () => {
    test.center.world.subscriptions[contoso.id] = [ownE3({ quantity: 12 })];
    await talk([
      start,
      ofFabrikam,
      fiveE3,
      [
        ['go', {}],
        [
          { form: 'answered' },
          { form: 'existingProducts', lines: [{ candidates: [{ quantity: 12 }] }] },
        ],
      ],
      [
        ['go', {}],
        [{ form: 'answered' }, { ...atReview, lines: [{ onto: { had: 12 } }] }],
      ],
    ]);
  });

  it('leaves a subscription of another reseller alone unless somebody chooses it, and says who earns', async () => {
    test.center.world.subscriptions[contoso.id] = [ownE3({ partnerId: '4847999' })];
    await readSubscriptions(test.doors, contoso.id);
    const toWhere: Row[] = [start, ofFabrikam, fiveE3, hasIt];
    const chosen = await talk(toWhere, { draftId: 'draft-2' });
    const [, review] = await chosen.say(['go', { onto0: 's1' }]);
    const existing = [{ id: 's1', partnerId: '4847999' }];
    assert.partialDeepStrictEqual(review, { ...atReview, existing });
    const other = await talk(toWhere, { draftId: 'draft-3' });
    const heard = await other.say(['go', {}]);
    assert.equal(JSON.stringify(heard).includes('"subscriptionId":"s1"'), false);
  });

  it('submits nothing that deletes what was scheduled after the review', async () => {
    const asked = await talk(toReview);
    const scheduled = ownE3({ autoRenew: false, renewal: { how: 'end' } });
    test.center.world.subscriptions[contoso.id] = [scheduled];
    const [, again] = await asked.say(submit);
    assert.partialDeepStrictEqual(again, {
      form: 'existingProducts',
      problems: { onto0: { code: 'ontoScheduled' } },
    });
    const [, review] = await asked.say(['go', { onto0: 's1' }]);
    assert.partialDeepStrictEqual(review, { ...atReview, lines: [{ onto: { loses: true } }] });
    assert.partialDeepStrictEqual((await asked.say(submit))[1], { view: 'request' });
    await test.settle();
    assert.equal((await test.finish('draft-1')).state, 'done');
  });
});
