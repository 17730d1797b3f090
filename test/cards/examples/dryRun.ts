import type { Examples } from './example.ts';
import { contoso, fabrikam, hostile, hostileReseller } from './people.ts';
import { names, row, someRows } from './rows.ts';

const form = {
  form: 'dryRun',
  token: 'token-1',
  question: 'dryRun',
  values: {},
  problems: {},
  back: true,
  what: { of: 'reseller', name: fabrikam.name },
  to: contoso,
  digest: '6f0b9c1e-0000-5000-8000-000000000001',
  page: 0,
  more: false,
  names,
  minutes: 1,
  tooMany: false,
  unread: 0,
  asOf: '2026-11-23T08:15:00.000Z',
} as const;

const planned = someRows.filter(({ state }) => state === 'planned' || state === 'skipped');

export const examples: Examples = {
  usual: {
    ...form,
    totals: { planned: 2, skipped: 4, done: 0, failed: 0 },
    rows: planned.map(({ askedAt: _at, ...one }) => one),
  },
  changed: {
    ...form,
    what: { of: 'customer', name: 'Trey Research' },
    problems: { rows: { code: 'planChanged' } },
    totals: { planned: 1, skipped: 0, done: 0, failed: 0 },
    rows: [row(0)],
  },
  undo: {
    ...form,
    what: { of: 'undo', name: 'Trey Research' },
    to: undefined,
    totals: { planned: 1, skipped: 3, done: 0, failed: 0 },
    rows: [
      row(0, { before: contoso.partnerId, after: fabrikam.partnerId }),
      row(1, { state: 'skipped', code: 'noResellerBefore', after: undefined }),
      row(2, { state: 'skipped', code: 'changedSince', before: '777' }),
      row(3, { state: 'skipped', code: 'notPartner', after: '6543210' }),
    ],
  },
  nothing: {
    ...form,
    what: { of: 'list', name: '' },
    totals: { planned: 0, skipped: 2, done: 0, failed: 0 },
    minutes: 0,
    rows: [
      row(0, { state: 'skipped', code: 'targetNotAllowed' }),
      row(1, { state: 'skipped', code: 'twice' }),
    ],
  },
  empty: {
    ...form,
    what: { of: 'customer', name: 'Trey Research' },
    totals: { planned: 0, skipped: 0, done: 0, failed: 0 },
    minutes: 0,
    rows: [],
    unread: 1,
    asOf: undefined,
    back: false,
  },
  most: {
    ...form,
    what: { of: 'reseller', name: hostile },
    to: hostileReseller,
    problems: { rows: { code: 'planChanged' } },
    totals: { planned: 1_900, skipped: 100, done: 0, failed: 0 },
    names: { [fabrikam.partnerId]: hostile, [contoso.partnerId]: hostile },
    page: 5,
    more: true,
    minutes: 57,
    tooMany: true,
    unread: 12,
    rows: Array.from({ length: 15 }, (_, at) =>
      row(at, {
        name: hostile,
        customerName: hostile,
        ...(at % 2 && { state: 'skipped', code: 'targetNotAllowed' }),
      }),
    ),
  },
};
