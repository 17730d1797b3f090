import type { ChangeSubscription } from '../../../src/domain/kinds/changeSubscription.ts';
import type { UpgradeSubscription } from '../../../src/domain/kinds/upgradeSubscription.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { RequestView } from '../../../src/domain/views.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { alex, approved, fabrikam, hostile, line, removal } from './people.ts';

const whose = {
  customer: { id: customer.id, name: customer.name, domain: customer.domain },
  subscription: { id: 'subscription-1', name: 'Microsoft 365 Business Premium' },
  partnershipId: fabrikam.id,
  partnerId: fabrikam.partnerId,
  country: 'GB',
  segment: 'commercial',
} as const;

const more: ChangeSubscription = {
  ...whose,
  ends: '2027-11-20T00:00:00.000Z',
  change: { do: 'licences', was: 25, status: 'active', quantity: 40 },
};

const cancel: ChangeSubscription = {
  ...whose,
  change: { do: 'cancel', was: 25, status: 'active' },
  ends: '2027-11-20T00:00:00.000Z',
  cancelUntil: '2026-11-27T08:00:00.000Z',
};

const end: ChangeSubscription = {
  ...whose,
  change: { do: 'renewal', before: { how: 'renew' }, renewal: { how: 'end' } },
};

const upgrade: UpgradeSubscription = {
  ...whose,
  was: 25,
  toCatalogItemId: 'CFQ7TTC0LFLX:0001:CFQ7TTC0K971',
  into: { id: 'subscription-2', name: 'Microsoft 365 E3 (Berlin)' },
  type: 'transition_with_license_transfer',
  line: {
    productId: 'CFQ7TTC0LFLX',
    skuId: '0001',
    title: 'Microsoft 365 E3',
    quantity: 25,
    term: 'P1Y',
    billingCycle: 'monthly',
    isTrial: false,
    isAddon: false,
  },
};

const request = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'change-1',
  kind: 'changeSubscription',
  input: more,
  about: { type: 'customer', id: customer.domain, label: customer.name, of: fabrikam.id },
  needs: { by: 'nobody', because: [] },
  steps: ['changeSubscription'],
  learned: { reseller: fabrikam.name },
  ...change,
});

const upgraded = (change: Partial<Request> = {}): Request =>
  request({
    id: 'upgrade-1',
    kind: 'upgradeSubscription',
    input: upgrade,
    steps: ['startTransition', 'followTransition'],
    ...change,
  });

const view = (shown: Request, change: Partial<RequestView> = {}): RequestView => ({
  view: 'request',
  request: shown,
  audience: 'asker',
  may: [],
  partnership: fabrikam,
  findings: [],
  changed: [],
  history: [],
  ...change,
});

const done = { state: 'done', step: 1 } as const;
const doneLine = line('stepDone', {
  by: { id: 'system', name: 'system' },
  values: { step: 'changeSubscription', kind: 'changeSubscription' },
});

export const examples: Examples = {
  waiting: view(
    request({
      state: 'waiting',
      waiting: { code: 'changePending', since: '2026-11-23T09:03:00.000Z' },
    }),
    {
      may: ['checkNow', 'abandon'],
      history: [line('stepWaits', { values: { code: 'changePending' } })],
    },
  ),
  done: view(
    request({
      ...done,
      learned: { reseller: fabrikam.name, windowUntil: '2026-11-30T10:30:00.000Z' },
    }),
    { history: [doneLine, line('submit', { by: alex })] },
  ),
  toApprove: view(
    request({
      state: 'pending',
      input: cancel,
      needs: { by: 'approver', because: ['cancelsNow'] },
    }),
    { audience: 'approver', may: ['approve', 'sendBack', 'reject'] },
  ),
  changed: view(
    request({ state: 'pending', needs: { by: 'approver', because: ['orders.licenceMonths'] } }),
    {
      audience: 'approver',
      may: ['approve', 'sendBack', 'reject'],
      changed: [
        { field: 'change', before: 'cancel', after: 'change' },
        { field: 'quantity', before: '', after: '40' },
        { field: 'plan', before: '', after: 'P3Y/monthly' },
      ],
    },
  ),
  cancelled: view(request({ ...done, input: cancel, verdicts: [approved] }), {
    history: [doneLine],
  }),
  moreToApprove: view(
    request({ state: 'pending', needs: { by: 'approver', because: ['orders.licenceMonths'] } }),
    { audience: 'channel', may: ['approve', 'sendBack', 'reject'] },
  ),
  lost: view(
    request({
      ...done,
      input: {
        ...more,
        loses: { how: 'change', quantity: 30, term: 'P1Y', billingCycle: 'annual' },
      },
    }),
  ),
  ends: view(request({ ...done, input: end })),
  meanwhile: view(
    request({
      state: 'failed',
      failure: {
        step: 'changeSubscription',
        code: 'changedMeanwhile',
        at: '2026-11-23T09:03:00.000Z',
      },
    }),
    { may: ['revise', 'retry', 'abandon'] },
  ),
  refused: view(
    request({
      state: 'failed',
      failure: {
        step: 'changeSubscription',
        code: '800090',
        correlationId: '6d3c1f0a-2b4e-4a57-8c9d-0e1f2a3b4c5d',
        at: '2026-11-23T09:03:00.000Z',
      },
    }),
    { may: ['revise', 'retry', 'abandon'] },
  ),
  upgrading: view(
    upgraded({
      state: 'waiting',
      step: 1,
      stepTimes: ['2026-11-23T09:03:00.000Z'],
      waiting: { code: 'transition', since: '2026-11-23T09:03:00.000Z' },
    }),
    { may: ['checkNow', 'abandon'] },
  ),
  upgraded: view(
    upgraded({
      state: 'done',
      step: 2,
      stepTimes: ['2026-11-23T09:03:00.000Z', '2026-11-23T09:09:00.000Z'],
      learned: { reseller: fabrikam.name, toSubscriptionId: 'subscription-2' },
    }),
  ),
  upgradeUnknown: view(
    upgraded({
      state: 'failed',
      failure: {
        step: 'startTransition',
        code: 'outcomeUnknown',
        correlationId: '6d3c1f0a-2b4e-4a57-8c9d-0e1f2a3b4c5d',
        at: '2026-11-23T09:03:00.000Z',
      },
    }),
    { may: ['retry', 'abandon'] },
  ),
  upgradeFailed: view(
    upgraded({
      state: 'failed',
      step: 1,
      failure: {
        step: 'followTransition',
        code: 'transitionFailed',
        at: '2026-11-23T09:03:00.000Z',
      },
    }),
    { may: ['retry', 'abandon'] },
  ),
  hostile: view(
    request({
      ...done,
      input: {
        ...more,
        loses: { how: 'end' },
        customer: { ...whose.customer, name: hostile },
        subscription: { id: 'subscription-1', name: hostile },
        partnershipId: undefined,
      },
      about: { type: 'customer', id: customer.domain, label: hostile },
      learned: {},
    }),
    { partnership: undefined },
  ),
};
