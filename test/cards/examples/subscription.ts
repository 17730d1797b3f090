import type { Subscription } from '../../../src/domain/customer.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { SubscriptionView } from '../../../src/domain/subscriptionViews.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { alex, contoso, fabrikam, hostile, line, removal } from './people.ts';

/** A subscription of Fabrikam's customer, as it is kept. */
export const bought = (change: Partial<Subscription> = {}): Subscription => ({
  id: 'subscription-1',
  customerId: customer.id,
  customerName: customer.name,
  name: 'Microsoft 365 E3',
  quantity: 25,
  status: 'active',
  partnerId: fabrikam.partnerId,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  commitmentEnd: '2027-11-22T00:00:00.000Z',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: '2026-11-23T10:05:00.000Z',
  ...change,
});

const ref = ({ id, partnerId, name }: typeof fabrikam) => ({ id, partnerId, name });

/** A request for another reseller of record, as far along as wanted. */
export const association = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'association-1',
  kind: 'associateReseller',
  input: {
    customer: { id: customer.id, name: customer.name, domain: customer.domain },
    subscription: { id: 'subscription-1', name: 'Microsoft 365 E3' },
    before: { partnerId: contoso.partnerId, name: contoso.name },
    after: { partnerId: fabrikam.partnerId, name: fabrikam.name },
    partnershipId: fabrikam.id,
  },
  about: { type: 'customer', id: customer.domain, label: customer.name, of: fabrikam.id },
  needs: { by: 'approver', because: ['replacesReseller'] },
  steps: ['setReseller'],
  ...change,
});

const view = (change: Partial<SubscriptionView> = {}): SubscriptionView => ({
  view: 'subscription',
  customer,
  subscription: bought(),
  partnership: fabrikam,
  support: { contact: ref(fabrikam), kept: 'desk', of: 'record' },
  billedOn: false,
  actions: ['changeSubscription', 'upgradeSubscription', 'associateReseller', 'setSupportContact'],
  openRequests: [],
  history: [
    line('stepDone', { values: { step: 'setReseller', kind: 'associateReseller' }, by: alex }),
  ],
  ...change,
});

const window = {
  cancelUntil: '2026-11-28T13:45:00.000Z',
  refundable: { total: 25, parts: [{ quantity: 25, until: '2026-11-28T13:45:00.000Z' }] },
};

export const examples: Examples = {
  usual: view({ subscription: bought({ cancelUntil: '2026-11-20T00:00:00.000Z' }) }),
  inWindow: view({ subscription: bought(window) }),
  returnable: view({
    subscription: bought({
      quantity: 30,
      cancelUntil: '2026-11-20T00:00:00.000Z',
      refundable: {
        total: 6,
        parts: [
          { quantity: 1, until: '2026-11-29T23:59:00.000Z' },
          { quantity: 5, until: '2026-11-27T08:00:00.000Z' },
          { quantity: 4, until: '2026-11-20T08:00:00.000Z' },
        ],
      },
      renewal: { how: 'change', quantity: 20, term: 'P3Y', billingCycle: 'annual' },
    }),
    support: { contact: ref(contoso), kept: 'desk', of: 'customer' },
  }),
  billedOn: view({
    subscription: bought({ status: 'suspended', autoRenew: false }),
    billedOn: true,
    actions: ['changeSubscription', 'associateReseller', 'setSupportContact'],
  }),
  underWay: view({
    subscription: bought({
      partnerId: contoso.partnerId,
      renewal: { how: 'extend' },
      autoRenew: false,
    }),
    partnership: contoso,
    openRequests: [association()],
    actions: ['setSupportContact'],
    history: [],
  }),
  ends: view({ subscription: bought({ renewal: { how: 'end' }, autoRenew: false }) }),
  legacy: view({
    subscription: bought({
      name: 'Office 365 Enterprise E1',
      newCommerce: false,
      autoRenew: false,
      partnerId: '7012345',
    }),
    partnership: undefined,
    support: { contact: ref(fabrikam), kept: 'partnerCenter', of: 'subscription' },
    actions: ['changeSubscription', 'associateReseller', 'setSupportContact'],
  }),
  trial: view({
    subscription: bought({
      name: 'Microsoft 365 E5 (Trial)',
      isTrial: true,
      termDuration: 'P1M',
      billingCycle: undefined,
      partnerId: undefined,
    }),
    partnership: undefined,
    support: undefined,
    actions: ['changeSubscription', 'setSupportContact'],
    history: [],
  }),
  deleted: view({ subscription: bought({ status: 'deleted' }), actions: [] }),
  reader: view({ actions: [] }),
  least: view({
    subscription: bought({
      name: 'Azure plan',
      status: 'someday',
      newCommerce: false,
      termDuration: undefined,
      billingCycle: undefined,
      commitmentEnd: undefined,
      partnerId: undefined,
      autoRenew: false,
    }),
    partnership: undefined,
    support: undefined,
    actions: [],
    history: [],
  }),
  most: view({
    customer: { ...customer, name: hostile },
    subscription: bought({ name: hostile, quantity: 1_000_000, parentId: 'p', ...window }),
    partnership: { ...fabrikam, name: hostile },
    support: { contact: { ...ref(fabrikam), name: hostile }, kept: 'desk', of: 'customer' },
    openRequests: Array.from({ length: 8 }, (_, at) => association({ id: `association-${at}` })),
    history: Array.from({ length: 8 }, (_, at) =>
      line('submit', { id: `line-${at}`, by: { id: 'x', name: hostile } }),
    ),
  }),
};
