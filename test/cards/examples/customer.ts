import type { Subscription } from '../../../src/domain/customer.ts';
import type { CustomerView } from '../../../src/domain/customerViews.ts';
import type { Examples } from './example.ts';
import { begun, customer } from './orders.ts';
import { alex, contoso, fabrikam, hostile, line } from './people.ts';

const subscription = (name: string, change: Partial<Subscription> = {}): Subscription => ({
  id: name,
  customerId: customer.id,
  customerName: customer.name,
  name,
  quantity: 25,
  status: 'active',
  partnerId: fabrikam.partnerId,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  commitmentEnd: '2027-11-22T00:00:00.000Z',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: customer.asOf,
  ...change,
});

const view = (change: Partial<CustomerView> = {}): CustomerView => ({
  view: 'customer',
  customer,
  partnership: fabrikam,
  subscriptions: [
    subscription('Microsoft 365 E3'),
    subscription('Microsoft 365 E5 (Trial)', {
      quantity: 1_000,
      status: 'suspended',
      isTrial: true,
      commitmentEnd: undefined,
    }),
    subscription('Azure plan', {
      status: 'someday',
      termDuration: undefined,
      billingCycle: undefined,
      commitmentEnd: undefined,
    }),
  ],
  subscriptionCount: 3,
  openRequests: [],
  actions: ['addSubscription', 'endRelationship'],
  history: [
    line('stepDone', { values: { step: 'createCustomer', kind: 'addCustomer' }, by: alex }),
    line('reveal', { by: alex }),
    line('saved', { by: alex }),
    line('endSetup', { values: { why: 'expired' } }),
  ],
  ...change,
});

export const examples: Examples = {
  usual: view({ customer: { ...customer, country: 'US' } }),
  underWay: view({
    subscriptions: [],
    subscriptionCount: 0,
    openRequests: [
      begun(2, {
        state: 'waiting',
        waiting: { code: 'agreement', since: '2026-11-23T09:03:00.000Z' },
      }),
      begun(5, {
        id: 'order-2',
        state: 'waiting',
        waiting: { code: 'provisioning', since: '2026-11-23T09:03:00.000Z' },
      }),
    ],
  }),
  supported: view({
    customer: {
      ...customer,
      support: { id: contoso.id, partnerId: contoso.partnerId, name: contoso.name },
      azure: { by: alex, at: '2026-11-23T09:03:00.000Z' },
    },
  }),
  reader: view({ actions: [] }),
  least: view({
    customer: { ...customer, resellerId: undefined, subscriptionsAsOf: undefined },
    partnership: undefined,
    subscriptions: [],
    subscriptionCount: 0,
    history: [],
  }),
  most: view({
    customer: { ...customer, country: 'US', name: hostile, domain: hostile },
    subscriptions: Array.from({ length: 20 }, (_, at) => subscription(`${hostile} ${at}`)),
    subscriptionCount: 240,
  }),
};
