import type { Examples } from './example.ts';
import { bare, bigImpact, fabrikam, hostileReseller, impact, noImpact, removal } from './people.ts';

const form = {
  form: 'impact',
  token: 'token-1',
  question: 'impact',
  values: {},
  problems: {},
  back: true,
} as const;

export const examples: Examples = {
  read: { view: 'impact', partnership: fabrikam, impact },
  question: { ...form, partnership: fabrikam, impact: { ...impact, openRequests: [removal()] } },
  most: { ...form, partnership: hostileReseller, impact: bigImpact },
  empty: { ...form, partnership: bare, impact: noImpact, back: false },
};
