import type { Examples } from './example.ts';
import {
  begun,
  chinese,
  details,
  manyLines,
  opened,
  order,
  orderInput,
  orderView as view,
  partlyOrdered,
  priced,
  setup,
} from './orders.ts';
import { alex, hostile, hostileReseller, hostileWords, megan } from './people.ts';

const failed = (step: string, code: string) => ({
  step,
  code,
  correlationId: '9a1f-44c0',
  at: '2026-11-23T09:10:00.000Z',
});

const waitsFor = (code: string) => ({ code, since: '2026-11-23T09:03:00.000Z' });

const ended = (move: string, comment?: string) => [
  { move, by: megan, at: '2026-11-23T09:30:00.000Z', comment },
];

const agreement = begun(2, { state: 'waiting', waiting: waitsFor('agreement') });
const done = begun(6, {
  state: 'done',
  placed: {
    ...priced,
    lines: priced.lines.map((one) => ({ ...one, orderId: 'o', subscriptionId: `s${one.line}` })),
  },
});

export const examples: Examples = {
  draft: view({
    request: order({ state: 'draft', submittedAt: undefined, input: null, needs: undefined }),
    may: ['submit', 'save', 'handOver', 'discard'],
  }),
  sentBack: view({
    request: order({
      state: 'draft',
      inputBefore: orderInput,
      verdicts: ended('sendBack', 'Please order 20 licences.'),
    }),
    may: ['submit', 'save', 'handOver', 'discard'],
  }),
  'pending.asker': view({ may: ['withdraw'] }),
  'pending.approver': view({ audience: 'approver', may: ['approve', 'reject', 'sendBack'] }),
  'pending.channel': view({ audience: 'channel', may: ['approve', 'reject', 'sendBack'] }),
  'pending.blocked': view({
    audience: 'approver',
    may: ['approve', 'reject', 'sendBack'],
    findings: [
      {
        code: 'onHold',
        weight: 'blocksApproval',
        values: { reason: 'Open invoices', by: 'Megan Bowen' },
      },
    ],
  }),
  'pending.changed': view({
    audience: 'approver',
    may: ['approve', 'reject', 'sendBack'],
    changed: [
      { field: 'segment', before: 'education', after: 'commercial' },
      {
        field: 'lines',
        before: '25 × Microsoft 365 E3 P1Y/annual',
        after: '25 × Microsoft 365 E3 P3Y/monthly\n5 × Audio Conferencing P1Y/annual',
      },
    ],
  }),
  'pending.priced': view({
    audience: 'channel',
    may: ['approve', 'reject', 'sendBack'],
    request: begun(4, {
      state: 'pending',
      placed: priced,
      needs: { by: 'approver', because: ['orders.amount'] },
    }),
  }),
  'pending.hostile': view({
    audience: 'channel',
    may: ['approve', 'reject', 'sendBack'],
    partnership: hostileReseller,
    request: order({
      about: { type: 'customer', id: 'x', label: hostile },
      asker: { id: 'h', name: hostile },
      input: {
        ...orderInput,
        customer: { ...details, company: hostile, line1: hostile, city: hostile },
        lines: manyLines,
      },
    }),
    changed: [
      { field: 'company', before: hostileWords, after: hostile },
      { field: 'lines', before: hostileWords.repeat(9), after: 'E3 P1Y/annual\n'.repeat(99) },
    ],
  }),
  running: view({ request: begun(1) }),
  'waiting.agreement': view({
    request: agreement,
    may: ['checkNow', 'reveal', 'abandon'],
  }),
  'waiting.agreement.channel': view({ audience: 'channel', request: agreement, may: ['checkNow'] }),
  'waiting.agreement.chinese': view({
    request: begun(2, {
      state: 'waiting',
      waiting: waitsFor('agreement'),
      about: { type: 'customer', id: 'contosohk.onmicrosoft.com', label: chinese.company },
      input: { ...orderInput, customer: chinese, gdap: false },
      setup: { ...setup, gone: { why: 'saved', at: '2026-11-23T09:20:00.000Z' } },
    }),
    may: ['checkNow', 'abandon'],
  }),
  'waiting.provisioning': view({
    request: begun(5, {
      state: 'waiting',
      waiting: waitsFor('provisioning'),
      placed: {
        ...priced,
        lines: priced.lines.map((one) => ({ ...one, orderId: 'order-a' })),
      },
      setup: opened,
    }),
    may: ['checkNow', 'reveal', 'saved'],
  }),
  'waiting.orderAppears': view({
    request: begun(4, { state: 'waiting', waiting: waitsFor('orderAppears'), placed: priced }),
    may: ['checkNow', 'abandon'],
  }),
  'failed.refused': view({
    request: begun(0, { state: 'failed', failure: failed('mayOrder', 'domainTaken') }),
    may: ['retry', 'revise', 'abandon'],
  }),
  'failed.partial': view({
    request: begun(4, {
      state: 'failed',
      failure: failed('checkout', 'partialOrder'),
      placed: partlyOrdered,
    }),
    may: ['retry', 'revise', 'abandon', 'reveal'],
  }),
  'failed.unknown': view({
    request: begun(4, {
      state: 'failed',
      failure: failed('checkout', 'outcomeUnknown'),
      placed: priced,
    }),
    may: ['retry', 'abandon'],
  }),
  'failed.approver': view({
    audience: 'approver',
    request: begun(3, { state: 'failed', failure: failed('buildCart', 'http500') }),
    may: ['retry', 'abandon', 'takeOverSetup'],
  }),
  'failed.most': view({
    request: begun(4, {
      state: 'failed',
      failure: failed('checkout', 'partialOrder'),
      input: { ...orderInput, lines: manyLines },
      placed: {
        ...partlyOrdered,
        lines: manyLines.map((_, at) => ({ line: at, problem: at % 2 ? 'pc.400072' : '13605' })),
      },
    }),
    may: ['retry', 'revise', 'abandon', 'reveal'],
  }),
  done: view({ request: done, may: ['reveal', 'gdapApproved'] }),
  'done.gdapApproved': view({
    request: { ...done, learned: { ...done.learned, gdapApproved: '2026-11-25T08:30:00.000Z' } },
  }),
  'done.channel': view({ request: done, audience: 'channel' }),
  'done.approver': view({ request: done, audience: 'approver', may: ['takeOverSetup'] }),
  rejected: view({
    request: order({ state: 'rejected', verdicts: ended('reject', 'Too large.') }),
  }),
  withdrawn: view({
    request: order({
      state: 'withdrawn',
      verdicts: [{ move: 'withdraw', by: alex, at: '2026-11-23T09:00:00.000Z' }],
    }),
  }),
  expired: view({ request: begun(4, { state: 'expired', placed: priced }) }),
  'abandoned.nothing': view({
    request: begun(0, { state: 'abandoned', verdicts: ended('abandon') }),
  }),
  'abandoned.ordered': view({
    request: begun(4, {
      state: 'abandoned',
      verdicts: ended('abandon'),
      placed: partlyOrdered,
    }),
  }),
  discarded: view({ request: order({ state: 'discarded', input: null }) }),
  'least.reader': view({
    audience: 'reader',
    partnership: undefined,
    request: order({ needs: undefined }),
  }),
};
