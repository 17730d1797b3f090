import type { HistoryLine } from '../domain/history.ts';
import type { Reader } from '../domain/reader.ts';
import type { HistoryView } from '../domain/views.ts';
import { isKey, say, showMoment } from '../locales/index.ts';
import { paging } from './buttons.ts';
import { tellHistory } from './codes.ts';
import template from './history.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import pieceTemplate from './pieces/history.json' with { type: 'json' };
import { headOf, lines, quoteOf } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { joined, label, ours, tell, type Raw, type Safe } from './text.ts';

/** Who did what, when, under which ids. */
export const showHistory = (view: HistoryView, reader: Reader): Card =>
  page(reader, {
    summary: historySummary(view, reader),
    body: render(template, {
      head: headOf(
        kicker(reader, 'app.name'),
        tell(reader, 'card.history.title', { about: view.about.label }),
      ),
      empty: view.lines.length === 0 ? lines([tell(reader, 'card.history.empty')]) : [],
      lines: historyLines(reader, view.lines, { ids: true }),
    }),
    actions: paging(reader, { view: 'history', filter: view.about.id, page: view.page }, view.more),
  });

/** What it says in one line. */
export const historySummary = (view: HistoryView, reader: Reader): Raw =>
  label(reader, 'card.history.title', { about: view.about.label });

/**
 * Lines of history, newest first as they come; `ids`: with the ids under which Partner Center knows them; `kind`: of which kind of request
 * each is, unless that stands above them already.
 */
export const historyLines = (
  reader: Reader,
  list: readonly HistoryLine[],
  how: { ids: boolean; kind?: boolean },
): Element[] =>
  render(pieceTemplate, {
    lines: list.map((line) => ({
      what: joined(
        [tellHistory(reader, line), ...(how.kind === false ? [] : kindOf(reader, line))],
        ' · ',
      ),
      quote: quoteOf(reader, line.values.reason ?? line.values.comment),
      when: ours(showMoment(reader, line.at)),
      ids: how.ids ? idsOf(reader, line) : [],
    })),
  });

/** The ids with which support finds it at Partner Center; of a call without an answer there is only one. */
const idsOf = (reader: Reader, { partnerCenterIds, values }: HistoryLine): { text: Safe }[] => {
  if (partnerCenterIds) return [{ text: tell(reader, 'card.history.ids', partnerCenterIds) }];
  const { correlationId } = values;
  return correlationId
    ? [{ text: tell(reader, 'card.history.correlation', { correlationId }) }]
    : [];
};

const kindOf = (reader: Reader, line: HistoryLine): Safe[] => {
  const key = `kind.${line.values.kind ?? ''}`;
  return isKey(key) ? [ours(say(reader.language, key))] : [];
};
