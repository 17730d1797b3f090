import type { Examples } from './example.ts';
import { adele, alex, bare, fabrikam, hostile, hostileReseller, megan } from './people.ts';

const form = {
  form: 'assign',
  token: 'token-1',
  question: 'manager',
  values: {},
  problems: {},
  back: false,
} as const;

export const examples: Examples = {
  usual: { ...form, partnership: fabrikam, people: [adele, alex, megan] },
  nobody: {
    ...form,
    partnership: bare,
    people: [alex],
    problems: { manager: { code: 'pickOne' } },
  },
  most: {
    ...form,
    partnership: hostileReseller,
    back: true,
    people: Array.from({ length: 60 }, (_, index) => ({
      id: `person-${index}`,
      name: `${hostile} ${index}`,
    })),
  },
};
