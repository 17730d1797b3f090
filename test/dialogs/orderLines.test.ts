import assert from 'node:assert/strict';
import { addCustomer } from '../../src/dialogs/addCustomer.ts';
import { mostLines } from '../../src/domain/order.ts';
import { converse, type Row, type Setting, type Talk } from '../support/conversation.ts';
import { northwindKept, offer, openOrderWorld, type OrderWorld } from '../support/orderWorld.ts';
import { alex } from '../support/requests.ts';
import { partnership } from '../support/testDesk.ts';

describe('The lines of an order, in chat', () => {
  let world: OrderWorld;
  let setting: Setting;

  beforeEach(() => {
    world = openOrderWorld(partnership());
    const answers = {
      existing: { uses: false, company: '' },
      reseller: 'fabrikam',
      details: northwindKept,
    };
    setting = { desk: world.desk, actor: alex, answers };
  });

  const talk = (rows: readonly Row[]): Promise<Talk> => converse(addCustomer, setting, rows);

  const start: Row = [
    { begin: true },
    [
      {
        form: 'orderLines',
        lines: [],
        segment: 'commercial',
        found: [{ title: 'Microsoft 365 E3' }],
        foundAre: 'usual',
        reading: false,
        locked: false,
      },
    ],
  ];
  const found: Row = [
    ['search', { segment: 'commercial', text: 'e3' }],
    [
      {
        form: 'orderLines',
        problems: {},
        values: { text: 'e3' },
        found: [{ title: 'Microsoft 365 E3' }, { title: 'Office 365 E3' }],
        foundAre: 'matches',
      },
    ],
  ];
  const chosen = {
    segment: 'commercial',
    text: 'e3',
    offer: 'office365e3:0001',
    plan: 'P1Y/annual',
    quantity: '10',
  };

  it('a line is searched, chosen, and stands in the list; one more of the same makes it larger', async () => {
    await talk([
      start,
      found,
      [
        ['add', chosen],
        [
          {
            form: 'orderLines',
            problems: {},
            foundAre: 'usual',
            lines: [
              {
                title: 'Office 365 E3',
                quantity: 10,
                term: 'P1Y',
                billingCycle: 'annual',
                productId: 'office365e3',
              },
            ],
          },
        ],
      ],
      found,
      [
        ['add', { ...chosen, quantity: '１５' }],
        [{ form: 'orderLines', lines: [{ quantity: 25 }] }],
      ],
      found,
      [
        ['add', { ...chosen, plan: 'P1M/monthly' }],
        [{ lines: [{ quantity: 25 }, { term: 'P1M' }] }],
      ],
      [['remove:0', {}], [{ form: 'orderLines', problems: {}, lines: [{ term: 'P1M' }] }]],
      [['remove:9', {}], [{ form: 'orderLines', problems: {}, lines: [{ term: 'P1M' }] }]],
      [
        ['go', {}],
        [{ form: 'answered' }, { form: 'reviewOrder', lines: [{ term: 'P1M' }] }],
      ],
    ]);
  });

  it('hears nothing that a client says about the lines', async () => {
    const made = {
      ...offer('Azure for nothing'),
      quantity: 1,
      term: 'P1Y',
      billingCycle: 'annual',
    };
    const lines = JSON.stringify({ 'US:commercial': [made] });
    await talk([
      start,
      [
        ['go', { lines }],
        [{ form: 'orderLines', lines: [], problems: { lines: { code: 'linesNone' } } }],
      ],
    ]);
  });

  it('says at its field what is wrong with a choice, and keeps the choice', async () => {
    const cases: [Record<string, string>, Record<string, object>][] = [
      [{ offer: '' }, { offer: { code: 'pickOne' } }],
      [{ offer: 'made:up' }, { offer: { code: 'pickOne' } }],
      [{ plan: '' }, { plan: { code: 'pickOne' } }],
      [
        { plan: 'P3Y/annual' },
        { plan: { code: 'planNotOffered', values: { title: 'Office 365 E3' } } },
      ],
      [
        { quantity: '' },
        { quantity: { code: 'required', values: { minimum: '1', title: 'Office 365 E3' } } },
      ],
      [
        { quantity: '2.5x' },
        { quantity: { code: 'quantityBelow', values: { minimum: '1', title: 'Office 365 E3' } } },
      ],
    ];
    for (const [change, problems] of cases) {
      const typed = { ...chosen, ...change };
      await talk([
        start,
        found,
        [['add', typed], [{ form: 'orderLines', problems, values: typed }]],
      ]);
    }
  });

  it('knows the smallest and largest quantity, and what one customer may have once', async () => {
    const cases: [string, string, string][] = [
      ['4 x Microsoft 365 E5 yearly', 'quantity', 'quantityBelow'],
      ['301 x Microsoft 365 E5 yearly', 'quantity', 'quantityAbove'],
      ['2 x Exchange Trial', 'quantity', 'onePerCustomer'],
    ];
    for (const [text, input, code] of cases) {
      const after = await talk([start]);
      const [shown] = await after.say(text);
      assert.ok(shown && 'problems' in shown && 'lines' in shown);
      assert.deepEqual([shown.problems[input]?.code, shown.lines], [code, []], text);
    }
  });

  it('an add-on may come first, but not alone', async () => {
    const needs = { line: '1', title: 'Teams Phone', needs: 'microsoft365e3:0001' };
    const problems = { lines: { code: 'prerequisiteMissing', values: needs } };
    await talk([
      start,
      ['3 x Teams Phone yearly', [{ form: 'orderLines', lines: [{ quantity: 3 }], problems }]],
      [['go', {}], [{ form: 'orderLines', problems }]],
      ['3 x Microsoft 365 E3 yearly', [{ form: 'orderLines', problems: {}, lines: [{}, {}] }]],
      [
        ['go', {}],
        [{ form: 'answered' }, { form: 'reviewOrder' }],
      ],
    ]);
  });

  it('takes several typed lines at once; what is not clear becomes a choice, one after the other', async () => {
    await talk([
      start,
      [
        '25 x E3 yearly; 3 Visio Plan 2; 7 x Microsoft 365 E5; 2 x Nonsense monthly',
        [
          {
            form: 'orderLines',
            lines: [{ title: 'Visio Plan 2', quantity: 3 }],
            found: [{ title: 'Microsoft 365 E3' }, { title: 'Office 365 E3' }],
            values: { text: 'E3', quantity: '25' },
            problems: { offer: { code: 'severalOffers', values: { text: 'E3' } } },
          },
        ],
      ],
      [
        ['add', { ...chosen, text: 'E3', quantity: '25' }],
        [
          {
            form: 'orderLines',
            lines: [{ title: 'Visio Plan 2' }, { title: 'Office 365 E3', quantity: 25 }],
            values: {
              text: 'Microsoft 365 E5',
              offer: 'microsoft365e5:0001',
              plan: 'P1Y/monthly',
              quantity: '7',
            },
            problems: { plan: { code: 'pickOne' } },
          },
        ],
      ],
      [
        [
          'add',
          {
            text: 'Microsoft 365 E5',
            offer: 'microsoft365e5:0001',
            plan: 'P1M/monthly',
            quantity: '7',
          },
        ],
        [
          {
            form: 'orderLines',
            lines: [{}, {}, { title: 'Microsoft 365 E5', quantity: 7, term: 'P1M' }],
            values: { text: 'Nonsense', quantity: '2' },
            problems: { text: { code: 'noOffer', values: { text: 'Nonsense' } } },
          },
        ],
      ],
      [
        ['go', {}],
        [{ form: 'answered' }, { form: 'reviewOrder', lines: [{}, {}, {}] }],
      ],
    ]);
  });

  it('understands Chinese lines', async () => {
    await talk([
      start,
      [
        '25 个 Microsoft 365 E3 按年；3 个 Visio Plan 2',
        [
          {
            form: 'orderLines',
            problems: {},
            lines: [
              { title: 'Microsoft 365 E3', quantity: 25, term: 'P1Y' },
              { title: 'Visio Plan 2', quantity: 3 },
            ],
          },
        ],
      ],
    ]);
  });

  it('figures in the search field belong to a name first', async () => {
    await talk([
      start,
      [
        ['search', { text: '365 E3' }],
        [{ form: 'orderLines', lines: [], problems: {}, found: [{}, {}] }],
      ],
      [
        ['search', { text: '5 x Visio Plan 2' }],
        [{ form: 'orderLines', lines: [{ title: 'Visio Plan 2', quantity: 5 }], problems: {} }],
      ],
    ]);
  });

  it('says that nothing is called so, unless the catalogue is still being read', async () => {
    const nothing = { text: { code: 'noOffer', values: { text: 'nonsense' } } };
    await talk([start, ['nonsense', [{ form: 'orderLines', problems: nothing, found: [] }]]]);
    world.known = false;
    world.offers = [];
    await talk([
      [{ begin: true }, [{ form: 'orderLines', reading: true }]],
      ['nonsense', [{ form: 'orderLines', problems: {}, reading: true }]],
    ]);
  });

  it('another segment has lines of its own, and the first one’s wait', async () => {
    world.offers.push(offer('Office 365 A3', { segment: 'education' }));
    await talk([
      start,
      ['25 x Microsoft 365 E3 yearly', [{ form: 'orderLines', lines: [{ quantity: 25 }] }]],
      [
        ['add', { ...chosen, segment: 'education' }],
        [
          {
            form: 'orderLines',
            segment: 'education',
            lines: [],
            found: [{ title: 'Office 365 A3' }],
            problems: {},
          },
        ],
      ],
      [
        ['search', { segment: 'commercial', text: '' }],
        [{ form: 'orderLines', segment: 'commercial', lines: [{ quantity: 25 }] }],
      ],
    ]);
  });

  it('what was chosen completely goes along with Next', async () => {
    await talk([
      start,
      found,
      [
        ['go', { ...chosen, quantity: '' }],
        [
          {
            problems: {
              quantity: { code: 'required', values: { minimum: '1', title: 'Office 365 E3' } },
            },
          },
        ],
      ],
      [
        ['go', chosen],
        [{ form: 'answered' }, { form: 'reviewOrder', lines: [{ quantity: 10 }] }],
      ],
      [['edit:lines', {}], [{ form: 'orderLines', lines: [{ quantity: 10 }] }]],
    ]);
  });

  it('what was chosen with a wrong number is not left behind, even when there are other lines', async () => {
    const wrong = { ...chosen, quantity: '2.5x' };
    await talk([
      start,
      found,
      [['add', chosen], [{ form: 'orderLines', lines: [{ quantity: 10 }] }]],
      found,
      [
        ['go', wrong],
        [{ form: 'orderLines', lines: [{ quantity: 10 }], values: { quantity: '2.5x' } }],
      ],
      [
        ['go', { ...chosen, quantity: '' }],
        [{ form: 'answered' }, { form: 'reviewOrder', lines: [{ quantity: 10 }] }],
      ],
    ]);
  });

  it('takes no more lines than an order may have', async () => {
    world.offers = Array.from({ length: mostLines + 1 }, (_, place) =>
      offer(`Product ${String.fromCodePoint(65 + place)}z`),
    );
    const many = world.offers.map(({ title }) => `1 x ${title} yearly`);
    const after = await talk([[{ begin: true }, [{ form: 'orderLines' }]]]);
    await after.say(many.slice(0, mostLines).join(';'));
    await after.say(many.slice(mostLines).join(';'));
    const [shown] = await after.say(['go', {}]);
    assert.partialDeepStrictEqual(shown, {
      problems: { lines: { code: 'tooManyLines', values: { max: String(mostLines) } } },
    });
  });
});
