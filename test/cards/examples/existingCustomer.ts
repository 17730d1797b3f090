import type { Examples } from './example.ts';
import { hostile } from './people.ts';

const form = {
  form: 'existingCustomer',
  token: 'token-1',
  question: 'existing',
  values: {},
  problems: {},
  back: false,
} as const;

export const examples: Examples = {
  usual: { ...form },
  typed: {
    ...form,
    values: { company: hostile },
    problems: { go: { code: 'useButtons' } },
    back: true,
  },
};
