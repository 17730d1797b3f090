import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { secretDocId, type Placed } from '../../src/domain/order.ts';
import { NoAnswer } from '../../src/domain/partnerCenterDoor.ts';
import type { Request } from '../../src/domain/request.ts';
import { steps } from '../../src/domain/steps/index.ts';
import type { StepDoors, StepName, StepOutcome } from '../../src/domain/steps/step.ts';
import {
  fakePartnerCenter,
  listedReseller,
  type FakePartnerCenter,
} from '../support/fakePartnerCenter.ts';
import { renewAvailabilities } from '../support/fakeOffers.ts';
import { memoryStore, type MemoryStore } from '../support/memoryShelf.ts';
import { basic, e3, order, orderInput, orderPolicy, trey } from '../support/orders.ts';
import { monday } from '../support/requests.ts';

interface Stage {
  doors: StepDoors;
  center: FakePartnerCenter;
  store: MemoryStore;
  sealed: string[];
  pass(ms: number): void;
}

const stage = (): Stage => {
  const center = fakePartnerCenter();
  center.world.resellers.push(
    listedReseller('fabrikam', { name: 'Fabrikam', partnerId: '4847383', country: 'US' }),
  );
  const store = memoryStore();
  const sealed: string[] = [];
  let now = monday;
  const doors: StepDoors = {
    store,
    partnerCenter: center,
    clock: { now: () => now },
    ids: {
      next: () => 'next',
      derived: (...parts) => createHash('sha256').update(parts.join('\n')).digest('hex'),
    },
    log: { info: () => undefined, fault: () => undefined },
    seal: {
      seal: (text, boundTo) => {
        sealed.push(boundTo.join('/'));
        return `sealed ${[...text].toReversed().join('')}`;
      },
      open: (text) => text.slice(7).split('').toReversed().join(''),
    },
    policy: orderPolicy,
  };
  return {
    doors,
    center,
    store,
    sealed,
    pass: (ms) => {
      now = new Date(Date.parse(now) + ms).toISOString();
      center.world.now = now;
    },
  };
};

const take = (on: Stage, name: StepName, request: Request): Promise<StepOutcome> =>
  steps[name](on.doors, { ...request, step: request.steps.indexOf(name) });

const seenFree = { domainWasFree: 'treyresearch.onmicrosoft.com' };

/** Takes a step that has to be done, and gives the request as it is afterwards. */
const done = async (on: Stage, name: StepName, request: Request): Promise<Request> => {
  const outcome = await take(on, name, request);
  assert.equal(outcome.is, 'done', JSON.stringify(outcome));
  return after(request, outcome);
};

const after = (request: Request, outcome: StepOutcome): Request => {
  if (outcome.is === 'busy') return request;
  const { learned, placed = request.placed, setup = request.setup } = outcome;
  const attempt = request.attempt + (outcome.is === 'waiting' ? 0 : 1);
  return { ...request, attempt, placed, setup, learned: { ...request.learned, ...learned } };
};

const withCustomer = async (on: Stage, request = order()): Promise<Request> =>
  done(on, 'createCustomer', await done(on, 'mayOrder', request));

const withCart = async (on: Stage, request?: Request): Promise<Request> => {
  const made = await withCustomer(on, request);
  on.center.world.unsignedCustomers.clear();
  return done(on, 'buildCart', await done(on, 'customerAgreement', made));
};

const placedIn = (outcome: StepOutcome): Placed => {
  assert.ok('placed' in outcome && outcome.placed);
  return outcome.placed;
};

describe('Before a customer is created', () => {
  it('the reseller has to have signed, to be validated, and the domain has to be free', async () => {
    const on = stage();
    assert.deepEqual(await take(on, 'mayOrder', order()), { is: 'done', learned: seenFree });
    on.center.world.unsigned.add('4847383');
    assert.deepEqual(await take(on, 'mayOrder', order()), { is: 'failed', code: '2203' });
    on.center.world.unsigned.clear();
    on.center.world.invalid.add('4847383');
    assert.deepEqual(await take(on, 'mayOrder', order()), { is: 'failed', code: '900414' });
    on.center.world.invalid.clear();
    on.center.world.takenDomains.add('treyresearch.onmicrosoft.com');
    assert.deepEqual(await take(on, 'mayOrder', order()), { is: 'failed', code: 'domainTaken' });
  });

  it('a domain that this request saw free may be taken by itself', async () => {
    const on = stage();
    on.center.world.takenDomains.add('treyresearch.onmicrosoft.com');
    assert.equal((await take(on, 'mayOrder', order({ learned: seenFree }))).is, 'done');
  });

  it('Partner Center may say when to come back', async () => {
    const on = stage();
    const until = '2026-11-23T09:05:00.000Z';
    for (const name of ['agreement', 'validateResellers', 'domainTaken'] as const) {
      on.center.next(name, { is: 'busy', until });
      assert.deepEqual(await take(on, 'mayOrder', order()), { is: 'busy', until });
    }
  });
});

describe('Creating a customer', () => {
  it('seals its password for this request, and puts nothing before that', async () => {
    const on = stage();
    const outcome = await take(on, 'createCustomer', order({ learned: seenFree }));
    assert.ok(outcome.is === 'done');
    assert.deepEqual(outcome.placed, { customerId: 'new-customer-1', lines: [] });
    assert.deepEqual(outcome.setup, {
      userName: 'admin',
      domain: 'treyresearch.onmicrosoft.com',
      owner: { id: 'alex', name: 'Alex' },
      keptUntil: '2026-11-25T17:00:00.000Z',
      shown: 0,
    });
    assert.deepEqual(on.sealed, ['setup/o1']);
    const [password = ''] = on.center.world.passwords;
    assert.notEqual(password, '');
    assert.doesNotMatch(JSON.stringify(outcome), new RegExp(password.replace(/\W/g, '.')));
    const [secret] = outcome.also ?? [];
    assert.ok(secret?.op === 'put');
    assert.equal(secret.doc.id, secretDocId('o1'));
    assert.deepEqual(on.store.customers.all('customer'), []);
  });

  for (const replay of ['credentials', 'withoutCredentials', 'taken'] as const) {
    it(`is one customer when the answer was lost (repeated: ${replay})`, async () => {
      const on = stage();
      on.center.world.replay = replay;
      const request = order({ learned: seenFree });
      on.center.next('createCustomer', { is: 'broken', after: 'work' });
      await assert.rejects(take(on, 'createCustomer', request), NoAnswer);
      const again = await take(on, 'createCustomer', request);
      assert.ok(again.is === 'done', JSON.stringify(again));
      assert.equal(placedIn(again).customerId, 'new-customer-1');
      assert.equal(on.center.world.done.customers, 1);
      assert.equal(again.setup?.gone?.why, replay === 'credentials' ? undefined : 'lost');
    });
  }

  it('repeats under the same key until there is a definite answer, and under another one after it', async () => {
    const on = stage();
    const request = order({ learned: seenFree });
    on.center.next('createCustomer', { is: 'broken' });
    await assert.rejects(take(on, 'createCustomer', request));
    on.center.next('createCustomer', { is: 'no', code: '600051', status: 400 });
    const refused = await take(on, 'createCustomer', request);
    assert.ok(refused.is === 'failed' && refused.code === '600051');
    await take(on, 'createCustomer', after(request, refused));
    const keys = on.center.calls.filter((call) => call.startsWith('createCustomer'));
    assert.equal(keys[0], keys[1]);
    assert.notEqual(keys[1], keys[2]);
  });

  const strangers: [string, Partial<{ name: string; resellerId: string; email: string }>][] = [
    ['of another name', { name: 'Trey Research Ltd' }],
    ['of another reseller', { resellerId: 'contoso' }],
    ['with another e-mail address', { email: 'bob@treyresearch.example' }],
  ];
  for (const [what, change] of strangers) {
    it(`adopts no customer ${what}, although the domain is the same`, async () => {
      const on = stage();
      on.center.world.customers.push({
        id: 'stranger',
        name: trey.company,
        domain: 'treyresearch.onmicrosoft.com',
        resellerId: 'fabrikam',
        email: trey.email,
        ...change,
      });
      const outcome = await take(on, 'createCustomer', order({ learned: seenFree }));
      const code = on.center.world.takenCode;
      assert.deepEqual(outcome, { is: 'failed', code, correlationId: 'correlation' });
    });
  }

  it('adopts nothing whose domain it never saw free', async () => {
    const on = stage();
    on.center.world.customers.push({
      id: 'theirs',
      name: trey.company,
      domain: 'treyresearch.onmicrosoft.com',
      resellerId: 'fabrikam',
      email: trey.email,
    });
    assert.equal((await take(on, 'createCustomer', order())).is, 'failed');
  });
});

describe('The customer agreement', () => {
  it('is asked about a customer that is in the list, with its reseller', async () => {
    const on = stage();
    await take(on, 'customerAgreement', await withCustomer(on));
    const [kept] = on.store.customers.all('customer');
    assert.equal((kept?.body as { resellerId?: string } | undefined)?.resellerId, 'fabrikam');
  });

  it('is waited for, often at first and then hourly, until the customer has accepted it', async () => {
    const on = stage();
    const made = await withCustomer(on);
    const first = await take(on, 'customerAgreement', made);
    assert.deepEqual(first, {
      is: 'waiting',
      code: 'agreement',
      lookAt: '2026-11-23T09:02:00.000Z',
    });
    on.pass(5 * 60 * 60_000);
    const waiting = { ...made, waiting: { code: 'agreement', since: monday } };
    const later = await take(on, 'customerAgreement', waiting);
    assert.ok(later.is === 'waiting' && later.lookAt === '2026-11-23T15:00:00.000Z');
    on.center.world.unsignedCustomers.clear();
    assert.equal((await take(on, 'customerAgreement', waiting)).is, 'done');
    assert.equal(on.center.world.done.confirmations, 0);
  });

  it('is confirmed the older way only where the setting says so', async () => {
    const on = stage();
    on.doors.policy = { ...orderPolicy, agreementBy: 'confirmation' };
    assert.equal((await take(on, 'customerAgreement', await withCustomer(on))).is, 'done');
    assert.equal(on.center.world.done.confirmations, 1);
  });
});

describe('The cart', () => {
  it('is built from the availabilities of this moment, with a price for each line', async () => {
    const on = stage();
    const made = await withCart(on, order({ input: orderInput({ lines: [e3, basic] }) }));
    assert.equal(made.placed?.cartId, 'cart-1');
    assert.deepEqual(made.placed?.total, { amount: 4350, currency: 'USD', at: monday });
    assert.deepEqual(
      made.placed?.lines.map(({ line, price }) => [line, price?.amount]),
      [
        [0, 4320],
        [1, 30],
      ],
    );
  });

  it('is not built for a reseller who may no longer sell', async () => {
    const on = stage();
    const made = await withCustomer(on);
    on.center.world.invalid.add('4847383');
    assert.deepEqual(await take(on, 'buildCart', made), { is: 'failed', code: '900414' });
    assert.equal(on.center.world.done.carts, 0);
  });

  it('is built once more when an availability changed in between', async () => {
    const on = stage();
    const made = await withCustomer(on);
    on.center.next('availabilities', {
      is: 'yes',
      value: {
        items: [
          {
            catalogItemId: 'CFQ7TTC0LFLX:0001:OLD',
            purchasable: true,
            plans: [{ term: 'P1Y', billingCycle: 'monthly' }],
          },
        ],
      },
    });
    assert.equal((await take(on, 'buildCart', made)).is, 'done');
    assert.equal(on.center.world.done.carts, 2);
  });

  it('says of each line what is wrong with it, and orders nothing', async () => {
    const on = stage();
    const input = orderInput({ lines: [e3, basic] });
    const made = await withCustomer(on, order({ input }));
    on.center.world.lineErrors['CFQ7TTC0LH18:0001'] = 'inventory_not_available';
    const refused = await take(on, 'buildCart', made);
    assert.ok(refused.is === 'failed' && refused.code === 'cartLines');
    assert.deepEqual(placedIn(refused).lines, [
      { line: 1, problem: 'cart.inventory_not_available' },
    ]);
    assert.equal(placedIn(refused).cartId, undefined);
    on.center.world.offers = on.center.world.offers.filter(({ title }) => !/E3/.test(title));
    const gone = await take(on, 'buildCart', made);
    assert.deepEqual(placedIn(gone).lines, [{ line: 0, problem: '400018' }]);
  });

  it('asks an admin when it costs more than the rules allow, unless one has agreed already', async () => {
    const on = stage();
    on.doors.policy = { ...orderPolicy, orders: { ...orderPolicy.orders, amounts: { USD: 4000 } } };
    const made = await withCustomer(on);
    const asks = await take(on, 'buildCart', made);
    assert.ok(asks.is === 'needsApproval');
    assert.deepEqual(asks.because, ['orders.amount']);
    assert.equal(placedIn(asks).cartId, 'cart-1');
    const needs = { by: 'approver' as const, because: ['orders.term'] };
    assert.equal((await take(on, 'buildCart', { ...made, needs })).is, 'done');
  });
});

describe('The checkout', () => {
  it('orders each line once, also when its answer was lost and it is repeated', async () => {
    for (const replay of ['same', 'submitted'] as const) {
      const on = stage();
      on.center.world.checkoutReplay = replay;
      const made = await withCart(on, order({ input: orderInput({ lines: [e3, basic] }) }));
      on.center.next('checkout', { is: 'broken', after: 'work' });
      await assert.rejects(take(on, 'checkout', made), NoAnswer);
      const outcome = await take(on, 'checkout', made);
      assert.equal(outcome.is, 'done', replay);
      assert.deepEqual(
        placedIn(outcome).lines.map(({ orderId }) => orderId),
        ['order-1', 'order-2'],
      );
      assert.equal(on.center.world.done.orders, 2);
    }
  });

  it('waits for the customer agreement when Partner Center asks for it (13605), and never fails by it', async () => {
    const on = stage();
    const made = await withCart(on);
    on.center.world.unsignedCustomers.add('new-customer-1');
    const outcome = await take(on, 'checkout', made);
    assert.ok(outcome.is === 'waiting' && outcome.code === 'agreement');
    on.center.world.unsignedCustomers.clear();
    assert.equal((await take(on, 'checkout', made)).is, 'done');
  });

  it('orders the rest alone after a part was refused', async () => {
    const on = stage();
    const made = await withCart(on, order({ input: orderInput({ lines: [e3, basic] }) }));
    on.center.world.refusedAtCheckout['CFQ7TTC0LH18:0001'] = '800069';
    const partly = await take(on, 'checkout', made);
    assert.ok(partly.is === 'failed' && partly.code === 'partialOrder');
    const [first, second] = placedIn(partly).lines;
    assert.deepEqual([first?.orderId, second?.problem], ['order-1', '800069']);
    const retried = after(made, partly);
    assert.deepEqual(await take(on, 'checkout', retried), { is: 'back', to: 'buildCart' });
    on.center.world.refusedAtCheckout = {};
    const outcome = await take(on, 'checkout', await done(on, 'buildCart', retried));
    assert.deepEqual(
      placedIn(outcome).lines.map(({ line, orderId, problem }) => [line, orderId, problem]),
      [
        [0, 'order-1', undefined],
        [1, 'order-2', undefined],
      ],
    );
    assert.equal(on.center.world.done.orders, 2);
  });

  it('says why when nothing was ordered, and builds a new cart for the next try', async () => {
    const on = stage();
    const made = await withCart(on);
    on.center.world.refusedAtCheckout['CFQ7TTC0LFLX:0001'] = '800069';
    const outcome = await take(on, 'checkout', made);
    assert.ok(outcome.is === 'failed' && outcome.code === '800069');
    assert.equal(placedIn(outcome).cartId, undefined);
  });

  it('builds an expired cart anew, unless it was ordered while it was good', async () => {
    const on = stage();
    const made = await withCart(on);
    on.pass(8 * 86_400_000);
    renewAvailabilities(on.center.world.offers);
    const outcome = await take(on, 'checkout', made);
    assert.ok(outcome.is === 'back' && outcome.to === 'buildCart');
    const other = stage();
    const ordered = await withCart(other);
    await take(other, 'checkout', ordered);
    other.pass(8 * 86_400_000);
    const found = await take(other, 'checkout', ordered);
    assert.equal(found.is, 'done');
    assert.equal(other.center.world.done.orders, 1);
  });

  it('comes back when the cart is busy, and says that the outcome is unknown when a submitted order never appears', async () => {
    const on = stage();
    const made = await withCart(on);
    on.center.next('checkout', { is: 'no', code: '800064', status: 409 });
    assert.equal((await take(on, 'checkout', made)).is, 'busy');
    on.center.next('checkout', { is: 'no', code: '800065', status: 400 });
    const waits = await take(on, 'checkout', made);
    assert.ok(waits.is === 'waiting' && waits.code === 'orderAppears');
    on.pass(21 * 60_000);
    on.center.next('checkout', { is: 'no', code: '800065', status: 400 });
    const since = { ...made, waiting: { code: 'orderAppears', since: monday } };
    const unknown = await take(on, 'checkout', since);
    assert.ok(unknown.is === 'failed' && unknown.code === 'outcomeUnknown');
  });
});

describe('Provisioning', () => {
  it('is waited for until every line is a subscription, which is then in the list', async () => {
    const on = stage();
    on.center.world.looksToProvision = 2;
    const made = await withCart(on);
    const ordered = await done(on, 'checkout', made);
    const first = await take(on, 'provisioning', ordered);
    assert.deepEqual(first, {
      is: 'waiting',
      code: 'provisioning',
      lookAt: '2026-11-23T09:00:03.000Z',
    });
    const outcome = await take(on, 'provisioning', ordered);
    assert.equal(outcome.is, 'done');
    assert.equal(placedIn(outcome).lines[0]?.subscriptionId, 'order-1-subscription-0');
    assert.deepEqual(
      on.store.subscriptions.all('subscription').map(({ id }) => id),
      ['order-1-subscription-0'],
    );
  });

  it('says so when the order was refused afterwards', async () => {
    const on = stage();
    const ordered = await done(on, 'checkout', await withCart(on));
    on.center.next('order', {
      is: 'yes',
      value: { id: 'order-1', status: 'PO Review Rejected', lines: [] },
    });
    const outcome = await take(on, 'provisioning', ordered);
    assert.deepEqual(outcome, { is: 'failed', code: 'orderRefused' });
  });
});
