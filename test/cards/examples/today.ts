import type { Subscription } from '../../../src/domain/customer.ts';
import type { TodayView } from '../../../src/domain/subscriptionViews.ts';
import type { Examples } from './example.ts';
import { hostile, invitation, now, removal } from './people.ts';

const subscription = (change: Partial<Subscription> = {}): Subscription => ({
  id: 'subscription-1',
  customerId: 'customer-1',
  customerName: 'Adventure Works',
  name: 'Microsoft 365 E3',
  quantity: 120,
  status: 'active',
  partnerId: '5361102',
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  commitmentEnd: '2026-12-05T00:00:00.000Z',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: '2026-11-23T06:00:00.000Z',
  ...change,
});

const nothing = { requests: 0, windows: 0, renewals: 0, chase: 0 };

const view = (change: Partial<TodayView> = {}): TodayView => ({
  view: 'today',
  at: now,
  requests: [],
  whose: 'mine',
  windows: [],
  renewals: [],
  chase: [],
  more: nothing,
  atLeast: [],
  wanted: false,
  ...change,
});

const renewals: TodayView['renewals'] = [
  { at: '2026-11-30T00:00:00.000Z', subscription: subscription({ autoRenew: false }) },
  {
    at: '2026-12-01T00:00:00.000Z',
    subscription: subscription({ id: 's2', renewal: { how: 'end' }, name: 'Visio Plan 2' }),
  },
  {
    at: '2026-12-03T00:00:00.000Z',
    subscription: subscription({ id: 's3', renewal: { how: 'change', quantity: 90 } }),
  },
  {
    at: '2026-12-05T00:00:00.000Z',
    subscription: subscription({ id: 's4', customerName: '康拓索', quantity: 1 }),
  },
];

export const examples: Examples = {
  usual: view({
    requests: [
      removal({ state: 'failed', failure: { step: 's', code: 'noAnswer', at: now } }),
      removal({ id: 'request-2' }),
    ],
    windows: [{ until: '2026-11-25T14:00:00.000Z', subscription: subscription({ id: 's0' }) }],
    renewals,
    chase: [invitation({ submittedAt: '2026-11-10T08:00:00.000Z' })],
    more: { ...nothing, renewals: 1 },
    wanted: true,
  }),
  most: view({
    requests: Array.from({ length: 4 }, (_, at) =>
      removal({ id: `r${at}`, about: { type: 'partnership', id: 'x', label: hostile } }),
    ),
    windows: Array.from({ length: 4 }, (_, at) => ({
      until: '2026-11-25T14:00:00.000Z',
      subscription: subscription({ id: `w${at}`, name: hostile, customerName: hostile }),
    })),
    renewals: Array.from({ length: 4 }, (_, at) => ({
      at: '2026-11-30T00:00:00.000Z',
      subscription: subscription({
        id: `n${at}`,
        name: hostile,
        customerName: hostile,
        autoRenew: false,
      }),
    })),
    chase: Array.from({ length: 4 }, (_, at) =>
      invitation({ id: `i${at}`, about: { type: 'invitation', id: 'x', label: hostile } }),
    ),
    whose: 'all',
    more: { requests: 31, windows: 96, renewals: 96, chase: 1 },
    atLeast: ['windows', 'renewals'],
  }),
  subscriptionsOnly: view({
    whose: 'all',
    windows: [
      { until: '2026-11-23T14:00:00.000Z', subscription: subscription({ quantity: 1_200 }) },
    ],
  }),
  quiet: view({ whose: 'none' }),
};
