import assert from 'node:assert/strict';
import type { Plan } from '../../src/domain/order.ts';
import { orderLinesIn, pickPlan, type TypedLine } from '../../src/domain/orderText.ts';

const line = (quantity: number, text: string, plan?: Partial<Plan>): TypedLine => ({
  quantity,
  text,
  ...(plan && { plan }),
});
const month: Partial<Plan> = { term: 'P1M' };
const year: Partial<Plan> = { term: 'P1Y' };

const readings: readonly (readonly [typed: string, ...lines: TypedLine[]])[] = [
  ['25 x E3 yearly', line(25, 'E3', year)],
  ['25 E3', line(25, 'E3')],
  ['25x E3 P1Y annual', line(25, 'E3', { term: 'P1Y', billingCycle: 'annual' })],
  ['25xE3', line(25, 'E3')],
  ['25 × Microsoft 365 E3', line(25, 'Microsoft 365 E3')],
  ['25*E3', line(25, 'E3')],
  ['25 个 E3 按年', line(25, 'E3', year)],
  ['25个E3按年', line(25, 'E3', year)],
  ['２５ 个 E3', line(25, 'E3')],
  ['5 张 Business Basic 月付', line(5, 'Business Basic', { billingCycle: 'monthly' })],
  ['我要 5 个商业高级版 按月', line(5, '商业高级版', month)],
  ['5 个 E5 三年', line(5, 'E5', { term: 'P3Y' })],
  ['5 个 E5 1年 年付', line(5, 'E5', { term: 'P1Y', billingCycle: 'annual' })],
  ['5 E5 年付', line(5, 'E5', { term: 'P1Y', billingCycle: 'annual' })],
  ['请订购 10 个 E3 许可证', line(10, 'E3')],
  [
    '10 Business Premium monthly; 3 Visio Plan 2',
    line(10, 'Business Premium', month),
    line(3, 'Visio Plan 2'),
  ],
  ['10 E3, 3 Visio Plan 2', line(10, 'E3'), line(3, 'Visio Plan 2')],
  ['10 E3\n3 Visio Plan 2\n\n', line(10, 'E3'), line(3, 'Visio Plan 2')],
  ['10 E3 and 3 Visio Plan 2', line(10, 'E3'), line(3, 'Visio Plan 2')],
  ['10 个 E3 和 3 个 Visio Plan 2', line(10, 'E3'), line(3, 'Visio Plan 2')],
  ['10 个 E3、3 个 E5；2 F3', line(10, 'E3'), line(3, 'E5'), line(2, 'F3')],
  ['10 E3 + 3 E5', line(10, 'E3'), line(3, 'E5')],
  ['7 Enterprise Mobility + Security E3', line(7, 'Enterprise Mobility + Security E3')],
  ['7 Security and Compliance', line(7, 'Security and Compliance')],
  ['25 x E3, yearly, billed monthly', line(25, 'E3', { term: 'P1Y', billingCycle: 'monthly' })],
  ['25 E3 annual, paid monthly', line(25, 'E3', { term: 'P1Y', billingCycle: 'monthly' })],
  ['25 E3 yearly monthly', line(25, 'E3', { term: 'P1Y', billingCycle: 'monthly' })],
  ['25 E3 1 year upfront', line(25, 'E3', { term: 'P1Y', billingCycle: 'annual' })],
  ['25 E3 3 years upfront', line(25, 'E3', { term: 'P3Y', billingCycle: 'triennial' })],
  ['25 E3 three-year term', line(25, 'E3', { term: 'P3Y' })],
  ['E3 x 25', line(25, 'E3')],
  ['E3 × 25 yearly', line(25, 'E3', year)],
  ['E3: 25', line(25, 'E3')],
  ['E3 25 licences', line(25, 'E3')],
  ['E3 25 个', line(25, 'E3')],
  ['E3 x 25 and Visio Plan 2 x 3', line(25, 'E3'), line(3, 'Visio Plan 2')],
  ['Please order 25 licenses of Microsoft 365 E3', line(25, 'Microsoft 365 E3')],
  ['we need 25 E3 licences', line(25, 'E3')],
  ['25 seats for Teams Essentials', line(25, 'Teams Essentials')],
  ['1,000 x E3', line(1000, 'E3')],
  ['5 E1, 1,000 E3', line(5, 'E1'), line(1000, 'E3')],
  ['25 x E3,100 x E5', line(25, 'E3'), line(100, 'E5')],
  ['2 Exchange Online (Plan 1)', line(2, 'Exchange Online (Plan 1)')],
  ['25 E3 (yearly)', line(25, 'E3', year)],
];

describe('Order lines that somebody typed', () => {
  for (const [typed, ...lines] of readings) {
    it(`are read in ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(orderLinesIn(typed), { lines, problems: [] });
    });
  }

  it('say what is wrong with each part, beside what is right', () => {
    assert.deepEqual(orderLinesIn('10 E3; Visio Plan 2; 0 E5; 2.5 E1; 30 x; 2000000 F3'), {
      lines: [line(10, 'E3')],
      problems: [
        { text: 'Visio Plan 2', code: 'quantityMissing' },
        { text: '0 E5', code: 'quantityWrong' },
        { text: '2.5 E1', code: 'quantityWrong' },
        { text: '30 x', code: 'productMissing' },
        { text: '2000000 F3', code: 'quantityWrong' },
      ],
    });
  });

  it('are at most as many as an order may have', () => {
    const { lines, problems } = orderLinesIn(Array.from({ length: 22 }, () => '1 E3').join('; '));
    assert.equal(lines.length, 20);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['tooManyLines', 'tooManyLines'],
    );
  });

  it('are none in a text without any', () => {
    assert.deepEqual(orderLinesIn(' ;\n '), { lines: [], problems: [] });
  });
});

describe('The plan of a line', () => {
  const plans: Plan[] = [
    { term: 'P1M', billingCycle: 'monthly' },
    { term: 'P1Y', billingCycle: 'monthly' },
    { term: 'P1Y', billingCycle: 'annual' },
    { term: 'P3Y', billingCycle: 'triennial' },
  ];

  it('is a year billed monthly when nothing is said and it is sold so', () => {
    assert.deepEqual(pickPlan(plans), plans[1]);
    assert.deepEqual(pickPlan(plans, { billingCycle: 'monthly' }), plans[1]);
  });

  it('is the first one when it is not sold so', () => {
    assert.deepEqual(pickPlan([plans[3]!, plans[0]!]), plans[3]);
    assert.equal(pickPlan([]), undefined);
  });

  it('is what was said, or none when that is not sold', () => {
    assert.deepEqual(pickPlan(plans, { term: 'P1M' }), plans[0]);
    assert.deepEqual(pickPlan(plans, { billingCycle: 'annual' }), plans[2]);
    assert.deepEqual(pickPlan(plans, { term: 'P3Y' }), plans[3]);
    assert.equal(pickPlan(plans, { term: 'P3Y', billingCycle: 'monthly' }), undefined);
  });
});
