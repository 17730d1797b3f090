import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile } from './people.ts';

const form = {
  form: 'similarCustomers',
  token: 'token-1',
  question: 'similar',
  values: {},
  problems: {},
  back: true,
} as const;

const reseller = { id: fabrikam.id, name: fabrikam.name };

export const examples: Examples = {
  usual: { ...form, company: 'Adventure Works', rows: [{ customer, reseller }] },
  most: {
    ...form,
    company: hostile,
    rows: Array.from({ length: 10 }, (_, at) => ({
      customer: { ...customer, id: `c${at}`, name: hostile },
      reseller: { id: 'h', name: hostile },
    })),
  },
};
