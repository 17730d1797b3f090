import type { Examples } from './example.ts';
import { alex, fabrikam, hostile, hostileWords, line, megan, now } from './people.ts';

const ids = {
  requestId: '6f0e8d0c-3f55-4a2e-9c10-3f6b0f5ad001',
  correlationId: 'b1f9a7be-92a1-4be5-8f0e-5a0a3f7c2210',
};
const desk = { id: 'system', name: 'Reseller Desk' };
const kind = { kind: 'removePartnership' };

const subscription = { customer: 'Adventure Works', subscription: 'Microsoft 365 E3' };
const outside = (what: string, values: Record<string, string>, name = 'megan.bowen') =>
  line(`outside.${what}`, {
    by: { id: 'outside', name },
    at: now,
    values: { correlationId: ids.correlationId, ...subscription, ...values },
  });

export const examples: Examples = {
  outside: {
    view: 'history',
    about: { id: 'adventureworks.example', label: 'Adventure Works' },
    page: 0,
    more: false,
    lines: [
      outside('quantity', { before: '120', after: '150' }),
      outside('reseller', { after: 'Fabrikam (5361102)' }),
      outside('status', { was: 'active', is: 'suspended' }, ''),
      outside('renewal', { renewedAs: 'renew', renewsAs: 'end' }),
      outside('ordered', { products: 'Visio Plan 2, Microsoft 365 E5' }),
      outside('relationshipMade', {}, ''),
      outside('quantity', { subscription: hostile, before: '1', after: '2' }, hostile),
      outside('somethingNew', {}),
    ],
  },
  portal: {
    view: 'history',
    about: { id: fabrikam.id, label: fabrikam.name },
    page: 0,
    more: false,
    lines: [outside('endedAsAsked', {}), outside('partnershipMade', {}, 'admin')],
  },
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
