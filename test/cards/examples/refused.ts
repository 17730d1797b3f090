import type { Examples } from './example.ts';
import { hostile } from './people.ts';

export const examples: Examples = {
  blocked: {
    view: 'refused',
    code: 'blocked',
    detail: {},
    findings: [
      { code: 'partnershipClosing', weight: 'stops', values: {} },
      { code: 'onHold', weight: 'stops', values: { reason: hostile, by: 'Megan Bowen' } },
    ],
  },
  alreadyOpen: {
    view: 'refused',
    code: 'alreadyOpen',
    detail: { requestId: 'request-1' },
    see: { view: 'request', filter: 'request-1', page: 0 },
  },
  notAllowed: { view: 'refused', code: 'notAllowed', detail: {} },
  invalid: { view: 'refused', code: 'invalid', detail: { field: 'reason', code: 'required' } },
  existingCustomer: {
    view: 'refused',
    code: 'existingCustomer',
    detail: { company: 'Contoso' },
    open: { dialog: 'requestCustomer', about: 'reseller-1' },
  },
  setupGone: {
    view: 'refused',
    code: 'setupGone',
    detail: { why: 'closed' },
    see: { view: 'setup', filter: 'order-1', page: 0 },
  },
  unknown: { view: 'refused', code: 'someday', detail: {} },
};
