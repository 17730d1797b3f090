import assert from 'node:assert/strict';
import { addCustomer } from '../../src/dialogs/addCustomer.ts';
import { resumeOf } from '../../src/dialogs/revise.ts';
import {
  begin,
  converse,
  type Expected,
  type Row,
  type Setting,
  type Talk,
} from '../support/conversation.ts';
import {
  northwind,
  northwindKept,
  openOrderWorld,
  order,
  type OrderWorld,
} from '../support/orderWorld.ts';
import { alex, isaiah, monday, patti } from '../support/requests.ts';
import { partnership } from '../support/testDesk.ts';

describe('Adding a customer, in chat', () => {
  let world: OrderWorld;
  let setting: Setting;

  beforeEach(() => {
    world = openOrderWorld(partnership());
    setting = { desk: world.desk, actor: alex, about: 'fabrikam' };
  });

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}): Promise<Talk> =>
    converse(addCustomer, { ...setting, ...change }, rows);

  const start: Row = [{ begin: true }, [{ form: 'existingCustomer', back: false, problems: {} }]];
  const isNew: Row = [
    ['no', { company: 'Northwind Traders' }],
    [{ form: 'answered', of: 'existingCustomer' }, { form: 'customerDetails' }],
  ];
  const atDetails: Row[] = [start, isNew];
  const details: Row = [
    ['go', northwind],
    [
      { form: 'answered', of: 'customerDetails' },
      { form: 'orderLines', lines: [] },
    ],
  ];
  const typedLine: Row = [
    '25 x Microsoft 365 E3 yearly',
    [{ form: 'orderLines', problems: {}, lines: [{ title: 'Microsoft 365 E3', quantity: 25 }] }],
  ];
  const toReview: Row = [
    ['go', {}],
    [{ form: 'answered' }, { form: 'reviewOrder' }],
  ];
  const atReview: Row[] = [...atDetails, details, typedLine, toReview];
  const submit: Row[0] = ['go', { attestation: 'true', gdap: 'true' }];

  it('goes from the first question to the review, and submits what was reviewed', async () => {
    const after = await talk([
      ...atDetails.slice(0, 1),
      [
        ['no', { company: ' Northwind  Traders ' }],
        [
          {
            form: 'answered',
            facts: [
              { field: 'company', text: 'Northwind Traders' },
              { field: 'existing', text: 'No' },
            ],
          },
          {
            form: 'customerDetails',
            values: {
              company: 'Northwind Traders',
              prefix: 'northwindtraders',
              country: 'US',
              culture: 'en-US',
            },
            rules: { country: 'US' },
            partnership: { id: 'fabrikam' },
          },
        ],
      ],
      [
        ['go', northwind],
        [
          {
            form: 'answered',
            facts: [
              { field: 'company', text: 'Northwind Traders' },
              { field: 'domain', text: 'northwindtraders.onmicrosoft.com' },
              { field: 'country', text: 'United States' },
              { field: 'email', text: 'ann@northwind.example' },
            ],
          },
          {
            form: 'orderLines',
            company: 'Northwind Traders',
            segment: 'commercial',
            country: 'US',
          },
        ],
      ],
      typedLine,
      [
        ['go', {}],
        [
          { form: 'answered', facts: [{ field: 'lines', text: '25 × Microsoft 365 E3' }] },
          {
            form: 'reviewOrder',
            customer: northwindKept,
            lines: [{ quantity: 25 }],
            needs: { by: 'approver', because: ['orders.licenceMonths'] },
            checks: [
              { name: 'partnership', state: 'fine' },
              { name: 'address', state: 'fine' },
            ],
            values: { gdap: 'true' },
            locked: false,
          },
        ],
      ],
      [
        ['go', { gdap: 'false' }],
        [{ form: 'reviewOrder', problems: { attestation: { code: 'notTicked' } } }],
      ],
      [
        ['go', { attestation: 'true', gdap: 'false' }],
        [{ form: 'answered' }, { view: 'request', request: { id: 'draft-1', state: 'pending' } }],
      ],
    ]);
    assert.equal(after.open, undefined);
    assert.deepEqual(world.submitted, [
      {
        partnershipId: 'fabrikam',
        partnerId: '4847383',
        customer: northwindKept,
        segment: 'commercial',
        lines: [
          {
            productId: 'microsoft365e3',
            skuId: '0001',
            title: 'Microsoft 365 E3',
            quantity: 25,
            term: 'P1Y',
            billingCycle: 'monthly',
            isTrial: false,
            isAddon: false,
          },
        ],
        gdap: false,
        attestation: true,
      },
    ]);
    assert.equal('review' in (world.requests[0]?.answers ?? {}), false);
  });

  it('a customer that has an account is not added: a relationship is asked for, in a dialog of its own', async () => {
    const ends: Row[1] = [
      { form: 'answered', of: 'existingCustomer' },
      {
        view: 'refused',
        code: 'existingCustomer',
        detail: { company: 'Northwind' },
      },
    ];
    const leadsTo = (about: string): Row[1] => [
      { ...ends[0] },
      { ...ends[1], open: { dialog: 'requestCustomer', about } },
    ];
    await talk([start, [['yes', { company: 'Northwind' }], leadsTo('fabrikam')]]);
    await talk([start, [['yes', { company: 'Northwind' }], leadsTo('')]], { about: '' });
  });

  it('typed text is the name, and no decision', async () => {
    await talk([
      start,
      ['Northwind', [{ form: 'existingCustomer', values: { company: 'Northwind' }, problems: {} }]],
      [['strange'], [{ form: 'existingCustomer', problems: { go: { code: 'useButtons' } } }]],
      ['No', [{ form: 'existingCustomer', problems: { go: { code: 'useButtons' } } }]],
    ]);
  });

  it('asks for the reseller when it was opened without one', async () => {
    await talk(
      [
        start,
        [
          ['no', {}],
          [{ form: 'answered' }, { form: 'pickReseller', purpose: 'addCustomer' }],
        ],
        [
          ['go', { reseller: 'fabrikam' }],
          [{ form: 'answered' }, { form: 'customerDetails' }],
        ],
      ],
      { about: '' },
    );
  });

  it('says what is wrong with the reseller before anything else is typed; what is not known stops nobody', async () => {
    world.checks = [{ name: 'agreement', state: 'unknown' }];
    await talk(atDetails);
    const finding = { code: 'agreementNotSigned', weight: 'stops' as const, values: {} };
    world.checks = [{ name: 'agreement', state: 'wrong', finding }];
    await talk([
      start,
      [
        ['no', {}],
        [
          { form: 'answered' },
          {
            view: 'refused',
            code: 'blocked',
            findings: [finding],
            see: { view: 'reseller', filter: 'fabrikam' },
          },
        ],
      ],
    ]);
    assert.deepEqual(world.checked, [{ partnershipId: 'fabrikam' }, { partnershipId: 'fabrikam' }]);
  });

  it('a reseller on hold, or leaving, gets no order', async () => {
    const cases = [
      [{ state: 'closing' as const }, 'partnershipClosing'],
      [{ hold: { reason: 'Unpaid', by: { id: 'm', name: 'Megan' }, at: monday } }, 'onHold'],
    ] as const;
    for (const [change, code] of cases) {
      world.partnerships = [partnership(change)];
      await talk([
        start,
        [
          ['no', {}],
          [{ form: 'answered' }, { view: 'refused', findings: [{ code }] }],
        ],
      ]);
    }
  });

  it('is for those who may ask', async () => {
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: isaiah });
  });

  it('shows everything that is wrong with the details at once, and keeps what was typed', async () => {
    world.checks = [{ name: 'domain', state: 'wrong' }];
    const typed = {
      ...northwind,
      line1: '',
      state: 'XX',
      postalCode: '98',
      email: 'ann at northwind',
      registrationNumber: '12',
      culture: 'fr-FR',
    };
    await talk([
      ...atDetails,
      [
        ['go', typed],
        [
          {
            form: 'customerDetails',
            values: { ...typed, prefix: 'northwindtraders', culture: 'en-US' },
            problems: {
              line1: { code: 'required' },
              state: { code: 'stateUnknown', values: { country: 'US' } },
              postalCode: { code: 'postalCodeBad', values: { country: 'US' } },
              email: { code: 'notAnEmail', values: { wrong: 'ann at northwind' } },
              registrationNumber: {
                code: 'registrationNotAllowed',
                values: { country: 'US', sample: '' },
              },
              culture: { code: 'pickOne' },
              prefix: {
                code: 'domainTaken',
                values: { domain: 'northwindtraders.onmicrosoft.com' },
              },
            },
          },
        ],
      ],
    ]);
  });

  const wrong: [string, Record<string, string>, Record<string, object>][] = [
    ['a prefix with a dash', { prefix: 'north-wind' }, { prefix: { code: 'prefixBad' } }],
    ['a prefix that is too long', { prefix: 'n'.repeat(28) }, { prefix: { code: 'prefixBad' } }],
    [
      'no prefix, when the name has no Latin letters',
      { company: '北风贸易', prefix: '' },
      { prefix: { code: 'required' } },
    ],
    ['no state where one is demanded', { state: '' }, { state: { code: 'required' } }],
    ['a name of 121 characters', { company: 'n'.repeat(121) }, { company: { code: 'tooLong' } }],
  ];
  for (const [name, change, problems] of wrong) {
    it(`does not take ${name}`, async () => {
      const after = await talk(atDetails);
      const [shown] = await after.say(['go', { ...northwind, prefix: 'nwt', ...change }]);
      assert.partialDeepStrictEqual(shown, { form: 'customerDetails', problems });
    });
  }

  it('takes a whole domain, wide figures and a state in small letters', async () => {
    const after = await talk([
      ...atDetails,
      [
        [
          'go',
          {
            ...northwind,
            prefix: 'NorthWind.onmicrosoft.com',
            postalCode: '９８０５２',
            state: 'wa',
          },
        ],
        [{ form: 'answered' }, { form: 'orderLines' }],
      ],
    ]);
    assert.partialDeepStrictEqual(after.asking().answers.details, {
      prefix: 'northwind',
      postalCode: '98052',
      state: 'WA',
    });
  });

  it('shows the rules of another country before it holds them against anybody', async () => {
    const india = { ...northwind, country: 'India', state: '', postalCode: '', culture: 'en-US' };
    await talk([
      ...atDetails,
      [
        ['go', india],
        [
          {
            form: 'customerDetails',
            problems: {},
            rules: { country: 'IN' },
            values: { company: 'Northwind Traders', country: 'IN', culture: 'en-IN' },
          },
        ],
      ],
      [
        ['go', { ...india, culture: 'en-IN', phone: '' }],
        [
          {
            form: 'customerDetails',
            problems: {
              phone: { code: 'phoneMissing', values: { country: 'IN' } },
              registrationNumber: {
                code: 'registrationMissing',
                values: { country: 'IN', sample: 'ABCDE1234F' },
              },
            },
          },
        ],
      ],
      [
        ['go', { ...india, culture: 'en-IN', phone: '12', registrationNumber: '7' }],
        [
          {
            problems: {
              phone: { code: 'phoneBad', values: { country: 'IN' } },
              registrationNumber: {
                code: 'registrationBad',
                values: { country: 'IN', sample: 'ABCDE1234F' },
              },
            },
          },
        ],
      ],
      [
        ['country', { ...india, country: 'SG' }],
        [{ form: 'customerDetails', problems: {}, rules: { country: 'SG' } }],
      ],
      [
        ['go', { ...india, country: 'SG', city: '', culture: '' }],
        [{ form: 'answered' }, { form: 'orderLines', country: 'SG' }],
      ],
    ]);
  });

  it('China is served by another service', async () => {
    const china: Row[1] = [
      { form: 'customerDetails', problems: { country: { code: 'country21Vianet' } } },
    ];
    const after = await talk([
      ...atDetails,
      [['country', { ...northwind, country: '中国' }], china],
    ]);
    const [shown] = await after.say(['go', { ...northwind, country: 'CN' }]);
    assert.partialDeepStrictEqual(shown, {
      problems: { country: { code: 'country21Vianet' } },
    });
  });

  it('goes on where a country’s rules cannot be read, or have a pattern that is none', async () => {
    for (const country of ['FR', 'DE']) {
      await talk([
        ...atDetails,
        [['country', { ...northwind, country }], [{ form: 'customerDetails', problems: {} }]],
        [
          ['go', { ...northwind, country, culture: '' }],
          [{ form: 'answered' }, { form: 'orderLines' }],
        ],
      ]);
    }
  });

  it('a domain of our own customer is named as such', async () => {
    const customer = {
      id: 'c1',
      name: 'Northwind Ltd',
      domain: 'NorthwindTraders.onmicrosoft.com',
      asOf: monday,
    };
    world.alike = [{ customer }];
    await talk([
      ...atDetails,
      [
        ['go', northwind],
        [
          {
            problems: {
              prefix: {
                code: 'domainOurs',
                values: {
                  domain: 'northwindtraders.onmicrosoft.com',
                  customer: 'Northwind Ltd',
                },
              },
            },
          },
        ],
      ],
    ]);
  });

  it('shows our own customers that are called alike, once', async () => {
    const customer = { id: 'c1', name: 'Northwind', domain: 'nw.onmicrosoft.com', asOf: monday };
    world.alike = [{ customer }];
    await talk([
      ...atDetails,
      [
        ['go', northwind],
        [
          { form: 'answered' },
          { form: 'similarCustomers', company: 'Northwind Traders', rows: [{ customer }] },
        ],
      ],
      ['none', [{ form: 'similarCustomers', problems: { go: { code: 'useButtons' } } }]],
      [['go'], [{ form: 'answered' }, { form: 'orderLines' }]],
      typedLine,
      toReview,
      [['edit:details'], [{ form: 'customerDetails', values: { company: 'Northwind Traders' } }]],
      [
        ['go', { ...northwind, prefix: 'northwindtraders', phone: '4255550199' }],
        [{ form: 'answered' }, { form: 'reviewOrder', customer: { phone: '4255550199' } }],
      ],
      [['edit:details'], [{ form: 'customerDetails' }]],
      [
        ['go', { ...northwind, prefix: 'northwind' }],
        [{ form: 'answered' }, { form: 'similarCustomers' }],
      ],
    ]);
  });

  it('takes a suggested address with one click, and asks about it once', async () => {
    world.suggestions = [
      { line1: '1 Main St', city: 'Redmond', state: 'WA', postalCode: '98052-1234', country: 'US' },
    ];
    await talk([
      ...atDetails,
      [
        ['go', northwind],
        [
          { form: 'answered' },
          {
            form: 'address',
            given: { line1: '1 Main Street' },
            suggestions: [{ line1: '1 Main St' }],
          },
        ],
      ],
      [['take:7'], [{ form: 'address', problems: { go: { code: 'useButtons' } } }]],
      [
        ['take:0'],
        [
          {
            form: 'answered',
            facts: [{ field: 'address', text: '1 Main St, Redmond, WA, 98052-1234' }],
          },
          { form: 'orderLines' },
        ],
      ],
      typedLine,
      [
        ['go', {}],
        [
          { form: 'answered' },
          { form: 'reviewOrder', customer: { line1: '1 Main St', postalCode: '98052-1234' } },
        ],
      ],
      [['edit:details'], [{ form: 'customerDetails', values: { line1: '1 Main St' } }]],
    ]);
    assert.equal(world.opinions, 1);
  });

  it('keeps an address as it was written', async () => {
    world.suggestions = [{ line1: '1 Main St', city: 'Redmond', country: 'US' }];
    const after = await talk([
      ...atDetails,
      [
        ['go', northwind],
        [{ form: 'answered' }, { form: 'address' }],
      ],
      [['keep'], [{ form: 'answered' }, { form: 'orderLines' }]],
    ]);
    assert.deepEqual(after.asking().answers.details, northwindKept);
  });

  it('comes straight back to the review after a section was changed, also with Back', async () => {
    await talk([
      ...atReview,
      [['edit:lines', { gdap: 'false' }], [{ form: 'orderLines', lines: [{ quantity: 25 }] }]],
      [
        ['back', {}],
        [{ form: 'reviewOrder', lines: [{ quantity: 25 }], values: { gdap: 'false' } }],
      ],
      [['edit:lines', { gdap: 'false' }], [{ form: 'orderLines' }]],
      ['5 x Visio Plan 2 yearly', [{ form: 'orderLines', lines: [{}, { quantity: 5 }] }]],
      [
        ['go', {}],
        [{ form: 'answered' }, { form: 'reviewOrder', lines: [{}, { quantity: 5 }] }],
      ],
      [['edit:details'], [{ form: 'customerDetails', values: { city: 'Redmond' } }]],
      [
        ['go', { ...northwind, city: 'Seattle' }],
        [{ form: 'answered' }, { form: 'reviewOrder' }],
      ],
    ]);
  });

  it('another country needs other lines', async () => {
    await talk([
      ...atReview,
      [['edit:details'], [{ form: 'customerDetails' }]],
      [['country', { ...northwind, country: 'SG' }], [{ form: 'customerDetails' }]],
      [
        ['go', { ...northwind, country: 'SG', culture: '' }],
        [{ form: 'answered' }, { form: 'orderLines', country: 'SG', lines: [] }],
      ],
    ]);
  });

  it('opens the question again that the desk does not take', async () => {
    const cases: [NonNullable<OrderWorld['refusal']>, Expected][] = [
      [
        { refused: 'invalid', detail: { field: 'customer.country', code: 'country21Vianet' } },
        { form: 'customerDetails', problems: { country: { code: 'country21Vianet' } } },
      ],
      [
        { refused: 'invalid', detail: { field: 'customer.email', code: 'Invalid email' } },
        { form: 'customerDetails', problems: { email: { code: 'required' } } },
      ],
      [
        { refused: 'blocked', detail: { check: 'notSold', title: 'Visio' } },
        {
          form: 'orderLines',
          problems: { lines: { code: 'notSold', values: { title: 'Visio' } } },
        },
      ],
      [
        { refused: 'notTicked', detail: {} },
        { form: 'reviewOrder', problems: { attestation: { code: 'notTicked' } } },
      ],
    ];
    for (const [refusal, shown] of cases) {
      world.refusal = refusal;
      await talk([...atReview, [submit, [{ form: 'answered' }, shown]]]);
    }
  });

  it('says why the desk refuses, and keeps everything as a draft', async () => {
    world.refusal = { refused: 'alreadyOpen', detail: { requestId: 'o7' } };
    await talk([
      ...atReview,
      [
        submit,
        [
          { form: 'answered' },
          { view: 'refused', code: 'alreadyOpen', see: { view: 'request', filter: 'o7' } },
          { view: 'line', line: { key: 'parked', values: { what: 'addCustomer' } } },
        ],
      ],
    ]);
    assert.deepEqual(world.drafts[0]?.about, {
      label: 'Northwind Traders',
      partnershipId: 'fabrikam',
      domain: 'northwindtraders.onmicrosoft.com',
    });
  });

  it('a domain that was taken meanwhile is asked for again, and the review is read again', async () => {
    const after = await talk(atReview);
    world.checks = [{ name: 'domain', state: 'wrong' }];
    const [, asked] = await after.say(submit);
    assert.partialDeepStrictEqual(asked, {
      form: 'customerDetails',
      problems: { prefix: { code: 'domainTaken' } },
    });
    assert.deepEqual(world.submitted, []);
    world.checks = [];
    const [, shown] = await after.say(['go', { ...northwind, prefix: 'nwt' }]);
    assert.partialDeepStrictEqual(shown, { form: 'reviewOrder', customer: { prefix: 'nwt' } });
  });

  it('cancelling says for whom everything is cancelled, and takes its draft along; not what was submitted once', async () => {
    const after = await talk(atReview);
    const all = { key: 'cancelledOrder', values: { customer: 'Northwind Traders' } };
    assert.deepEqual(await addCustomer.cancel?.(after.asking()), all);
    await after.say(['park']);
    assert.deepEqual(await addCustomer.cancel?.(after.asking()), all);
    assert.deepEqual(world.discarded, ['draft-1']);
    world.requests = world.requests.map((one) => ({ ...one, submittedAt: monday }));
    assert.equal((await addCustomer.cancel?.(after.asking()))?.key, 'cancelled');
    assert.deepEqual(world.discarded, ['draft-1']);
    const early = await talk([start]);
    assert.equal((await addCustomer.cancel?.(early.asking()))?.key, 'cancelled');
  });

  it('is put aside under the customer’s name, and taken up at the review weeks later', async () => {
    await talk([...atReview, [['park'], [{ parked: 'draft-1' }]]]);
    const { answers, typed, about, draftId } = resumeOf(world.requests[0] ?? order());
    const customer = { id: 'c1', name: 'Northwind', domain: 'nw.onmicrosoft.com', asOf: monday };
    world.alike = [{ customer }];
    await talk(
      [
        [{ begin: true }, [{ form: 'similarCustomers' }]],
        [['go'], [{ form: 'answered' }, { form: 'reviewOrder', lines: [{ quantity: 25 }] }]],
        [['edit:lines'], [{ form: 'orderLines', lines: [{ quantity: 25 }] }]],
      ],
      { answers, typed, about, draftId },
    );
    const nothing = await begin(addCustomer, { ...setting, about: '' });
    assert.deepEqual(await nothing.say(['park']), [{ parked: undefined }]);
  });

  it('begins like an earlier order, for a new customer', async () => {
    const after = await talk(atReview);
    await after.say(submit);
    world.requests = world.requests.map((one) => ({ ...one, id: 'o9', asker: patti }));
    await talk(
      [
        start,
        [
          ['no', { company: 'Contoso' }],
          [{ form: 'answered' }, { form: 'customerDetails' }],
        ],
        [
          ['go', { ...northwind, company: 'Contoso' }],
          [{ form: 'answered' }, { form: 'orderLines', lines: [{ quantity: 25 }], problems: {} }],
        ],
        [
          ['go', {}],
          [{ form: 'answered' }, { form: 'reviewOrder', customer: { prefix: 'contoso' } }],
        ],
      ],
      { about: 'again:o9', draftId: 'draft-2' },
    );
  });

  it('begins like a draft, as far as that got', async () => {
    world.requests = [order({ id: 'o9', answers: { reseller: 'fabrikam' } })];
    await talk(
      [
        start,
        [
          ['no', {}],
          [{ form: 'answered' }, { form: 'customerDetails', partnership: { id: 'fabrikam' } }],
        ],
        details,
      ],
      { about: 'again:o9', draftId: 'draft-2' },
    );
    await talk(
      [
        start,
        [
          ['no', {}],
          [{ form: 'answered' }, { form: 'pickReseller' }],
        ],
      ],
      {
        about: 'again:nothing',
      },
    );
  });

  it('an order that failed after its customer was created goes on at its lines, and the rest stays', async () => {
    const after = await talk([
      ...atReview.slice(0, -1),
      ['5 x Visio Plan 2 yearly', [{ form: 'orderLines' }]],
      toReview,
    ]);
    await after.say(submit);
    const failed = {
      ...(world.requests[0] ?? order()),
      state: 'failed' as const,
      placed: { customerId: 'c9', lines: [{ line: 1, orderId: 'ord-1' }] },
      failure: { step: 'checkout', code: 'cartLines', at: monday },
    };
    world.requests = [failed];
    const { answers, typed, about, draftId } = resumeOf(failed);
    await talk(
      [
        [
          { begin: true },
          [{ form: 'orderLines', locked: true, lines: [{ quantity: 25 }, { quantity: 5 }] }],
        ],
        [['remove:1', {}], [{ form: 'orderLines', problems: { lines: { code: 'locked' } } }]],
        [['remove:0', {}], [{ form: 'orderLines', problems: { lines: { code: 'locked' } } }]],
        [
          '10 x Microsoft 365 E5 monthly',
          [{ form: 'orderLines', lines: [{}, { quantity: 5 }, { quantity: 10 }] }],
        ],
        [
          ['remove:0', {}],
          [{ form: 'orderLines', problems: {}, lines: [{ quantity: 10 }, { quantity: 5 }] }],
        ],
        [
          ['go', { segment: 'education' }],
          [{ form: 'answered' }, { form: 'reviewOrder', locked: true }],
        ],
        [submit, [{ form: 'answered' }, { view: 'request' }]],
      ],
      { answers, typed, about, draftId },
    );
    assert.partialDeepStrictEqual(world.submitted[1], {
      customer: northwindKept,
      segment: 'commercial',
      lines: [{ quantity: 10 }, { quantity: 5 }],
    });
  });

  it('an order whose customer exists lets nobody change the customer, whatever is clicked', async () => {
    const after = await talk(atReview);
    await after.say(submit);
    const failed = {
      ...(world.requests[0] ?? order()),
      state: 'failed' as const,
      placed: { customerId: 'c9', lines: [] },
    };
    world.requests = [failed];
    const { answers, typed, about, draftId } = resumeOf(failed);
    for (const question of ['details', 'reseller'])
      await talk(
        [
          [{ begin: true }, [{ form: 'orderLines', locked: true }]],
          toReview,
          [
            [`edit:${question}`],
            [{ view: 'refused', code: 'locked', see: { view: 'request', filter: 'draft-1' } }],
          ],
        ],
        { answers, typed, about, draftId },
      );
  });

  it('another reseller can be chosen at the review, and in a draft whose reseller went on hold', async () => {
    const hold = { reason: 'Unpaid', by: { id: 'm', name: 'Megan' }, at: monday };
    world.partnerships.push(partnership({ id: 'contoso', name: 'Contoso', partnerId: '77' }));
    const after = await talk([
      ...atReview,
      [['edit:reseller'], [{ form: 'pickReseller' }]],
      [
        ['go', { reseller: 'contoso' }],
        [{ form: 'answered' }, { form: 'reviewOrder', partnership: { partnerId: '77' } }],
      ],
      [['park'], [{ parked: 'draft-1' }]],
    ]);
    assert.equal(addCustomer.keepsRefused?.(after.asking()), true);
    world.partnerships = [partnership(), partnership({ id: 'contoso', name: 'Contoso', hold })];
    const { answers, typed, about, draftId } = resumeOf(world.requests[0] ?? order());
    await talk(
      [
        [{ begin: true }, [{ form: 'pickReseller' }]],
        [
          ['go', { reseller: 'fabrikam' }],
          [{ form: 'answered' }, { form: 'reviewOrder' }],
        ],
      ],
      { answers, typed, about, draftId },
    );
  });

  it('an order whose domain was refused asks for the details again, with all that was typed', async () => {
    const after = await talk(atReview);
    await after.say(submit);
    const failure = { step: 'createCustomer', code: 'domainTaken', at: monday };
    const failed = { ...(world.requests[0] ?? order()), state: 'failed' as const, failure };
    world.requests = [failed];
    const { answers, typed, about, draftId } = resumeOf(failed);
    await talk(
      [
        [
          { begin: true },
          [{ form: 'customerDetails', values: { prefix: 'northwindtraders', city: 'Redmond' } }],
        ],
        [
          ['go', { ...northwind, prefix: 'nwt' }],
          [{ form: 'answered' }, { form: 'reviewOrder', lines: [{ quantity: 25 }] }],
        ],
      ],
      { answers, typed, about, draftId },
    );
  });
});
