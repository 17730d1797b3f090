import { languages, say } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Question } from './conversation.ts';
import { composeLinks } from './mailLinks.ts';
import type { Mailing } from './mailQuestion.ts';
import { MailText } from './mailText.ts';
import { notOffered } from './refused.ts';

/** The finished mail, which the person sends: only Done says that it is on its way. */
export const mailSent = (doors: Mailing): Question => ({
  name: 'sent',
  ask: async (asking, state) => {
    const no = notOffered(asking, doors.purpose);
    if (no) return no;
    const mail = MailText.parse(asking.answers.mail);
    const { mails, carries } = composeLinks(
      asking.desk.settings,
      asking.language,
      doors.to(asking),
      mail,
    );
    return {
      form: 'mailFinal',
      ...state,
      values: { ...state.values, carries },
      purpose: doors.purpose,
      subject: mail.subject,
      text: mail.text,
      mails,
      keeps: await doors.keeps(asking),
    };
  },
  read: (asking, given) => {
    const done = 'text' in given ? isDone(given.text) : given.pick === 'done';
    if (!done) return Promise.resolve(clicksOnly('sent'));
    const emails = doors.to(asking);
    return Promise.resolve({
      is: 'answer',
      answer: true,
      facts: [{ field: emails.length === 1 ? 'email' : 'emails', text: emails.join(', ') }],
    });
  },
});

const isDone = (typed: string): boolean =>
  languages.some(
    (language) => typed.trim().toLowerCase() === say(language, 'button.done').toLowerCase(),
  );
