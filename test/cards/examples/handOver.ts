import type { Examples } from './example.ts';
import { order } from './orders.ts';
import { adele, megan } from './people.ts';

const form = {
  form: 'handOver',
  token: 'token-1',
  question: 'person',
  values: {},
  problems: {},
  back: false,
  request: order({ state: 'draft' }),
  people: [adele, megan],
} as const;

export const examples: Examples = {
  usual: { ...form },
  problem: { ...form, problems: { person: { code: 'pickOne' } } },
};
