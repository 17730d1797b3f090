import type { SubscriptionsView } from '../../../src/domain/subscriptionViews.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile } from './people.ts';
import { bought } from './subscription.ts';

const read = { ...customer, subscriptionsAsOf: '2026-11-23T10:05:00.000Z' };
const reseller = { id: fabrikam.id, name: fabrikam.name };

const view = (change: Partial<SubscriptionsView> = {}): SubscriptionsView => ({
  view: 'subscriptions',
  customer: read,
  page: 0,
  more: false,
  total: 3,
  rows: [
    { subscription: bought(), reseller },
    {
      subscription: bought({
        id: 'subscription-2',
        name: 'Azure plan',
        quantity: 1,
        status: 'suspended',
        termDuration: undefined,
        billingCycle: undefined,
        commitmentEnd: undefined,
        partnerId: '7012345',
      }),
    },
    {
      subscription: bought({
        id: 'subscription-3',
        name: 'Microsoft 365 E5 (Trial)',
        status: 'deleted',
        isTrial: true,
        termDuration: 'P1M',
        partnerId: undefined,
      }),
    },
  ],
  actions: ['addSubscription', 'setSupportContact', 'reassignSubscriptions'],
  ...change,
});

export const examples: Examples = {
  usual: view(),
  reader: view({ actions: [] }),
  none: view({ rows: [], total: 0, actions: ['addSubscription'] }),
  unread: view({ customer, rows: [], total: 0, actions: ['addSubscription'] }),
  most: view({
    customer: { ...read, name: hostile },
    page: 3,
    more: true,
    total: 1_240,
    rows: Array.from({ length: 10 }, (_, at) => ({
      subscription: bought({ id: `subscription-${at}`, name: hostile, parentId: 'parent' }),
      reseller: { id: fabrikam.id, name: hostile },
    })),
  }),
};
