import type { Examples } from './example.ts';
import { hostile, hostileWords } from './people.ts';

const form = {
  form: 'addresses',
  token: 'token-1',
  question: 'addresses',
  values: {},
  problems: {},
  back: false,
} as const;

export const examples: Examples = {
  empty: { ...form },
  problems: {
    ...form,
    back: true,
    values: {
      emails: 'jane@woodgrove.example, jan@, sales@fabrikam.example',
      company: 'Woodgrove IT',
      country: 'Switzerland',
      partnerId: '12',
    },
    problems: {
      emails: { code: 'notAnEmail', values: { wrong: 'jan@' } },
      'emails.2': {
        code: 'alreadyInvited',
        values: {
          email: 'sales@fabrikam.example',
          by: 'Patti Fernandez',
          at: '2026-11-20T10:00:00.000Z',
        },
      },
      country: { code: 'notACountry' },
      partnerId: { code: 'unknownPartnerId' },
    },
  },
  hostile: {
    ...form,
    values: { emails: hostileWords, company: hostile },
    problems: { emails: { code: 'notAnEmail', values: { wrong: hostile } } },
  },
};
