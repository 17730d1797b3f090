import assert from 'node:assert/strict';
import type { Renewal } from '../../src/domain/customer.ts';
import type { SubscriptionChange } from '../../src/domain/partnerCenterChanges.ts';
import type { Answer, PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, Seen, World } from './partnerCenter.world.ts';

const newCommerce = {
  id: 'S1',
  offerId: 'CFQ7TTC0LCHC:0002:CFQ7TTC0RM8K',
  offerName: 'Business Premium',
  friendlyName: 'Shop',
  productType: { id: 'OnlineServicesNCE', displayName: 'Online Services NCE' },
  quantity: 5,
  unitType: 'Licenses',
  parentSubscriptionId: null,
  creationDate: '2026-11-20T08:00:00.1234567Z',
  effectiveStartDate: '2026-11-20T00:00:00Z',
  commitmentEndDate: '2027-11-19T00:00:00Z',
  status: 'active',
  autoRenewEnabled: true,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  cancellationAllowedUntilDate: '2026-11-27T08:00:00Z',
  refundOptions: [{ type: 'Full', expiresAt: '2026-11-27T08:00:00Z' }],
  refundableQuantity: {
    totalQuantity: 5,
    details: [{ quantity: 5, allowedUntilDateTime: '2026-11-27T08:00:00Z' }],
  },
  partnerId: '4847383',
  nextChargeInstructions: { product: { productId: 'CFQ7TTC0LCHC' }, quantity: 5 },
  somethingNew: { of: ['tomorrow'] },
  attributes: { objectType: 'Subscription' },
};
const legacy = {
  id: 's2',
  offerId: '91fd106f-4b2c-4938-95ac-f54f74e9a239',
  offerName: 'Office 365 E1',
  quantity: 3,
  status: 'active',
  autoRenewEnabled: true,
  attributes: { etag: 'eyJpZCI6', objectType: 'Subscription' },
};

describe('Changes of subscriptions at Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  const open = async (answer: (seen: Seen, count: number) => Scripted) => {
    world = await startWorld(answer);
    return world.pc;
  };
  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };
  const sent = () => {
    const patch = world.calls.find(({ method }) => method === 'PATCH');
    return patch && (JSON.parse(patch.text) as Record<string, unknown>);
  };
  const change = (pc: PartnerCenter, to: SubscriptionChange, id = 's1') =>
    pc.changeSubscription('c1', id, to, 'the-request');
  /** A subscription that is read, changed with this answer, and read again as it is then. */
  const changing = (before: object, after: object, answer: Scripted = {}) =>
    open(({ method }, count) => {
      if (method === 'PATCH') return { json: before, ...answer };
      return { json: count === 1 ? before : { ...before, ...after } };
    });

  it('sends back all that was read, with one thing changed', async () => {
    const pc = await changing(newCommerce, { quantity: 8 });
    const value = await yes(change(pc, { set: 'quantity', quantity: 8 }));
    assert.ok(value.is === 'changed');
    assert.equal(value.subscription.quantity, 8);
    assert.deepEqual(sent(), { ...newCommerce, quantity: 8 });
    const [, patch] = world.calls;
    assert.equal(patch?.url.pathname, '/v1/customers/c1/subscriptions/s1');
    assert.equal(patch.headers['ms-requestid'], 'the-request');
    assert.equal(patch.headers['if-match'], undefined);
  });

  it('changes the reseller of record, or cancels, in the same way', async () => {
    const pc = await changing(newCommerce, { partnerId: '4847115' });
    await yes(change(pc, { set: 'reseller', partnerId: '4847115' }));
    assert.deepEqual(sent(), { ...newCommerce, partnerId: '4847115' });
    await world.close();
    await yes(change(await changing(newCommerce, { status: 'deleted' }), { set: 'cancelled' }));
    assert.deepEqual(sent(), { ...newCommerce, status: 'deleted' });
  });

  it('sends the etag of a legacy subscription, in quotes', async () => {
    for (const etag of ['eyJpZCI6', '"eyJpZCI6"']) {
      const raw = { ...legacy, attributes: { etag, objectType: 'Subscription' } };
      const pc = await changing(raw, { quantity: 4 });
      await yes(change(pc, { set: 'quantity', quantity: 4 }, 's2'));
      assert.equal(world.calls[1]?.headers['if-match'], '"eyJpZCI6"');
      await world.close();
    }
    await open(() => ({ json: {} }));
  });

  it('does not believe the answer, only a look', async () => {
    const repeated = { ...newCommerce, quantity: 8 };
    const pc = await changing(newCommerce, {}, { json: repeated });
    assert.deepEqual(await yes(change(pc, { set: 'quantity', quantity: 8 })), { is: 'accepted' });
  });

  it('is accepted when it was done and the look after it fails', async () => {
    for (const look of [{ cut: true }, { status: 503 }, { status: 404, json: { code: 20003 } }]) {
      const pc = await open(({ method }, count) =>
        method === 'PATCH' || count === 1 ? { json: newCommerce } : look,
      );
      assert.deepEqual(await yes(change(pc, { set: 'quantity', quantity: 8 })), { is: 'accepted' });
      await world.close();
    }
    await open(() => ({ json: {} }));
  });

  for (const text of ['', 'Accepted', '{"quantity":5}']) {
    it(`is accepted with a 202 that says "${text}"`, async () => {
      const answer = { status: 202, json: undefined, text };
      const pc = await changing(newCommerce, {}, answer);
      assert.deepEqual(await yes(change(pc, { set: 'quantity', quantity: 8 })), { is: 'accepted' });
      assert.equal(world.calls.length, 2);
    });
  }

  it('was done when its own lost attempt is what makes it stale', async () => {
    let quantity = 3;
    const pc = await open(({ method, text }, count) => {
      if (method === 'GET') return { json: { ...legacy, quantity } };
      if (count > 2) return { status: 400, json: { code: 2055 } };
      ({ quantity } = JSON.parse(text) as { quantity: number });
      return { cut: true };
    });
    const value = await yes(change(pc, { set: 'quantity', quantity: 4 }, 's2'));
    assert.deepEqual([value.is, quantity], ['changed', 4]);
  });

  it('sends nothing when what is changed is not as it was seen', async () => {
    const pc = await open(() => ({ json: newCommerce }));
    const seen = await yes(pc.subscription('c1', 's1'));
    const to = { set: 'reseller', partnerId: '4847115' } as const;
    const others = { ...seen, partnerId: '4847000' };
    const answer = await pc.changeSubscription('c1', 's1', to, 'the-request', others);
    assert.ok(answer.is === 'no');
    assert.equal(answer.no.code, 'changedMeanwhile');
    assert.equal(sent(), undefined);
    await pc.changeSubscription('c1', 's1', to, 'the-request', { ...seen, quantity: 9 });
    assert.deepEqual(sent(), { ...newCommerce, partnerId: '4847115' });
  });

  it('lets two changes of the same subscription take turns: neither undoes the other', async () => {
    let now: Record<string, unknown> = newCommerce;
    const pc = await open(({ method, text }) => {
      if (method === 'PATCH') now = JSON.parse(text) as Record<string, unknown>;
      return { json: now };
    });
    await Promise.all([
      change(pc, { set: 'quantity', quantity: 8 }),
      change(pc, { set: 'reseller', partnerId: '4847115' }),
    ]);
    assert.deepEqual(now, { ...newCommerce, quantity: 8, partnerId: '4847115' });
  });

  it('goes on with the next change when one is cut', async () => {
    const pc = await open(({ method }, count) => {
      if (method === 'PATCH' && count <= 2) return { cut: true };
      return { json: newCommerce };
    });
    const to = { set: 'quantity', quantity: 5 } as const;
    const [first, second] = await Promise.allSettled([change(pc, to), change(pc, to)]);
    assert.equal(second.status, 'fulfilled', JSON.stringify([first, second]));
  });

  it('is refused as stale when somebody else was faster', async () => {
    const pc = await changing(legacy, {}, { status: 400, json: { code: 2055 } });
    const answer = await change(pc, { set: 'quantity', quantity: 4 }, 's2');
    assert.ok(answer.is === 'no');
    assert.equal(answer.no.code, '2055');
  });

  for (const [status, code, read] of [
    [409, 900278, '900278'],
    [409, 800082, '800082'],
    [400, 800090, '800090'],
    [400, 2001, 'quantityWhileSuspended'],
  ] as const) {
    it(`is refused with ${code}`, async () => {
      const pc = await changing(newCommerce, {}, { status, json: { code, description: 'No' } });
      const answer = await change(pc, { set: 'quantity', quantity: 4 });
      assert.ok(answer.is === 'no');
      assert.deepEqual([answer.no.code, answer.no.status], [read, status]);
    });
  }

  it('changes nothing of what it could not read', async () => {
    const pc = await open(() => ({ status: 404, json: { code: 20003 } }));
    const answer = await change(pc, { set: 'cancelled' });
    assert.ok(answer.is === 'no' && answer.no.code === '20003');
    assert.equal(world.calls.length, 1);
  });

  const product = {
    productId: 'CFQ7TTC0LCHC',
    skuId: '0002',
    availabilityId: 'CFQ7TTC0RM8K',
    billingCycle: 'monthly',
    termDuration: 'P1Y',
  };
  const custom = { scheduledType: 'CustomDate', actionType: 'Cancel', effectiveDate: '2027-01-01' };
  const atEnd = { scheduledType: 'TermEnd', actionType: 'Cancel' };
  const planned = { product, quantity: 2 };
  const renewals: [string, object, Renewal, object][] = [
    ['nothing to renew', {}, { how: 'renew' }, { autoRenewEnabled: true }],
    [
      'instructions to none',
      { scheduledNextTermInstructions: planned },
      { how: 'renew' },
      { autoRenewEnabled: true },
    ],
    [
      'an end to a renewal',
      { autoRenewEnabled: false, scheduledActions: [atEnd] },
      { how: 'renew' },
      { autoRenewEnabled: true, scheduledActions: [] },
    ],
    [
      'a renewal to an end',
      { scheduledNextTermInstructions: planned },
      { how: 'end' },
      {
        autoRenewEnabled: false,
        scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }],
      },
    ],
    [
      'an end to an extension, in the spelling that is there',
      { autoRenewEnabled: false, scheduledActions: [custom, atEnd] },
      { how: 'extend' },
      {
        autoRenewEnabled: false,
        scheduledActions: [
          custom,
          { scheduledType: 'TermEnd', actionType: 'RenewToExtendedServiceTerm' },
        ],
      },
    ],
    [
      'a renewal to a changed one',
      {},
      { how: 'change', quantity: 2 },
      { autoRenewEnabled: true, scheduledNextTermInstructions: planned },
    ],
    [
      'an end to a changed renewal',
      { autoRenewEnabled: false, scheduledActions: [atEnd] },
      { how: 'change', term: 'P3Y', billingCycle: 'triennial' },
      {
        autoRenewEnabled: true,
        scheduledActions: [],
        scheduledNextTermInstructions: {
          product: { ...product, billingCycle: 'triennial', termDuration: 'P3Y' },
          quantity: 5,
        },
      },
    ],
    [
      'a changed renewal beside other actions, which would outweigh instructions',
      { scheduledActions: [custom] },
      { how: 'change', quantity: 2 },
      {
        autoRenewEnabled: true,
        scheduledActions: [
          custom,
          { scheduledType: 'TermEnd', actionType: 'RenewToNewTerm', instructions: planned },
        ],
      },
    ],
  ];
  for (const [what, before, renewal, after] of renewals) {
    it(`plans the end of the term: ${what}`, async () => {
      const pc = await changing({ ...newCommerce, ...before }, after);
      await change(pc, { set: 'renewal', renewal });
      const { scheduledNextTermInstructions: _, ...rest } = { ...newCommerce, ...before } as {
        scheduledNextTermInstructions?: object;
      };
      assert.deepEqual(sent(), { ...rest, ...after });
    });
  }

  it('knows of a legacy subscription only whether it renews', async () => {
    const pc = await changing(legacy, { autoRenewEnabled: false });
    const value = await yes(change(pc, { set: 'renewal', renewal: { how: 'end' } }, 's2'));
    assert.equal(value.is, 'changed');
    assert.deepEqual(sent(), { ...legacy, autoRenewEnabled: false });
  });

  const schedules: [object, Renewal | undefined][] = [
    [{}, undefined],
    [{ scheduledActions: null, scheduledNextTermInstructions: null }, undefined],
    [{ scheduledActions: [atEnd] }, { how: 'end' }],
    [{ scheduledActions: [{ scheduleType: 'term_end', actionType: 'cancel' }] }, { how: 'end' }],
    [{ scheduledActions: [custom] }, undefined],
    [
      {
        scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'RenewToExtendedServiceTerm' }],
        scheduledNextTermInstructions: planned,
      },
      { how: 'extend' },
    ],
    [{ scheduledNextTermInstructions: planned }, { how: 'change', quantity: 2 }],
    [{ scheduledNextTermInstructions: { product, quantity: 5 } }, { how: 'renew' }],
    [
      {
        scheduledActions: [
          {
            scheduleType: 'TermEnd',
            actionType: 'RenewToNewTerm',
            instructions: { product: { ...product, termDuration: 'P3Y' }, quantity: 9 },
          },
        ],
      },
      { how: 'change', quantity: 9, term: 'P3Y' },
    ],
  ];
  it('reads what is planned for the end of the term', async () => {
    const items = schedules.map(([schedule]) => ({ ...newCommerce, ...schedule }));
    const pc = await open(() => ({ json: { items } }));
    const { items: read = [] } = await yes(pc.subscriptions('c1'));
    assert.deepEqual(
      read.map(({ renewal }) => renewal),
      schedules.map(([, renewal]) => renewal),
    );
  });

  it('reads the rest of a subscription', async () => {
    const more = {
      parentSubscriptionId: 'S0',
      promotionId: '39NF',
      suspensionReasons: ['customer_cancellation', ''],
      refundableQuantity: null,
    };
    const pc = await open((_, count) => ({
      json: count === 1 ? newCommerce : { ...newCommerce, ...more },
    }));
    assert.deepEqual(await yes(pc.subscription('c1', 's1')), {
      id: 's1',
      name: 'Shop',
      quantity: 5,
      status: 'active',
      partnerId: '4847383',
      termDuration: 'P1Y',
      billingCycle: 'monthly',
      commitmentEnd: '2027-11-19T00:00:00.000Z',
      autoRenew: true,
      newCommerce: true,
      isTrial: false,
      orderId: undefined,
      productId: 'CFQ7TTC0LCHC',
      skuId: '0002',
      availabilityId: 'CFQ7TTC0RM8K',
      unitType: 'Licenses',
      startedAt: '2026-11-20T00:00:00.000Z',
      cancelUntil: '2026-11-27T08:00:00.000Z',
      refundable: { total: 5, parts: [{ quantity: 5, until: '2026-11-27T08:00:00.000Z' }] },
      renewal: undefined,
      suspensionReasons: undefined,
      promotionId: undefined,
      parentId: undefined,
    });
    const other = await yes(pc.subscription('c1', 's1'));
    assert.deepEqual(
      [other.parentId, other.promotionId, other.suspensionReasons, other.refundable],
      ['s0', '39NF', ['customer_cancellation'], undefined],
    );
  });
});
