import assert from 'node:assert/strict';
import { kinds } from '../../src/domain/kinds/index.ts';
import { needed, OrderRules } from '../../src/domain/policy.ts';
import { no, yes } from '../support/answers.ts';
import { openOrderDesk, type OrderDesk } from '../support/orderBusiness.ts';
import { basic, e3, orderInput, trey } from '../support/orders.ts';
import { alex, removalInput } from '../support/requests.ts';

type Rules = Parameters<typeof OrderRules.parse>[0];

const because = (
  given: { rules?: Rules; input?: object; orderedLately?: number } = {},
): readonly string[] => {
  const { rules = {}, input = {}, orderedLately = 0 } = given;
  const needs = needed(kinds.addCustomer, { ...orderInput(), ...input }, OrderRules.parse(rules), {
    orderedLately,
  });
  assert.equal(needs.by, needs.because.length > 0 ? 'approver' : 'nobody');
  return needs.because;
};

describe('The rules for orders', () => {
  const lines = (quantity: number, term: 'P1M' | 'P1Y' | 'P3Y' = 'P1Y') => ({
    lines: [{ ...e3, quantity, term }],
  });
  const cases: readonly [string, Parameters<typeof because>[0], readonly string[]][] = [
    ['ask nobody for a small order', {}, []],
    ['ask nobody for 1,200 licence-months', { input: lines(100) }, []],
    ['ask for more than 1,200', { input: lines(101) }, ['orders.licenceMonths']],
    ['count a month as one', { input: lines(1200, 'P1M') }, []],
    ['ask for three years, however few', { input: lines(1, 'P3Y') }, ['orders.term']],
    [
      'sum up what the same customer got in a day',
      { input: lines(50), orderedLately: 601 },
      ['orders.licenceMonths'],
    ],
    ['ask for a country', { rules: { countries: ['US'] } }, ['orders.country']],
    ['ask for a reseller', { rules: { resellers: ['4847383'] } }, ['orders.reseller']],
    [
      'name every reason',
      { input: lines(500, 'P3Y'), rules: { countries: ['US'] } },
      ['orders.licenceMonths', 'orders.term', 'orders.country'],
    ],
    ['may always ask', { rules: { kinds: { addCustomer: 'always' } } }, ['orders.always']],
    [
      'may never ask, whatever the rest says',
      { input: lines(500, 'P3Y'), rules: { kinds: { addCustomer: 'never' } } },
      [],
    ],
    ['may be narrower', { rules: { licenceMonths: 60 } }, ['orders.licenceMonths']],
  ];
  for (const [what, given, expected] of cases)
    it(what, () => assert.deepEqual(because(given), expected));

  it('never spare a removal its second person', () => {
    const rules = OrderRules.parse({ kinds: { removePartnership: 'never' } });
    assert.deepEqual(
      needed(kinds.removePartnership, removalInput, rules, { orderedLately: 0 }).because,
      ['always.removePartnership'],
    );
  });
});

describe('What an order is asked about', () => {
  let test: OrderDesk;
  beforeEach(async () => {
    test = await openOrderDesk();
  });
  afterEach(() => test.close());
  const inDays = (quantity: number) => [{ ...e3, quantity }];

  it('counts what the same customer ordered within 24 hours, and no longer', async () => {
    const first = await test.ask({ lines: inDays(80) });
    assert.equal(first.state, 'waiting');
    await test.accept(first.id);
    assert.equal((await test.read(first.id)).state, 'done');
    const again = () =>
      test.desk.find.needsOf('addCustomer', orderInput({ lines: inDays(30) }), 'another');
    assert.deepEqual(await again(), { by: 'approver', because: ['orders.licenceMonths'] });
    await test.wait({ hours: 25 });
    assert.deepEqual(await again(), { by: 'nobody', because: [] });
  });

  it('does not count what was given up before it was ordered', async () => {
    const first = await test.ask({ lines: inDays(80) });
    yes(await test.desk.act.move(alex, first.id, 'abandon', { args: {} }));
    const needs = await test.desk.find.needsOf(
      'addCustomer',
      orderInput({ lines: inDays(30) }),
      'another',
    );
    assert.equal(needs.by, 'nobody');
  });

  it('is frozen when it is submitted', async () => {
    const asked = await test.ask({ lines: inDays(101) });
    assert.equal(asked.state, 'pending');
    assert.deepEqual(asked.needs, { by: 'approver', because: ['orders.licenceMonths'] });
  });

  it('is not asked at all of a customer in China, and it says why', async () => {
    const customer = { ...trey, country: 'CN' };
    const answer = await test.desk.act.submit(alex, 'addCustomer', orderInput({ customer }));
    assert.equal(no(answer), 'invalid');
    assert.deepEqual('detail' in answer && answer.detail, {
      field: 'customer.country',
      code: 'country21Vianet',
    });
  });

  it('is not asked of a reseller that is on hold', async () => {
    const { act } = test.desk;
    const megan = { id: 'megan', name: 'Megan', roles: ['adminAgent' as const] };
    yes(await act.hold(megan, 'fabrikam', 'Unpaid invoices'));
    const answer = await act.submit(alex, 'addCustomer', orderInput({ lines: [basic] }));
    assert.equal(no(answer), 'blocked');
    assert.deepEqual('detail' in answer && answer.detail, {
      check: 'onHold',
      reason: 'Unpaid invoices',
      by: 'Megan',
    });
  });
});
