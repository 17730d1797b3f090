import type { Form } from '../../../src/domain/forms.ts';
import type { Examples } from './example.ts';
import { lines, manyLines, offer } from './orders.ts';
import { fabrikam, hostile, hostileReseller } from './people.ts';

type OrderLinesForm = Extract<Form, { form: 'orderLines' }>;

const form = (change: Partial<OrderLinesForm> = {}): OrderLinesForm => ({
  form: 'orderLines',
  purpose: 'addCustomer',
  token: 'f3c1a6d2-7f0a-4a57-9a35-2f2f5d7b9c11',
  question: 'lines',
  values: {},
  problems: {},
  back: true,
  partnership: fabrikam,
  company: 'Adventure Works Cycles AG',
  country: 'CH',
  segment: 'commercial',
  lines: [],
  found: [
    offer('Microsoft 365 E3'),
    offer('Microsoft 365 Business Premium', { skuId: '0002', maximum: 300 }),
    offer('Audio Conferencing', { skuId: '0003', isAddon: true, needs: ['CFQ7TTC0LFLX:0001'] }),
    offer('Microsoft 365 E5 (Trial)', { skuId: '000T', maximum: 25, isTrial: true }),
  ],
  foundAre: 'usual',
  more: false,
  reading: false,
  locked: false,
  ...change,
});

export const examples: Examples = {
  first: form(),
  some: form({ lines, foundAre: 'matches', values: { text: 'E3' }, more: true }),
  none: form({ lines, found: [], foundAre: 'matches', values: { text: 'zzz' } }),
  reading: form({ found: [], reading: true }),
  problems: form({
    lines,
    foundAre: 'matches',
    values: { text: 'E3', offer: 'CFQ7TTC0LFLX:0001', plan: 'P1Y/annual', quantity: '0' },
    problems: {
      lines: { code: 'prerequisiteMissing', values: { title: 'Audio Conferencing' } },
      'lines.2': {
        code: 'quantityAbove',
        values: { title: 'Microsoft 365 Business Premium', maximum: '300' },
      },
      plan: { code: 'planNotOffered', values: { title: 'Microsoft 365 E3' } },
      quantity: { code: 'quantityBelow', values: { title: 'Microsoft 365 E3', minimum: '1' } },
      offer: { code: 'severalOffers', values: { text: 'E3' } },
    },
  }),
  choosePlan: form({
    foundAre: 'matches',
    values: { offer: 'CFQ7TTC0LFLX:0001' },
    problems: { plan: { code: 'pickOne' } },
  }),
  locked: form({ lines, locked: true, back: false }),
  moreLocked: form({ purpose: 'addSubscription', lines, locked: true }),
  most: form({
    lines: manyLines,
    partnership: hostileReseller,
    company: hostile,
    found: Array.from({ length: 10 }, (_, at) =>
      offer(hostile, { skuId: `000${at}`, isAddon: true, isTrial: true, needs: ['x'] }),
    ),
    values: { text: hostile },
  }),
};
