import type { DeskSettings } from '../domain/desk.ts';
import type { EmailAddress, Language } from '../domain/values.ts';
import { longestUrl, urlMaker, type LinkedMail } from '../cards/composeUrl.ts';
import type { MailText } from './mailText.ts';

/** How much of a mail its link brings along; what is missing is pasted by hand. */
export type Carries = 'text' | 'subject' | 'address' | 'nothing';

// All links of a card together, so that card, text and links stay within what Teams takes.
const mostLetters = 9_000;

const depths: readonly {
  carries: Carries;
  part: (mail: MailText) => Pick<LinkedMail, 'subject' | 'text'>;
}[] = [
  { carries: 'text', part: ({ subject, text }) => ({ subject, text }) },
  { carries: 'subject', part: ({ subject }) => ({ subject }) },
  { carries: 'address', part: () => ({}) },
];

/**
 * One compose link for each address, never two addresses in one mail. All links of a card bring along the same: the whole mail when
 * it fits, else less, at last nothing but the address.
 */
export const composeLinks = (
  settings: Pick<DeskSettings, 'mailCompose' | 'publicUrl'>,
  reader: Language,
  emails: readonly EmailAddress[],
  mail: MailText,
): { mails: { email: EmailAddress; url?: string }[]; carries: Carries } => {
  const urlOf = urlMaker(settings, reader);
  for (const { carries, part } of urlOf ? depths : []) {
    const mails = urlOf && fitting(emails, (to) => urlOf({ to, ...part(mail) }));
    if (mails) return { mails, carries };
  }
  return { mails: emails.map((email) => ({ email })), carries: 'nothing' };
};

const fitting = (
  emails: readonly EmailAddress[],
  urlOf: (to: EmailAddress) => string,
): { email: EmailAddress; url: string }[] | undefined => {
  const mails: { email: EmailAddress; url: string }[] = [];
  let letters = 0;
  for (const email of emails) {
    const url = urlOf(email);
    letters += url.length;
    if (url.length > longestUrl || letters > mostLetters) return undefined;
    mails.push({ email, url });
  }
  return mails;
};
