import type { Examples } from './example.ts';
import { hostile, hostileWords } from './people.ts';
import { mail } from './mailDraft.ts';

const form = {
  form: 'mailFinal',
  purpose: 'requestPartnership',
  token: 'token-1',
  question: 'send',
  values: { carries: 'text' },
  problems: {},
  back: true,
  keeps: true,
} as const;

const compose = (email: string, words?: { subject: string; text: string }): string => {
  const parts = { to: email, ...(words && { subject: words.subject, body: words.text }) };
  return `https://outlook.office.com/mail/deeplink/compose?${new URLSearchParams(parts)}`;
};

const mails = (count: number, words?: { subject: string; text: string }) =>
  Array.from({ length: count }, (_, index) => {
    const email = `purchasing.department.${index}@very-long-company-name.example`;
    return { email, url: compose(email, words) };
  });

const hostileMail = { subject: hostile, text: hostileWords.repeat(10) };
const short = {
  subject: 'Hello',
  text: 'A short mail (with brackets) and a link: https://example.test/a_b',
};

export const examples: Examples = {
  one: { ...form, ...mail('en-US'), mails: mails(1, mail('en-US')) },
  four: { ...form, ...mail('zh-CN'), mails: mails(4, short) },
  eight: { ...form, ...short, mails: mails(8, short) },
  most: { ...form, ...mail('zh-CN'), values: { carries: 'address' }, mails: mails(50) },
  tooHeavy: { ...form, ...mail('zh-CN'), mails: mails(50, mail('zh-CN')) },
  hostile: { ...form, ...hostileMail, mails: mails(2, short) },
  noCompose: {
    ...form,
    ...mail('en-US'),
    values: { carries: 'nothing' },
    mails: [{ email: 'jane@woodgrove.example' }, { email: 'bob@woodgrove.example' }],
    back: false,
  },
};
