import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { customerDoc, readSubscription, type Renewal } from '../../src/domain/customer.ts';
import type { Change, ChangeSubscription } from '../../src/domain/kinds/changeSubscription.ts';
import type { UpgradeSubscription } from '../../src/domain/kinds/upgradeSubscription.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { renewalOf } from '../../src/domain/renewals.ts';
import { readRequest, requestDocId, type Request } from '../../src/domain/request.ts';
import { readSubscriptions } from '../../src/domain/sync/subscriptions.ts';
import { targetOf, upgradeLine } from '../../src/domain/upgradeChecks.ts';
import { yes as kept } from '../support/answers.ts';
import { alex, megan } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';
import {
  fabrikam,
  startSandboxWorld,
  yes,
  type SandboxWorld,
} from './partnerCenter.sandboxWorld.ts';

const premium = 'Microsoft 365 Business Premium';
const days = (count: number) => count * 24 * 60;

describe('Changes and upgrades, as the sandbox plays Partner Center', () => {
  let world: SandboxWorld;
  let test: TestDesk;
  let customer: { id: string; name: string; domain: string };
  let id: string;

  const pass = async (minutes: number): Promise<void> => {
    world.pass(minutes * 60_000);
    test.pass({ minutes });
    await test.settle();
  };

  /** Ten of a product, bought now. */
  const buy = async (title: string): Promise<string> => {
    const line = await world.lineOf(title, { term: 'P1Y', billingCycle: 'monthly' });
    const wish = { lines: [line], partnerId: fabrikam };
    const cart = await yes(world.pc.createCart(customer.id, wish, randomUUID()));
    const { orders } = await yes(world.pc.checkout(customer.id, cart.id, randomUUID()));
    await pass(2);
    await readSubscriptions(test.doors, customer.id);
    const [order] = orders;
    const found = await yes(world.pc.subscriptions(customer.id, undefined, order?.id));
    const [bought] = found.items ?? [];
    assert.ok(bought);
    return bought.id;
  };

  beforeEach(async () => {
    world = await startSandboxWorld();
    test = await openTestDesk({
      partnerCenter: world.pc,
      log: { info: () => undefined, fault: () => undefined },
    });
    const created = await world.signedCustomer();
    const { name, domain } = await yes(world.pc.customer(created));
    customer = { id: created, name, domain };
    const own = partnership({ id: world.resellerId, partnerId: fabrikam });
    await test.doors.store.desk.commit([{ op: 'put', doc: partnershipDoc(own) }]);
    const asOf = test.doors.clock.now();
    const doc = customerDoc({ ...customer, resellerId: world.resellerId, country: 'US', asOf });
    await test.doors.store.customers.commit([{ op: 'put', doc }]);
    id = await buy(premium);
  });
  afterEach(async () => {
    await test.close();
    await world.close();
  });

  const whose = () => ({
    customer,
    subscription: { id, name: premium },
    partnershipId: world.resellerId,
    partnerId: fabrikam,
    segment: 'commercial' as const,
  });
  const live = async () => yes(world.pc.subscription(customer.id, id));
  const now = async () => {
    const found = await test.doors.store.subscriptions.read(id);
    assert.ok(found);
    return readSubscription(found);
  };
  const read = async (requestId: string): Promise<Request> => {
    const found = await test.doors.store.desk.read(requestDocId(requestId));
    assert.ok(found);
    return readRequest(found);
  };
  const change = async (wanted: Change, loses?: Renewal): Promise<Request> => {
    const input: ChangeSubscription = { ...whose(), change: wanted, ...(loses && { loses }) };
    const { id: made } = kept(await test.desk.act.submit(alex, 'changeSubscription', input));
    await test.settle();
    return read(made);
  };
  const licences = (was: number, quantity: number) =>
    ({ do: 'licences', was, status: 'active', quantity }) as const;
  const atEnd = async (renewal: Renewal) =>
    change({ do: 'renewal', renewal, before: renewalOf(await live()) });

  it('raises, lowers inside the window, and after it only at the renewal', async () => {
    const raised = await change(licences(10, 14));
    assert.equal(raised.state, 'done', JSON.stringify(raised.failure));
    assert.ok(raised.learned.windowUntil);
    assert.equal((await change(licences(14, 12))).state, 'done');
    assert.deepEqual([(await live()).quantity, (await now()).quantity], [12, 12]);
    const room = await test.desk.find.changeRoom(id);
    assert.ok(room?.licences && room.licences.least <= 2 && room.cancelUntil);
    await pass(days(8));
    const later = await test.desk.find.changeRoom(id);
    assert.deepEqual([later?.licences?.least, later?.cancelUntil], [12, undefined]);
    const refused = await change(licences(12, 8));
    assert.equal(refused.failure?.code, '800090');
    kept(await test.desk.act.move(alex, refused.id, 'abandon', { args: {} }));
    const scheduled = await atEnd({ how: 'change', quantity: 8 });
    assert.equal(scheduled.state, 'done', JSON.stringify(scheduled.failure));
    assert.deepEqual((await live()).renewal, { how: 'change', quantity: 8 });
    assert.equal((await live()).quantity, 12);
  });

  it('schedules every end of a term, each in the place of the one before; a change at once deletes it', async () => {
    const choices: Renewal[] = [
      { how: 'end' },
      { how: 'change', quantity: 20, billingCycle: 'annual' },
      { how: 'extend' },
      { how: 'renew' },
      { how: 'end' },
    ];
    for (const renewal of choices) {
      const done = await atEnd(renewal);
      assert.equal(done.state, 'done', JSON.stringify([renewal, done.failure]));
      assert.deepEqual(renewalOf(await live()), renewal);
      assert.deepEqual(renewalOf(await now()), renewal);
    }
    assert.equal((await change(licences(10, 11), { how: 'end' })).state, 'done');
    assert.equal((await live()).renewal, undefined);
    // Not renewed and not ended: it would go on, and cost.
    assert.deepEqual(renewalOf(await live()), { how: 'extend' });
  });

  it('is one change when Partner Center takes its time and loses an answer', async () => {
    await world.tell('_state', { changeMs: 120_000 });
    const waiting = await change(licences(10, 11));
    assert.deepEqual([waiting.state, waiting.waiting?.code], ['waiting', 'changePending']);
    await pass(5);
    await pass(5);
    assert.equal((await read(waiting.id)).state, 'done');
    await world.tell('_state', { changeMs: 0 });
    const patched = { method: 'PATCH', path: '^/v1/customers/.+/subscriptions/', times: 1 };
    await world.tell('_faults', { ...patched, then: { cut: 'after' } });
    const lost = await change(licences(11, 12));
    await pass(5);
    assert.equal((await read(lost.id)).state, 'done');
    assert.equal((await live()).quantity, 12);
  });

  it('changes no number while it is suspended', async () => {
    const set = { status: 'suspended' };
    const wish = { customerId: customer.id, subscriptionId: id, set };
    await world.tell('_state', { changeSubscription: wish });
    const room = await test.desk.find.changeRoom(id);
    assert.equal(room?.licences, undefined);
    const refused = await change({ ...licences(10, 12), status: 'suspended' });
    assert.equal(refused.failure?.code, 'quantityWhileSuspended');
  });

  it('cancels inside the window, once an admin has agreed', async () => {
    const asked = await change({ do: 'cancel', was: 10, status: 'active' });
    assert.equal(asked.state, 'pending');
    kept(await test.desk.act.move(megan, asked.id, 'approve', { args: {} }));
    await test.settle();
    const done = await read(asked.id);
    assert.equal(done.state, 'done', JSON.stringify(done.failure));
    assert.equal((await live()).status, 'deleted');
  });

  for (const asPublished of [false, true]) {
    it(`upgrades to the end, and begins nothing twice${asPublished ? ', with the list as it was published' : ''}`, async () => {
      await world.tell('_state', { transitions: { asPublished } });
      const choices = await test.desk.find.transitionChoices(await now());
      const [choice] = choices ?? [];
      assert.ok(choice, JSON.stringify(choices));
      const target = targetOf(choices ?? [], choice.catalogItemId);
      assert.ok(target);
      const input: UpgradeSubscription = {
        ...whose(),
        was: 10,
        toCatalogItemId: choice.catalogItemId,
        type: 'transition_only',
        line: upgradeLine(await now(), target, 4),
      };
      const path = `^/v1/customers/.+/subscriptions/${id}/transitions$`;
      await world.tell('_faults', { method: 'POST', path, then: { cut: 'after' } });
      const asked = kept(await test.desk.act.submit(alex, 'upgradeSubscription', input));
      await test.settle();
      for (let look = 0; look < 6; look += 1) await pass(1);
      const done = await read(asked.id);
      assert.equal(done.state, 'done', JSON.stringify([done.failure, done.waiting]));
      assert.equal((await yes(world.pc.transitions(customer.id, id))).items?.length, 1);
      assert.equal((await now()).quantity, 6);
      const made = await test.doors.store.subscriptions.read(done.learned.toSubscriptionId ?? '');
      assert.partialDeepStrictEqual(made && readSubscription(made), {
        quantity: 4,
        status: 'active',
        partnerId: fabrikam,
      });
    });
  }

  it('an upgrade that failed says why, and a new try begins another one', async () => {
    const failure = { code: 900236, description: 'Not now.' };
    await world.tell('_state', { transitions: { fails: failure } });
    const choices = (await test.desk.find.transitionChoices(await now())) ?? [];
    const target = targetOf(choices, choices[0]?.catalogItemId ?? '');
    assert.ok(target);
    const input: UpgradeSubscription = {
      ...whose(),
      was: 10,
      toCatalogItemId: target.choice.catalogItemId,
      type: 'transition_only',
      line: upgradeLine(await now(), target, 10),
    };
    const asked = kept(await test.desk.act.submit(alex, 'upgradeSubscription', input));
    await test.settle();
    for (let look = 0; look < 3; look += 1) await pass(1);
    const failed = await read(asked.id);
    assert.equal(failed.failure?.code, '900236', JSON.stringify(failed));
    kept(await test.desk.act.move(alex, asked.id, 'retry', { args: {} }));
    await test.settle();
    for (let look = 0; look < 4; look += 1) await pass(1);
    assert.equal((await read(asked.id)).state, 'done');
    assert.equal((await yes(world.pc.transitions(customer.id, id))).items?.length, 2);
  });
});
