import type { Form } from '../../../src/domain/forms.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { hostile } from './people.ts';
import { bought } from './subscription.ts';

type SupportWhich = Extract<Form, { form: 'supportWhich' }>;

const form = (change: Partial<SupportWhich> = {}): SupportWhich => ({
  form: 'supportWhich',
  token: 'token-1',
  question: 'subscription',
  values: {},
  problems: {},
  back: true,
  customer,
  legacy: [
    bought({ id: 's1', name: 'Office 365 Enterprise E1' }),
    bought({ id: 's2', name: 'Exchange Online (Plan 1)' }),
  ],
  ...change,
});

export const examples: Examples = {
  usual: form(),
  most: form({
    customer: { ...customer, name: hostile },
    legacy: Array.from({ length: 20 }, (_, at) => bought({ id: `s${at}`, name: hostile })),
    problems: { which: { code: 'pickOne' } },
  }),
};
