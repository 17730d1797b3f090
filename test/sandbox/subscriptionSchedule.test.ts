import assert from 'node:assert/strict';
import type { Held } from './held.ts';
import { bought, change, legacy, read, refusal } from './held.ts';
import { skus } from './shop.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const product = {
  productId: 'CFQ7TTC0LFLX',
  skuId: '0001',
  billingCycle: 'monthly',
  termDuration: 'P1Y',
};
const fewer = { product, quantity: 8 };
const action = (actionType: string, more: object = {}) => [
  { scheduleType: 'TermEnd', actionType, ...more },
];

describe('what happens to a subscription at the end of its term, in the sandbox', () => {
  let world: World;
  let held: Held;
  beforeEach(async () => {
    world = await openWorld();
    held = await bought(world, skus.e3);
  });
  afterEach(() => world.close());

  const again = async () => (held = await read(world, held.customer, held.body.id));

  it('takes instructions for the next term, and lets a change that is made at once delete them', async () => {
    const { status, body } = await change(world, held, { scheduledNextTermInstructions: fewer });
    assert.equal(status, 200);
    assert.deepEqual(body.scheduledNextTermInstructions, fewer);
    await again();
    const after = (await change(world, held, { quantity: 12 })).body;
    assert.equal('scheduledNextTermInstructions' in after, false);
  });

  it('keeps instructions over a new name or reseller when they are sent along', async () => {
    await change(world, held, { scheduledNextTermInstructions: fewer });
    await again();
    const after = (await change(world, held, { friendlyName: 'A', partnerId: '4847115' })).body;
    assert.deepEqual(after.scheduledNextTermInstructions, fewer);
  });

  it('loses what is scheduled when it is suspended', async () => {
    await change(world, held, {
      scheduledActions: action('RenewToNewTerm', { instructions: fewer }),
    });
    await again();
    const after = (await change(world, held, { status: 'suspended' })).body;
    assert.equal('scheduledActions' in after, false);
  });

  it('refuses instructions without auto-renew, for another product, a plan that is not sold or too many licences', async () => {
    const sent = (instructions: object, changes: object = {}) =>
      refusal(change(world, held, { scheduledNextTermInstructions: instructions, ...changes }));
    assert.deepEqual(await sent(fewer, { autoRenewEnabled: false }), [400, 800002]);
    const exchange = { ...product, productId: 'CFQ7TTC0LH16' };
    assert.deepEqual(await sent({ product: exchange, quantity: 8 }), [400, 900236]);
    const never = { ...product, billingCycle: 'triennial' };
    assert.deepEqual(await sent({ product: never, quantity: 8 }), [400, 900260]);
    assert.deepEqual(await sent({ product, quantity: 10_001 }), [400, 2002]);
  });

  it('drops instructions when auto-renew is turned off', async () => {
    await change(world, held, { scheduledNextTermInstructions: fewer });
    await again();
    const after = (await change(world, held, { autoRenewEnabled: false })).body;
    assert.deepEqual([after.autoRenewEnabled, after.renewalTermDuration], [false, '']);
    assert.equal('scheduledNextTermInstructions' in after, false);
  });

  it('takes cancellation or a paid extension at the end of the term, in the spelling that was sent', async () => {
    const cancel = { autoRenewEnabled: false, scheduledActions: action('Cancel') };
    const { body } = await change(world, held, cancel);
    assert.deepEqual(body.scheduledActions, action('Cancel'));
    const extension = [{ scheduledType: 'TermEnd', actionType: 'RenewToExtendedServiceTerm' }];
    const after = await change(world, held, {
      autoRenewEnabled: false,
      scheduledActions: extension,
    });
    assert.deepEqual(after.body.scheduledActions, extension);
  });

  it('keeps scheduled actions that are left out, and forgets them for an empty list', async () => {
    await change(world, held, { autoRenewEnabled: false, scheduledActions: action('Cancel') });
    const off = { autoRenewEnabled: false };
    assert.deepEqual((await change(world, held, off)).body.scheduledActions, action('Cancel'));
    const forgotten = (await change(world, held, { ...off, scheduledActions: [] })).body;
    assert.equal('scheduledActions' in forgotten, false);
  });

  it('counts only the actions when instructions are sent too', async () => {
    const scheduledActions = action('RenewToNewTerm', { instructions: fewer });
    const both = { scheduledActions, scheduledNextTermInstructions: fewer };
    const { body } = await change(world, held, both);
    assert.deepEqual(body.scheduledActions, scheduledActions);
    assert.equal('scheduledNextTermInstructions' in body, false);
  });

  it('refuses actions that make no sense', async () => {
    const sent = (scheduledActions: object[], changes: object = {}) =>
      refusal(change(world, held, { scheduledActions, ...changes }));
    const wrong = [400, 800002];
    assert.deepEqual(await sent(action('Explode')), wrong);
    assert.deepEqual(await sent([{ scheduleType: 'Someday', actionType: 'Cancel' }]), wrong);
    assert.deepEqual(await sent(action('RenewToNewTerm')), wrong);
    const renewal = action('RenewToNewTerm', { instructions: fewer });
    assert.deepEqual(await sent(renewal, { autoRenewEnabled: false }), wrong);
    assert.deepEqual(await sent([...action('Cancel'), ...action('Cancel')]), wrong);
    const on = (effectiveDate: string) => [
      { scheduleType: 'CustomDate', actionType: 'Cancel', effectiveDate },
    ];
    assert.deepEqual(await sent(on('2026-05-01')), wrong);
    assert.deepEqual(await sent(on('2027-06-01')), wrong);
    assert.equal((await change(world, held, { scheduledActions: on('2026-09-01') })).status, 200);
  });

  it('schedules nothing on legacy subscriptions', async () => {
    const old = await legacy(world);
    const match = { 'If-Match': `"${old.body.attributes.etag}"` };
    const sent = change(world, old, { scheduledActions: action('Cancel') }, match);
    assert.deepEqual(await refusal(sent), [403, 900263]);
  });
});
