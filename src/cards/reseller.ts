import type { Reader } from '../domain/reader.ts';
import type { ResellerAction, ResellerView } from '../domain/resellerViews.ts';
import { showDay } from '../locales/index.ts';
import { open, see } from './buttons.ts';
import { identity, renewing, standing } from './facts.ts';
import { historyLines } from './history.ts';
import { page, type Card } from './page.ts';
import { buttonRow, withAside } from './pieces/beside.ts';
import { boxOf, factsOf, headOf, lines, quoteOf, rowsOf, subheading } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { requestRow } from './requests.ts';
import template from './reseller.json' with { type: 'json' };
import { partnershipState } from './state.ts';
import { asRaw, escaped, tell, type Raw } from './text.ts';

const mostLines = 5;

/** One reseller: who it is, how it stands, what happened last, and what this person may do. */
export const showReseller = (view: ResellerView, reader: Reader): Card => {
  const { partnership, openRequests, history } = view;
  const soon = partnership.state === 'removed' ? [] : renewing(reader, partnership.counts);
  return page(reader, {
    summary: resellerSummary(view),
    body: render(template, {
      head: headOf(partnershipState(reader, partnership), escaped(partnership.name), [
        tell(reader, 'card.reseller.kicker'),
      ]),
      warning: warningOf(view, reader),
      facts: factsOf([...identity(reader, partnership), ...standing(reader, partnership)]),
      renewingTitle: soon.length > 0 ? subheading(reader, 'card.reseller.renewing') : [],
      renewing: factsOf(soon),
      requestsTitle: openRequests.length > 0 ? subheading(reader, 'card.reseller.requests') : [],
      requests: rowsOf(
        openRequests.slice(0, mostLines).map((request) => requestRow(reader, { request })),
      ),
      historyTitle: history.length > 0 ? historyHeading(reader, partnership.id) : [],
      history: historyLines(reader, history.slice(0, mostLines), { ids: false }),
    }),
    actions: [
      ...view.actions.map((action) => actionButton(reader, action, partnership.id)),
      see(
        reader,
        { view: 'customers', filter: `of:${partnership.id}`, page: 0 },
        { secondary: view.actions.length > 2 },
      ),
    ],
  });
};

// At the side of its heading: below are as many buttons as a card carries.
const historyHeading = (reader: Reader, id: string): Element[] =>
  withAside(
    subheading(reader, 'card.reseller.history'),
    buttonRow([see(reader, { view: 'history', filter: id, page: 0 })]),
    'Center',
  );

/** What it says in one line. */
export const resellerSummary = (view: ResellerView): Raw => asRaw(view.partnership.name);

const warningOf = ({ partnership }: ResellerView, reader: Reader): Element[] => {
  if (partnership.state === 'closing')
    return boxOf('warning', lines([tell(reader, 'card.reseller.closing')]));
  if (partnership.state === 'removed') {
    const day = showDay(reader, partnership.removedAt ?? partnership.since);
    return boxOf('emphasis', lines([tell(reader, 'card.reseller.removed', { day })]));
  }
  const { hold } = partnership;
  if (!hold) return [];
  const told = tell(reader, 'card.reseller.onHold', {
    by: hold.by.name,
    day: showDay(reader, hold.at),
  });
  return boxOf('attention', [...lines([told]), ...quoteOf(reader, hold.reason)]);
};

const actionButton = (reader: Reader, action: ResellerAction, id: string): Element =>
  open(reader, action.open, id);
