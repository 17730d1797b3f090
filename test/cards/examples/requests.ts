import type { Examples } from './example.ts';
import { begun, order } from './orders.ts';
import { hostile, invitation, megan, removal } from './people.ts';

export const examples: Examples = {
  mine: {
    view: 'requests',
    which: 'mine',
    page: 0,
    more: false,
    rows: [
      { request: removal(), ageHours: 3 },
      {
        request: removal({
          state: 'waiting',
          waiting: { code: 'removal', since: '2026-11-23T09:00:00.000Z', owner: megan },
        }),
        ageHours: 80,
      },
      { request: removal({ state: 'draft', inputBefore: {} }), ageHours: 0 },
      { request: invitation(), ageHours: 30 },
      { request: invitation({ state: 'draft' }), ageHours: 1 },
      { request: removal({ state: 'failed' }), ageHours: 50 },
      {
        request: begun(2, {
          state: 'waiting',
          waiting: { code: 'agreement', since: '2026-11-23T09:00:00.000Z' },
        }),
        ageHours: 60,
      },
      { request: order({ state: 'draft', input: null }), ageHours: 4 },
      { request: removal({ state: 'done' }), ageHours: 500 },
    ],
  },
  pending: {
    view: 'requests',
    which: 'pending',
    page: 0,
    more: false,
    rows: [{ request: removal(), ageHours: 3 }],
  },
  reminded: {
    view: 'requests',
    which: 'reminded',
    page: 0,
    more: true,
    rows: [
      { request: invitation(), ageHours: 168 },
      { request: invitation({ id: 'i2' }), ageHours: 504 },
    ],
  },
  nothingReminded: { view: 'requests', which: 'reminded', page: 0, more: false, rows: [] },
  most: {
    view: 'requests',
    which: 'pending',
    page: 2,
    more: true,
    rows: Array.from({ length: 10 }, (_, index) => ({
      request: removal({
        id: `request-${index}`,
        about: { type: 'partnership', id: 'x', label: hostile },
        asker: { id: 'h', name: hostile },
      }),
      ageHours: index * 30,
    })),
  },
  empty: { view: 'requests', which: 'mine', page: 0, more: false, rows: [] },
  nothingPending: { view: 'requests', which: 'pending', page: 0, more: false, rows: [] },
};
