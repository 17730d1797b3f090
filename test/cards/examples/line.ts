import type { Examples } from './example.ts';
import { hostile } from './people.ts';

export const examples: Examples = {
  plain: { view: 'line', line: { key: 'cancelled', values: {} } },
  approvalNeeded: {
    view: 'line',
    line: {
      key: 'approvalNeeded',
      values: { kind: 'removePartnership', about: 'Fabrikam', asker: 'Alex Wilber' },
    },
    see: { view: 'request', filter: 'request-1', page: 0 },
  },
  reminder: {
    view: 'line',
    line: { key: 'removalStillListed', values: { reseller: 'Fabrikam', admin: 'Megan Bowen' } },
    see: { view: 'myRequests', filter: '', page: 0 },
  },
  hostile: {
    view: 'line',
    line: { key: 'rejected', values: { about: hostile, by: hostile, reason: hostile } },
  },
  unknown: { view: 'line', line: { key: 'someday', values: {} } },
};
