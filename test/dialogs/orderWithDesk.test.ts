import assert from 'node:assert/strict';
import { addCustomer } from '../../src/dialogs/addCustomer.ts';
import { handOver } from '../../src/dialogs/handOver.ts';
import { resume } from '../../src/dialogs/revise.ts';
import { offerDoc } from '../../src/domain/catalogue.ts';
import { marketDoc } from '../../src/domain/market.ts';
import { converse, type Row, type Setting } from '../support/conversation.ts';
import { openOrderDesk, type OrderDesk } from '../support/orderBusiness.ts';
import { northwind, northwindKept, offer } from '../support/orderWorld.ts';
import { alex, monday, patti } from '../support/requests.ts';

describe('Adding a customer, with the whole business behind it', () => {
  let test: OrderDesk;
  let setting: Setting;

  beforeEach(async () => {
    test = await openOrderDesk();
    setting = { desk: test.desk, actor: alex, about: 'fabrikam' };
    const market = { country: 'US', segment: 'commercial' as const };
    const e3 = offer('Microsoft 365 E3', { productId: 'CFQ7TTC0LFLX' });
    await test.doors.store.catalogue.commit([{ op: 'put', doc: offerDoc(e3) }]);
    await test.doors.store.desk.commit([
      { op: 'put', doc: marketDoc({ ...market, wantedAt: monday, readAt: monday }) },
    ]);
  });

  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(addCustomer, { ...setting, ...change }, rows);

  const toLines: Row[] = [
    [{ begin: true }, [{ form: 'existingCustomer' }]],
    [
      ['no', { company: 'Northwind Traders' }],
      [{ form: 'answered' }, { form: 'customerDetails', rules: { country: 'US' } }],
    ],
    [
      ['go', northwind],
      [{ form: 'answered' }, { form: 'orderLines', reading: false }],
    ],
    [
      '25 x E3 yearly',
      [{ form: 'orderLines', problems: {}, lines: [{ productId: 'CFQ7TTC0LFLX', quantity: 25 }] }],
    ],
  ];
  const toReview: Row = [
    ['go', {}],
    [
      { form: 'answered' },
      {
        form: 'reviewOrder',
        needs: { by: 'nobody', because: [] },
        checks: [
          { name: 'partnership', state: 'fine' },
          { name: 'hold', state: 'fine' },
          { name: 'agreement', state: 'fine' },
          { name: 'validation', state: 'fine' },
          { name: 'domain', state: 'fine' },
          { name: 'lines', state: 'fine' },
          { name: 'address', state: 'fine' },
        ],
      },
    ],
  ];
  const submit: Row[0] = ['go', { attestation: 'true', gdap: 'true' }];

  it('what was reviewed is submitted, and the customer is created', async () => {
    await talk([
      ...toLines,
      toReview,
      [submit, [{ form: 'answered' }, { view: 'request', request: { id: 'draft-1' } }]],
    ]);
    await test.settle();
    const request = await test.read('draft-1');
    assert.equal(request.failure, undefined);
    assert.ok(request.placed?.customerId);
    assert.deepEqual(request.about, {
      type: 'customer',
      id: 'northwindtraders.onmicrosoft.com',
      label: 'Northwind Traders',
      of: 'fabrikam',
    });
  });

  it('a domain that somebody has is said at its field', async () => {
    test.center.world.takenDomains.add('northwindtraders.onmicrosoft.com');
    await talk([
      ...toLines.slice(0, 2),
      [
        ['go', northwind],
        [
          {
            form: 'customerDetails',
            problems: {
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

  it('a draft is put aside, handed to a colleague, and submitted by the colleague', async () => {
    await talk([...toLines, [['park'], [{ parked: 'draft-1' }]]]);
    const about = { desk: test.desk, actor: alex, about: 'draft-1' };
    await converse(handOver, about, [
      [{ begin: true }, [{ form: 'handOver', request: { id: 'draft-1' } }]],
      [
        ['go', { person: 'patti' }],
        [{ form: 'answered' }, { view: 'line', line: { key: 'handedOverTo' } }],
      ],
    ]);
    const found = await resume(test.desk, patti, 'draft-1');
    assert.ok('conversation' in found);
    const { answers, typed, draftId } = found;
    assert.deepEqual(answers.details, northwindKept);
    await talk(
      [
        [{ begin: true }, [{ form: 'orderLines' }]],
        ['25 x E3 yearly', [{ form: 'orderLines', lines: [{ quantity: 25 }] }]],
        toReview,
        [submit, [{ form: 'answered' }, { view: 'request', request: { asker: { id: 'patti' } } }]],
      ],
      { actor: patti, answers, typed, draftId, about: found.about },
    );
  });

  it('a second order for the same domain is refused, and kept as a draft', async () => {
    const asked = await talk([...toLines, toReview]);
    const again = await talk([...toLines, toReview], { draftId: 'draft-2' });
    await asked.say(submit);
    const shown = await again.say(submit);
    assert.partialDeepStrictEqual(shown, [
      { form: 'answered' },
      { view: 'refused', code: 'alreadyOpen', see: { view: 'request', filter: 'draft-1' } },
      { view: 'line', line: { key: 'parked' } },
    ]);
    assert.equal((await test.read('draft-2')).state, 'draft');
  });
});
