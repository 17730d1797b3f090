import type { Placed } from '../../../src/domain/order.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { Examples } from './example.ts';
import { lines, manyLines, order, orderView, priced } from './orders.ts';
import { approved, fabrikam, hostile, megan } from './people.ts';

const onto = { ...lines[0]!, onto: { subscriptionId: 's1', had: 120 } };
const ended = { ...lines[1]!, endDate: '2027-03-31' };
const promoted = { ...lines[2]!, promotion: { id: 'p1', name: '10% off for a year' } };

const input = {
  customer: {
    id: 'customer-1',
    name: 'Adventure Works Cycles AG',
    domain: 'adventureworks.onmicrosoft.com',
  },
  country: 'CH',
  partnershipId: fabrikam.id,
  partnerId: fabrikam.partnerId,
  segment: 'commercial',
  lines: [onto, ended, promoted],
  attestation: true,
};

const steps = [
  'mayOrder',
  'customerAgreement',
  'raiseLicences',
  'buildCart',
  'checkout',
  'provisioning',
];

const added = (change: Partial<Request> = {}): Request =>
  order({ kind: 'addSubscription', input, ...change });

const begun = (step: number, change: Partial<Request> = {}): Request =>
  added({
    state: 'running',
    steps,
    step,
    verdicts: [approved],
    stepTimes: Array.from({ length: step }, (_, at) => `2026-11-23T09:0${at + 1}:00.000Z`),
    ...change,
  });

const raised = { line: 0, raised: true, subscriptionId: 's1' };
const placed = (...states: Placed['lines']): Placed => ({
  customerId: 'customer-1',
  total: priced.total,
  lines: [raised, ...states],
});
const ordered = placed(
  { ...priced.lines[1]!, orderId: 'o1', subscriptionId: 's2' },
  { ...priced.lines[2]!, orderId: 'o1', subscriptionId: 's3' },
);

const waitsFor = (code: string) => ({ code, since: '2026-11-23T09:03:00.000Z' });
const failed = (step: string, code: string) => ({
  step,
  code,
  correlationId: '9a1f-44c0',
  at: '2026-11-23T09:10:00.000Z',
});

export const examples: Examples = {
  draft: orderView({
    request: added({ state: 'draft', submittedAt: undefined, input: null, needs: undefined }),
    may: ['submit', 'save', 'handOver', 'discard'],
  }),
  'pending.approver': orderView({
    request: added(),
    audience: 'approver',
    may: ['approve', 'reject', 'sendBack'],
  }),
  'pending.channel': orderView({
    request: added(),
    audience: 'channel',
    may: ['approve', 'reject', 'sendBack'],
  }),
  'pending.changed': orderView({
    request: added(),
    audience: 'approver',
    may: ['approve', 'reject', 'sendBack'],
    changed: [
      { field: 'addedTo', before: '', after: 'Microsoft 365 E3' },
      { field: 'ends', before: '2026-12-31', after: '2027-03-31' },
      { field: 'promotions', before: '10% off for a year', after: '' },
    ],
  }),
  'pending.priced': orderView({
    audience: 'channel',
    may: ['approve', 'reject', 'sendBack'],
    request: begun(4, {
      state: 'pending',
      placed: placed(priced.lines[1]!, priced.lines[2]!),
      needs: { by: 'approver', because: ['orders.amount'] },
    }),
  }),
  'waiting.agreement': orderView({
    request: begun(1, { state: 'waiting', waiting: waitsFor('agreement') }),
    may: ['checkNow', 'abandon'],
  }),
  'waiting.change': orderView({
    request: begun(2, { state: 'waiting', waiting: waitsFor('changePending') }),
    may: ['checkNow', 'abandon'],
  }),
  'failed.raise': orderView({
    request: begun(2, {
      state: 'failed',
      failure: failed('raiseLicences', 'raiseLines'),
      placed: { customerId: 'customer-1', lines: [{ line: 0, problem: 'changedMeanwhile' }] },
    }),
    may: ['retry', 'revise', 'abandon'],
  }),
  'failed.cart': orderView({
    request: begun(3, {
      state: 'failed',
      failure: failed('buildCart', 'cartLines'),
      placed: placed({ line: 1, problem: 'cart.invalid_custom_term_end_date' }),
    }),
    may: ['retry', 'revise', 'abandon'],
  }),
  'failed.most': orderView({
    partnership: fabrikam,
    request: begun(3, {
      state: 'failed',
      about: { type: 'customer', id: 'x', label: hostile },
      failure: failed('buildCart', 'cartLines'),
      input: {
        ...input,
        customer: { ...input.customer, name: hostile },
        lines: manyLines.map((line) => ({ ...line, promotion: { id: 'p', name: hostile } })),
      },
      placed: {
        customerId: 'customer-1',
        lines: manyLines.map((_, line) => ({ line, problem: 'cart.invalid_promotion_id' })),
      },
    }),
    may: ['retry', 'revise', 'abandon'],
  }),
  done: orderView({ request: begun(6, { state: 'done', placed: ordered }) }),
  'done.channel': orderView({
    request: begun(6, { state: 'done', placed: ordered }),
    audience: 'channel',
  }),
  'done.onlyAdded': orderView({
    request: begun(6, {
      state: 'done',
      input: { ...input, lines: [onto] },
      placed: { customerId: 'customer-1', lines: [raised] },
    }),
  }),
  abandoned: orderView({
    request: begun(3, {
      state: 'abandoned',
      placed: placed(),
      verdicts: [{ move: 'abandon', by: megan, at: '2026-11-23T09:30:00.000Z' }],
    }),
  }),
};
