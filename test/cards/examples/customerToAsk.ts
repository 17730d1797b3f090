import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { contoso, fabrikam, hostile } from './people.ts';

const form = {
  form: 'customerToAsk',
  token: 'token-1',
  question: 'whom',
  values: { language: 'en-US' },
  problems: {},
  back: false,
  partnership: fabrikam,
  languages: ['en-US', 'zh-CN'],
  ours: [],
  certain: false,
} as const;

const values = {
  company: 'Fourth Coffee',
  email: 'admin@fourthcoffee.example',
  domain: 'fourthcoffee.onmicrosoft.com',
  language: 'en-US',
};

export const examples: Examples = {
  least: form,
  wrong: {
    ...form,
    back: true,
    values: { ...values, email: 'admin', domain: 'nothing' },
    problems: {
      email: { code: 'emailBad' },
      domain: { code: 'domainBad' },
    },
  },
  ours: {
    ...form,
    values,
    certain: true,
    ours: [{ customer, reseller: { id: fabrikam.id, name: fabrikam.name } }],
    problems: { domain: { code: 'customerOurs', values: { customer: customer.name } } },
  },
  most: {
    ...form,
    back: true,
    partnership: { ...contoso, name: hostile },
    values: { ...values, company: hostile.padEnd(120, 'x'), domain: `${'x'.repeat(60)}.example` },
    problems: { company: { code: 'customerCalledSo', values: { customer: hostile } } },
    ours: Array.from({ length: 10 }, (_, index) => ({
      customer: { ...customer, id: `c${index}`, name: `${hostile} ${index}` },
      reseller: { id: 'x', name: hostile },
    })),
  },
};
