import type { EmailAddress, Language } from '../domain/values.ts';

/** A mail as far as a link brings it along; without an address its writer fills that in. */
export interface LinkedMail {
  to?: EmailAddress;
  subject?: string;
  text?: string;
}

/** How this desk has mails written: in Outlook on the web, on a page of ours, or by hand. */
export interface MailSettings {
  mailCompose: 'outlook' | 'page' | 'none';
  publicUrl: string;
}

/** Longer addresses are cut or refused somewhere between Teams, the operating system and the mail program. */
export const longestUrl = 1_900;

/** Opens the mail in Outlook on the web. Blanks are `%20`: a plus would be shown as one after a sign-in. */
export const outlookUrl = ({ to, subject, text }: LinkedMail): string => {
  const parts = {
    ...(to !== undefined && { to }),
    ...(subject !== undefined && { subject }),
    ...(text !== undefined && { body: text }),
  };
  const query = Object.entries(parts).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `https://outlook.office.com/mail/deeplink/compose?${query.join('&')}`;
};

/**
 * The address of a page of ours that opens the mail in whatever mail program this person has, and copies its text. The mail
 * travels behind the `#`, which browsers keep to themselves: no server, proxy or log sees it.
 */
export const mailPageUrl = (publicUrl: string, mail: LinkedMail & { reader: Language }): string => {
  const bytes = new TextEncoder().encode(
    JSON.stringify([mail.to ?? null, mail.subject ?? null, mail.text ?? null]),
  );
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const packed = btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${publicUrl.replace(/\/$/, '')}/mail?lang=${mail.reader}#${packed}`;
};

/** How a link to a mail is made here; undefined: not at all. */
export const urlMaker = (
  { mailCompose, publicUrl }: MailSettings,
  reader: Language,
): ((mail: LinkedMail) => string) | undefined => {
  if (mailCompose === 'outlook') return outlookUrl;
  if (mailCompose === 'none' || publicUrl === '') return undefined;
  return (mail) => mailPageUrl(publicUrl, { ...mail, reader });
};

/** One mail as a link: whole when that fits, else its subject alone; undefined: mails are written by hand here. */
export const composeUrl = (
  settings: MailSettings,
  reader: Language,
  mail: { subject: string; text: string },
): { url: string; whole: boolean } | undefined => {
  const urlOf = urlMaker(settings, reader);
  if (!urlOf) return undefined;
  const url = urlOf(mail);
  return url.length <= longestUrl
    ? { url, whole: true }
    : { url: urlOf({ subject: mail.subject }), whole: false };
};
