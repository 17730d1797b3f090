import assert from 'node:assert/strict';
import { countFor, recount } from '../../../src/domain/sync/counts.ts';
import { dropCustomer, keepCustomers, lookAtCustomer } from '../../../src/domain/sync/customers.ts';
import { readSubscriptions } from '../../../src/domain/sync/subscriptions.ts';
import { later } from '../../../src/domain/time.ts';
import { listedCustomer, listedSubscription } from '../../support/fakePartnerCenter.ts';
import { stage, type Stage } from './stage.ts';

/** Reseller r1 with two customers, c1 with two subscriptions and c2 with one. */
const withCustomers = async (): Promise<Stage> => {
  const on = stage();
  const { world } = on.doors.partnerCenter;
  await on.keep('r1', { partnerId: '111' });
  world.customers = [listedCustomer('c1', 'r1'), listedCustomer('c2', 'r1')];
  world.subscriptions = {
    c1: [
      listedSubscription('s1', { partnerId: '111', quantity: 10 }),
      listedSubscription('s2', { partnerId: '111', quantity: 5 }),
    ],
    c2: [listedSubscription('s3', { partnerId: '222', quantity: 7 })],
  };
  await keepCustomers(on.doors, world.customers, { resellerId: 'r1' });
  return on;
};

describe('Reading the subscriptions of a customer', () => {
  it('keeps them, and notes when', async () => {
    const on = await withCustomers();
    on.pass({ minutes: 1 });
    const read = await readSubscriptions(on.doors, 'c1');
    assert.ok(read.is === 'done');
    assert.deepEqual(
      [[...read.touched.resellers], [...read.touched.partnerIds]],
      [['r1'], ['111']],
    );
    const kept = on.subscriptions();
    assert.deepEqual(
      kept.map(({ id, customerName }) => [id, customerName]),
      [
        ['s1', 'Customer c1'],
        ['s2', 'Customer c1'],
      ],
    );
    assert.equal(on.customers()[0]?.subscriptionsAsOf, on.now());
    assert.equal(on.customers()[1]?.subscriptionsAsOf, undefined);
  });

  it('lets go those that are no more, and says whose figures that changes', async () => {
    const on = await withCustomers();
    await readSubscriptions(on.doors, 'c1');
    await readSubscriptions(on.doors, 'c2');
    on.doors.partnerCenter.world.subscriptions.c1 = [
      listedSubscription('s1', { partnerId: '333' }),
    ];
    const read = await readSubscriptions(on.doors, 'c1');
    assert.ok(read.is === 'done');
    assert.deepEqual([...read.touched.partnerIds].toSorted(), ['111', '333']);
    assert.deepEqual(
      on.subscriptions().map(({ id }) => id),
      ['s1', 's3'],
    );
  });

  it('keeps more than fit into one commit', async () => {
    const on = await withCustomers();
    const many = Array.from({ length: 250 }, (_, index) => listedSubscription(`m${index}`));
    on.doors.partnerCenter.world.subscriptions.c1 = many;
    await readSubscriptions(on.doors, 'c1');
    assert.equal(on.subscriptions().length, 250);
  });

  it('is complete when repeated after it was cut off', async () => {
    const on = await withCustomers();
    await readSubscriptions(on.doors, 'c1');
    const before = on.customers()[0]?.subscriptionsAsOf;
    on.pass({ hours: 1 });
    on.doors.partnerCenter.world.subscriptions.c1 = [listedSubscription('s9')];
    on.doors.store.subscriptions.breakAfter(1);
    await assert.rejects(readSubscriptions(on.doors, 'c1'), /cut off/);
    assert.equal(on.customers()[0]?.subscriptionsAsOf, before, 'a half reading is none');
    await readSubscriptions(on.doors, 'c1');
    assert.deepEqual(
      on.subscriptions().map(({ id }) => id),
      ['s9'],
    );
    assert.equal(on.customers()[0]?.subscriptionsAsOf, on.now());
  });

  it('changes nothing when there is no answer, no list or no permission', async () => {
    const on = await withCustomers();
    await readSubscriptions(on.doors, 'c1');
    const before = [on.subscriptions(), on.customers()];
    on.pass({ hours: 1 });
    const until = '2026-11-23T10:00:00.000Z';
    const scripts = [
      { is: 'busy', until },
      { is: 'broken' },
      { is: 'yes', value: {} },
      { is: 'no', code: '900308', status: 403 },
    ] as const;
    const outcomes: string[] = [];
    for (const script of scripts) {
      on.doors.partnerCenter.next('subscriptions', script);
      outcomes.push((await readSubscriptions(on.doors, 'c1')).is);
    }
    assert.deepEqual(outcomes, ['busy', 'failed', 'failed', 'failed']);
    assert.deepEqual([on.subscriptions(), on.customers()], before);
  });
});

const none = { subscriptions: 0, licences: 0 };
const nothingRenews = { in30: none, in60: none, in90: none };

describe('Counting for a reseller', () => {
  it('says how much was read, and as of the oldest reading', async () => {
    const on = await withCustomers();
    const listed = on.now();
    on.pass({ hours: 1 });
    await readSubscriptions(on.doors, 'c1');
    await countFor(on.doors, 'r1');
    assert.deepEqual((await on.partnership('r1'))?.counts, {
      customers: 2,
      customersRead: 1,
      subscriptions: 2,
      licences: 15,
      renewing: nothingRenews,
      asOf: listed,
    });
    on.pass({ hours: 1 });
    await keepCustomers(on.doors, on.doors.partnerCenter.world.customers, { resellerId: 'r1' });
    await readSubscriptions(on.doors, 'c2');
    await countFor(on.doors, 'r1');
    const counts = (await on.partnership('r1'))?.counts;
    assert.equal(counts?.customersRead, 2);
    assert.equal(counts?.asOf, '2026-11-23T10:00:00.000Z', 'the reading of c1 is the oldest');
  });

  it('knows "no customers" only when they were listed', async () => {
    const on = stage();
    await on.keep('r1');
    await countFor(on.doors, 'r1');
    assert.equal((await on.partnership('r1'))?.counts, undefined);
    await countFor(on.doors, 'r1', on.now());
    assert.deepEqual((await on.partnership('r1'))?.counts, {
      customers: 0,
      customersRead: 0,
      subscriptions: 0,
      licences: 0,
      renewing: nothingRenews,
      asOf: on.now(),
    });
  });

  it('counts what renews in 30, 60 and 90 days, of terms of one and three years only', async () => {
    const on = await withCustomers();
    const renews = (id: string, days: number, quantity: number, termDuration = 'P1Y') =>
      listedSubscription(id, {
        partnerId: '111',
        quantity,
        termDuration,
        commitmentEnd: later(on.now(), { days }),
      });
    on.doors.partnerCenter.world.subscriptions.c1 = [
      renews('over', -1, 1),
      renews('month', 5, 2, 'P1M'),
      renews('soon', 30, 4),
      renews('later', 45, 8, 'P3Y'),
      renews('last', 90, 16),
      renews('far', 91, 32),
    ];
    await readSubscriptions(on.doors, 'c1');
    await countFor(on.doors, 'r1');
    assert.deepEqual((await on.partnership('r1'))?.counts?.renewing, {
      in30: { subscriptions: 1, licences: 4 },
      in60: { subscriptions: 2, licences: 12 },
      in90: { subscriptions: 3, licences: 28 },
    });
  });

  it('saves nothing when nothing has changed', async () => {
    const on = await withCustomers();
    await readSubscriptions(on.doors, 'c1');
    await countFor(on.doors, 'r1');
    const { saved } = on.doors.store.desk;
    await countFor(on.doors, 'r1');
    assert.equal(on.doors.store.desk.saved, saved);
  });

  it('counts anew for the reseller of record, too', async () => {
    const on = await withCustomers();
    await on.keep('r2', { partnerId: '222' });
    const read = await readSubscriptions(on.doors, 'c2');
    assert.ok(read.is === 'done');
    await recount(on.doors, read.touched);
    assert.equal((await on.partnership('r1'))?.counts?.customers, 2);
    // r2 has no customers of its own, and nobody has listed them: it has no figures yet.
    assert.equal((await on.partnership('r2'))?.counts, undefined);
    await countFor(on.doors, 'r2', on.now());
    assert.equal((await on.partnership('r2'))?.counts?.licences, 7);
  });

  it('leaves alone what others change at the same time', async () => {
    const on = await withCustomers();
    on.doors.store.desk.beforeCommit(() => on.keep('r1', { partnerId: '111', state: 'closing' }));
    await countFor(on.doors, 'r1');
    const kept = await on.partnership('r1');
    assert.deepEqual([kept?.state, kept?.counts?.customers], ['closing', 2]);
  });
});

describe('Looking at one customer', () => {
  it('follows it to another reseller, and says whose figures that changes', async () => {
    const on = await withCustomers();
    on.doors.partnerCenter.world.customers[0] = listedCustomer('c1', 'r2');
    const looked = await lookAtCustomer(on.doors, 'c1');
    assert.ok(looked.is === 'done');
    assert.deepEqual([...looked.touched.resellers].toSorted(), ['r1', 'r2']);
    assert.equal(on.customers()[0]?.resellerId, 'r2');
  });

  it('asks for its resellers when it names none', async () => {
    const on = await withCustomers();
    on.doors.partnerCenter.world.customers[0] = listedCustomer('c1');
    on.doors.partnerCenter.next('customerResellers', {
      is: 'yes',
      value: { items: [{ id: 'r7', name: 'Seven', partnerId: '777' }] },
    });
    await lookAtCustomer(on.doors, 'c1');
    assert.equal(on.customers()[0]?.resellerId, 'r7');
    await lookAtCustomer(on.doors, 'c1');
    assert.equal(on.customers()[0]?.resellerId, undefined, 'a direct customer');
  });

  it('drops it with its subscriptions when it is ours no longer', async () => {
    const on = await withCustomers();
    await readSubscriptions(on.doors, 'c1');
    await readSubscriptions(on.doors, 'c2');
    on.doors.partnerCenter.world.customers = [listedCustomer('c2', 'r1')];
    const looked = await lookAtCustomer(on.doors, 'c1');
    assert.ok(looked.is === 'done' && !looked.there);
    assert.deepEqual([...looked.touched.partnerIds], ['111']);
    assert.deepEqual([on.customers().length, on.subscriptions().map(({ id }) => id)], [1, ['s3']]);
  });

  it('drops nothing when it is refused for another reason', async () => {
    const on = await withCustomers();
    on.doors.partnerCenter.next('customer', { is: 'no', code: '900308', status: 403 });
    assert.equal((await lookAtCustomer(on.doors, 'c1')).is, 'failed');
    assert.equal(on.customers().length, 2);
  });

  it('finishes dropping after it was cut off', async () => {
    const on = await withCustomers();
    await readSubscriptions(on.doors, 'c1');
    on.doors.store.customers.breakAfter(0);
    await assert.rejects(dropCustomer(on.doors, 'c1'), /cut off/);
    assert.equal(on.customers().length, 2);
    await dropCustomer(on.doors, 'c1');
    assert.deepEqual([on.customers().length, on.subscriptions()], [1, []]);
  });
});
