import assert from 'node:assert/strict';
import type { Held } from './held.ts';
import { bought, change, legacy, read, refusal } from './held.ts';
import { itemOf, skus } from './shop.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const e5 = 'CFQ7TTC0LFLZ/0002';

describe('transitions in the sandbox', () => {
  let world: World;
  let held: Held;
  let toCatalogItemId: string;
  beforeEach(async () => {
    world = await openWorld();
    held = await bought(world, skus.e3);
    toCatalogItemId = await itemOf(world, held.customer, e5);
    await world.post('/_state', { provisioningMs: 60_000 });
  });
  afterEach(() => world.close());

  const start = (more: object = {}, path = held.path) =>
    world.post(`${path}/transitions`, {
      toCatalogItemId,
      quantity: 10,
      transitionType: 'transition_only',
      ...more,
    });
  const followed = async () => (await world.get(`${held.path}/transitions`)).body.items[0];

  it('says what a subscription can become', async () => {
    const { status, body } = await world.get(`${held.path}/transitionEligibilities`);
    assert.equal(status, 200);
    const [item] = body.items;
    assert.deepEqual(
      [body.totalCount, item.catalogItemId, item.title, item.quantity],
      [1, toCatalogItemId, 'Microsoft 365 E5', 10],
    );
    assert.deepEqual(
      item.eligibilities.map((each: { isEligible: boolean }) => each.isEligible),
      [true, false],
    );
    assert.deepEqual(item.subscriptionEligibilities, []);
    const trial = await bought(world, skus.premiumTrial, { termDuration: 'P1M', quantity: 5 });
    assert.equal((await world.get(`${trial.path}/transitionEligibilities`)).body.totalCount, 0);
    const old = await legacy(world);
    const asked = world.get(`${old.path}/transitionEligibilities`);
    assert.deepEqual(await refusal(asked), [403, 900263]);
  });

  it('starts, keeps others off the subscription meanwhile, and completes', async () => {
    const { status, body } = await start();
    assert.equal(status, 200);
    assert.deepEqual(
      body.events.map((each: { name: string; status: string }) => [each.name, each.status]),
      [['Conversion', 'Started']],
    );
    assert.equal((await read(world, held.customer, held.body.id)).body.status, 'active');
    assert.deepEqual(await refusal(change(world, held, { quantity: 12 })), [409, 900278]);
    assert.deepEqual(await refusal(start()), [409, 900278]);
    world.pass(60_000);
    const done = await world.get(`${held.path}/transitions?operationId=${body.operationId}`);
    assert.deepEqual(
      done.body.items[0].events.map((each: { status: string }) => each.status),
      ['Started', 'Completed'],
    );
    assert.equal((await read(world, held.customer, held.body.id)).body.status, 'deleted');
    const born = (await read(world, held.customer, body.toSubscriptionId)).body;
    assert.deepEqual(
      [born.offerName, born.quantity, born.termDuration, born.partnerId, born.status],
      ['Microsoft 365 E5', 10, 'P1Y', held.body.partnerId, 'active'],
    );
    const order = await world.get(`/v1/customers/${held.customer}/orders/${born.orderId}`);
    assert.equal(order.body.lineItems[0].transactionType, 'convert');
    const [record] = (await world.get('/v1/auditrecords')).body.items;
    assert.equal(record.operationType, 'upgrade_subscription');
  });

  it('moves a part, which keeps the window of where it came from', async () => {
    const { body } = await start({ quantity: 4 });
    world.pass(60_000);
    const left = (await read(world, held.customer, held.body.id)).body;
    assert.deepEqual(
      [left.quantity, left.status, left.refundableQuantity.totalQuantity],
      [6, 'active', 6],
    );
    const born = (await read(world, held.customer, body.toSubscriptionId)).body;
    assert.equal(born.cancellationAllowedUntilDate, held.body.cancellationAllowedUntilDate);
    assert.equal(born.quantity, 4);
  });

  it('adds licences to a subscription that is there', async () => {
    const first = (await start({ quantity: 4 })).body;
    world.pass(60_000);
    const { body } = await world.get(`${held.path}/transitionEligibilities`);
    assert.deepEqual(
      body.items[0].subscriptionEligibilities.map(
        (each: { subscriptionId: string }) => each.subscriptionId,
      ),
      [first.toSubscriptionId],
    );
    await start({ quantity: 6, toSubscriptionId: first.toSubscriptionId });
    world.pass(60_000);
    assert.equal((await read(world, held.customer, first.toSubscriptionId)).body.quantity, 10);
    assert.equal((await read(world, held.customer, held.body.id)).body.status, 'deleted');
  });

  it('fails as a test wishes, and then nothing has changed', async () => {
    const fails = { code: 900236, description: 'Conflicting services.' };
    await world.post('/_state', { transitions: { fails } });
    await start();
    world.pass(60_000);
    const { events } = await followed();
    assert.deepEqual([events[1].status, events[1].errors], ['Failed', [fails]]);
    const after = (await read(world, held.customer, held.body.id)).body;
    assert.deepEqual(after, held.body);
    assert.equal((await start()).status, 200);
  });

  it('refuses another product, too many licences, a shorter term, a plan that is not sold, and moving licences without privileges', async () => {
    const exchange = await itemOf(world, held.customer, skus.exchange);
    assert.deepEqual(await refusal(start({ toCatalogItemId: exchange })), [400, 900236]);
    assert.deepEqual(await refusal(start({ quantity: 11 })), [400, 900258]);
    assert.deepEqual(await refusal(start({ termDuration: 'P1M' })), [400, 900259]);
    assert.deepEqual(await refusal(start({ billingCycle: 'triennial' })), [400, 900260]);
    assert.deepEqual(await refusal(start({ toSubscriptionId: held.body.id })), [400, 900261]);
    const transitionType = 'transition_with_license_transfer';
    assert.deepEqual(await refusal(start({ transitionType })), [400, 900267]);
    assert.deepEqual(await refusal(start({ transitionType: 'x' })), [400, 800002]);
  });

  it('can print the list as it was published', async () => {
    await world.post('/_state', { transitions: { asPublished: true } });
    assert.equal('operationId' in (await start()).body, false);
    const { body } = await world.get(`${held.path}/transitions`);
    assert.equal('items' in body, false);
    assert.equal(body.transition[0].Events[0].status, 'Started ');
  });
});
