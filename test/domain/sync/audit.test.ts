import assert from 'node:assert/strict';
import type { AuditRecord } from '../../../src/domain/partnerCenter.ts';
import { auditTopic } from '../../../src/domain/sync/auditRecords.ts';
import { auditSince } from '../../../src/domain/sync/audit.ts';
import { keepCustomers } from '../../../src/domain/sync/customers.ts';
import { listedCustomer, listedSubscription } from '../../support/fakePartnerCenter.ts';
import { settings, stage, type Stage } from './stage.ts';

/** A desk that knows customers c1 and c2 of r1 and has begun to follow the log an hour ago. */
const following = async (): Promise<Stage> => {
  const on = stage();
  const { world } = on.doors.partnerCenter;
  await on.keep('r1');
  world.customers = [listedCustomer('c1', 'r1'), listedCustomer('c2', 'r1')];
  await keepCustomers(on.doors, world.customers, { resellerId: 'r1' });
  await auditSince(on.doors, settings);
  on.pass({ hours: 1 });
  on.doors.partnerCenter.calls.length = 0;
  return on;
};

let number = 0;
const record = (
  at: string,
  operation: string,
  resource: string,
  customerId?: string,
  change: Partial<AuditRecord> = {},
): AuditRecord => ({
  id: `record-${(number += 1)}`,
  at,
  operation,
  resource,
  status: 'succeeded',
  ...(customerId && { customerId }),
  ...change,
});

const read = (on: Stage) =>
  on.doors.partnerCenter.calls.filter((call) => !call.startsWith('audit'));

describe('A record of the activity log', () => {
  const table: [operation: string, resource: string, topic: string | undefined][] = [
    ['add_customer', 'customer', 'customer'],
    ['delete_customer', 'customer', 'customer'],
    ['delete_tip_customer', 'customer', 'customer'],
    ['update_customer_billing_profile', 'customer', 'customer'],
    ['remove_partner_customer_relationship', 'partner_customer_relationship', 'customer'],
    ['extend_relationship', 'partner_customer_relationship', 'customer'],
    ['create_order', 'order', 'subscriptions'],
    ['update_subscription', 'subscription', 'subscriptions'],
    ['convert_trial_subscription', 'subscription', 'subscriptions'],
    ['something_new', 'license', 'subscriptions'],
    ['create_partner_relationship', 'partner_relationship', 'partnerships'],
    ['remove_partner_relationship', 'partner_relationship', 'partnerships'],
    ['ready_invoice', 'invoice', undefined],
    ['update_company_info', 'agreement', undefined],
    ['dap_admin_relationship_approved', 'partner_customer_dap', undefined],
  ];
  for (const [operation, resource, topic] of table) {
    it(`${operation} concerns ${topic ?? 'nothing that is kept'}`, () => {
      assert.equal(auditTopic({ operation, resource, status: 'succeeded' }), topic);
    });
  }

  it('concerns nothing when it was not done', () => {
    for (const status of ['failed', 'decline', 'progress']) {
      assert.equal(auditTopic({ operation: 'create_order', resource: 'order', status }), undefined);
    }
  });
});

describe('Following the activity log', () => {
  it('begins with the present', async () => {
    const on = stage();
    const { world, calls } = on.doors.partnerCenter;
    world.audit = [record('2026-11-23T06:00:00.000Z', 'create_order', 'order', 'c1')];
    assert.deepEqual(await auditSince(on.doors, settings), {
      is: 'done',
      more: false,
      partnershipsDue: false,
    });
    assert.deepEqual(calls, ['auditRecords 2026-11-22 2026-11-23']);
  });

  it('reads again what was changed, once', async () => {
    const on = await following();
    const { world } = on.doors.partnerCenter;
    world.subscriptions.c1 = [listedSubscription('s1', { partnerId: '4000001', quantity: 3 })];
    world.customers.push(listedCustomer('c9', 'r1'));
    world.audit = [
      record('2026-11-23T09:50:00.000Z', 'create_order', 'order', 'c1'),
      record('2026-11-23T09:51:00.000Z', 'update_subscription', 'subscription', 'c1'),
      record('2026-11-23T09:52:00.000Z', 'add_customer', 'customer', 'c9'),
    ];
    await auditSince(on.doors, settings);
    assert.deepEqual(read(on), ['subscriptions c1', 'customer c9']);
    assert.deepEqual(
      on.customers().map(({ id }) => id),
      ['c1', 'c2', 'c9'],
    );
    const counts = (await on.partnership('r1'))?.counts;
    assert.deepEqual([counts?.customers, counts?.licences], [3, 3]);
    await auditSince(on.doors, settings);
    on.pass({ hours: 3 });
    await auditSince(on.doors, settings);
    assert.equal(read(on).length, 2);
  });

  it('goes back a day, because records come late', async () => {
    const on = await following();
    on.pass({ days: 1 });
    await auditSince(on.doors, settings);
    on.doors.partnerCenter.world.audit = [
      record('2026-11-23T23:00:00.000Z', 'create_order', 'order', 'c1'),
    ];
    await auditSince(on.doors, settings);
    assert.deepEqual(read(on), ['subscriptions c1']);
  });

  it('knows records without an id by what they say', async () => {
    const on = await following();
    const at = '2026-11-23T09:50:00.000Z';
    on.doors.partnerCenter.world.audit = [
      record(at, 'create_order', 'order', 'c1', { id: undefined }),
      record(at, 'create_order', 'order', 'c2', { id: undefined }),
    ];
    await auditSince(on.doors, settings);
    await auditSince(on.doors, settings);
    assert.deepEqual(read(on), ['subscriptions c1', 'subscriptions c2']);
  });

  it('does not read what was read after the deed anyway', async () => {
    const on = await following();
    on.doors.partnerCenter.world.audit = [
      record('2026-11-23T09:05:00.000Z', 'update_customer_billing_profile', 'customer', 'c1'),
    ];
    await keepCustomers(on.doors, [listedCustomer('c1')], { resellerId: 'r1' });
    await auditSince(on.doors, settings);
    assert.deepEqual(read(on), []);
  });

  it('drops a customer that was deleted', async () => {
    const on = await following();
    const { world } = on.doors.partnerCenter;
    world.customers = [listedCustomer('c2', 'r1')];
    world.audit = [record('2026-11-23T09:50:00.000Z', 'delete_customer', 'customer', 'c1')];
    await auditSince(on.doors, settings);
    assert.deepEqual(
      on.customers().map(({ id }) => id),
      ['c2'],
    );
    assert.equal((await on.partnership('r1'))?.counts?.customers, 1);
  });

  it('makes the poll of partnerships due, once', async () => {
    const on = await following();
    on.doors.partnerCenter.world.audit = [
      record('2026-11-23T09:50:00.000Z', 'create_partner_relationship', 'partner_relationship'),
    ];
    const audited = await auditSince(on.doors, settings);
    assert.ok(audited.is === 'done' && audited.partnershipsDue);
    assert.deepEqual(on.tasks(), ['round:partnerships']);
    const again = await auditSince(on.doors, settings);
    assert.ok(again.is === 'done' && !again.partnershipsDue);
  });

  it('passes on that Partner Center is busy, and goes on with what is left', async () => {
    const on = await following();
    on.doors.partnerCenter.world.audit = ['c1', 'c2'].map((id) =>
      record('2026-11-23T09:50:00.000Z', 'create_order', 'order', id),
    );
    const until = '2026-11-23T20:00:00.000Z';
    on.doors.partnerCenter.next('subscriptions', { is: 'yes', value: { items: [] } });
    on.doors.partnerCenter.next('subscriptions', { is: 'busy', until });
    assert.deepEqual(await auditSince(on.doors, settings), { is: 'busy', until });
    await auditSince(on.doors, settings);
    assert.deepEqual(read(on), ['subscriptions c1', 'subscriptions c2', 'subscriptions c2']);
  });

  it('does what was cut off again', async () => {
    const on = await following();
    on.doors.partnerCenter.world.audit = [
      record('2026-11-23T09:50:00.000Z', 'create_order', 'order', 'c1'),
    ];
    on.doors.store.customers.breakAfter(0);
    await assert.rejects(auditSince(on.doors, settings), /cut off/);
    await auditSince(on.doors, settings);
    assert.equal(on.customers()[0]?.subscriptionsAsOf, on.now());
  });

  it('goes past a customer that is refused', async () => {
    const on = await following();
    on.doors.partnerCenter.world.audit = ['c1', 'c2'].map((id) =>
      record('2026-11-23T09:50:00.000Z', 'create_order', 'order', id),
    );
    on.doors.partnerCenter.next('subscriptions', { is: 'no', code: '900308', status: 403 });
    const audited = await auditSince(on.doors, settings);
    assert.equal(audited.is, 'done');
    assert.deepEqual(read(on), ['subscriptions c1', 'subscriptions c2']);
  });

  it('keeps within its share of the calls and says that there is more', async () => {
    const on = await following();
    on.doors.partnerCenter.world.audit = ['c1', 'c2'].map((id) =>
      record('2026-11-23T09:50:00.000Z', 'create_order', 'order', id),
    );
    const little = { ...settings, callsPerMinute: 1 };
    const first = await auditSince(on.doors, little);
    assert.ok(first.is === 'done' && first.more);
    assert.deepEqual(read(on), ['subscriptions c1']);
    await auditSince(on.doors, settings);
    assert.deepEqual(read(on), ['subscriptions c1', 'subscriptions c2']);
  });

  it('makes good a long absence in spans that Partner Center answers', async () => {
    const on = await following();
    on.pass({ days: 200 });
    const { calls } = on.doors.partnerCenter;
    for (let more = true; more;) {
      const audited = await auditSince(on.doors, settings);
      assert.ok(audited.is === 'done');
      more = audited.more;
    }
    assert.deepEqual(calls, [
      'auditRecords 2027-03-14 2027-04-12',
      'auditRecords 2027-04-11 2027-05-10',
      'auditRecords 2027-05-09 2027-06-07',
      'auditRecords 2027-06-06 2027-06-11',
    ]);
  });
});
