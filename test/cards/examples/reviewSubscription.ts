import type { Subscription } from '../../../src/domain/customer.ts';
import type { Form } from '../../../src/domain/forms.ts';
import type { OrderLine } from '../../../src/domain/order.ts';
import type { Examples } from './example.ts';
import { customer, lines, manyLines } from './orders.ts';
import { fabrikam, hostile, hostileReseller } from './people.ts';

type ReviewSubscription = Extract<Form, { form: 'reviewSubscription' }>;

const at = '2026-11-23T10:29:00.000Z';
const price = (amount: number) => ({ amount, currency: 'CHF', at });
const [e3, conferencing] = lines as [OrderLine, OrderLine, OrderLine];

const onto: OrderLine = { ...e3, onto: { subscriptionId: 's1', had: 120 } };
const ended: OrderLine = { ...conferencing, endDate: '2027-03-31' };
const promoted: OrderLine = {
  ...e3,
  title: 'Microsoft 365 Business Premium',
  promotion: { id: 'p1', name: 'Business Premium: 15% off for a year' },
};

const owned: Subscription = {
  id: 's1',
  customerId: customer.id,
  customerName: customer.name,
  name: 'Microsoft 365 E3',
  quantity: 120,
  status: 'active',
  commitmentEnd: '2027-03-31T00:00:00.000Z',
  autoRenew: true,
  partnerId: fabrikam.partnerId,
  newCommerce: true,
  isTrial: false,
  asOf: customer.asOf,
};

const form = (change: Partial<ReviewSubscription> = {}): ReviewSubscription => ({
  form: 'reviewSubscription',
  token: 'token-1',
  question: 'review',
  values: {},
  problems: {},
  back: true,
  customer: { ...customer, country: 'CH' },
  partnership: fabrikam,
  segment: 'commercial',
  lines: [onto, ended, promoted],
  existing: [owned],
  names: { [fabrikam.partnerId]: fabrikam.name },
  ends: true,
  promotionsUnknown: false,
  checks: [
    { name: 'partnership', state: 'fine' },
    { name: 'hold', state: 'fine' },
    { name: 'agreement', state: 'fine' },
    { name: 'validation', state: 'unknown' },
    { name: 'lines', state: 'fine' },
  ],
  needs: { by: 'nobody', because: [] },
  quote: {
    at,
    total: price(7_012.5),
    lines: [
      {},
      { price: price(112.5), commitmentEnd: '2027-03-31T00:00:00.000Z' },
      { price: price(6_900), commitmentEnd: '2027-11-23T10:29:00.000Z' },
    ],
  },
  locked: false,
  ...change,
});

export const examples: Examples = {
  usual: form(),
  onlyAdded: form({ lines: [onto], ends: false, quote: undefined }),
  ofOthers: form({
    lines: [{ ...onto, onto: { subscriptionId: 's1', had: 120, loses: true } }],
    existing: [{ ...owned, partnerId: '4847999', autoRenew: false, renewal: { how: 'end' } }],
    names: { '4847999': 'Wingtip Toys' },
    ends: false,
    quote: undefined,
  }),
  noPrices: form({ quote: undefined, promotionsUnknown: true, lines: [e3] }),
  approval: form({
    needs: { by: 'approver', because: ['orders.licenceMonths', 'orders.term'] },
    problems: { attestation: { code: 'notTicked' } },
  }),
  problems: form({
    lines: [e3, conferencing],
    quote: {
      at,
      lines: [{ problem: 'cart.inventory_not_available' }, { problem: '400072' }],
    },
  }),
  locked: form({ locked: true }),
  most: form({
    customer: { ...customer, name: hostile, domain: hostile },
    partnership: hostileReseller,
    lines: manyLines.map((line) => ({ ...line, promotion: { id: 'p', name: hostile } })),
    quote: {
      at,
      lines: manyLines.map(() => ({
        price: price(1_234_567.89),
        commitmentEnd: '2029-11-23T10:29:00.000Z',
      })),
    },
  }),
};
