import type { Reader } from '../domain/reader.ts';
import type { ProfileView } from '../domain/views.ts';
import { isKey, say } from '../locales/index.ts';
import { openUrl } from './buttons.ts';
import { tellFailure } from './codes.ts';
import { fact, type Fact } from './facts.ts';
import { page, type Card } from './page.ts';
import { boxOf, factsOf, headOf, lines } from './pieces/pieces.ts';
import template from './profile.json' with { type: 'json' };
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { escaped, joined, label, tell, type Raw } from './text.ts';

/** The public list of indirect providers, where Microsoft shows our profile. */
export const providerList = 'https://partnercenter.microsoft.com/partner/find-a-provider';

/** Our legal business profile, and where the public one is. */
export const showProfile = (view: ProfileView, reader: Reader): Card =>
  page(reader, {
    summary: profileSummary(reader),
    body: render(template, {
      head: headOf(kicker(reader, 'app.name'), tell(reader, 'card.profile.title')),
      source: lines([tell(reader, 'card.profile.source')], { subtle: true }),
      facts: factsOf(factsOfProfile(view, reader)),
      unread: unreadBox(view, reader),
      change: lines([tell(reader, 'card.profile.change')]),
    }),
    actions: openUrl(label(reader, 'card.profile.list'), providerList),
  });

/** What it says in one line. */
export const profileSummary = (reader: Reader): Raw => label(reader, 'card.profile.title');

const factsOfProfile = ({ profile }: ProfileView, reader: Reader): Fact[] => {
  if (!profile) return [];
  const all: [string, string | undefined][] = [
    ['legalName', profile.companyName],
    ['address', profile.addressLines.join(', ')],
    ['contact', profile.contactName],
    ['email', profile.contactEmail],
    ['phone', profile.contactPhone],
    ['vetting', vettingInWords(profile.vettingStatus, reader)],
  ];
  return all.flatMap(([field, value]) => (value ? [fact(reader, field, escaped(value))] : []));
};

/** Partner Center's word for it in ours; one that we do not know stays as it is. */
const vettingInWords = (status: string, reader: Reader): string => {
  const key = `vetting.${status.toLowerCase()}`;
  return isKey(key) ? say(reader.language, key) : status;
};

const unreadBox = ({ profile, problem }: ProfileView, reader: Reader): Element[] => {
  if (profile) return [];
  const why = problem ? [tellFailure(reader, problem.code, problem.correlationId)] : [];
  const ids = problem?.correlationId
    ? [
        joined(
          [tell(reader, 'field.correlationId'), escaped(problem.correlationId)],
          say(reader.language, 'word.colon'),
        ),
      ]
    : [];
  return boxOf('warning', lines([tell(reader, 'card.profile.unread'), ...why, ...ids]));
};
