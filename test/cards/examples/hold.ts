import type { Examples } from './example.ts';
import { fabrikam, hostileReseller, hostileWords, onHold } from './people.ts';

const form = {
  form: 'hold',
  token: 'token-1',
  question: 'reason',
  values: {},
  problems: {},
  back: false,
} as const;

export const examples: Examples = {
  usual: { ...form, partnership: fabrikam },
  hostile: {
    ...form,
    back: true,
    partnership: hostileReseller,
    values: { reason: hostileWords },
    problems: { reason: { code: 'tooShort' } },
  },
  release: { ...form, form: 'release', partnership: onHold },
};
