import assert from 'node:assert/strict';
import { keepCustomers } from '../../../src/domain/sync/customers.ts';
import { pollPartnerships } from '../../../src/domain/sync/partnerships.ts';
import { importCustomers, slowRound, type Passed } from '../../../src/domain/sync/passes.ts';
import { later } from '../../../src/domain/time.ts';
import {
  listedCustomer,
  listedReseller,
  listedSubscription,
} from '../../support/fakePartnerCenter.ts';
import { settings, stage, type Stage } from './stage.ts';

/** Three resellers; customers a1, a2 of r1, b1 of r2, d1 direct; one subscription each, of record of r1. */
const withWorld = async (): Promise<Stage> => {
  const on = stage();
  const { world } = on.doors.partnerCenter;
  world.resellers = ['r1', 'r2', 'r3'].map((id) => listedReseller(id));
  world.customers = [
    listedCustomer('a1', 'r1'),
    listedCustomer('a2', 'r1'),
    listedCustomer('b1', 'r2'),
    listedCustomer('d1'),
  ];
  for (const { id } of world.customers) {
    world.subscriptions[id] = [listedSubscription(`s-${id}`, { partnerId: '4000001' })];
  }
  await pollPartnerships(on.doors);
  return on;
};

const whole = async (on: Stage, round: typeof slowRound, most = 200): Promise<Passed> => {
  for (let slices = 0; slices < most; slices += 1) {
    on.pass({ seconds: 10 });
    const passed = await round(on.doors, settings);
    if (passed.is === 'done') return passed;
  }
  throw new Error('The round does not end');
};

const imported = async (): Promise<Stage> => {
  const on = await withWorld();
  await whole(on, importCustomers);
  on.doors.partnerCenter.calls.length = 0;
  return on;
};

const without = (on: Stage, ...ids: string[]) => {
  const { world } = on.doors.partnerCenter;
  world.customers = world.customers.filter(({ id }) => !ids.includes(id));
};

const ownership = (on: Stage) =>
  Object.fromEntries(on.customers().map(({ id, resellerId }) => [id, resellerId ?? 'direct']));

describe('The first import of customers', () => {
  it('waits for the first list of resellers', async () => {
    const on = stage();
    const passed = await importCustomers(on.doors, settings);
    assert.equal(passed.is, 'more');
    assert.deepEqual(on.doors.partnerCenter.calls, []);
  });

  it('reads them by reseller, and then the direct ones', async () => {
    const on = await imported();
    assert.deepEqual(ownership(on), { a1: 'r1', a2: 'r1', b1: 'r2', d1: 'direct' });
    const { counts, agreement, validation } = (await on.partnership('r1'))!;
    assert.deepEqual([counts?.customers, counts?.customersRead], [2, 0]);
    assert.deepEqual([agreement?.ok, validation?.ok], [true, true]);
    assert.equal((await on.partnership('r3'))?.counts?.customers, 0);
  });

  it('happens once', async () => {
    const on = await imported();
    const passed = await importCustomers(on.doors, settings);
    assert.equal(passed.is, 'done');
    assert.deepEqual(on.doors.partnerCenter.calls, []);
  });

  it('goes on where it was busy', async () => {
    const on = await withWorld();
    const until = '2026-11-23T10:00:00.000Z';
    const { partnerCenter } = on.doors;
    partnerCenter.next('customers', { is: 'yes', value: { items: [] } });
    partnerCenter.next('customers', { is: 'busy', until });
    const passed = await importCustomers(on.doors, settings);
    assert.deepEqual(passed, { is: 'busy', until, again: until });
    partnerCenter.calls.length = 0;
    await whole(on, importCustomers);
    assert.ok(
      !partnerCenter.calls.some((call) => call.startsWith('customers r1')),
      'r1 was read before',
    );
    assert.ok(partnerCenter.calls.some((call) => call.startsWith('customers r2')));
  });

  it('follows lists of many pages', async () => {
    const on = await withWorld();
    on.doors.partnerCenter.world.page = 1;
    await whole(on, importCustomers);
    assert.deepEqual(ownership(on), { a1: 'r1', a2: 'r1', b1: 'r2', d1: 'direct' });
  });

  it('begins a list again when its continuation is refused', async () => {
    const on = await withWorld();
    const { partnerCenter } = on.doors;
    partnerCenter.world.page = 1;
    const first = { items: [listedCustomer('a1')], next: '1' };
    partnerCenter.next('customers', { is: 'yes', value: first });
    partnerCenter.next('customers', { is: 'no', code: '800002', status: 400 });
    assert.equal((await importCustomers(on.doors, settings)).is, 'failed');
    partnerCenter.calls.length = 0;
    await whole(on, importCustomers);
    assert.deepEqual(partnerCenter.calls.slice(0, 2), ['customers r1', 'customers r1 1']);
    assert.deepEqual(ownership(on), { a1: 'r1', a2: 'r1', b1: 'r2', d1: 'direct' });
  });

  it('goes past a reseller whose list is refused', async () => {
    const on = await withWorld();
    on.doors.partnerCenter.next('customers', { is: 'no', code: '900308', status: 403 });
    await whole(on, importCustomers);
    assert.equal(ownership(on).b1, 'r2');
    assert.equal((await on.partnership('r1'))?.counts, undefined, 'nothing is known of r1');
  });

  it('ends the same when cut off anywhere', async () => {
    for (const shelf of ['desk', 'customers'] as const) {
      for (let cutAt = 0; cutAt < 6; cutAt += 1) {
        const on = await withWorld();
        on.doors.store[shelf].breakAfter(cutAt);
        try {
          await importCustomers(on.doors, settings);
        } catch (error) {
          assert.match(String(error), /cut off/);
        }
        on.doors.store[shelf].breakAfter(1_000);
        await whole(on, importCustomers);
        const counts = (await on.partnership('r1'))?.counts;
        assert.deepEqual(ownership(on), { a1: 'r1', a2: 'r1', b1: 'r2', d1: 'direct' });
        assert.equal(counts?.customers, 2, `${shelf} cut at ${cutAt}`);
      }
    }
  });
});

describe('The slow round', () => {
  it('begins when the import is over', async () => {
    const on = await withWorld();
    assert.equal((await slowRound(on.doors, settings)).is, 'more');
    assert.ok(!on.doors.partnerCenter.calls.some((call) => call.startsWith('customers')));
  });

  it('reads everybody and everything, and rests before the next', async () => {
    const on = await imported();
    await whole(on, slowRound);
    assert.equal(on.subscriptions().length, 4);
    const { counts } = (await on.partnership('r1'))!;
    assert.deepEqual([counts?.customersRead, counts?.subscriptions, counts?.licences], [2, 4, 40]);
    on.doors.partnerCenter.calls.length = 0;
    const resting = await slowRound(on.doors, settings);
    assert.equal(resting.is, 'done');
    assert.ok(resting.again > on.now());
    assert.equal(on.doors.partnerCenter.calls.length, 0);
    on.pass({ hours: 2 });
    await slowRound(on.doors, settings);
    assert.ok(on.doors.partnerCenter.calls.includes('customers r1'));
  });

  it('keeps within its share of the calls', async () => {
    const on = await imported();
    const { partnerCenter } = on.doors;
    partnerCenter.world.customers = Array.from({ length: 300 }, (_, index) =>
      listedCustomer(`m${index}`, 'r1'),
    );
    for (let minutes = 0; minutes < 3; minutes += 1) {
      partnerCenter.calls.length = 0;
      const end = later(on.now(), { minutes: 1 });
      while (on.now() < end) {
        const { again } = await slowRound(on.doors, settings);
        on.pass({ seconds: (Date.parse(again) - Date.parse(on.now())) / 1000 });
      }
      const calls = partnerCenter.calls.length;
      assert.ok(calls > 50 && calls <= settings.callsPerMinute, `${calls} calls in a minute`);
    }
  });

  it('lets a customer go that a complete round did not list, with its subscriptions', async () => {
    const on = await imported();
    await whole(on, slowRound);
    without(on, 'a2');
    on.pass({ hours: 2 });
    await whole(on, slowRound);
    assert.deepEqual(ownership(on), { a1: 'r1', b1: 'r2', d1: 'direct' });
    assert.ok(!on.doors.partnerCenter.calls.includes('customer a2'), 'the lists say enough');
    assert.deepEqual(
      on.subscriptions().map(({ id }) => id),
      ['s-a1', 's-b1', 's-d1'],
    );
    const { counts } = (await on.partnership('r1'))!;
    assert.deepEqual([counts?.customers, counts?.subscriptions], [1, 3]);
  });

  it('lets nobody go while its round is not complete', async () => {
    const on = await imported();
    on.pass({ hours: 2 });
    without(on, 'a2', 'd1');
    const { partnerCenter } = on.doors;
    partnerCenter.world.page = 1;
    // Three resellers are listed; the list of all breaks in its middle.
    for (let slices = 0; slices < 3; slices += 1) {
      for (const value of [
        { items: [listedCustomer('a1')] },
        { items: [listedCustomer('b1')] },
        { items: [] },
      ]) {
        if (slices === 0) partnerCenter.next('customers', { is: 'yes', value });
      }
      partnerCenter.next('customers', { is: 'broken' });
      assert.equal((await slowRound(on.doors, settings)).is, 'failed');
      assert.equal(on.customers().length, 4);
    }
    await whole(on, slowRound);
    assert.deepEqual(Object.keys(ownership(on)), ['a1', 'b1']);
  });

  it('lets nobody go for a list of all that is empty or missing', async () => {
    const on = await imported();
    on.pass({ hours: 2 });
    const { partnerCenter } = on.doors;
    without(on, 'a1', 'a2', 'b1', 'd1');
    await whole(on, slowRound);
    assert.equal(on.customers().length, 4);
    on.pass({ hours: 2 });
    for (const _ of ['r1', 'r2', 'r3'])
      partnerCenter.next('customers', { is: 'yes', value: { items: [] } });
    partnerCenter.next('customers', { is: 'yes', value: {} });
    assert.equal((await slowRound(on.doors, settings)).is, 'failed');
    assert.equal(on.customers().length, 4);
  });

  it('keeps a customer that came while the round was under way', async () => {
    const on = await imported();
    on.pass({ hours: 2 });
    const { world } = on.doors.partnerCenter;
    await slowRound(on.doors, { ...settings, callsPerMinute: 6 });
    world.customers.push(listedCustomer('new', 'r1'));
    await keepCustomers(on.doors, [listedCustomer('new')], { resellerId: 'r1' });
    await whole(on, slowRound);
    assert.equal(ownership(on).new, 'r1');
  });

  it('follows a customer that left its reseller, and one whose reseller is listed no longer', async () => {
    const on = await imported();
    on.pass({ hours: 2 });
    const { world } = on.doors.partnerCenter;
    world.customers[0] = listedCustomer('a1');
    await on.keep('r2', { state: 'removed', missing: 2, removedAt: on.now() });
    await whole(on, slowRound);
    assert.deepEqual(ownership(on), { a1: 'direct', a2: 'r1', b1: 'r2', d1: 'direct' });
    assert.equal((await on.partnership('r1'))?.counts?.customers, 1);
  });

  it('goes past a customer that is refused, and past one where the line breaks again and again', async () => {
    const on = await imported();
    on.pass({ hours: 2 });
    const { partnerCenter } = on.doors;
    partnerCenter.next('subscriptions', { is: 'no', code: '900308', status: 403 });
    for (let times = 0; times < 3; times += 1)
      partnerCenter.next('subscriptions', { is: 'broken' });
    await whole(on, slowRound);
    assert.deepEqual(
      on.subscriptions().map(({ id }) => id),
      ['s-b1', 's-d1'],
    );
    const read = on.customers().filter(({ subscriptionsAsOf }) => subscriptionsAsOf);
    assert.deepEqual(
      read.map(({ id }) => id),
      ['b1', 'd1'],
    );
  });

  it('passes on that Partner Center is busy, and goes on there', async () => {
    const on = await imported();
    on.pass({ hours: 2 });
    const until = '2026-11-23T20:00:00.000Z';
    on.doors.partnerCenter.next('subscriptions', { is: 'busy', until });
    const passed = await slowRound(on.doors, settings);
    assert.deepEqual(passed, { is: 'busy', until, again: until });
    await whole(on, slowRound);
    assert.equal(on.subscriptions().length, 4);
  });
});
