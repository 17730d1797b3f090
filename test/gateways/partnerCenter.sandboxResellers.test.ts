import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { customerDoc } from '../../src/domain/customer.ts';
import { partnershipDoc, type Partnership } from '../../src/domain/partnership.ts';
import type { KindName } from '../../src/domain/request.ts';
import { readRequest, requestDocId, type Request } from '../../src/domain/request.ts';
import { readSubscriptions } from '../../src/domain/sync/subscriptions.ts';
import type { SubscriptionView } from '../../src/domain/subscriptionViews.ts';
import { yes as good } from '../support/answers.ts';
import { alex, megan } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';
import {
  basic,
  fabrikam,
  startSandboxWorld,
  yes,
  type SandboxWorld,
} from './partnerCenter.sandboxWorld.ts';

describe('Resellers of record and support contacts, as the sandbox plays Partner Center', () => {
  let world: SandboxWorld;
  let test: TestDesk;
  let partners: Partnership[];

  before(async () => {
    world = await startSandboxWorld();
    test = await openTestDesk({
      partnerCenter: world.pc,
      log: { info: () => undefined, fault: () => undefined },
    });
    const { items = [] } = await yes(world.pc.resellers());
    partners = items.map((one) => partnership({ ...one, state: 'active' }));
    const docs = partners.map(partnershipDoc);
    await test.doors.store.desk.commit(docs.map((doc) => ({ op: 'put' as const, doc })));
  });
  after(async () => {
    await test.close();
    await world.close();
  });
  afterEach(async () => {
    await world.calm();
    await world.tell('_state', { changeMs: 0 });
  });

  const settle = async (seconds: number): Promise<void> => {
    world.pass(seconds * 1000);
    test.pass({ seconds });
    await test.settle();
  };
  const keep = async (id: string) => {
    const { name, domain } = await yes(world.pc.customer(id));
    const customer = { id, name, domain };
    const doc = customerDoc({ ...customer, asOf: test.doors.clock.now() });
    await test.doors.store.customers.commit([{ op: 'put', doc }]);
    await readSubscriptions(test.doors, id);
    return customer;
  };
  const request = async (id: string): Promise<Request> =>
    readRequest((await test.doors.store.desk.read(requestDocId(id)))!);
  const made = async (kind: KindName, input: unknown): Promise<Request> => {
    const { id, needs } = good(await test.desk.act.submit(alex, kind, input));
    if (needs?.by === 'approver')
      good(await test.desk.act.move(megan, id, 'approve', { args: {} }));
    await test.settle();
    return request(id);
  };
  const shown = async (id: string): Promise<SubscriptionView> =>
    good(await test.desk.find.subscription(alex, id));
  const sound = async (): Promise<Partnership> => {
    for (const one of partners) {
      if (one.partnerId === fabrikam) continue;
      const { checks } = await test.desk.find.verifyPartner(one.partnerId);
      if (checks.every(({ state }) => state === 'fine')) return one;
    }
    return assert.fail('no other sound reseller');
  };

  it('replaces the reseller of record, seen at once or later, and nothing else becomes different', async () => {
    const customer = await keep(await world.signedCustomer());
    const lines = [await world.lineOf(basic, { term: 'P1Y', billingCycle: 'monthly' })];
    const cart = await yes(
      world.pc.createCart(customer.id, { lines, partnerId: fabrikam }, randomUUID()),
    );
    await yes(world.pc.checkout(customer.id, cart.id, randomUUID()));
    await settle(61);
    await readSubscriptions(test.doors, customer.id);
    const [one] = (await test.desk.find.subscriptionRows(customer.id, { text: '', page: 0 })).rows;
    assert.ok(one);
    const { id, name } = one.subscription;
    const other = await sound();
    const us = partners.find(({ partnerId }) => partnerId === fabrikam)!;
    const input = (before: Partnership, after: Partnership) => ({
      customer,
      subscription: { id, name },
      before: { partnerId: before.partnerId, name: before.name },
      after: { partnerId: after.partnerId, name: after.name },
      partnershipId: after.id,
    });
    assert.equal((await made('associateReseller', input(us, other))).state, 'done');
    const after = await shown(id);
    assert.equal(after.subscription.partnerId, other.partnerId);
    const { partnerId: _was, asOf: _then, ...before } = one.subscription;
    const { partnerId: _is, asOf: _now, ...now } = after.subscription;
    assert.deepEqual(now, before);
    await world.tell('_state', { changeMs: 30_000 });
    const later = await made('associateReseller', input(other, us));
    assert.deepEqual([later.state, later.waiting?.code], ['waiting', 'changePending']);
    await settle(31);
    assert.equal((await request(later.id)).state, 'done');
    assert.equal((await shown(id)).subscription.partnerId, fabrikam);
  });

  it('says of each Partner ID what Partner Center says of it', async () => {
    const states = async (partnerId: string) =>
      (await test.desk.find.verifyPartner(partnerId)).checks.map(({ state }) => state);
    assert.deepEqual(await states(fabrikam), ['fine', 'fine', 'fine', 'fine']);
    const [exists, , , ours] = await states('1');
    assert.deepEqual([exists, ours], ['wrong', 'wrong']);
    const own = await test.desk.find.ownContact();
    assert.match(own?.partnerId ?? '', /^\d+$/);
    assert.equal((await states(own?.partnerId ?? ''))[3], 'wrong');
  });

  it('names the support contact of a legacy subscription', async () => {
    const { items: customers = [] } = await yes(world.pc.customers({}));
    for (const { id: customerId } of customers) {
      const { items = [] } = await yes(world.pc.subscriptions(customerId));
      const legacy = items.find((one) => !one.newCommerce && one.status === 'active');
      if (!legacy) continue;
      const customer = await keep(customerId);
      const { id, partnerId, name } = await sound();
      const input = {
        customer,
        subscription: { id: legacy.id, name: legacy.name },
        contact: { id, partnerId, name },
        partnershipId: id,
      };
      assert.equal((await made('setSupportContact', input)).state, 'done');
      const named = await yes(world.pc.supportContact(customerId, legacy.id));
      assert.equal(named.id, id);
      assert.deepEqual((await shown(legacy.id)).support, {
        contact: { id, partnerId, name },
        kept: 'partnerCenter',
        of: 'subscription',
      });
      return;
    }
    assert.fail('no legacy subscription');
  });
});
