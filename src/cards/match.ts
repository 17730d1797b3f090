import type { Request } from '../domain/request.ts';
import type { Reader } from '../domain/reader.ts';
import type { MatchView } from '../domain/views.ts';
import { showDay, showMoment } from '../locales/index.ts';
import { execute } from './buttons.ts';
import { identity } from './facts.ts';
import { invitationOf } from './input.ts';
import template from './match.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { factsOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { joined, label, ours, tell, tellCount, type Raw, type Safe } from './text.ts';

const mostCandidates = 10;

/** A reseller accepted: whose invitation was it? */
export const showMatch = (view: MatchView, reader: Reader): Card => {
  const { settled, partnership } = view;
  const candidates = settled ? [] : view.candidates;
  const left = candidates.length - mostCandidates;
  return page(reader, {
    summary: matchSummary(view, reader),
    body: render(template, {
      head: headOf(
        kicker(reader, 'topic.partnerships'),
        tell(reader, 'card.match.title', { reseller: partnership.name }),
      ),
      facts: factsOf(identity(reader, partnership)),
      settled: settled
        ? lines([
            tell(reader, `card.match.settled.${settled.as}`, {
              by: settled.by.name,
              at: showMoment(reader, settled.at),
            }),
          ])
        : [],
      candidatesTitle: candidates.length > 0 ? subheading(reader, 'card.match.candidates') : [],
      candidates: lines(
        [
          ...candidates.slice(0, mostCandidates).map((request) => candidateLine(reader, request)),
          ...(left > 0 ? [tellCount(reader, 'word.andMore', left)] : []),
        ],
        { close: true },
      ),
      question: settled
        ? []
        : lines([
            tell(
              reader,
              view.asked === 'person' ? 'card.match.askPerson' : 'card.match.askChannel',
            ),
          ]),
    }),
    actions: settled ? [] : buttonsOf(view, reader),
  });
};

/** What it says in one line. */
export const matchSummary = (view: MatchView, reader: Reader): Raw =>
  label(reader, 'card.match.title', { reseller: view.partnership.name });

const candidateLine = (reader: Reader, request: Request): Safe => {
  const email = invitationOf(request)?.email ?? request.about.label;
  const day = showDay(reader, request.submittedAt ?? request.createdAt);
  return joined(
    [ours('•'), tell(reader, 'card.match.candidate', { email, by: request.asker.name, day })],
    ' ',
  );
};

const buttonsOf = (view: MatchView, reader: Reader): Element[] => [
  execute(
    label(reader, 'button.matchMine'),
    'do:mine',
    { id: view.id, version: 0 },
    { style: 'positive' },
  ),
  execute(label(reader, 'button.notOurs'), 'do:notOurs', { id: view.id, version: 0 }),
];
