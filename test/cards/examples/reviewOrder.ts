import type { Form } from '../../../src/domain/forms.ts';
import type { Examples } from './example.ts';
import { chinese, details, lines, manyLines } from './orders.ts';
import { fabrikam, hostile, hostileReseller } from './people.ts';

type ReviewOrder = Extract<Form, { form: 'reviewOrder' }>;

const form = (change: Partial<ReviewOrder> = {}): ReviewOrder => ({
  form: 'reviewOrder',
  token: 'token-1',
  question: 'review',
  values: { gdap: 'true' },
  problems: {},
  back: true,
  partnership: fabrikam,
  customer: details,
  segment: 'commercial',
  lines,
  checks: [
    { name: 'partnership', state: 'fine' },
    { name: 'hold', state: 'fine' },
    { name: 'agreement', state: 'fine' },
    { name: 'validation', state: 'fine' },
    { name: 'domain', state: 'fine' },
    { name: 'lines', state: 'fine' },
  ],
  needs: { by: 'nobody', because: [] },
  locked: false,
  ...change,
});

export const examples: Examples = {
  usual: form(),
  approval: form({
    customer: chinese,
    needs: { by: 'approver', because: ['orders.licenceMonths', 'orders.term'] },
  }),
  problems: form({
    problems: { attestation: { code: 'notTicked' } },
    checks: [
      { name: 'partnership', state: 'fine' },
      { name: 'agreement', state: 'unknown' },
      {
        name: 'domain',
        state: 'wrong',
        finding: {
          code: 'domainTaken',
          weight: 'stops',
          values: { domain: 'adventureworks.onmicrosoft.com' },
        },
      },
      {
        name: 'lines',
        state: 'wrong',
        finding: {
          code: 'quantityAbove',
          weight: 'stops',
          values: { title: 'Microsoft 365 E3', maximum: '300', quantity: '400' },
        },
      },
    ],
  }),
  locked: form({ locked: true }),
  most: form({
    partnership: hostileReseller,
    customer: { ...details, company: hostile, line1: hostile, registrationNumber: hostile },
    lines: manyLines,
    needs: { by: 'approver', because: ['orders.term', 'orders.someday'] },
  }),
};
