import type { UpgradeChoice } from '../../../src/domain/upgradeChecks.ts';
import { premium } from './chooseChange.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { hostile } from './people.ts';

const form = {
  form: 'chooseUpgrade',
  token: 'token-1',
  question: 'choose',
  values: {},
  problems: {},
  back: true,
  customer,
  subscription: premium(),
} as const;

const choice = (change: Partial<UpgradeChoice> = {}): UpgradeChoice => ({
  catalogItemId: 'CFQ7TTC0LFLX:0001:CFQ7TTC0K971',
  title: 'Microsoft 365 E3',
  quantity: 25,
  ways: [
    { type: 'transition_only', eligible: true },
    { type: 'transition_with_license_transfer', eligible: false, code: '3' },
  ],
  into: [],
  ...change,
});

const both: UpgradeChoice['ways'] = [
  { type: 'transition_only', eligible: true },
  { type: 'transition_with_license_transfer', eligible: true },
];

export const examples: Examples = {
  usual: {
    ...form,
    choices: [
      choice({
        plans: [
          { term: 'P1M', billingCycle: 'monthly' },
          { term: 'P1Y', billingCycle: 'monthly' },
          { term: 'P1Y', billingCycle: 'annual' },
          { term: 'P3Y', billingCycle: 'monthly' },
        ],
        into: [
          {
            subscriptionId: 'subscription-2',
            name: 'Microsoft 365 E3',
            term: 'P3Y',
            billingCycle: 'monthly',
            eligible: true,
          },
          {
            subscriptionId: 'subscription-3',
            name: 'Microsoft 365 E3 (Berlin)',
            term: 'P1M',
            billingCycle: 'monthly',
            eligible: false,
            code: '3',
          },
        ],
      }),
      choice({
        catalogItemId: 'CFQ7TTC0LFLZ:0002:CFQ7TTC0K971',
        title: 'Microsoft 365 E5',
        ways: both,
      }),
    ],
  },
  silent: { ...form, back: false },
  notPossible: { ...form, choices: [choice({ ways: [] })] },
  problems: {
    ...form,
    choices: [choice()],
    values: { to: 'CFQ7TTC0LFLX:0001:CFQ7TTC0K971', quantity: '26', moves: 'true' },
    problems: {
      quantity: {
        code: 'quantityAbove',
        values: { title: 'Microsoft 365 E3', maximum: '25' },
      },
      moves: { code: 'movesNotPossible', values: { title: 'Microsoft 365 E3' } },
    },
  },
  most: {
    ...form,
    customer: { ...customer, name: hostile },
    subscription: premium({ name: hostile }),
    choices: Array.from({ length: 20 }, (_, at) =>
      choice({
        catalogItemId: `CFQ7TTC0LF${String(at).padStart(2, '0')}:0001:CFQ7TTC0K971`,
        title: `${hostile} ${at}`,
        ways: at % 3 === 0 ? [] : both,
      }),
    ),
  },
};
