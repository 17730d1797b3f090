import type { Id } from '../domain/values.ts';
import { Language } from '../domain/values.ts';
import type { FormState } from '../domain/forms.ts';
import { say } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Given, Question, Reading } from './conversation.ts';
import { Addresses } from './invitationAnswers.ts';
import { hasLink, inLanguage, MailText, standardMail } from './mailText.ts';
import { notOffered } from './refused.ts';

/**
 * The text of the invitation, in the reseller's language, to be changed as one likes; the provider's link must stay. `keep` lists
 * the invitations as "not marked as sent" from the moment their text is used.
 */
export const mailQuestion = (doors: {
  known(asking: Asking): Promise<MailText | undefined>;
  keep(asking: Asking, mail: MailText): Promise<Id | undefined>;
  keeps(asking: Asking): Promise<boolean>;
}): Question => ({
  name: 'mail',
  known: (asking) => doors.known(asking),
  ask: async (asking, state) => {
    const no = notOffered(asking, 'requestPartnership');
    if (no) return no;
    const { emails, country } = Addresses.parse(asking.answers.addresses);
    const values =
      Object.keys(state.values).length > 0 ? state.values : await firstValues(asking, country);
    const { invitationLink: link } = asking.desk.settings;
    return {
      form: 'mailDraft',
      ...state,
      values,
      addresses: emails,
      languages: Language.options,
      link,
      keeps: await doors.keeps(asking),
    };
  },
  read: async (asking, given) => {
    const reading = readMail(asking, given);
    if (reading.is === 'answer') await doors.keep(asking, MailText.parse(reading.answer));
    return reading;
  },
});

const firstValues = async (
  { desk, actor, language }: Asking,
  country: string | undefined,
): Promise<Record<string, string>> => ({
  ...standardMail(desk.settings, actor, await desk.find.mailLanguage(country, language)),
});

const readMail = (asking: Asking, given: Given): Reading => {
  if ('text' in given) return clicksOnly('text');
  const { desk, actor } = asking;
  const typed = writtenOf(given.inputs, asking.language);
  const mail = inLanguage(desk.settings, actor, typed, typed.language);
  const values = { ...mail };
  // Words that changed with the language are shown before they are used.
  const changed = mail.text !== typed.text || mail.subject !== typed.subject;
  if (given.pick === 'language' || changed) return { is: 'again', problems: {}, values };
  const problems = problemsOf(mail, desk.settings.invitationLink);
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
