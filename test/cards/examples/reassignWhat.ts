import type { Examples } from './example.ts';
import { fabrikam, hostile } from './people.ts';

const form = {
  form: 'reassignWhat',
  token: 'token-1',
  question: 'what',
  values: {},
  problems: {},
  back: false,
  found: [],
} as const;

export const examples: Examples = {
  empty: form,
  several: {
    ...form,
    values: { of: 'customer', text: 'trey' },
    found: [
      { of: 'customer', id: 'c1', name: 'Trey Research', detail: 'trey.onmicrosoft.com' },
      { of: 'reseller', id: fabrikam.id, name: fabrikam.name, detail: fabrikam.partnerId },
    ],
  },
  none: {
    ...form,
    values: { of: 'list', text: 'one two' },
    problems: { text: { code: 'noIds' } },
  },
  most: {
    ...form,
    values: {
      of: 'list',
      text: Array.from(
        { length: 300 },
        (_, at) => `5b8c1d2e-0000-4000-8000-${String(at).padStart(12, '0')}`,
      ).join('\n'),
    },
    problems: { text: { code: 'noneMeant', values: { text: hostile } } },
    found: Array.from({ length: 20 }, (_, at) => ({
      of: 'customer',
      id: `c${at}`,
      name: hostile,
      detail: 'x.onmicrosoft.com',
    })),
    back: true,
  },
};
