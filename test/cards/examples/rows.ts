import type { Request } from '../../../src/domain/request.ts';
import type { Row } from '../../../src/domain/rows.ts';
import type { Examples } from './example.ts';
import { approved, contoso, fabrikam, hostile, removal } from './people.ts';

/** A row of a request about many subscriptions. */
export const row = (at: number, change: Partial<Row> = {}): Row => ({
  requestId: 'many-1',
  at,
  customerId: `customer-${at % 3}`,
  customerName: ['Trey Research', 'Adventure Works', 'Bellows College'][at % 3] ?? '',
  subscriptionId: `5b8c1d2e-0000-4000-8000-${String(at).padStart(12, '0')}`,
  name: ['Microsoft 365 Business Premium', 'Exchange Online (Plan 1)'][at % 2] ?? '',
  quantity: 25 + at * 400,
  before: fabrikam.partnerId,
  after: contoso.partnerId,
  state: 'planned',
  ...change,
});

const done: Partial<Row> = { state: 'done', doneAt: '2026-11-23T10:00:00.000Z' };

/** As they stand in the end, one of each kind. */
export const someRows: readonly Row[] = [
  row(0, done),
  row(1, { ...done, before: undefined }),
  row(2, { state: 'failed', code: 'changedMeanwhile' }),
  row(3, { state: 'failed', code: '900154', correlationId: 'correlation-3' }),
  row(4, { state: 'failed', code: '999999', correlationId: 'correlation-4' }),
  row(5, { state: 'skipped', code: 'alreadyThere', before: contoso.partnerId }),
  row(6, { state: 'skipped', code: 'trial' }),
  row(7, { state: 'skipped', code: 'expired', before: '6543210' }),
  row(8, {
    state: 'skipped',
    code: 'unknown',
    name: 'oops',
    customerId: undefined,
    customerName: '',
    before: undefined,
  }),
  row(9, { askedAt: '2026-11-23T10:20:00.000Z' }),
  row(10),
];

/** The names of those who are partners. */
export const names = { [fabrikam.partnerId]: fabrikam.name, [contoso.partnerId]: contoso.name };

/** A request about many subscriptions, as far along as wanted. */
export const many = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'many-1',
  kind: 'reassignSubscriptions',
  input: {
    rowsOf: {
      of: 'reseller',
      partnershipId: fabrikam.id,
      partnerId: fabrikam.partnerId,
      name: fabrikam.name,
    },
    to: { partnershipId: contoso.id, partnerId: contoso.partnerId, name: contoso.name },
    count: 300,
    skipped: 4,
    digest: 'digest',
  },
  about: { type: 'partnership', id: fabrikam.id, label: fabrikam.name, of: contoso.id },
  needs: { by: 'approver', because: ['always.reassignSubscriptions'] },
  steps: ['reassignRows'],
  learned: { reseller: contoso.name },
  ...change,
});

const view = {
  view: 'rows',
  request: many({ state: 'waiting', verdicts: [approved] }),
  names,
  page: 0,
  more: false,
  undo: false,
} as const;

export const examples: Examples = {
  underWay: {
    ...view,
    totals: { planned: 2, skipped: 4, done: 2, failed: 3 },
    rows: someRows,
  },
  over: {
    ...view,
    request: many({ state: 'failed', verdicts: [approved] }),
    totals: { planned: 0, skipped: 4, done: 298, failed: 3 },
    page: 3,
    more: true,
    rows: Array.from({ length: 15 }, (_, at) => row(at + 45, done)),
    undo: true,
  },
  failed: {
    ...view,
    only: 'failed',
    totals: { planned: 0, skipped: 0, done: 0, failed: 1 },
    rows: [row(2, { state: 'failed', code: '900311' })],
  },
  most: {
    ...view,
    request: many({ state: 'failed', about: { type: 'partnership', id: 'x', label: hostile } }),
    totals: { planned: 1_200, skipped: 400, done: 300, failed: 100 },
    page: 3,
    more: true,
    names: { [fabrikam.partnerId]: hostile, [contoso.partnerId]: hostile },
    rows: Array.from({ length: 15 }, (_, at) =>
      row(at, {
        ...(at % 2 ? done : { state: 'failed', code: '900154' }),
        name: hostile,
        customerName: hostile,
      }),
    ),
    undo: true,
  },
  empty: { ...view, totals: { planned: 0, skipped: 0, done: 0, failed: 0 }, rows: [] },
};
