import type { Subscription } from '../../../src/domain/customer.ts';
import type { CheckState } from '../../../src/domain/customerViews.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile, hostileWords, now } from './people.ts';

const subscription = (name: string, change: Partial<Subscription> = {}): Subscription => ({
  id: name,
  customerId: customer.id,
  customerName: customer.name,
  name,
  quantity: 25,
  status: 'active',
  commitmentEnd: '2027-11-22T00:00:00.000Z',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: now,
  ...change,
});

const checks: CheckState[] = [
  { name: 'noneActive', state: 'fine' },
  { name: 'noneBilledOn', state: 'fine' },
  { name: 'noneUnderWay', state: 'fine' },
  { name: 'noneReserved', state: 'unknown' },
];

const wrong = (name: CheckState['name'], code: string, values: object): CheckState => ({
  name,
  state: 'wrong',
  finding: { code, weight: 'blocksApproval', values: { count: '2', name: hostile, ...values } },
});

const form = {
  form: 'endRelationship',
  token: 'token-1',
  question: 'review',
  values: {},
  problems: {},
  back: true,
  customer,
  partnership: fabrikam,
  checks,
  running: [],
  asOf: now,
  kept: false,
} as const;

export const examples: Examples = {
  free: form,
  problems: {
    ...form,
    values: { reason: 'x', representation: 'false' },
    problems: { reason: { code: 'tooShort' }, representation: { code: 'notTicked' } },
  },
  unread: {
    ...form,
    partnership: undefined,
    asOf: undefined,
    kept: true,
    checks: [
      { name: 'noneActive', state: 'unknown' },
      { name: 'noneBilledOn', state: 'unknown' },
      { name: 'noneUnderWay', state: 'fine' },
      { name: 'noneReserved', state: 'unknown' },
    ],
  },
  blocked: {
    ...form,
    kept: true,
    checks: [
      wrong('noneActive', 'subscriptionsActive', {}),
      wrong('noneBilledOn', 'subscriptionsBilledOn', {}),
      wrong('noneUnderWay', 'customerBusy', { kind: 'addSubscription' }),
      { name: 'noneReserved', state: 'unknown' },
    ],
    customer: { ...customer, name: hostile },
    values: { reason: hostileWords },
    running: Array.from({ length: 12 }, (_, index) =>
      subscription(`${hostile} ${index}`, index % 2 ? { status: 'suspended' } : {}),
    ),
  },
};
