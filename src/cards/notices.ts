import type { CardSettings, Reader } from '../domain/reader.ts';
import type { Country } from '../domain/values.ts';
import type { NoticesView } from '../domain/views.ts';
import { say, showMoment, type Language } from '../locales/index.ts';
import template from './notices.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { copyBox } from './pieces/copy.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { label, nameList, tell, tellCount, type Raw, type Safe } from './text.ts';

const mostNames = 200;

/** Drafts of the notices after a removal, to be copied: the desk sends none. */
export const showNotices = (view: NoticesView, reader: Reader, settings: CardSettings): Card =>
  page(reader, {
    summary: noticesSummary(view, reader),
    body: render(template, {
      head: headOf(
        kicker(reader, 'kind.removePartnership'),
        tell(reader, 'card.notices.title', { reseller: view.partnership.name }),
      ),
      hint: lines([tell(reader, 'card.notices.hint')]),
      drafts: (['reseller', 'customer'] as const).map((to) => ({
        title: tell(reader, `card.notices.${to}`),
        box: copyBox(
          reader,
          `in_${to}`,
          label(reader, 'card.notices.copyHint'),
          draft(view, to, mailLanguage(view.partnership.country, reader, settings)),
        ),
      })),
      customersTitle: lines([customersTitle(view, reader)], { bold: true }),
      customers:
        view.customers.length > 0
          ? lines(
              [nameList(reader, view.customers, mostNames, total(view)), ...asOf(view, reader)],
              {
                small: true,
              },
            )
          : [],
      bcc:
        view.customers.length > 0
          ? lines([tell(reader, 'card.notices.bcc')], { subtle: true, small: true })
          : [],
    }),
    actions: [],
  });

/** What it says in one line. */
export const noticesSummary = (view: NoticesView, reader: Reader): Raw =>
  label(reader, 'card.notices.title', { reseller: view.partnership.name });

const customersTitle = (view: NoticesView, reader: Reader) =>
  view.customers.length === 0
    ? tell(reader, 'card.notices.noCustomers')
    : tellCount(reader, 'card.notices.customers', total(view));

/** How many there are, also when not all are named. */
const total = ({ customers, partnership }: NoticesView): number =>
  Math.max(customers.length, partnership.counts?.customers ?? 0);

const asOf = ({ partnership: { counts } }: NoticesView, reader: Reader): Safe[] =>
  counts ? [tell(reader, 'word.asOf', { at: showMoment(reader, counts.asOf) })] : [];

/** The reseller reads it, not the agent: its country decides, and where that says nothing, the agent's language. */
export const mailLanguage = (
  country: Country | undefined,
  reader: Reader,
  settings: CardSettings,
): Language => {
  if (country === 'CN') return 'zh-CN';
  return country === settings.country ? reader.language : 'en-US';
};

const draft = (view: NoticesView, to: 'reseller' | 'customer', language: Language): string => {
  const values = {
    provider: view.providerName,
    reseller: view.partnership.name,
    agent: view.agent,
  };
  return `${say(language, `mail.removed.${to}.subject`, values)}\n\n${say(language, `mail.removed.${to}.text`, values)}`;
};
