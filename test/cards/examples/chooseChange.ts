import type { Offer } from '../../../src/domain/catalogue.ts';
import { changeRoom } from '../../../src/domain/changeRoom.ts';
import type { Subscription } from '../../../src/domain/customer.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile, now } from './people.ts';

/** Twenty-five licences for a year, bought last Friday. */
export const premium = (change: Partial<Subscription> = {}): Subscription => ({
  id: 'subscription-1',
  customerId: customer.id,
  customerName: customer.name,
  name: 'Microsoft 365 Business Premium',
  quantity: 25,
  status: 'active',
  partnerId: fabrikam.partnerId,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  commitmentEnd: '2027-11-20T00:00:00.000Z',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  productId: 'CFQ7TTC0LCHC',
  skuId: '0002',
  startedAt: '2026-11-20T08:00:00.000Z',
  cancelUntil: '2026-11-27T08:00:00.000Z',
  refundable: {
    total: 25,
    parts: [
      { quantity: 20, until: '2026-11-27T08:00:00.000Z' },
      { quantity: 5, until: '2026-11-29T22:30:00.000Z' },
    ],
  },
  asOf: '2026-11-23T06:00:00.000Z',
  ...change,
});

const offer: Offer = {
  country: 'GB',
  segment: 'commercial',
  productId: 'CFQ7TTC0LCHC',
  skuId: '0002',
  title: 'Microsoft 365 Business Premium',
  minimum: 1,
  maximum: 300,
  isTrial: false,
  isAddon: false,
  needs: [],
  plans: [
    { term: 'P1M', billingCycle: 'monthly' },
    { term: 'P1Y', billingCycle: 'monthly' },
    { term: 'P1Y', billingCycle: 'annual' },
    { term: 'P3Y', billingCycle: 'monthly' },
  ],
  asOf: now,
};

const over = { cancelUntil: '2026-11-20T08:00:00.000Z', refundable: undefined };

const form = {
  form: 'chooseChange',
  token: 'token-1',
  question: 'change',
  values: {},
  problems: {},
  back: true,
  customer,
} as const;

const room = (change: Partial<Subscription>, known: { live?: boolean; sold?: boolean } = {}) =>
  changeRoom(
    {
      subscription: premium(change),
      live: known.live ?? true,
      ...(known.sold !== false && { offer }),
    },
    now,
  );

export const examples: Examples = {
  usual: { ...form, room: room({}) },
  windowOver: {
    ...form,
    room: room({ ...over, autoRenew: false, renewal: { how: 'end' } }),
  },
  problems: {
    ...form,
    room: room(over),
    values: { change: 'change', quantity: '4', plan: 'P1Y/monthly' },
    problems: {
      quantity: {
        code: 'fewerAtRenewal',
        values: { title: 'Microsoft 365 Business Premium', least: '25' },
      },
    },
  },
  suspended: { ...form, room: room({ status: 'suspended', refundable: undefined }) },
  legacy: {
    ...form,
    back: false,
    room: room(
      {
        name: 'Office 365 E1',
        newCommerce: false,
        productId: undefined,
        skuId: undefined,
        termDuration: undefined,
        ...over,
      },
      { live: false, sold: false },
    ),
  },
  trial: { ...form, room: room({ isTrial: true, quantity: 300, ...over }) },
  hostile: {
    ...form,
    customer: { ...customer, name: hostile },
    room: room({ name: hostile, renewal: { how: 'change', quantity: 1_000, term: 'P3Y' } }),
    values: { change: 'licences', quantity: hostile },
    problems: { quantity: { code: 'quantityWrong' }, plan: { code: hostile } },
  },
};
