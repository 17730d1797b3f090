import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { fabrikam, market, no, startSandboxWorld, yes } from './partnerCenter.sandboxWorld.ts';
import type { SandboxWorld } from './partnerCenter.sandboxWorld.ts';

const premium = 'Microsoft 365 Business Premium';
const url = 'http://127.0.0.1:1/webhooks/partner-center';

describe('Purchases, relationships and events, as the sandbox plays Partner Center', () => {
  let world: SandboxWorld;
  let pc: PartnerCenter;
  before(async () => {
    world = await startSandboxWorld();
    ({ pc } = world);
  });
  after(() => world.close());

  it('offers days on which a subscription may end, and promotions with their names, and takes both', async () => {
    const id = await world.signedCustomer();
    const line = await world.lineOf(premium, { term: 'P1Y', billingCycle: 'monthly' });
    const [productId = '', skuId = ''] = line.catalogItemId.split(':');
    const { items: days = [] } = await yes(pc.endDates(id, 'P1Y'));
    assert.deepEqual(days[0], { day: '2026-11-30', kind: 'month', subscriptionIds: [] });
    const ask = {
      productId,
      skuId,
      quantity: 10,
      term: line.term,
      billingCycle: line.billingCycle,
    };
    const nothing = { ...ask, productId: 'CFQ7TTC00000', skuId: '0001' };
    const found = await yes(pc.promotions(id, market, [nothing, ask]));
    assert.deepEqual([found.length, found[0]], [2, []]);
    const [promotion] = found[1] ?? [];
    assert.ok(promotion?.name && promotion.id !== promotion.name);
    assert.match(promotion.until ?? '', /^\d{4}-\d\d-\d\d$/);
    const lines = [{ ...line, endDate: '2027-03-31', promotionId: promotion.id }];
    const cart = await yes(pc.createCart(id, { lines, partnerId: fabrikam }, randomUUID()));
    assert.equal(cart.lines[0]?.error, undefined);
    const wrong = [{ ...line, endDate: '2027-03-30' }];
    const refused = await yes(
      pc.createCart(id, { lines: wrong, partnerId: fabrikam }, randomUUID()),
    );
    assert.equal(refused.lines[0]?.error, 'invalid_custom_term_end_date');
    const { orders } = await yes(pc.checkout(id, cart.id, randomUUID()));
    world.pass(61_000);
    const { items: [bought] = [] } = await yes(pc.subscriptions(id, undefined, orders[0]?.id));
    assert.equal(bought?.commitmentEnd?.slice(0, 10), '2027-03-31');
    assert.equal(bought.promotionId, promotion.id);
    const { items: together = [] } = await yes(pc.endDates(id, 'P1Y'));
    assert.ok(
      together.some((one) => one.kind === 'subscription' && one.subscriptionIds[0] === bought.id),
    );
  });

  it('gives the link behind which a company becomes a customer of a reseller', async () => {
    const providerId = 'sandbox-tenant';
    const link = await yes(pc.relationshipLink({ resellerId: world.resellerId, providerId }));
    assert.equal((await fetch(link.url)).status, 200);
    assert.equal(await no(pc.relationshipLink({ resellerId: randomUUID(), providerId })), '600006');
  });

  it('ends a relationship once nothing is billed any more', async () => {
    const { items: customers = [] } = await yes(pc.customers({ resellerId: world.resellerId }));
    const id = customers[0]?.id ?? '';
    assert.equal(await no(pc.endRelationship(id, randomUUID())), '800002');
    const bare = await world.signedCustomer();
    assert.deepEqual(await yes(pc.endRelationship(bare, randomUUID())), { ended: true });
    assert.equal(await no(pc.customer(bare)), '20002');
    assert.equal(await no(pc.endRelationship(bare, randomUUID())), '20002');
  });

  it('is told where events go, and told otherwise later', async () => {
    assert.equal(await yes(pc.webhook()), undefined);
    const first = { url, events: ['test-created'] };
    assert.deepEqual(await yes(pc.registerWebhook(first, randomUUID())), first);
    assert.deepEqual(await yes(pc.webhook()), first);
    const second = { url: `${url}/2`, events: ['test-created', 'subscription-updated'] };
    await yes(pc.registerWebhook(second, randomUUID()));
    assert.deepEqual(await yes(pc.webhook()), second);
    assert.equal(
      await no(pc.registerWebhook({ url, events: ['nonsense'] }, randomUUID())),
      '800002',
    );
  });

  it('keeps a record of what was changed, under the id of the call', async () => {
    const { items: customers = [] } = await yes(pc.customers({ resellerId: world.resellerId }));
    const lists = await Promise.all(
      customers.map(async ({ id }) => ({ id, ...(await yes(pc.subscriptions(id))) })),
    );
    const [one] = lists.flatMap(({ id: customerId, items = [] }) =>
      items.flatMap((each) =>
        each.newCommerce && each.status === 'active' ? [{ customerId, ...each }] : [],
      ),
    );
    assert.ok(one);
    const change = { set: 'quantity', quantity: one.quantity + 1 } as const;
    const answer = await pc.changeSubscription(one.customerId, one.id, change, randomUUID());
    assert.ok(answer.is === 'yes');
    const day = new Date(world.now()).toISOString().slice(0, 10);
    const { items: records = [] } = await yes(pc.auditRecords({ from: day, to: day }));
    const record = records.find(({ correlationId }) => correlationId === answer.ids.correlationId);
    assert.ok(record);
    assert.deepEqual(
      [record.operation, record.before?.id, record.before?.quantity, record.after?.quantity],
      ['update_subscription', one.id, String(one.quantity), String(one.quantity + 1)],
    );
  });
});
