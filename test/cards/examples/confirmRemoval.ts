import type { Examples } from './example.ts';
import {
  bare,
  bigImpact,
  fabrikam,
  hostile,
  hostileReseller,
  hostileWords,
  impact,
  noImpact,
} from './people.ts';

const form = {
  form: 'confirmRemoval',
  token: 'token-1',
  question: 'confirm',
  values: {},
  problems: {},
  back: true,
  today: '2026-11-23',
} as const;

export const examples: Examples = {
  usual: { ...form, partnership: fabrikam, impact },
  problems: {
    ...form,
    partnership: fabrikam,
    impact,
    values: { notice: 'willBe', reason: 'ok', representation: 'false', notBefore: '2026-11-20' },
    problems: {
      noticeDay: { code: 'dayMissing' },
      reason: { code: 'tooShort' },
      representation: { code: 'notTicked' },
      notBefore: { code: 'dayPassed' },
    },
  },
  most: {
    ...form,
    partnership: hostileReseller,
    impact: bigImpact,
    values: {
      notice: 'given',
      noticeDay: '2026-11-01',
      reason: hostileWords,
      representation: 'true',
    },
    problems: { reason: { code: hostile } },
  },
  empty: { ...form, partnership: bare, impact: noImpact, back: false },
};
