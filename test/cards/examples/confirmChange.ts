import { later } from '../../../src/domain/time.ts';
import { premium } from './chooseChange.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile, hostileReseller, now } from './people.ts';

const form = {
  form: 'confirmChange',
  token: 'token-1',
  question: 'confirm',
  values: {},
  problems: {},
  back: true,
  customer,
  subscription: premium(),
  partnership: fabrikam,
  needs: { by: 'nobody', because: [] as string[] },
} as const;

const was = { was: 25, status: 'active' } as const;

export const examples: Examples = {
  more: {
    ...form,
    change: { do: 'licences', ...was, quantity: 40 },
    returnableUntil: later(now, { days: 7 }),
    needs: { by: 'approver', because: ['orders.licenceMonths', 'orders.country'] },
  },
  fewer: {
    ...form,
    change: { do: 'licences', ...was, quantity: 5 },
    loses: { how: 'change', quantity: 30, term: 'P3Y', billingCycle: 'monthly' },
  },
  cancel: {
    ...form,
    change: { do: 'cancel', ...was },
    needs: { by: 'approver', because: ['cancelsNow'] },
  },
  suspended: {
    ...form,
    subscription: premium({ status: 'suspended', partnerId: undefined }),
    partnership: undefined,
    change: { do: 'cancel', was: 25, status: 'suspended' },
    needs: { by: 'approver', because: ['cancelsNow'] },
  },
  renewChanged: {
    ...form,
    change: {
      do: 'renewal',
      before: { how: 'renew' },
      renewal: { how: 'change', quantity: 10, term: 'P1Y', billingCycle: 'annual' },
    },
  },
  end: { ...form, change: { do: 'renewal', before: { how: 'renew' }, renewal: { how: 'end' } } },
  extend: {
    ...form,
    change: { do: 'renewal', before: { how: 'end' }, renewal: { how: 'extend' } },
  },
  renew: {
    ...form,
    change: { do: 'renewal', before: { how: 'extend' }, renewal: { how: 'renew' } },
  },
  legacy: {
    ...form,
    subscription: premium({ newCommerce: false, commitmentEnd: undefined, termDuration: 'P2Y' }),
    partnership: undefined,
    change: { do: 'licences', ...was, quantity: 26 },
  },
  hostile: {
    ...form,
    customer: { ...customer, name: hostile },
    subscription: premium({ name: hostile }),
    partnership: hostileReseller,
    change: { do: 'licences', ...was, quantity: 1_000_000 },
    returnableUntil: later(now, { days: 7 }),
    problems: { confirm: { code: 'useButtons' } },
    needs: { by: 'approver', because: [hostile] },
  },
};
