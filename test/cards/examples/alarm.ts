import type { Examples } from './example.ts';
import { names } from './people.ts';

export const examples: Examples = {
  some: { view: 'alarm', reason: 'manyGone', names: names(6), known: 48 },
  most: { view: 'alarm', reason: 'manyGone', names: names(400), known: 1200 },
  noList: { view: 'alarm', reason: 'noList', names: [], known: 48 },
};
