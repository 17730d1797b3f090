import { premium } from './chooseChange.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile } from './people.ts';

const line = {
  productId: 'CFQ7TTC0LFLX',
  skuId: '0001',
  title: 'Microsoft 365 E3',
  quantity: 25,
  term: 'P1Y',
  billingCycle: 'monthly',
  isTrial: false,
  isAddon: false,
} as const;

const form = {
  form: 'confirmUpgrade',
  token: 'token-1',
  question: 'confirm',
  values: {},
  problems: {},
  back: true,
  customer,
  subscription: premium(),
  partnership: fabrikam,
  line,
  moves: false,
  needs: { by: 'nobody', because: [] as string[] },
} as const;

export const examples: Examples = {
  usual: form,
  part: {
    ...form,
    line: { ...line, quantity: 10 },
    moves: true,
    loses: { how: 'end' },
    needs: { by: 'approver', because: ['orders.licenceMonths'] },
  },
  into: { ...form, into: 'Microsoft 365 E3 (Berlin)', line: { ...line, term: 'P3Y' } },
  hostile: {
    ...form,
    customer: { ...customer, name: hostile },
    subscription: premium({ name: hostile }),
    line: { ...line, title: hostile, quantity: 1 },
    into: hostile,
  },
};
