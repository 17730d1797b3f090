import type { Offer } from '../../../src/domain/catalogue.ts';
import type { Customer } from '../../../src/domain/customer.ts';
import type { CustomerDetails, OrderLine, Setup } from '../../../src/domain/order.ts';
import type { CountryRules } from '../../../src/domain/partnerCenter.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { RequestView } from '../../../src/domain/views.ts';
import { alex, approved, fabrikam, hostile, removal } from './people.ts';

/** A secret that must not show where it is not asked for; with signs that would be read as something else. */
export const password = 'Tulip*_7<q>`${name}';

export const details: CustomerDetails = {
  company: 'Adventure Works Cycles AG',
  prefix: 'adventureworks',
  line1: 'Bahnhofstrasse 12',
  line2: '3rd floor',
  city: 'Zürich',
  state: 'ZH',
  postalCode: '8001',
  country: 'CH',
  firstName: 'Lidia',
  lastName: 'Holloway',
  email: 'lidia@adventure-works.example',
  phone: '+41 44 123 45 67',
  culture: 'de-CH',
};

export const chinese: CustomerDetails = {
  ...details,
  company: '康拓索（香港）有限公司',
  prefix: 'contosohk',
  line1: '皇后大道中 99 号',
  line2: undefined,
  city: '香港',
  state: undefined,
  postalCode: undefined,
  country: 'HK',
  firstName: '小明',
  lastName: '王',
  culture: 'zh-CN',
};

const line = (title: string, change: Partial<OrderLine> = {}): OrderLine => ({
  productId: 'CFQ7TTC0LFLX',
  skuId: '0001',
  title,
  quantity: 25,
  term: 'P1Y',
  billingCycle: 'monthly',
  isTrial: false,
  isAddon: false,
  ...change,
});

export const lines: OrderLine[] = [
  line('Microsoft 365 E3'),
  line('Audio Conferencing', {
    productId: 'CFQ7TTC0HL73',
    quantity: 5,
    billingCycle: 'annual',
    isAddon: true,
  }),
  line('Azure plan', { productId: 'DZH318Z0BPS6', quantity: 1, term: 'P1M' }),
];

/** As many lines as an order may have, all called something nasty. */
export const manyLines: OrderLine[] = Array.from({ length: 20 }, (_, at) =>
  line(hostile, { quantity: 1_000 + at, term: 'P3Y', billingCycle: 'triennial', isTrial: true }),
);

export const offer = (title: string, change: Partial<Offer> = {}): Offer => ({
  country: 'CH',
  segment: 'commercial',
  productId: 'CFQ7TTC0LFLX',
  skuId: '0001',
  title,
  minimum: 1,
  maximum: 10_000,
  isTrial: false,
  isAddon: false,
  needs: [],
  plans: [
    { term: 'P1M', billingCycle: 'monthly' },
    { term: 'P1Y', billingCycle: 'monthly' },
    { term: 'P1Y', billingCycle: 'annual' },
    { term: 'P3Y', billingCycle: 'triennial' },
  ],
  asOf: '2026-11-23T06:00:00.000Z',
  ...change,
});

export const rules: CountryRules = {
  country: 'CH',
  states: [],
  stateRequired: false,
  postalCodeRequired: true,
  postalCodePattern: '^\\d{4}$',
  cityRequired: true,
  registrationNumber: 'none',
  phoneRequired: false,
  cultures: ['de-CH', 'fr-CH', 'it-CH', 'en-US'],
  defaultCulture: 'de-CH',
  callingCodes: ['41'],
};

export const brazil: CountryRules = {
  ...rules,
  country: 'BR',
  states: 'AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO'.split(
    ' ',
  ),
  stateRequired: true,
  registrationNumber: 'required',
  registrationSample: '00.000.000/0000-00',
  phoneRequired: true,
  cultures: ['pt-BR', 'en-US'],
  defaultCulture: 'pt-BR',
  callingCodes: ['55'],
};

export const orderInput = {
  partnershipId: fabrikam.id,
  partnerId: fabrikam.partnerId,
  customer: details,
  segment: 'commercial',
  lines,
  gdap: true,
  attestation: true,
};

export const steps = [
  'mayOrder',
  'createCustomer',
  'customerAgreement',
  'buildCart',
  'checkout',
  'provisioning',
];

/** An order for a new customer, as far along as wanted. */
export const order = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'order-1',
  kind: 'addCustomer',
  input: orderInput,
  about: {
    type: 'customer',
    id: 'adventureworks.onmicrosoft.com',
    label: details.company,
    of: fabrikam.id,
  },
  needs: { by: 'approver', because: ['orders.licenceMonths', 'orders.term'] },
  steps: [],
  ...change,
});

export const setup: Setup = {
  userName: 'admin',
  domain: 'adventureworks.onmicrosoft.com',
  owner: alex,
  keptUntil: '2026-11-26T10:00:00.000Z',
  shown: 0,
};

export const opened: Setup = {
  ...setup,
  openedAt: '2026-11-23T10:28:00.000Z',
  openUntil: '2026-11-23T10:38:00.000Z',
  shown: 1,
};

/** An order that has begun: so many steps are done. */
export const begun = (step: number, change: Partial<Request> = {}): Request =>
  order({
    state: 'running',
    steps,
    step,
    verdicts: [approved],
    stepTimes: Array.from({ length: step }, (_, at) => `2026-11-23T09:0${at + 1}:00.000Z`),
    ...(step > 1 && { placed: { customerId: 'customer-1', lines: [] }, setup }),
    ...change,
  });

const price = (amount: number) => ({ amount, currency: 'CHF', at: '2026-11-23T09:05:00.000Z' });

export const priced = {
  customerId: 'customer-1',
  cartId: 'cart-1',
  total: price(10_934.4),
  lines: [
    { line: 0, price: price(10_800) },
    { line: 1, price: price(134.4) },
    { line: 2, price: price(0) },
  ],
};

export const partlyOrdered = {
  ...priced,
  lines: [
    { line: 0, price: price(10_800), orderId: 'order-a', subscriptionId: 'sub-a' },
    { line: 1, price: price(134.4), orderId: 'order-a' },
    { line: 2, problem: '400072' },
  ],
};

/** A view of an order. */
export const orderView = (change: Partial<RequestView> = {}): RequestView => ({
  view: 'request',
  request: order(),
  audience: 'asker',
  may: [],
  partnership: fabrikam,
  findings: [],
  changed: [],
  history: [],
  ...change,
});

export const customer: Customer = {
  id: 'customer-1',
  name: details.company,
  domain: 'adventureworks.onmicrosoft.com',
  resellerId: fabrikam.id,
  asOf: '2026-11-23T09:03:00.000Z',
  subscriptionsAsOf: '2026-11-23T09:10:00.000Z',
};
