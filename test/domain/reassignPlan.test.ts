import assert from 'node:assert/strict';
import type { Subscription } from '../../src/domain/customer.ts';
import type { Plan } from '../../src/domain/customerDesk.ts';
import type { RowsOf } from '../../src/domain/kinds/reassignSubscriptions.ts';
import { idsIn, planRow } from '../../src/domain/planRows.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import {
  contoso,
  fabrikam,
  openReassignStage,
  type ReassignStage,
} from '../support/reassignStage.ts';
import { alex, isaiah, monday } from '../support/requests.ts';

const subscription = (change: Partial<Subscription> = {}): Subscription => ({
  id: 's1',
  customerId: 'c1',
  customerName: 'Customer c1',
  name: 'Business Premium',
  quantity: 10,
  status: 'active',
  partnerId: '1',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: monday,
  ...change,
});

describe('A row of a plan', () => {
  const cases: [string, Partial<Subscription> | undefined, string | undefined][] = [
    ['is planned', {}, undefined],
    [
      'is planned while suspended, since it is billed and can be changed',
      { status: 'suspended' },
      undefined,
    ],
    ['is planned where nobody is reseller of record', { partnerId: undefined }, undefined],
    ['stays where it is there already', { partnerId: '2' }, 'alreadyThere'],
    ['stays when expired', { status: 'expired' }, 'expired'],
    ['stays when disabled', { status: 'Disabled' }, 'disabled'],
    ['stays when deleted, whoever it has', { status: 'deleted', partnerId: '2' }, 'deleted'],
    ['stays when a trial', { isTrial: true }, 'trial'],
    ['stays while Partner Center sets it up', { status: 'pending' }, 'notReady'],
    ['stays when nothing is known under its id', undefined, 'unknown'],
  ];
  for (const [title, change, code] of cases) {
    it(title, () => {
      const known = change && { subscription: subscription(change) };
      const row = planRow('r1', 3, { id: 's1', ...known, after: '2' });
      assert.equal(row.state, code === undefined ? 'planned' : 'skipped');
      assert.equal(row.code, code);
      assert.equal(row.at, 3);
    });
  }

  it('finds ids between blanks, commas, lines and quotes', () => {
    assert.deepEqual(idsIn('A1, b2;c3\n"d4"\t（e5、f6） '), ['a1', 'b2', 'c3', 'd4', 'e5', 'f6']);
    assert.deepEqual(idsIn('s1\t4847383\t-\ns2\t-\t5000001'), ['s1', 's2']);
    assert.deepEqual(idsIn(' \n '), []);
  });
});

describe('A dry run', () => {
  let stage: ReassignStage;

  beforeEach(async () => {
    stage = await openReassignStage();
    await stage.customer('c1');
    await stage.customer('c2');
    await stage.has('c1', 's1');
    await stage.has('c1', 's2', { partnerId: contoso.partnerId });
    await stage.has('c2', 's3', { partnerId: undefined });
    await stage.has('c2', 's4', { isTrial: true });
  });

  afterEach(() => stage.test.close());

  const ofC1: RowsOf = {
    of: 'customer',
    customer: { id: 'c1', name: 'Customer c1', domain: 'c1.example' },
  };

  const plan = async (rowsOf: RowsOf, to = contoso, text?: string): Promise<Plan> => {
    const ask = { rowsOf, to, requestId: 'r1', ...(text !== undefined && { text }) };
    const made = await stage.test.desk.find.reassignPlan(alex, ask);
    assert.ok(!isRefusal(made), JSON.stringify(made));
    return made;
  };

  const told = ({ rows }: Plan) =>
    rows.map(({ subscriptionId, state, code }) => [subscriptionId, code ?? state]);

  it('has a row for each subscription of a customer, and changes nothing', async () => {
    const before = stage.store.desk.saved;
    const made = await plan(ofC1);
    assert.deepEqual(told(made), [
      ['s1', 'planned'],
      ['s2', 'alreadyThere'],
    ]);
    assert.deepEqual(made.totals, { planned: 1, skipped: 1, done: 0, failed: 0 });
    assert.equal(made.asOf, monday);
    assert.equal(made.minutes, 1);
    assert.equal(stage.store.desk.saved, before);
    assert.deepEqual(stage.center.calls, []);
  });

  it('has those on which a reseller is reseller of record, whoever the customer is', async () => {
    const rowsOf: RowsOf = { of: 'reseller', ...fabrikam };
    assert.deepEqual(told(await plan(rowsOf)), [
      ['s1', 'planned'],
      ['s4', 'trial'],
    ]);
  });

  it('has each pasted id: known, unknown, and twice', async () => {
    const made = await plan({ of: 'list' }, contoso, 's3 s9, S3\ns1');
    assert.deepEqual(told(made), [
      ['s3', 'planned'],
      ['s9', 'unknown'],
      ['s3', 'twice'],
      ['s1', 'planned'],
    ]);
    const [first, second] = made.rows;
    assert.equal(first?.before, undefined);
    assert.equal(first?.after, contoso.partnerId);
    assert.equal(second?.customerId, undefined);
    assert.equal(second?.name, 's9');
  });

  it('has the same digest as long as the same would be done, and another one as soon as not', async () => {
    const { digest } = await plan(ofC1);
    assert.equal((await plan(ofC1)).digest, digest);
    await stage.has('c1', 's5', { status: 'expired' });
    assert.equal((await plan(ofC1)).digest, digest);
    await stage.has('c1', 's6');
    assert.notEqual((await plan(ofC1)).digest, digest);
  });

  it('says of every row that Partner Center does not accept the reseller, where that is known', async () => {
    const validation = { ok: false, code: '900414', asOf: monday };
    await stage.partner({
      id: 'contoso',
      name: 'Contoso',
      partnerId: contoso.partnerId,
      validation,
    });
    const made = await plan(ofC1);
    assert.deepEqual(told(made), [
      ['s1', 'targetNotAllowed'],
      ['s2', 'targetNotAllowed'],
    ]);
  });

  it('says what was not read yet', async () => {
    await stage.customer('c3', { subscriptionsAsOf: undefined });
    const customer = { id: 'c3', name: 'Customer c3', domain: 'c3.example' };
    const made = await plan({ of: 'customer', customer });
    assert.deepEqual([made.rows.length, made.unread, made.asOf], [0, 1, undefined]);
  });

  it('takes two thousand at the most, and says that there are more', async () => {
    const text = Array.from({ length: 2_001 }, (_, at) => `x${at}`).join(' ');
    const made = await plan({ of: 'list' }, contoso, text);
    assert.deepEqual([made.rows.length, made.more], [2_000, true]);
  });

  const refused = async (
    ask: Partial<Parameters<typeof stage.test.desk.find.reassignPlan>[1]>,
    actor = alex,
  ) => {
    const made = await stage.test.desk.find.reassignPlan(actor, {
      rowsOf: ofC1,
      to: contoso,
      requestId: 'r1',
      ...ask,
    });
    assert.ok(isRefusal(made));
    return [made.refused, made.detail.check ?? made.detail.code];
  };

  it('is refused where nothing may go: on hold, closing, gone, to nobody, without ids, or for somebody who may not ask', async () => {
    assert.deepEqual(await refused({ to: undefined }), ['invalid', 'pickOne']);
    assert.deepEqual(await refused({ rowsOf: { of: 'list' }, text: ' ' }), ['invalid', 'required']);
    assert.deepEqual(
      await refused({
        rowsOf: { of: 'undo', requestId: 'r9', about: { type: 'desk', id: 'desk', label: '' } },
      }),
      ['notFound', undefined],
    );
    assert.deepEqual(await refused({}, isaiah), ['notAllowed', undefined]);
    const hold = { reason: 'unpaid', by: { id: 'megan', name: 'Megan' }, at: monday };
    await stage.partner({ id: 'contoso', name: 'Contoso', partnerId: contoso.partnerId, hold });
    assert.deepEqual(await refused({}), ['blocked', 'onHold']);
    await stage.partner({
      id: 'contoso',
      name: 'Contoso',
      partnerId: contoso.partnerId,
      state: 'closing',
    });
    assert.deepEqual(await refused({}), ['blocked', 'partnershipClosing']);
  });
});
