import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { customerDoc } from '../../src/domain/customer.ts';
import type { OrderLine } from '../../src/domain/order.ts';
import { readRequest, requestDocId } from '../../src/domain/request.ts';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { yes as kept } from '../support/answers.ts';
import { alex } from '../support/requests.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';
import {
  fabrikam,
  market,
  startSandboxWorld,
  yes,
  type SandboxWorld,
} from './partnerCenter.sandboxWorld.ts';

const premium = 'Microsoft 365 Business Premium';

describe('More for an existing customer, as the sandbox plays Partner Center', () => {
  let world: SandboxWorld;
  let test: TestDesk;
  let customer: { id: string; name: string; domain: string };
  let e3: OrderLine;
  let more: OrderLine;

  const lineOf = async (title: string): Promise<OrderLine> => {
    const plan = { term: 'P1Y', billingCycle: 'monthly' } as const;
    const { catalogItemId } = await world.lineOf(title, plan);
    const [productId = '', skuId = ''] = catalogItemId.split(':');
    return { productId, skuId, title, quantity: 3, ...plan, isTrial: false, isAddon: false };
  };

  const pass = async (minutes: number): Promise<void> => {
    world.pass(minutes * 60_000);
    test.pass({ minutes });
    await test.settle();
  };

  before(async () => {
    world = await startSandboxWorld();
    test = await openTestDesk({
      partnerCenter: world.pc,
      log: { info: () => undefined, fault: () => undefined },
    });
    const id = await world.signedCustomer();
    const { name, domain } = await yes(world.pc.customer(id));
    customer = { id, name, domain };
    const own = partnership({ id: world.resellerId, partnerId: fabrikam });
    await test.doors.store.desk.commit([{ op: 'put', doc: partnershipDoc(own) }]);
    const asOf = test.doors.clock.now();
    const doc = customerDoc({ ...customer, resellerId: world.resellerId, asOf });
    await test.doors.store.customers.commit([{ op: 'put', doc }]);
    // Ten of E3 that the customer has since.
    const bought = await world.lineOf('Microsoft 365 E3', { term: 'P1Y' });
    const wish = { lines: [bought], partnerId: fabrikam };
    const cart = await yes(world.pc.createCart(id, wish, randomUUID()));
    await yes(world.pc.checkout(id, cart.id, randomUUID()));
    await pass(2);
    [e3, more] = [await lineOf('Microsoft 365 E3'), await lineOf(premium)];
  });
  after(async () => {
    await test.close();
    await world.close();
  });

  const ask = (lines: readonly OrderLine[]) => ({
    customerId: customer.id,
    partnerId: fabrikam,
    ...market,
    lines,
    key: randomUUID(),
  });

  it('days, promotions and prices are asked for, and nothing is ordered by that', async () => {
    const { find } = test.desk;
    const [had] = (await find.ownedNow(customer.id)) ?? [];
    assert.equal(had?.quantity, 10);
    assert.equal(await find.countryOf(customer.id), 'US');
    const days = (await find.endDates(customer.id, 'P1Y')) ?? [];
    assert.ok(days.some(({ kind, day }) => kind === 'month' && day === '2026-12-31'));
    assert.ok(days.some(({ subscriptionIds }) => subscriptionIds.includes(had.id)));
    const promotions = await find.promotions(customer.id, market, [e3, more]);
    assert.deepEqual(Object.keys(promotions ?? {}), ['1']);
    const plain = await find.quote(ask([more]));
    const [, { id, name } = { id: '', name: '' }] = Object.values({ 0: undefined, ...promotions });
    const cheaper = { ...more, endDate: '2026-12-31', promotion: { id, name } };
    const short = await find.quote(ask([cheaper]));
    assert.ok(plain?.total && short?.total && short.total.amount < plain.total.amount);
    assert.equal(short.lines[0]?.commitmentEnd, '2026-12-31T00:00:00.000Z');
    const wrong = await find.quote(ask([{ ...more, endDate: '2026-12-30' }]));
    assert.equal(wrong?.lines[0]?.problem, 'cart.invalid_custom_term_end_date');
    assert.equal((await yes(world.pc.orders(customer.id))).items?.length, 1);
  });

  it('licences are added to what is there, and the rest is ordered with its end and promotion', async () => {
    const [had] = (await test.desk.find.ownedNow(customer.id)) ?? [];
    const [promotion] = Object.values(
      (await test.desk.find.promotions(customer.id, market, [more])) ?? {},
    );
    assert.ok(had && promotion);
    const { id, name } = promotion;
    const input = {
      customer,
      ...market,
      partnershipId: world.resellerId,
      partnerId: fabrikam,
      lines: [
        { ...e3, onto: { subscriptionId: had.id, had: had.quantity } },
        { ...more, endDate: '2026-12-31', promotion: { id, name } },
      ],
      attestation: true,
    };
    const made = kept(await test.desk.act.submit(alex, 'addSubscription', input));
    await test.settle();
    for (let look = 0; look < 5; look += 1) await pass(2);
    const found = await test.doors.store.desk.read(requestDocId(made.id));
    const request = found && readRequest(found);
    assert.equal(request?.state, 'done', JSON.stringify(request?.failure));
    const now = (await yes(world.pc.subscriptions(customer.id))).items ?? [];
    assert.equal(now.find((one) => one.id === had.id)?.quantity, 13);
    const fresh = now.find((one) => one.id !== had.id);
    assert.equal(fresh?.quantity, 3);
    assert.equal(fresh?.partnerId, fabrikam);
    assert.equal(fresh?.promotionId?.toUpperCase(), id.toUpperCase());
    assert.equal(fresh?.commitmentEnd?.slice(0, 10), '2026-12-31');
  });
});
