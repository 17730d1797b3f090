import type { Examples } from './example.ts';
import { alex, fabrikam, hostile, hostileWords, line, megan } from './people.ts';

const ids = {
  requestId: '6f0e8d0c-3f55-4a2e-9c10-3f6b0f5ad001',
  correlationId: 'b1f9a7be-92a1-4be5-8f0e-5a0a3f7c2210',
};
const desk = { id: 'system', name: 'Reseller Desk' };
const kind = { kind: 'removePartnership' };

export const examples: Examples = {
  usual: {
    view: 'history',
    about: { id: fabrikam.id, label: fabrikam.name },
    page: 0,
    more: true,
    lines: [
      line('stepDone', {
        by: desk,
        values: { ...kind, step: 'removedInPartnerCenter' },
        partnerCenterIds: ids,
      }),
      line('stepWaits', { by: desk, values: { ...kind, code: 'removal' } }),
      line('approve', { values: { ...kind, representation: 'true' } }),
      line('sendBack', { values: { ...kind, comment: 'Please name the day of the notice.' } }),
      line('submit', { by: alex, values: kind }),
      line('held', { by: megan, values: { reason: 'Invoices are open' } }),
      line('assigned', { by: megan, values: { manager: 'Alex Wilber' } }),
      line('fail', {
        by: desk,
        values: {
          ...kind,
          step: 'stopNewBusiness',
          code: 'noAnswer',
          correlationId: ids.correlationId,
        },
      }),
      line('somethingNew', { by: megan }),
      line('baseline', { by: desk }),
    ],
  },
  hostile: {
    view: 'history',
    about: { id: 'h', label: hostile },
    page: 3,
    more: false,
    lines: Array.from({ length: 10 }, () =>
      line('reject', {
        by: { id: 'h', name: hostile },
        values: { reason: hostileWords },
        partnerCenterIds: ids,
      }),
    ),
  },
  empty: { view: 'history', about: { id: 'x', label: 'Q' }, page: 0, more: false, lines: [] },
};
