import assert from 'node:assert/strict';
import { readImpact } from '../../../src/domain/sync/impact.ts';
import { runRound } from '../../../src/domain/sync/rounds.ts';
import { verifyReseller } from '../../../src/domain/sync/verify.ts';
import { later } from '../../../src/domain/time.ts';
import {
  listedCustomer,
  listedReseller,
  listedSubscription,
} from '../../support/fakePartnerCenter.ts';
import { settings, stage, type Stage } from './stage.ts';

const withCustomers = async (count: number): Promise<Stage> => {
  const on = stage();
  const { world } = on.doors.partnerCenter;
  await on.keep('r1');
  for (let index = 1; index <= count; index += 1) {
    world.customers.push(listedCustomer(`c${index}`, 'r1'));
    world.subscriptions[`c${index}`] = [listedSubscription(`s${index}`, { partnerId: '4000001' })];
  }
  return on;
};

const called = (on: Stage, name: string) =>
  on.doors.partnerCenter.calls.filter((call) => call.startsWith(`${name} `)).length;

describe('Reading the impact of a removal', () => {
  it('reads slice by slice, with figures after each', async () => {
    const on = await withCustomers(45);
    const seen: (number | undefined)[][] = [];
    for (let more = true; more;) {
      const read = await readImpact(on.doors, 'r1');
      more = read.is === 'more';
      const counts = (await on.partnership('r1'))?.counts;
      seen.push([counts?.customers, counts?.customersRead, counts?.subscriptions]);
    }
    assert.deepEqual(seen, [
      [45, 20, 20],
      [45, 40, 40],
      [45, 45, 45],
    ]);
    assert.equal(called(on, 'customers'), 1);
  });

  it('does not read again what was read in the last ten minutes', async () => {
    const on = await withCustomers(3);
    await readImpact(on.doors, 'r1');
    on.pass({ minutes: 9 });
    await readImpact(on.doors, 'r1');
    assert.equal(called(on, 'subscriptions'), 3);
    on.pass({ minutes: 2 });
    await readImpact(on.doors, 'r1');
    assert.equal(called(on, 'subscriptions'), 6);
    assert.equal((await on.partnership('r1'))?.counts?.asOf, on.now());
  });

  it('says as of when there are no customers', async () => {
    const on = await withCustomers(0);
    assert.deepEqual(await readImpact(on.doors, 'r1'), { is: 'done' });
    const counts = (await on.partnership('r1'))?.counts;
    assert.deepEqual([counts?.customers, counts?.asOf], [0, on.now()]);
  });

  it('follows customers that left the reseller', async () => {
    const on = await withCustomers(3);
    await readImpact(on.doors, 'r1');
    on.pass({ hours: 1 });
    const { world } = on.doors.partnerCenter;
    world.customers = [listedCustomer('c1', 'r1'), listedCustomer('c2', 'r2')];
    await readImpact(on.doors, 'r1');
    assert.deepEqual(
      on.customers().map(({ id, resellerId }) => [id, resellerId]),
      [
        ['c1', 'r1'],
        ['c2', 'r2'],
      ],
    );
    assert.equal((await on.partnership('r1'))?.counts?.customers, 1);
  });

  it('passes on that Partner Center is busy, with the figures so far', async () => {
    const on = await withCustomers(3);
    const until = '2026-11-23T10:00:00.000Z';
    on.doors.partnerCenter.next('subscriptions', { is: 'yes', value: { items: [] } });
    on.doors.partnerCenter.next('subscriptions', { is: 'busy', until });
    assert.deepEqual(await readImpact(on.doors, 'r1'), { is: 'busy', until });
    assert.equal((await on.partnership('r1'))?.counts?.customersRead, 1);
    assert.deepEqual(await readImpact(on.doors, 'r1'), { is: 'done' });
    assert.equal((await on.partnership('r1'))?.counts?.customersRead, 3);
  });

  it('ends although one customer is refused, and does not count it as read', async () => {
    const on = await withCustomers(3);
    on.doors.partnerCenter.next('subscriptions', { is: 'no', code: '900308', status: 403 });
    assert.deepEqual(await readImpact(on.doors, 'r1'), { is: 'done' });
    assert.equal((await on.partnership('r1'))?.counts?.customersRead, 2);
  });

  it('stops where the line is broken', async () => {
    const on = await withCustomers(3);
    on.doors.partnerCenter.next('subscriptions', { is: 'broken' });
    assert.deepEqual(await readImpact(on.doors, 'r1'), { is: 'failed' });
    assert.equal(called(on, 'subscriptions'), 1);
  });
});

describe('Verifying a reseller', () => {
  it('keeps both answers with their codes and when', async () => {
    const on = await withCustomers(0);
    const { world } = on.doors.partnerCenter;
    world.unsigned.add('4000001');
    world.invalid.add('4000001');
    assert.deepEqual(await verifyReseller(on.doors, 'r1'), { is: 'done', calls: 2 });
    const { agreement, validation } = (await on.partnership('r1'))!;
    assert.deepEqual(agreement, { ok: false, code: '2203', asOf: on.now() });
    assert.deepEqual(validation, { ok: false, code: '900414', asOf: on.now() });
  });

  it('takes a refusal that is about the reseller as an answer, any other not', async () => {
    const on = await withCustomers(0);
    on.doors.partnerCenter.next('agreement', { is: 'no', code: '2201', status: 400 });
    await verifyReseller(on.doors, 'r1');
    assert.equal((await on.partnership('r1'))?.agreement?.code, '2201');
    on.doors.partnerCenter.next('agreement', { is: 'no', code: '900150', status: 403 });
    assert.equal((await verifyReseller(on.doors, 'r1')).is, 'failed');
    assert.equal((await on.partnership('r1'))?.agreement?.code, '2201');
  });

  it('asks only for what is older than wanted', async () => {
    const on = await withCustomers(0);
    await verifyReseller(on.doors, 'r1');
    on.pass({ minutes: 59 });
    assert.deepEqual(await verifyReseller(on.doors, 'r1', 60), { is: 'done', calls: 0 });
    on.pass({ minutes: 2 });
    assert.deepEqual(await verifyReseller(on.doors, 'r1', 60), { is: 'done', calls: 2 });
  });

  it('keeps one answer when the other does not come', async () => {
    const on = await withCustomers(0);
    const until = '2026-11-23T10:00:00.000Z';
    on.doors.partnerCenter.next('validateResellers', { is: 'busy', until });
    assert.deepEqual(await verifyReseller(on.doors, 'r1'), { is: 'busy', until });
    const { agreement, validation } = (await on.partnership('r1'))!;
    assert.deepEqual([agreement?.ok, validation], [true, undefined]);
  });
});

describe('A standing round', () => {
  const until = '2026-11-23T10:00:00.000Z';
  const polled = async (ids: string[]) => {
    const on = stage();
    on.doors.partnerCenter.world.resellers = ids.map((id) => listedReseller(id));
    await runRound(on.doors, settings, 'partnerships');
    return on;
  };

  it('comes back after SYNC_SECONDS', async () => {
    const on = await polled(['r1']);
    for (const round of ['partnerships', 'audit'] as const) {
      const { again } = await runRound(on.doors, settings, round);
      assert.equal(again, later(on.now(), { seconds: 300 }), round);
    }
  });

  it('looks again within 5 seconds when a reseller is missing', async () => {
    for (const [syncSeconds, seconds] of [
      [300, 5],
      [3, 3],
    ] as const) {
      const on = await polled(['r1', 'r2']);
      on.doors.partnerCenter.world.resellers.pop();
      const { again } = await runRound(on.doors, { ...settings, syncSeconds }, 'partnerships');
      assert.equal(again, later(on.now(), { seconds }));
    }
  });

  it('comes back when Partner Center is no longer busy', async () => {
    const on = await polled(['r1']);
    const calls = {
      partnerships: 'resellers',
      customers: 'customers',
      audit: 'auditRecords',
    } as const;
    for (const round of ['partnerships', 'customers', 'audit'] as const) {
      on.doors.partnerCenter.next(calls[round], { is: 'busy', until });
      assert.deepEqual(await runRound(on.doors, settings, round), { again: until });
    }
  });

  it('comes back after SYNC_SECONDS when the line is broken', async () => {
    const on = await polled(['r1']);
    on.doors.partnerCenter.next('resellers', { is: 'broken' });
    const { again } = await runRound(on.doors, settings, 'partnerships');
    assert.equal(again, later(on.now(), { seconds: 300 }));
  });

  it('completes the card of a reseller that appeared', async () => {
    const on = await polled(['r1']);
    on.doors.partnerCenter.world.resellers.push(listedReseller('r9'));
    on.doors.partnerCenter.world.customers = [listedCustomer('c1', 'r9')];
    await runRound(on.doors, settings, 'partnerships');
    const { agreement, validation, counts } = (await on.partnership('r9'))!;
    assert.deepEqual([agreement?.ok, validation?.ok, counts?.customersRead], [true, true, 1]);
  });

  it('begins with everything: resellers, customers, subscriptions', async () => {
    const on = await polled(['r1']);
    const { world } = on.doors.partnerCenter;
    world.customers = [listedCustomer('c1', 'r1')];
    world.subscriptions.c1 = [listedSubscription('s1', { partnerId: '4000001' })];
    await runRound(on.doors, settings, 'customers');
    await runRound(on.doors, settings, 'slow');
    const counts = (await on.partnership('r1'))?.counts;
    assert.deepEqual([counts?.customers, counts?.customersRead, counts?.licences], [1, 1, 10]);
  });
});
