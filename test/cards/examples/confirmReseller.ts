import type { Form } from '../../../src/domain/forms.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { contoso, fabrikam, hostile } from './people.ts';
import { bought } from './subscription.ts';

type ConfirmReseller = Extract<Form, { form: 'confirmReseller' }>;

const form = (change: Partial<ConfirmReseller> = {}): ConfirmReseller => ({
  form: 'confirmReseller',
  token: 'token-1',
  question: 'confirm',
  values: {},
  problems: {},
  back: true,
  customer,
  subscription: bought(),
  after: { partnerId: fabrikam.partnerId, name: fabrikam.name },
  needs: { by: 'nobody', because: [] },
  ...change,
});

export const examples: Examples = {
  set: form(),
  replace: form({
    before: { partnerId: contoso.partnerId, name: contoso.name },
    needs: { by: 'approver', because: ['replacesReseller'] },
  }),
  stranger: form({
    before: { partnerId: '7012345' },
    needs: { by: 'approver', because: ['replacesReseller', 'orders.reseller'] },
  }),
  most: form({
    customer: { ...customer, name: hostile },
    subscription: bought({ name: hostile, quantity: 1_000_000 }),
    before: { partnerId: '7012345', name: hostile },
    after: { partnerId: fabrikam.partnerId, name: hostile },
    needs: { by: 'approver', because: ['replacesReseller'] },
    problems: { confirm: { code: 'useButtons' } },
  }),
};
