import type { Examples } from './example.ts';
import { bare, contoso, fabrikam, hostileReseller, onHold } from './people.ts';

const form = {
  form: 'pickReseller',
  token: 'token-1',
  question: 'reseller',
  values: {},
  problems: {},
  back: false,
} as const;

export const examples: Examples = {
  usual: { ...form, purpose: 'removePartnership', text: '', rows: [fabrikam, contoso, onHold] },
  problem: {
    ...form,
    purpose: 'hold',
    text: 'a',
    rows: [fabrikam],
    problems: { reseller: { code: 'pickOne' } },
  },
  most: {
    ...form,
    purpose: 'assign',
    text: '',
    rows: Array.from({ length: 10 }, (_, index) => ({ ...hostileReseller, id: `t${index}` })),
    back: true,
  },
  addCustomer: {
    ...form,
    purpose: 'addCustomer',
    text: '',
    rows: [fabrikam],
    problems: { reseller: { code: 'onHold', values: { reason: 'Open invoices', by: 'Megan' } } },
  },
  least: { ...form, purpose: 'release', text: '', rows: [bare] },
  empty: { ...form, purpose: 'removePartnership', text: 'zzz', rows: [] },
};
