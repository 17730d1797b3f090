import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, isLink, openUrl, wayOut } from './buttons.ts';
import template from './mailFinal.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { copyBox } from './pieces/copy.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { escaped, joined, label, tell, type Safe } from './text.ts';

type MailFinal = Extract<Form, { form: 'mailFinal' }>;

const mostButtons = 4;
// Links beyond this would make the card too heavy for Teams; then the addresses stand alone.
const heaviestLinks = 12_000;

/** The finished mail: opened in a mail program for each address, or copied. The desk sends nothing. */
export const showMailFinal = (form: MailFinal, reader: Reader): Card => {
  const few = form.mails.length <= mostButtons;
  const letters = form.mails.reduce((sum, { url }) => sum + (url?.length ?? 0), 0);
  const some = letters > 0 && letters <= heaviestLinks;
  // What a link brings along is the dialog's business; unless it is the whole mail, the text is pasted.
  const paste = some && !['', 'text'].includes(form.values.carries ?? '');
  return page(reader, {
    summary: label(reader, 'form.mailFinal.title'),
    body: render(template, {
      head: headOf(kicker(reader, `kind.${form.purpose}`), tell(reader, 'form.mailFinal.title')),
      hint: lines([tell(reader, 'form.mailFinal.hint')]),
      mails: few && some ? form.mails.map((mail) => buttonRow(reader, mail)) : [],
      links: few || !some ? [] : linkList(form, reader),
      paste: paste
        ? lines([tell(reader, 'form.mailFinal.paste')], { subtle: true, small: true })
        : [],
      bcc: form.mails.length > 1 || !some ? toWhom(form, reader) : [],
      subjectTitle: tell(reader, 'field.subject'),
      subject: lines([escaped(form.subject)]),
      copyTitle: tell(reader, 'button.copy'),
      copy: copyBox(reader, 'in_copy', label(reader, 'form.mailFinal.copy'), form.text),
    }),
    actions: [
      answer(reader, form, 'done', 'button.done', { style: 'positive', alone: true }),
      ...(form.keeps ? [answer(reader, form, 'park', 'button.park', { alone: true })] : []),
      ...wayOut(reader, form),
    ],
  });
};

type Mail = MailFinal['mails'][number];

const buttonRow = (reader: Reader, { email, url }: Mail) => ({
  email: escaped(email),
  button: url ? openUrl(label(reader, 'button.openMail'), url) : [],
});

/** One link for each address, in one text: so many buttons would fill the screen. */
const linkList = ({ mails }: MailFinal, reader: Reader): Element[] =>
  lines([
    tell(reader, 'form.mailFinal.one'),
    joined(
      mails.map(({ email, url }) => (url && isLink(url) ? mailLink(email, url) : escaped(email))),
      ' · ',
    ),
  ]);

const mailLink = (email: string, url: string): Safe =>
  `[${escaped(email)}](${url.replace(/[()\s\\]/g, percent)})` as Safe;

// `encodeURIComponent` leaves brackets as they are; in markdown they would end the link.
const percent = (letter: string): string =>
  `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;

const toWhom = ({ mails }: MailFinal, reader: Reader): Element[] => [
  ...(mails.length > 1
    ? lines([tell(reader, 'form.mailFinal.bcc')], { subtle: true, small: true })
    : []),
  ...lines(
    [
      joined(
        mails.map(({ email }) => escaped(email)),
        '; ',
      ),
    ],
    { small: true, close: true },
  ),
];
