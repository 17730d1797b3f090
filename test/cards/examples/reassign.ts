import type { RequestView } from '../../../src/domain/views.ts';
import type { Examples } from './example.ts';
import { approved, contoso, fabrikam, hostile, hostileReseller, line, megan } from './people.ts';
import { many, names, row, someRows } from './rows.ts';

const none = { planned: 0, skipped: 4, done: 0, failed: 0 };

const view: RequestView = {
  view: 'request',
  request: many(),
  audience: 'asker',
  may: [],
  partnership: fabrikam,
  findings: [],
  changed: [],
  history: [line('submit')],
  rows: { totals: { ...none, planned: 300 }, first: [], names: {} },
};

const first = [0, 1, 2, 3, 4].map((at) => row(at));
const waiting = { code: 'reassigning', since: '2026-11-23T09:00:00.000Z' };

export const examples: Examples = {
  draft: {
    ...view,
    request: many({ state: 'draft', input: null, submittedAt: undefined }),
    may: ['discard', 'submit'],
    history: [],
    rows: undefined,
  },
  pending: {
    ...view,
    may: ['withdraw'],
    rows: { totals: { ...none, planned: 300 }, first, names },
  },
  approver: {
    ...view,
    audience: 'approver',
    may: ['approve', 'reject', 'sendBack'],
    rows: { totals: { ...none, planned: 300 }, first, names },
  },
  channel: {
    ...view,
    audience: 'channel',
    may: ['approve', 'reject', 'sendBack'],
    changed: [{ field: 'rows', before: '290', after: '300' }],
    rows: { totals: { ...none, planned: 300 }, first, names },
    history: [],
  },
  underWay: {
    ...view,
    request: many({ state: 'waiting', waiting, verdicts: [approved] }),
    may: ['abandon'],
    rows: { totals: { ...none, planned: 140, done: 158, failed: 2 }, first: [], names: {} },
  },
  failed: {
    ...view,
    request: many({
      state: 'failed',
      verdicts: [approved],
      failure: { step: 'reassignRows', code: 'rowsFailed', at: '2026-11-23T10:00:00.000Z' },
    }),
    may: ['retry', 'abandon'],
    rows: {
      totals: { ...none, done: 297, failed: 3 },
      first: someRows.filter(({ state }) => state === 'failed'),
      names,
    },
  },
  done: {
    ...view,
    request: many({ state: 'done', verdicts: [approved], step: 1 }),
    rows: { totals: { ...none, done: 300 }, first: [], names: {} },
  },
  stopped: {
    ...view,
    request: many({
      state: 'abandoned',
      verdicts: [approved, { move: 'abandon', by: megan, at: '2026-11-23T10:10:00.000Z' }],
    }),
    rows: { totals: { ...none, planned: 140, done: 160 }, first: [], names: {} },
  },
  most: {
    ...view,
    audience: 'approver',
    request: many({
      about: { type: 'partnership', id: 'x', label: hostile },
      asker: { id: 'h', name: hostile },
    }),
    partnership: hostileReseller,
    may: ['approve', 'reject', 'sendBack'],
    rows: {
      totals: { planned: 1_900, skipped: 100, done: 0, failed: 0 },
      first: first.map((one) => ({ ...one, name: hostile, customerName: hostile })),
      names: { [fabrikam.partnerId]: hostile, [contoso.partnerId]: hostile },
    },
    history: [line('submit')],
  },
};
