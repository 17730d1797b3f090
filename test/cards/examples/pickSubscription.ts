import type { Subscription } from '../../../src/domain/customer.ts';
import type { Form } from '../../../src/domain/forms.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile } from './people.ts';

const reseller = { id: fabrikam.id, name: fabrikam.name };

const subscription = (id: string, change: Partial<Subscription> = {}): Subscription => ({
  id,
  customerId: customer.id,
  customerName: customer.name,
  name: 'Microsoft 365 E3',
  quantity: 25,
  status: 'active',
  partnerId: fabrikam.partnerId,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: customer.asOf,
  ...change,
});

const form = (
  change: Partial<Extract<Form, { form: 'pickSubscription' }>>,
): Extract<Form, { form: 'pickSubscription' }> => ({
  form: 'pickSubscription',
  token: 'token-1',
  question: 'subscription',
  values: {},
  problems: {},
  back: true,
  purpose: 'changeSubscription',
  customer,
  text: '',
  more: false,
  rows: [
    { subscription: subscription('s1'), reseller },
    {
      subscription: subscription('s2', {
        name: 'Azure plan',
        quantity: 1,
        termDuration: undefined,
        billingCycle: undefined,
        partnerId: undefined,
      }),
    },
    { subscription: subscription('s3', { status: 'suspended', partnerId: '999' }) },
  ],
  ...change,
});

export const examples: Examples = {
  usual: form({}),
  problem: form({
    purpose: 'associateReseller',
    problems: { subscription: { code: 'pickOne' } },
  }),
  nothingFound: form({
    text: 'zzz',
    rows: [],
    problems: { text: { code: 'noSubscriptionFound', values: { text: 'zzz' } } },
  }),
  most: form({
    text: hostile,
    more: true,
    customer: { ...customer, name: hostile },
    rows: Array.from({ length: 10 }, (_, at) => ({
      subscription: subscription(`s${at}`, { name: `${hostile} ${at}` }),
      reseller: { id: 'r', name: hostile },
    })),
  }),
};
