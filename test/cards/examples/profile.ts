import type { Examples } from './example.ts';
import { hostile } from './people.ts';

export const examples: Examples = {
  usual: {
    view: 'profile',
    profile: {
      companyName: 'Contoso Distribution AG',
      addressLines: ['Bahnhofstrasse 1', '8001 Zürich', 'CH'],
      contactName: 'Lynne Robbins',
      contactEmail: 'lynner@contoso.example',
      contactPhone: '+41 44 555 01 23',
      vettingStatus: 'Authorized',
    },
  },
  least: {
    view: 'profile',
    profile: { companyName: hostile, addressLines: [], vettingStatus: 'pending' },
  },
  unread: { view: 'profile', problem: { code: '1002', correlationId: '9a1f-44c0' } },
  unknown: { view: 'profile' },
};
