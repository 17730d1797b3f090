import type { Form } from '../../../src/domain/forms.ts';
import type { EndDate } from '../../../src/domain/partnerCenterChanges.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { hostile } from './people.ts';

type EndDates = Extract<Form, { form: 'endDates' }>;

const months = (count: number): EndDate[] =>
  Array.from({ length: count }, (_, at) => ({
    day: new Date(Date.UTC(2026, 11 + at + 1, 0)).toISOString().slice(0, 10),
    kind: 'month' as const,
    subscriptionIds: [],
  }));

const withOthers = (day: string, ...subscriptionIds: string[]): EndDate => ({
  day,
  kind: 'subscription',
  subscriptionIds,
});

const form = (change: Partial<EndDates> = {}): EndDates => ({
  form: 'endDates',
  token: 'token-1',
  question: 'ends',
  values: {},
  problems: {},
  back: true,
  customer,
  terms: [
    {
      term: 'P1Y',
      dates: [
        ...months(12),
        withOthers('2027-03-30', 's1', 's2', 's3'),
        withOthers('2027-06-14', 'unknown'),
      ],
    },
  ],
  named: [
    { id: 's1', name: 'Microsoft 365 E3' },
    { id: 's2', name: 'Visio Plan 2' },
    { id: 's3', name: 'Teams Phone' },
  ],
  promotions: [
    { title: 'Microsoft 365 Business Premium', promotion: 'Business Premium: 15% off for a year' },
  ],
  promotionsUnknown: false,
  ...change,
});

export const examples: Examples = {
  usual: form(),
  chosen: form({ values: { endP1Y: '2027-03-30', promotions: 'false' } }),
  onlyPromotions: form({ terms: [] }),
  noPromotions: form({ promotions: [] }),
  promotionsUnknown: form({ promotions: [], promotionsUnknown: true }),
  problems: form({
    values: { endP1Y: '2026-11-01' },
    problems: { endP1Y: { code: 'endGone' } },
  }),
  most: form({
    terms: [
      { term: 'P1M', dates: months(1) },
      { term: 'P1Y', dates: [...months(12), withOthers('2027-03-30', 's1')] },
      { term: 'P3Y', dates: [...months(36), withOthers('2029-03-30', 's1')] },
    ],
    named: [{ id: 's1', name: hostile }],
    promotions: Array.from({ length: 20 }, () => ({ title: hostile, promotion: hostile })),
  }),
};
