import assert from 'node:assert/strict';
import { endRelationship } from '../../src/dialogs/endRelationship.ts';
import { resumeOf } from '../../src/dialogs/revise.ts';
import { customerDoc } from '../../src/domain/customer.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { converse, type Row, type Setting } from '../support/conversation.ts';
import {
  fakePartnerCenter,
  listedCustomer,
  listedSubscription,
  type FakePartnerCenter,
} from '../support/fakePartnerCenter.ts';
import { alex, isaiah, megan, monday } from '../support/requests.ts';
import { openTestDesk, type TestDesk } from '../support/testDesk.ts';

const said = { representation: 'true', reason: 'They asked for it' };

describe('Ending the relationship with a customer, in chat', () => {
  let test: TestDesk;
  let center: FakePartnerCenter;
  let setting: Setting;

  beforeEach(async () => {
    center = fakePartnerCenter();
    center.world.customers = [listedCustomer('c1', 'fabrikam')];
    test = await openTestDesk({ partnerCenter: center });
    setting = { desk: test.desk, actor: alex, about: 'c1' };
    await test.doors.store.customers.commit([
      {
        op: 'put',
        doc: customerDoc({
          id: 'c1',
          name: 'Customer c1',
          domain: 'c1.example',
          resellerId: 'fabrikam',
          asOf: monday,
        }),
      },
    ]);
  });

  afterEach(() => test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(endRelationship, { ...setting, ...change }, rows);

  const start: Row = [
    { begin: true },
    [{ form: 'endRelationship', customer: { id: 'c1' }, partnership: { name: 'Fabrikam' } }],
  ];
  const pending: Row = [
    ['go', said],
    [
      {
        form: 'answered',
        facts: [
          { field: 'reason', text: 'They asked for it' },
          { field: 'representation', text: 'Yes' },
        ],
      },
      { view: 'request', request: { kind: 'endRelationship', state: 'pending' } },
    ],
  ];

  it('shows what stands in the way, and waits for an admin', async () => {
    center.world.subscriptions.c1 = [listedSubscription('s1')];
    await talk([
      [
        { begin: true },
        [
          {
            form: 'endRelationship',
            running: [{ id: 's1' }],
            checks: [
              { name: 'noneActive', state: 'wrong' },
              { name: 'noneBilledOn', state: 'fine' },
              { name: 'noneUnderWay', state: 'fine' },
              { name: 'noneReserved', state: 'unknown' },
            ],
            kept: false,
          },
        ],
      ],
      pending,
    ]);
    const view = await test.desk.find.request(alex, 'draft-1');
    assert.ok(!isRefusal(view));
    assert.deepEqual(view.request.input, {
      customer: { id: 'c1', name: 'Customer c1', domain: 'c1.example' },
      partnershipId: 'fabrikam',
      reason: 'They asked for it',
      representation: true,
    });
    assert.deepEqual(view.request.about, {
      type: 'customer',
      id: 'c1.example',
      label: 'Customer c1',
      of: 'fabrikam',
    });
    assert.deepEqual(view.request.answers, { customer: 'c1' });
    assert.deepEqual(
      view.findings.map(({ code }) => code),
      ['subscriptionsRun'],
      'the subscriptions were read in the dialog, and are kept',
    );
  });

  it('asks for the customer when it was opened without one', async () => {
    await talk([[{ begin: true }, [{ form: 'pickCustomer', purpose: 'endRelationship' }]]], {
      about: '',
    });
  });

  it('has to be represented and reasoned, with a click', async () => {
    await talk([
      start,
      [
        ['go', { representation: 'false', reason: 'x' }],
        [
          {
            form: 'endRelationship',
            values: { reason: 'x' },
            problems: { reason: { code: 'tooShort' }, representation: { code: 'notTicked' } },
          },
        ],
      ],
      ['yes', [{ form: 'endRelationship' }]],
    ]);
  });

  it('put aside it keeps whose it is, and what is represented is asked again', async () => {
    await talk([start, [['park', said], [{ parked: 'draft-1' }]]]);
    const view = await test.desk.find.request(alex, 'draft-1');
    assert.ok(!isRefusal(view));
    const { conversation: _name, ...again } = resumeOf(view.request);
    await talk([start, pending], again);
  });

  it('sent back, its reason is there to be changed', async () => {
    await talk([start, pending]);
    await test.desk.act.move(megan, 'draft-1', 'sendBack', { args: { comment: 'Why?' } });
    const view = await test.desk.find.request(alex, 'draft-1');
    assert.ok(!isRefusal(view));
    const { conversation: _name, ...again } = resumeOf(view.request);
    await talk(
      [
        [
          { begin: true },
          [{ form: 'endRelationship', values: { reason: 'They asked for it' }, problems: {} }],
        ],
      ],
      again,
    );
  });

  it('is not for whoever may not ask, and a second one meets the first', async () => {
    await talk([[{ begin: true }, [{ view: 'refused', code: 'notAllowed' }]]], { actor: isaiah });
    await talk([start, pending]);
    await talk(
      [
        start,
        [
          ['go', said],
          [{ form: 'answered' }, { view: 'refused', code: 'alreadyOpen' }],
        ],
      ],
      { draftId: 'draft-2' },
    );
  });
});
