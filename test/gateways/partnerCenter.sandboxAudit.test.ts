import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { historyDoc, readHistory, type HistoryLine } from '../../src/domain/history.ts';
import type { SubscriptionChange } from '../../src/domain/partnerCenterChanges.ts';
import { auditSince } from '../../src/domain/sync/audit.ts';
import type { SyncDoors } from '../../src/domain/sync/doors.ts';
import { lookAtCustomer } from '../../src/domain/sync/customers.ts';
import { pollPartnerships } from '../../src/domain/sync/partnerships.ts';
import { systemIds } from '../../src/gateways/system.ts';
import { memoryStore } from '../support/memoryShelf.ts';
import { basic, fabrikam, startSandboxWorld, yes } from './partnerCenter.sandboxWorld.ts';
import type { SandboxWorld } from './partnerCenter.sandboxWorld.ts';

const settings = { syncSeconds: 300, callsPerMinute: 100 };
const contoso = '4847115';
const minute = 60_000;

describe('The activity log in the history, as the sandbox plays Partner Center', () => {
  const store = memoryStore();
  let world: SandboxWorld;
  let doors: SyncDoors;
  let customerId: string;
  let subscriptionId: string;
  before(async () => {
    world = await startSandboxWorld();
    doors = {
      store,
      partnerCenter: world.pc,
      clock: { now: () => new Date(world.now()).toISOString() },
      ids: systemIds,
      log: { info: () => undefined, fault: () => undefined },
    };
    customerId = await world.signedCustomer();
    await pollPartnerships(doors);
    await lookAtCustomer(doors, customerId);
    world.pass(60 * minute);
    await auditSince(doors, settings);
    world.pass(minute);
    subscriptionId = await bought();
  });
  after(() => world.close());

  const bought = async (): Promise<string> => {
    const { pc } = world;
    const lines = [await world.lineOf(basic, { term: 'P1Y', billingCycle: 'monthly' })];
    const cart = await yes(pc.createCart(customerId, { lines, partnerId: fabrikam }, randomUUID()));
    const { orders } = await yes(pc.checkout(customerId, cart.id, randomUUID()));
    world.pass(2 * minute);
    const { items } = await yes(pc.subscriptions(customerId, undefined, orders[0]?.id));
    return items?.[0]?.id ?? assert.fail('nothing was bought');
  };
  const change = (to: SubscriptionChange) =>
    world.pc.changeSubscription(customerId, subscriptionId, to, randomUUID());
  /** What the history says of what was done outside since the last look. */
  const seen = new Set<string>();
  const news = async (): Promise<HistoryLine[]> => {
    world.pass(6 * minute);
    await auditSince(doors, settings);
    const all = store.desk.all('history').map((doc) => readHistory({ doc, etag: '' }));
    const fresh = all.filter(({ id, deed }) => deed.startsWith('outside.') && !seen.has(id));
    fresh.forEach(({ id }) => seen.add(id));
    return fresh;
  };
  const short = (lines: readonly HistoryLine[]) =>
    lines.map(({ deed, values: { before, after, was, is, renewedAs, renewsAs } }) =>
      [deed, before ?? was ?? renewedAs, after ?? is ?? renewsAs].filter(Boolean).join(' '),
    );

  it('has what was ordered and by whom', async () => {
    const [line, ...others] = await news();
    assert.deepEqual(others, []);
    assert.equal(line?.deed, 'outside.ordered');
    assert.deepEqual([line?.by, line?.values.products], [{ id: 'outside', name: 'agent' }, basic]);
    assert.deepEqual([line?.about.type, line?.about.of], ['customer', world.resellerId]);
  });

  it('has each change of a subscription with what was and what is, once', async () => {
    await yes(change({ set: 'quantity', quantity: 14 }));
    world.pass(minute);
    await yes(change({ set: 'reseller', partnerId: contoso }));
    world.pass(minute);
    await yes(change({ set: 'renewal', renewal: { how: 'end' } }));
    world.pass(minute);
    await yes(change({ set: 'cancelled' }));
    const lines = await news();
    assert.deepEqual(short(lines), [
      'outside.quantity 10 14',
      `outside.reseller ${lines[1]?.values.before} ${lines[1]?.values.after}`,
      'outside.renewal renew end',
      'outside.status active deleted',
    ]);
    assert.match(lines[1]?.values.before ?? '', new RegExp(`\\(${fabrikam}\\)$`));
    assert.match(lines[1]?.values.after ?? '', new RegExp(`\\(${contoso}\\)$`));
    assert.ok(lines.every(({ values }) => values.subscriptionId === subscriptionId));
    assert.deepEqual(await news(), []);
  });

  it('does not have what the desk did itself', async () => {
    subscriptionId = await bought();
    await news();
    const answer = await change({ set: 'quantity', quantity: 11 });
    assert.ok(answer.is === 'yes');
    const line = historyDoc({
      id: 'ours',
      at: doors.clock.now(),
      by: { id: 'system', name: 'Reseller Desk' },
      deed: 'stepDone',
      about: { type: 'customer', id: 'x', label: 'X' },
      values: {},
      partnerCenterIds: answer.ids,
    });
    await store.desk.commit([{ op: 'create', doc: line }]);
    world.pass(minute);
    await yes(change({ set: 'quantity', quantity: 12 }));
    assert.deepEqual(short(await news()), ['outside.quantity 11 12']);
  });

  it('has a partnership that was ended in the portal', async () => {
    const page = '/portal/indirect-resellers';
    const found = await fetch(`${world.url}${page}/${world.resellerId}/remove`, {
      method: 'POST',
      redirect: 'manual',
    });
    assert.ok(found.status < 400, String(found.status));
    const [line] = await news();
    assert.deepEqual(
      [line?.deed, line?.about.id, line?.by.name],
      ['outside.partnershipEnded', world.resellerId, 'admin'],
    );
  });
});
