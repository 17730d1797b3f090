import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { say } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { errorOf, problemFieldsBox, problemsAt, typed } from './formParts.ts';
import template from './mailDraft.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, joined, label, nameList, tell } from './text.ts';

type MailDraft = Extract<Form, { form: 'mailDraft' }>;

const mostAddresses = 10;

/** The mail to the resellers, to be changed as one likes; only the link must stay. */
export const showMailDraft = (form: MailDraft, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, 'form.mailDraft.title'),
    body: render(template, {
      head: headOf(kicker(reader, `kind.${form.purpose}`), tell(reader, 'form.mailDraft.title')),
      to: lines(
        [
          joined(
            [tell(reader, 'form.mailDraft.to'), nameList(reader, form.addresses, mostAddresses)],
            say(reader.language, 'word.colon'),
          ),
        ],
        { subtle: true },
      ),
      problems: problemFieldsBox(reader, form, ['subject', 'text']),
      subjectProblem: problemsAt(reader, form, 'subject'),
      textProblem: problemsAt(reader, form, 'text'),
      languageLabel: label(reader, 'form.mailDraft.language'),
      language: typed(form, 'language', form.languages[0]),
      languageError: label(reader, 'problem.pickOne'),
      languages: form.languages.map((language) => ({
        title: label(reader, `language.${language}`),
        value: asRaw(language),
      })),
      useLanguage: [answer(reader, form, 'language', 'button.useLanguage')],
      subjectLabel: label(reader, 'form.mailDraft.subject'),
      subject: typed(form, 'subject'),
      subjectError: errorOf(reader, form, 'subject'),
      textLabel: label(reader, 'form.mailDraft.text'),
      text: typed(form, 'text'),
      textError: errorOf(reader, form, 'text'),
      hint: lines([tell(reader, 'form.mailDraft.hint')], { subtle: true, small: true }),
      link: lines([tell(reader, 'form.mailDraft.link', { link: form.link })], {
        subtle: true,
        small: true,
      }),
    }),
    actions: [
      answer(reader, form, 'go', 'button.useText', { style: 'positive' }),
      ...(form.keeps ? [answer(reader, form, 'park', 'button.park')] : []),
      ...wayOut(reader, form),
    ],
  });
