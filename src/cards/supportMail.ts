import type { CardSettings, Reader } from '../domain/reader.ts';
import type { SupportMailView } from '../domain/views.ts';
import { languages, say, sayCount, type Language } from '../locales/index.ts';
import { openUrl, see } from './buttons.ts';
import { composeUrl } from './composeUrl.ts';
import { mailLanguage } from './notices.ts';
import { page, type Card } from './page.ts';
import { copyBox } from './pieces/copy.ts';
import { headOf, lines, subheading } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import template from './supportMail.json' with { type: 'json' };
import { escaped, label, tell, type Raw } from './text.ts';

/** The mail to a support contact, to be opened or copied: the desk sends nothing. */
export const showSupportMail = (
  view: SupportMailView,
  reader: Reader,
  settings: CardSettings,
): Card => {
  const language = view.language ?? mailLanguage(view.partnership?.country, reader, settings);
  const mail = mailOf(view, language);
  const link = composeUrl(view.compose, reader.language, mail);
  return page(reader, {
    summary: supportMailSummary(view, reader),
    body: render(template, {
      head: headOf(
        kicker(reader, 'kind.setSupportContact'),
        tell(reader, 'card.supportMail.title', { contact: view.contact.name }),
      ),
      hint: lines([tell(reader, 'card.supportMail.hint')]),
      subject: [...subheading(reader, 'field.subject'), ...lines([escaped(mail.subject)])],
      text: [
        ...subheading(reader, 'field.text'),
        ...copyBox(reader, 'in_copy', label(reader, 'card.notices.copyHint'), mail.text),
      ],
      paste:
        link && !link.whole
          ? lines([tell(reader, 'form.mailFinal.paste')], { subtle: true, small: true })
          : [],
    }),
    actions: [
      ...(link ? openUrl(label(reader, 'button.openMail'), link.url, { style: 'positive' }) : []),
      ...languages
        .filter((one) => one !== language)
        .map((one) =>
          see(
            reader,
            { view: 'notices', filter: `${view.requestId}|${one}`, page: 0 },
            { title: `button.inLanguage.${one}` },
          ),
        ),
    ],
  });
};

/** What it says in one line. */
export const supportMailSummary = (view: SupportMailView, reader: Reader): Raw =>
  label(reader, 'card.supportMail.title', { contact: view.contact.name });

/** Subject and text in the language of whoever reads it. */
const mailOf = (view: SupportMailView, language: Language): { subject: string; text: string } => {
  const { customer, providerName: provider, agent, seen } = view;
  const values = {
    provider,
    agent,
    customer: customer.name,
    domain: customer.domain,
    subscriptions: namesIn(view, language),
  };
  return {
    subject: say(language, 'mail.support.subject', values),
    text: say(language, seen ? 'mail.support.text.seen' : 'mail.support.text.unseen', values),
  };
};

const namesIn = (
  { subscriptions, subscriptionCount: count }: SupportMailView,
  language: Language,
): string => {
  if (count === 0) return `- ${say(language, 'mail.support.all')}`;
  const left = count - subscriptions.length;
  const names = subscriptions.map((name) => `- ${name}`);
  const more = left > 0 ? [`- ${sayCount(language, 'mail.support.more', left)}`] : [];
  return [...names, ...more].join('\n');
};
