import type { Form } from '../../../src/domain/forms.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { contoso, fabrikam, hostile, hostileReseller, onHold } from './people.ts';
import { bought } from './subscription.ts';

type SupportContact = Extract<Form, { form: 'supportContact' }>;

const legacy = bought({ name: 'Office 365 Enterprise E1', newCommerce: false });

const form = (change: Partial<SupportContact> = {}): SupportContact => ({
  form: 'supportContact',
  token: 'token-1',
  question: 'contact',
  values: {},
  problems: {},
  back: true,
  customer,
  first: fabrikam,
  rows: [contoso, onHold],
  text: '',
  providerName: 'Contoso Distribution',
  ...change,
});

export const examples: Examples = {
  all: form(),
  legacy: form({
    subscription: legacy,
    present: { id: contoso.id, partnerId: contoso.partnerId, name: contoso.name },
  }),
  none: form({ first: undefined, rows: [], text: 'Nobody' }),
  same: form({
    values: { contact: fabrikam.id },
    problems: { contact: { code: 'sameContact', values: { contact: fabrikam.name } } },
  }),
  most: form({
    customer: { ...customer, name: hostile },
    subscription: bought({ name: hostile }),
    present: { id: 'x', partnerId: '1', name: hostile },
    first: { ...hostileReseller, id: 'tenant-first' },
    rows: Array.from({ length: 10 }, (_, at) => ({ ...hostileReseller, id: `tenant-${at}` })),
    text: hostile,
    providerName: hostile,
  }),
};
