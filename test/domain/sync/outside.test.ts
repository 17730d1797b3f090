import assert from 'node:assert/strict';
import { historyDoc, readHistory, type HistoryLine } from '../../../src/domain/history.ts';
import type { AuditRecord } from '../../../src/domain/partnerCenter.ts';
import { requestDoc, type Request } from '../../../src/domain/request.ts';
import { rowDoc } from '../../../src/domain/rows.ts';
import { auditSince } from '../../../src/domain/sync/audit.ts';
import { keepCustomers } from '../../../src/domain/sync/customers.ts';
import { outsideDeeds } from '../../../src/domain/sync/outsideDeeds.ts';
import { listedCustomer, listedSubscription } from '../../support/fakePartnerCenter.ts';
import { removal } from '../../support/requests.ts';
import { settings, stage, type Stage } from './stage.ts';

const at = '2026-11-23T09:50:00.000Z';

let number = 0;
const record = (operation: string, change: Partial<AuditRecord> = {}): AuditRecord => ({
  id: `record-${(number += 1)}`,
  at,
  operation,
  resource: 'subscription',
  status: 'succeeded',
  customerId: 'c1',
  user: 'megan.bowen@provider.example',
  ...change,
});

/** Licences of s1 were changed from 3 to 5. */
const raised = (change: Partial<AuditRecord> = {}): AuditRecord =>
  record('update_subscription', {
    correlationId: 'call-1',
    before: { id: 's1', friendlyName: 'Business Premium', quantity: '3', status: 'active' },
    after: { id: 's1', friendlyName: 'Business Premium', quantity: '5', status: 'active' },
    ...change,
  });

describe('What a record says was done', () => {
  const base = { id: 'S1', quantity: '3', status: 'active', autoRenewEnabled: 'true' };
  const told = (after: Record<string, string>, before: Record<string, string> = base) =>
    outsideDeeds(record('update_subscription', { before, after })).map(
      ({ what, values: { subscriptionId, subscription: _name, ...values } }) => {
        assert.equal(subscriptionId, 's1');
        return [what, values];
      },
    );

  const table: [name: string, after: Record<string, string>, told: [string, object][]][] = [
    ['licences', { ...base, quantity: '5' }, [['quantity', { before: '3', after: '5' }]]],
    ['a state', { ...base, status: 'Suspended' }, [['status', { was: 'active', is: 'suspended' }]]],
    ['a reseller of record', { ...base, partnerId: '4' }, [['reseller', { after: '4' }]]],
    [
      'no renewal',
      { ...base, autoRenewEnabled: 'False' },
      [['renewal', { renewedAs: 'renew', renewsAs: 'off' }]],
    ],
    [
      'an end with the term',
      { ...base, autoRenewEnabled: 'false', 'scheduledActions.0.actionType': 'Cancel' },
      [['renewal', { renewedAs: 'renew', renewsAs: 'end' }]],
    ],
    [
      'a paid extension',
      { ...base, 'scheduledActions.0.actionType': 'RenewToExtendedServiceTerm' },
      [['renewal', { renewedAs: 'renew', renewsAs: 'extend' }]],
    ],
    [
      'a change at the renewal',
      { ...base, 'scheduledNextTermInstructions.quantity': '2' },
      [['renewal', { renewedAs: 'renew', renewsAs: 'change' }]],
    ],
    [
      'two things at once',
      { ...base, quantity: '2', status: 'suspended' },
      [
        ['quantity', { before: '3', after: '2' }],
        ['status', { was: 'active', is: 'suspended' }],
      ],
    ],
    ['something else', { ...base, billingCycle: 'annual' }, [['subscriptionChanged', {}]]],
    ['nothing that can be compared', {}, [['subscriptionChanged', {}]]],
  ];
  for (const [name, after, expected] of table)
    it(`is ${name}`, () => {
      assert.deepEqual(told(after), expected);
    });

  it('is another plan for the renewal', () => {
    const plan = (quantity: string) => ({
      ...base,
      'scheduledNextTermInstructions.quantity': quantity,
    });
    assert.deepEqual(told(plan('2'), plan('1')), [['renewalChanged', {}]]);
  });

  it('is what was ordered', () => {
    const after = {
      id: 'o1',
      'lineItems.0.friendlyName': 'Visio',
      'lineItems.1.friendlyName': 'E5',
      'lineItems.1.quantity': '2',
    };
    const ordered = record('create_order', { resource: 'order', after });
    assert.deepEqual(outsideDeeds(ordered), [
      { what: 'ordered', values: { products: 'Visio, E5' } },
    ]);
  });

  const named: [operation: string, resource: string, what: string | undefined][] = [
    ['create_partner_relationship', 'partner_relationship', 'partnershipMade'],
    ['remove_partner_relationship', 'partner_relationship', 'partnershipEnded'],
    ['add_customer', 'customer', 'customerAdded'],
    ['delete_customer', 'customer', 'customerDeleted'],
    ['extend_relationship', 'partner_customer_relationship', 'relationshipMade'],
    ['remove_partner_customer_relationship', 'partner_customer_relationship', 'relationshipEnded'],
    ['upgrade_subscription', 'subscription', 'upgraded'],
    ['convert_trial_subscription', 'subscription', 'trialConverted'],
    ['update_order', 'order', 'orderChanged'],
    ['something_new', 'subscription', 'subscriptionChanged'],
    ['update_customer_billing_profile', 'customer', undefined],
    ['update_customer_user_licenses', 'license', undefined],
    ['ready_invoice', 'invoice', undefined],
  ];
  for (const [operation, resource, what] of named)
    it(`of ${operation} is ${what ?? 'nothing for the history'}`, () => {
      const [first] = outsideDeeds(record(operation, { resource }));
      assert.equal(first?.what, what);
    });

  it('is nothing when it was not done', () => {
    assert.deepEqual(outsideDeeds(raised({ status: 'failed' })), []);
  });
});

describe('Partner Center’s own record', () => {
  let on: Stage;
  beforeEach(async () => {
    on = stage();
    const { world } = on.doors.partnerCenter;
    await on.keep('r1');
    world.customers = [listedCustomer('c1', 'r1')];
    world.subscriptions.c1 = [listedSubscription('s1')];
    await keepCustomers(on.doors, world.customers, { resellerId: 'r1' });
    await auditSince(on.doors, settings);
    on.pass({ hours: 1 });
  });

  const says = (...records: AuditRecord[]) => {
    on.doors.partnerCenter.world.audit = records;
    return auditSince(on.doors, settings);
  };
  const lines = (): HistoryLine[] =>
    on.doors.store.desk.all('history').map((doc) => readHistory({ doc, etag: '' }));
  const deeds = (): string[] => lines().map(({ deed }) => deed);
  const request = (change: Partial<Request>) =>
    on.doors.store.desk.commit([
      {
        op: 'put',
        doc: requestDoc(
          removal({
            about: { type: 'customer', id: 'c1.example', label: 'Customer c1', of: 'r1' },
            kind: 'changeSubscription',
            needs: { by: 'nobody', because: [] },
            state: 'done',
            input: { subscription: { id: 's1', name: 'Business Premium' } },
            submittedAt: '2026-11-23T09:49:00.000Z',
            stepTimes: ['2026-11-23T09:50:10.000Z'],
            ...change,
          }),
        ),
      },
    ]);

  it('enters the history: what was done, by whom, to whose customer', async () => {
    await says(raised());
    const [line] = lines();
    assert.deepEqual(line, {
      id: line?.id,
      at,
      by: { id: 'outside', name: 'megan.bowen' },
      deed: 'outside.quantity',
      about: { type: 'customer', id: 'c1.example', label: 'Customer c1', of: 'r1' },
      values: {
        subscriptionId: 's1',
        subscription: 'Business Premium',
        customer: 'Customer c1',
        correlationId: 'call-1',
        before: '3',
        after: '5',
      },
    });
  });

  it('enters it once, also when a run was cut off before it could remember', async () => {
    const one = raised();
    on.doors.store.desk.breakAfter(1);
    await assert.rejects(says(one), /cut off/);
    assert.equal(lines().length, 1);
    await says(one);
    await says(one);
    on.pass({ hours: 20 });
    await says(one);
    assert.equal(lines().length, 1);
  });

  it('waits until what the desk does itself is surely written down', async () => {
    const young = raised({ at: '2026-11-23T09:56:00.000Z' });
    await says(young);
    assert.deepEqual(lines(), []);
    on.pass({ minutes: 5 });
    await says(young);
    assert.equal(lines().length, 1);
  });

  it('is not entered for a call of ours: in the history, or in a row of many', async () => {
    const ours: HistoryLine = {
      id: 'ours',
      at,
      by: { id: 'system', name: 'Reseller Desk' },
      deed: 'stepDone',
      about: { type: 'customer', id: 'c1.example', label: 'Customer c1' },
      values: {},
      partnerCenterIds: { requestId: 'r', correlationId: 'call-1' },
    };
    const row = rowDoc({
      requestId: 'many',
      at: 0,
      customerId: 'c1',
      customerName: 'Customer c1',
      subscriptionId: 's1',
      name: 'Business Premium',
      quantity: 3,
      state: 'done',
      correlationId: 'call-2',
    });
    await on.doors.store.desk.commit([
      { op: 'create', doc: historyDoc(ours) },
      { op: 'put', doc: row },
    ]);
    await says(raised(), raised({ correlationId: 'call-2' }));
    assert.deepEqual(deeds(), ['stepDone']);
  });

  it('is not entered for what a request was carrying out on that subscription, though its call is not known', async () => {
    await request({});
    await says(raised({ correlationId: undefined }));
    assert.deepEqual(lines(), []);
  });

  it('is entered for another subscription, for another time, and for what met a request that then failed', async () => {
    await request({});
    await says(
      raised({ after: { id: 's2', quantity: '1' }, before: { id: 's2', quantity: '2' } }),
      raised({ at: '2026-11-23T09:40:00.000Z' }),
    );
    assert.equal(lines().length, 2);
    const failure = { step: 'changeSubscription', code: 'changedMeanwhile', at };
    await request({ state: 'failed', failure });
    await says(raised());
    assert.equal(lines().length, 3);
  });

  it('is entered while a request waits for approval: the desk has done nothing yet', async () => {
    await request({ state: 'pending', stepTimes: [], needs: { by: 'approver', because: [] } });
    await says(raised());
    assert.equal(lines().length, 1);
  });

  it('is entered for what was asked for here and never approved', async () => {
    const approver = { by: 'approver' as const, because: [] };
    const changedAt = '2026-11-23T09:55:00.000Z';
    await request({ state: 'rejected', stepTimes: [], needs: approver, changedAt });
    await says(raised());
    assert.deepEqual(deeds(), ['outside.quantity']);
  });

  it('is not entered for a relationship that ended here, though the answer was lost and the customer is gone', async () => {
    const kept = await on.doors.store.customers.read('c1');
    assert.ok(kept);
    await on.doors.store.customers.commit([{ op: 'remove', id: 'c1', etag: kept.etag }]);
    on.doors.partnerCenter.world.customers = [];
    const customer = { id: 'c1', name: 'Customer c1', domain: 'c1.example' };
    await request({ kind: 'endRelationship', input: { customer } });
    const ended = (customerId: string) =>
      record('remove_partner_customer_relationship', { resource: 'customer', customerId });
    await says(ended('c1'), ended('c7'));
    assert.deepEqual(
      lines().map(({ deed, about }) => `${deed} ${about.id}`),
      ['outside.relationshipEnded c7'],
    );
  });

  it('is not entered for an order of ours, which is known by its number', async () => {
    const order = (id: string) =>
      record('create_order', { resource: 'order', correlationId: undefined, after: { id } });
    const placed = { customerId: 'c1', lines: [{ line: 0, orderId: 'abc123' }] };
    await request({ kind: 'addSubscription', placed: { ...placed, history: [] } as never });
    await says(order('ABC123'), order('another'));
    assert.deepEqual(deeds(), ['outside.ordered']);
  });

  it('is not entered for one of many that were reassigned here', async () => {
    const to = { partnershipId: 'r1', partnerId: '4000001', name: 'Reseller r1' };
    await request({
      kind: 'reassignSubscriptions',
      about: { type: 'partnership', id: 'r1', label: 'Reseller r1' },
      input: { rowsOf: { of: 'list' }, to, count: 2, skipped: 0, digest: 'x' },
    });
    const given = (partnerId: string) =>
      raised({ before: { id: 's1' }, after: { id: 's1', partnerId } });
    await says(given('4000001'), given('4000002'));
    assert.deepEqual(
      lines().map(({ deed, values }) => [deed, values.after]),
      [['outside.reseller', '4000002']],
    );
  });

  it('names resellers of record as people know them', async () => {
    await says(
      raised({ before: { id: 's1', partnerId: '9' }, after: { id: 's1', partnerId: '4000001' } }),
    );
    const { before, after } = lines()[0]?.values ?? {};
    assert.deepEqual([before, after], ['9', 'Reseller r1 (4000001)']);
  });

  it('names a subscription that the record does not name as it is kept', async () => {
    await says(raised());
    await says(raised({ before: { id: 's1', quantity: '5' }, after: { id: 's1', quantity: '6' } }));
    assert.deepEqual(
      lines().map(({ values }) => values.subscription),
      ['Business Premium', 'Business Premium'],
    );
  });

  it('knows whose a customer was that is gone, and whose one is that is new', async () => {
    const { world } = on.doors.partnerCenter;
    world.customers = [listedCustomer('c2', 'r1')];
    const gone = record('delete_customer', {
      resource: 'customer',
      at: '2026-11-23T09:58:00.000Z',
    });
    const added = record('add_customer', {
      resource: 'customer',
      customerId: 'c2',
      user: undefined,
    });
    await says(gone, added);
    assert.deepEqual(
      lines().map(({ deed, about, by }) => [deed, about.id, about.of, by.name]),
      [['outside.customerAdded', 'c2.example', 'r1', '']],
    );
    on.pass({ minutes: 5 });
    await says(gone, added);
    assert.deepEqual(lines()[1]?.about, {
      type: 'customer',
      id: 'c1.example',
      label: 'Customer c1',
      of: 'r1',
    });
  });

  const partnership = (operation: string, id: string): AuditRecord =>
    record(operation, {
      resource: 'partner_relationship',
      customerId: undefined,
      after: { id, name: `Reseller ${id}`, mpnId: '4' },
    });

  it('is entered for partnerships, and says when one was ended as was asked here', async () => {
    await on.keep('r2', { state: 'closing', closing: { requestId: 'x' } });
    await says(
      partnership('remove_partner_relationship', 'R1'),
      partnership('remove_partner_relationship', 'r2'),
    );
    assert.deepEqual(
      lines()
        .map(({ deed, about }) => `${deed} ${about.id}`)
        .toSorted(),
      ['outside.endedAsAsked r2', 'outside.partnershipEnded r1'],
    );
  });

  it('waits for a reseller that the list does not show yet, and then takes the name it says', async () => {
    const made = partnership('create_partner_relationship', 'r9');
    await says(made);
    assert.deepEqual(lines(), []);
    on.pass({ hours: 1 });
    await says(made);
    assert.deepEqual(lines()[0]?.about, { type: 'partnership', id: 'r9', label: 'Reseller r9' });
  });

  it('is left alone as far as it is from before the desk', async () => {
    await says(raised({ at: '2026-11-23T08:30:00.000Z' }));
    assert.deepEqual(lines(), []);
  });

  it('holds no address, not even one in the name of a guest', async () => {
    await says(
      raised(),
      raised({ user: 'ann.beebe_contoso.com#EXT#@provider.example' }),
      raised({ user: 'ann_contoso.com#ext#' }),
    );
    assert.doesNotMatch(JSON.stringify(lines()), /@|contoso\.com/);
    assert.deepEqual(
      lines().map(({ by }) => by.name),
      ['megan.bowen', 'ann.beebe', 'ann'],
    );
  });

  it('names the first of very many products of an order, so that its line can be shown', () => {
    const after = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`lineItems.${at}.friendlyName`, 'P'.repeat(400)]),
    );
    const [ordered] = outsideDeeds(record('create_order', { resource: 'order', after }));
    assert.ok((ordered?.values.products ?? '').length < 1000);
  });
});
