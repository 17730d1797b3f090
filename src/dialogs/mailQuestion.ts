import type { EmailAddress, Id } from '../domain/values.ts';
import { Language } from '../domain/values.ts';
import type { FormState, MailPurpose } from '../domain/forms.ts';
import type { RefusedView } from '../domain/views.ts';
import { say } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Given, Question, Reading } from './conversation.ts';
import { hasLink, inLanguage, MailText, type StandardMail } from './mailText.ts';
import { notOffered } from './refused.ts';

/** What a dialog lends to the questions about its mail. */
export interface Mailing {
  /** Whose mail it is. */
  purpose: MailPurpose;
  /** To whom it goes; asked once that is settled. */
  to(asking: Asking): readonly EmailAddress[];
  /** What is kept of it can be saved for later; what was sent once cannot. */
  keeps(asking: Asking): Promise<boolean>;
}

/**
 * The text of a mail, in the language of whoever gets it, to be changed as one likes; its link must stay. `keep` lists what is asked
 * as "not marked as sent" from the moment its text is used.
 */
export const mailQuestion = (
  doors: Mailing & {
    /** What it says as it comes; or why nothing can be said now. */
    standard(asking: Asking): Promise<StandardMail | RefusedView>;
    /** In which language it begins. */
    language(asking: Asking): Promise<Language>;
    known(asking: Asking): Promise<MailText | undefined>;
    holds?: Question['holds'];
    keep(asking: Asking, mail: MailText): Promise<Id | undefined>;
  },
): Question => ({
  name: 'mail',
  holds: doors.holds,
  known: (asking) => doors.known(asking),
  ask: async (asking, state) => {
    const no = notOffered(asking, doors.purpose);
    if (no) return no;
    const standard = await doors.standard(asking);
    if ('view' in standard) return standard;
    const values =
      Object.keys(state.values).length > 0
        ? state.values
        : { ...standard.in(await doors.language(asking)) };
    return {
      form: 'mailDraft',
      ...state,
      values,
      purpose: doors.purpose,
      addresses: doors.to(asking),
      languages: Language.options,
      link: standard.link,
      keeps: await doors.keeps(asking),
    };
  },
  read: async (asking, given) => {
    if ('text' in given) return clicksOnly('text');
    const standard = await doors.standard(asking);
    // Asked again, it says why.
    if ('view' in standard) return { is: 'again', problems: {}, values: { ...given.inputs } };
    const reading = readMail(asking, given, standard);
    if (reading.is === 'answer') await doors.keep(asking, MailText.parse(reading.answer));
    return reading;
  },
});

const readMail = (
  asking: Asking,
  given: Extract<Given, { pick: string }>,
  standard: StandardMail,
): Reading => {
  const typed = writtenOf(given.inputs, asking.language);
  const mail = inLanguage(standard, typed, typed.language);
  const values = { ...mail };
  // Words that changed with the language are shown before they are used.
  const changed = mail.text !== typed.text || mail.subject !== typed.subject;
  if (given.pick === 'language' || changed) return { is: 'again', problems: {}, values };
  const problems = problemsOf(mail, standard.link);
  if (Object.keys(problems).length > 0) return { is: 'again', problems, values };
  const answer = MailText.parse(mail);
  const language = say(asking.language, `language.${answer.language}`);
  return {
    is: 'answer',
    answer,
    facts: [
      { field: 'language', text: language },
      { field: 'subject', text: answer.subject },
    ],
  };
};

/** What stands in the form. A subject is one line. */
const writtenOf = (inputs: Readonly<Record<string, string>>, otherwise: Language): MailText => ({
  language: Language.safeParse(inputs.language).data ?? otherwise,
  subject: (inputs.subject ?? '').toWellFormed().replace(/\s+/gu, ' ').trim(),
  text: (inputs.text ?? '').toWellFormed().replace(/\r\n?/gu, '\n').trim(),
});

const problemsOf = (mail: MailText, link: string): FormState['problems'] => {
  const text =
    lengthProblem(mail, 'text') ?? (hasLink(mail.text, link) ? undefined : 'linkMissing');
  const codes = { subject: lengthProblem(mail, 'subject'), text };
  return Object.fromEntries(
    Object.entries(codes).flatMap(([name, code]) => (code ? [[name, { code }]] : [])),
  );
};

const lengthProblem = (mail: MailText, name: 'subject' | 'text'): string | undefined => {
  if (mail[name] === '') return 'required';
  return MailText.shape[name].safeParse(mail[name]).success ? undefined : 'tooLong';
};
