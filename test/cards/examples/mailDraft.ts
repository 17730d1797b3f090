import { say } from '../../../src/locales/index.ts';
import type { Examples } from './example.ts';
import { hostile, hostileWords } from './people.ts';

const link = 'https://partner.microsoft.com/dashboard/account/v3/linkpartner?partnerId=0f4c1c1e';
const form = {
  form: 'mailDraft',
  purpose: 'requestPartnership',
  token: 'token-1',
  question: 'mail',
  problems: {},
  back: true,
  languages: ['en-US', 'zh-CN'],
  link,
  keeps: true,
} as const;
const words = {
  provider: 'Contoso Distribution',
  agent: 'Alex Wilber',
  link,
  enrolLink: 'https://learn.microsoft.com/partner-center/enroll',
};

/** The mail as the dialog drafts it. */
export const mail = (language: 'en-US' | 'zh-CN') => ({
  subject: say(language, 'mail.invitation.subject', words),
  text: say(language, 'mail.invitation.text', words),
});

export const examples: Examples = {
  resent: {
    ...form,
    keeps: false,
    addresses: ['jane@woodgrove.example'],
    values: { language: 'en-US', ...mail('en-US') },
  },
  english: {
    ...form,
    addresses: ['jane@woodgrove.example'],
    values: { language: 'en-US', ...mail('en-US') },
  },
  chinese: {
    ...form,
    addresses: ['zhang@contoso.example', 'li@contoso.example'],
    values: { language: 'zh-CN', ...mail('zh-CN') },
  },
  customer: {
    ...form,
    purpose: 'requestCustomer',
    addresses: ['admin@fourthcoffee.example'],
    values: {
      language: 'zh-CN',
      subject: say('zh-CN', 'mail.requestCustomer.subject', { ...words, reseller: 'Fabrikam' }),
      text: say('zh-CN', 'mail.requestCustomer.text', { ...words, reseller: 'Fabrikam' }),
    },
  },
  problem: {
    ...form,
    addresses: ['jane@woodgrove.example'],
    values: { language: 'en-US', subject: 'Hi', text: 'No link here' },
    problems: { text: { code: 'linkMissing' } },
  },
  most: {
    ...form,
    addresses: Array.from(
      { length: 50 },
      (_, index) => `purchasing.department.${index}@very-long-company-name.example`,
    ),
    values: { language: 'zh-CN', subject: hostile, text: hostileWords.repeat(40) },
  },
};
