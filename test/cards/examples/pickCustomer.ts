import type { Form } from '../../../src/domain/forms.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile } from './people.ts';

const reseller = { id: fabrikam.id, name: fabrikam.name };

const form = (
  change: Partial<Extract<Form, { form: 'pickCustomer' }>>,
): Extract<Form, { form: 'pickCustomer' }> => ({
  form: 'pickCustomer',
  token: 'token-1',
  question: 'customer',
  values: {},
  problems: {},
  back: false,
  purpose: 'addSubscription',
  text: '',
  more: false,
  rows: [
    { customer, reseller },
    { customer: { ...customer, id: 'c2', name: '北风贸易有限公司' }, reseller },
    { customer: { ...customer, id: 'c3', name: 'Direct Ltd', resellerId: undefined } },
  ],
  ...change,
});

export const examples: Examples = {
  usual: form({}),
  ofReseller: form({
    purpose: 'endRelationship',
    reseller,
    values: { reseller: fabrikam.partnerId },
    more: true,
  }),
  problem: form({
    purpose: 'changeSubscription',
    values: { reseller: 'a' },
    problems: { reseller: { code: 'notOneReseller', values: { text: 'a' } } },
  }),
  nothingFound: form({
    text: 'zzz',
    rows: [],
    problems: { text: { code: 'noCustomerFound', values: { text: 'zzz' } } },
  }),
  empty: form({ rows: [] }),
  most: form({
    back: true,
    text: hostile,
    values: { reseller: hostile },
    reseller: { id: 'r', name: hostile },
    more: true,
    rows: Array.from({ length: 10 }, (_, at) => ({
      customer: { ...customer, id: `c${at}`, name: hostile, domain: hostile },
      reseller: { id: 'r', name: hostile },
    })),
  }),
};
