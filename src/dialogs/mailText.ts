import type { z } from 'zod';
import type { DeskSettings } from '../domain/desk.ts';
import { RequestPartnership } from '../domain/kinds/requestPartnership.ts';
import { Language, type Person } from '../domain/values.ts';
import { say } from '../locales/index.ts';

/** The text of a mail that asks somebody outside to accept, in one language; each address gets it in a mail of its own. */
export const MailText = RequestPartnership.pick({ language: true, subject: true, text: true });
export type MailText = z.infer<typeof MailText>;

/** What a mail says before anybody changes it, in each language; and the link that it must keep. */
export interface StandardMail {
  link: string;
  in(language: Language): MailText;
}

/** The invitation as it comes, before anybody changes it. */
export const standardMail = (
  settings: DeskSettings,
  agent: Person,
  language: Language,
): MailText => {
  const values = {
    provider: settings.providerName,
    agent: agent.name,
    link: settings.invitationLink,
    enrolLink: settings.enrolLink,
  };
  return {
    language,
    subject: say(language, 'mail.invitation.subject', values),
    text: say(language, 'mail.invitation.text', values),
  };
};

/** The same mail in another language, as far as nobody has put it into words of their own. */
export const inLanguage = (
  standard: StandardMail,
  mail: MailText,
  language: Language,
): MailText => {
  const others = Language.options.filter((one) => one !== language).map((one) => standard.in(one));
  const wanted = standard.in(language);
  const put = (name: 'subject' | 'text'): string =>
    others.some((other) => plain(other[name]) === plain(mail[name])) ? wanted[name] : mail[name];
  return { language, subject: put('subject'), text: put('text') };
};

// Clients write line ends and blanks at their ends as they like.
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/**
 * Is the link in the text, whole? Something glued to it would lead elsewhere: a letter, or a point with more
 * behind it.
 */
export const hasLink = (text: string, link: string): boolean =>
  text.split(link).some((before, index, parts) => {
    const after = parts[index + 1];
    return after !== undefined && !gluedBefore.test(before) && !gluedAfter.test(after);
  });

const gluedBefore = /[\w=&%/?#@~+-]$/u;
const gluedAfter = /^(?:[\p{L}\p{N}=&%/?#@_~+$*-]|[.,;:!'](?=[^\s\p{P}]))/u;
