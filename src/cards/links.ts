import type { CardSettings, Reader } from '../domain/reader.ts';
import type { Key } from '../locales/index.ts';
import { isLink } from './buttons.ts';
import template from './links.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { headOf } from './pieces/pieces.ts';
import { providerList } from './profile.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { label, tell, type Raw, type Safe } from './text.ts';

const docs = 'https://learn.microsoft.com/partner-center';

/** Where to read more, and what comes next. */
export const showLinks = (reader: Reader, settings: CardSettings): Card =>
  page(reader, {
    summary: linksSummary(reader),
    body: render(template, {
      head: headOf(kicker(reader, 'app.name'), tell(reader, 'card.links.title')),
      groups: groups(settings).map(({ title, links }) => ({
        title: tell(reader, title),
        links: links
          .filter(([, url]) => isLink(url))
          .map(([key, url]) => ({ text: link(reader, key, url) })),
      })),
    }),
    actions: [],
  });

/** What it says in one line. */
export const linksSummary = (reader: Reader): Raw => label(reader, 'card.links.title');

const link = (reader: Reader, key: Key, url: string): Safe =>
  `[${tell(reader, key)}](${encodeURI(url)})` as Safe;

const groups = (settings: CardSettings): { title: Key; links: [Key, string][] }[] => [
  { title: 'card.links.mpa', links: [['card.links.mpaFaq', `${docs}/mpa-indirect-provider-faq`]] },
  {
    title: 'card.links.manage',
    links: [
      ['card.links.subscriptions', `${docs}/customer-subscriptions`],
      ['button.portal', settings.portalUrl],
    ],
  },
  {
    title: 'card.links.start',
    links: [
      ['card.links.enrol', settings.enrolLink],
      ['card.links.program', 'https://partner.microsoft.com/membership/cloud-solution-provider'],
      ['card.profile.list', providerList],
    ],
  },
];
