import assert from 'node:assert/strict';
import type { Offer } from '../../src/domain/catalogue.ts';
import { lineProblems, linesFit } from '../../src/domain/checks/linesFit.ts';
import type { Subscription } from '../../src/domain/customer.ts';
import type { Facts } from '../../src/domain/checks/check.ts';
import { skuOf, type OrderLine } from '../../src/domain/order.ts';
import { e3 } from '../support/orders.ts';
import { monday } from '../support/requests.ts';

const offer = (change: Partial<Offer> = {}): Offer => ({
  country: 'US',
  segment: 'commercial',
  productId: e3.productId,
  skuId: e3.skuId,
  title: e3.title,
  minimum: 1,
  maximum: 300,
  isTrial: false,
  isAddon: false,
  needs: [],
  plans: [{ term: 'P1Y', billingCycle: 'monthly' }],
  asOf: monday,
  ...change,
});

const line = (change: Partial<OrderLine> = {}): OrderLine => ({ ...e3, ...change });
const phone = { productId: 'PHONE', title: 'Teams Phone' };

const facts = (offers: readonly Offer[], subscriptions: readonly Subscription[] = []): Facts => ({
  openRequests: [],
  openOrders: [],
  samePartnerId: [],
  offers: new Map(offers.map((one) => [skuOf(one), one])),
  catalogueKnown: true,
  subscriptions,
  orderedLately: 0,
});

const found = (lines: OrderLine[], offers: Offer[]): string[] =>
  lineProblems(lines, facts(offers)).map(({ at, code }) => `${at} ${code}`);

describe('Lines of an order', () => {
  it('fit when the catalogue has them', () =>
    assert.equal(linesFit({ lines: [line()] }, facts([offer()])), undefined));

  it('say what is wrong, and where', () => {
    const finding = linesFit({ lines: [line({ quantity: 2 })] }, facts([offer({ minimum: 5 })]));
    assert.deepEqual(finding, {
      code: 'quantityBelow',
      weight: 'stops',
      values: { line: '1', title: 'Microsoft 365 E3', minimum: '5' },
    });
  });

  it('name what an add-on needs by its title', () => {
    const suite = offer({ skuId: '0007', title: 'The suite' });
    const addon = offer({ ...phone, needs: [skuOf(suite), 'SOMETHING'] });
    const finding = linesFit({ lines: [line(phone)] }, facts([addon, suite]));
    assert.equal(finding?.values.needs, 'The suite, SOMETHING');
  });

  it('are not held against a catalogue that was not read', () => {
    const unread = { ...facts([]), catalogueKnown: false };
    assert.equal(linesFit({ lines: [line()] }, unread), undefined);
  });

  const cases: readonly [string, OrderLine[], Offer[], string[]][] = [
    ['are not sold where the catalogue lacks them', [line()], [], ['0 notSold']],
    [
      'are sold for the terms and billing cycles of the catalogue only',
      [line({ term: 'P3Y' }), line({ billingCycle: 'annual' })],
      [offer()],
      ['0 planNotOffered', '1 planNotOffered'],
    ],
    ['have a largest quantity', [line({ quantity: 301 })], [offer()], ['0 quantityAbove']],
    [
      'share that quantity with others of the same product',
      [line({ quantity: 200 }), line({ quantity: 101 })],
      [offer()],
      ['0 quantityAbove', '1 quantityAbove'],
    ],
    [
      'are one per customer where one is the most',
      [line({ quantity: 2 })],
      [offer({ maximum: 1 })],
      ['0 onePerCustomer'],
    ],
    [
      'are one trial, in one line',
      [line({ quantity: 5 }), line({ quantity: 5 })],
      [offer({ isTrial: true, maximum: 25 })],
      ['0 onePerCustomer', '1 onePerCustomer'],
    ],
    [
      'need their prerequisite in the same order',
      [line(phone)],
      [offer({ ...phone, isAddon: true, needs: [skuOf(e3)] })],
      ['0 prerequisiteMissing'],
    ],
    [
      'have it when it is there',
      [line(phone), line()],
      [offer({ ...phone, isAddon: true, needs: [skuOf(e3)] }), offer()],
      [],
    ],
    [
      'have it with any SKU of a product that is named alone',
      [line(phone), line({ skuId: '0009' })],
      [offer({ ...phone, isAddon: true, needs: [e3.productId] }), offer({ skuId: '0009' })],
      [],
    ],
    [
      'are no prerequisites of themselves',
      [line(phone), line(phone)],
      [offer({ ...phone, isAddon: true, needs: ['PHONE'] })],
      ['0 prerequisiteMissing', '1 prerequisiteMissing'],
    ],
  ];
  for (const [what, lines, offers, expected] of cases)
    it(what, () => assert.deepEqual(found(lines, offers), expected));

  it('of a customer count what it has: prerequisites, what one has once, room in a subscription', () => {
    const has = (change: Partial<Subscription>): Subscription => ({
      id: 's1',
      customerId: 'c1',
      customerName: 'Contoso',
      name: e3.title,
      quantity: 10,
      status: 'active',
      autoRenew: true,
      newCommerce: true,
      isTrial: false,
      productId: e3.productId,
      skuId: e3.skuId,
      asOf: monday,
      ...change,
    });
    const addon = offer({ ...phone, isAddon: true, needs: [skuOf(e3)] });
    const trial = offer({ isTrial: true, maximum: 25 });
    const onto = { onto: { subscriptionId: 's1', had: 290 } };
    const rows: readonly [string, OrderLine[], Offer[], Subscription[], string[]][] = [
      ['an add-on on it', [line(phone)], [addon], [has({})], []],
      [
        'on one that ended',
        [line(phone)],
        [addon],
        [has({ status: 'expired' })],
        ['0 prerequisiteMissing'],
      ],
      ['a trial it had', [line()], [trial], [has({ status: 'expired' })], ['0 onePerCustomer']],
      [
        'one of one',
        [line({ quantity: 1 })],
        [offer({ maximum: 1 })],
        [has({})],
        ['0 onePerCustomer'],
      ],
      [
        'one of one, ended',
        [line({ quantity: 1 })],
        [offer({ maximum: 1 })],
        [has({ status: 'deleted' })],
        [],
      ],
      ['added within the most', [line(onto)], [offer()], [has({})], []],
      [
        'added beyond it',
        [line({ ...onto, quantity: 11 })],
        [offer()],
        [has({})],
        ['0 quantityAbove'],
      ],
      [
        'added in two lines beyond it',
        [line({ ...onto, quantity: 6 }), line({ ...onto, quantity: 5 })],
        [offer()],
        [has({})],
        ['0 quantityAbove', '1 quantityAbove'],
      ],
      [
        'added on another plan and below the least',
        [line({ ...onto, term: 'P3Y' })],
        [offer({ minimum: 20 })],
        [has({})],
        [],
      ],
      ['added beside a new one', [line(onto), line({ quantity: 300 })], [offer()], [has({})], []],
    ];
    for (const [what, lines, offers, subscriptions, expected] of rows) {
      const known = facts(offers, subscriptions);
      const codes = lineProblems(lines, known).map(({ at, code }) => `${at} ${code}`);
      assert.deepEqual(codes, expected, what);
    }
  });
});
