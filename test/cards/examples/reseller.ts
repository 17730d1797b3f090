import type { ResellerView } from '../../../src/domain/resellerViews.ts';
import type { Examples } from './example.ts';
import { begun, order } from './orders.ts';
import {
  alex,
  bare,
  closing,
  contoso,
  fabrikam,
  hostileReseller,
  invitation,
  line,
  onHold,
  removal,
} from './people.ts';

const view = (change: Partial<ResellerView>): ResellerView => ({
  view: 'reseller',
  partnership: fabrikam,
  history: [
    line('assigned', { values: { manager: 'Alex Wilber' } }),
    line('matched', { by: alex, at: '2026-03-02T09:00:00.000Z' }),
    line('appeared', {
      by: { id: 'system', name: 'Reseller Desk' },
      at: '2026-03-02T08:00:00.000Z',
    }),
  ],
  openRequests: [],
  actions: [{ open: 'removePartnership' }, { open: 'assign' }, { open: 'hold' }],
  ...change,
});

export const examples: Examples = {
  active: view({}),
  ordering: view({
    openRequests: [order(), begun(2, { id: 'order-2' })],
    actions: [
      { open: 'addCustomer' },
      { open: 'removePartnership' },
      { open: 'assign' },
      { open: 'hold' },
    ],
  }),
  looker: view({ actions: [] }),
  problems: view({ partnership: contoso }),
  onHold: view({
    partnership: onHold,
    actions: [{ open: 'removePartnership' }, { open: 'assign' }, { open: 'release' }],
  }),
  closing: view({
    partnership: closing,
    openRequests: [
      removal({
        state: 'waiting',
        waiting: { code: 'removal', since: '2026-11-23T09:00:00.000Z' },
      }),
    ],
    actions: [],
  }),
  removed: view({
    partnership: { ...fabrikam, state: 'removed', removedAt: '2026-11-20T09:00:00.000Z' },
    actions: [],
  }),
  least: view({ partnership: bare, history: [], actions: [] }),
  hostile: view({
    partnership: hostileReseller,
    openRequests: Array.from({ length: 9 }, (_, index) =>
      index % 2 ? invitation({ id: `i${index}` }) : removal({ id: `r${index}` }),
    ),
    history: Array.from({ length: 9 }, () =>
      line('reject', {
        values: { kind: 'removePartnership', reason: hostileReseller.hold?.reason ?? '' },
        by: hostileReseller.manager ?? alex,
      }),
    ),
  }),
};
