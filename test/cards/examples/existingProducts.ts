import type { Subscription } from '../../../src/domain/customer.ts';
import type { Form } from '../../../src/domain/forms.ts';
import type { Examples } from './example.ts';
import { customer, lines, manyLines } from './orders.ts';
import { fabrikam, hostile } from './people.ts';

type ExistingProducts = Extract<Form, { form: 'existingProducts' }>;

const owned = (id: string, change: Partial<Subscription> = {}): Subscription => ({
  id,
  customerId: customer.id,
  customerName: customer.name,
  name: 'Microsoft 365 E3',
  quantity: 120,
  status: 'active',
  partnerId: fabrikam.partnerId,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  commitmentEnd: '2027-03-30T00:00:00.000Z',
  autoRenew: true,
  newCommerce: true,
  isTrial: false,
  asOf: customer.asOf,
  ...change,
});

const form = (change: Partial<ExistingProducts> = {}): ExistingProducts => ({
  form: 'existingProducts',
  token: 'token-1',
  question: 'existing',
  values: {},
  problems: {},
  back: true,
  customer,
  partnership: fabrikam,
  names: { [fabrikam.partnerId]: fabrikam.name },
  lines: [{ at: 0, line: lines[0]!, candidates: [owned('s1')], usual: 's1' }],
  more: 0,
  ...change,
});

export const examples: Examples = {
  one: form(),
  several: form({
    values: { onto0: 'new' },
    lines: [
      {
        at: 0,
        line: lines[0]!,
        candidates: [
          owned('s1'),
          owned('s2', { name: 'E3 Zürich', termDuration: 'P3Y', quantity: 8 }),
        ],
        usual: 's1',
      },
      {
        at: 1,
        line: lines[1]!,
        candidates: [owned('s3', { commitmentEnd: undefined })],
        usual: 's3',
      },
    ],
    more: 1,
  }),
  ofOthers: form({
    names: { '4847999': 'Wingtip Toys' },
    lines: [
      {
        at: 0,
        line: lines[0]!,
        candidates: [owned('s1', { partnerId: '4847999' }), owned('s2', { partnerId: undefined })],
      },
    ],
  }),
  changed: form({
    problems: {
      onto0: { code: 'ontoChanged', values: { title: 'Microsoft 365 E3', had: '110' } },
    },
  }),
  most: form({
    customer: { ...customer, name: hostile },
    lines: manyLines.slice(0, 8).map((line, at) => ({
      at,
      line,
      candidates: [1, 2, 3].map((id) => owned(`s${id}`, { name: hostile, partnerId: '1' })),
    })),
    names: { '1': hostile },
    more: 12,
    problems: { go: { code: 'useButtons' } },
  }),
};
