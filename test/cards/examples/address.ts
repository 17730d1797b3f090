import type { Examples } from './example.ts';
import { details } from './orders.ts';
import { hostile } from './people.ts';

const form = {
  form: 'address',
  token: 'token-1',
  question: 'address',
  values: {},
  problems: {},
  back: true,
  given: details,
} as const;

export const examples: Examples = {
  usual: {
    ...form,
    suggestions: [
      { line1: 'Bahnhofstr. 12', city: 'Zürich', postalCode: '8001', country: 'CH' },
      { line1: 'Bahnhofstr. 12a', city: 'Zürich', postalCode: '8001', country: 'CH' },
    ],
  },
  most: {
    ...form,
    suggestions: Array.from({ length: 9 }, () => ({ ...details, line1: hostile, city: hostile })),
  },
};
