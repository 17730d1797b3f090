import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import type { Impact } from '../domain/resellerViews.ts';
import { showDay, showMoment } from '../locales/index.ts';
import { changedBox } from './changed.ts';
import { findingWords, tellCode, tellLine } from './codes.ts';
import { fact, identity, type Fact } from './facts.ts';
import { removalOf } from './input.ts';
import { noticeInWords } from './noticeWords.ts';
import { staysBox } from './pieces/impact.ts';
import { representation } from './pieces/legal.ts';
import { boxOf, bullets, factsOf, headOf, lines, quoteOf, subheading } from './pieces/pieces.ts';
import template from './removal.json' with { type: 'json' };
import { render, type Element } from './render.ts';
import { removalStanding } from './standing.ts';
import { requestState } from './state.ts';
import { escaped, label, ours, tell, type Safe } from './text.ts';

/** The body of a removal's card: how it stands, what stays, what is asked, and last what the reader has to know to decide. */
export const removalBody = (view: RequestView, reader: Reader): Element[] => {
  const { request, impact, notice } = view;
  const pending = request.state === 'pending';
  return render(template, {
    head: headOf(requestState(reader, request), titleOf(view, reader), [
      tell(reader, 'kind.removePartnership'),
    ]),
    notice: notice ? boxOf('accent', lines([tellLine(reader, notice)])) : [],
    standing: removalStanding(view, reader),
    changed: pending ? changedBox(view, reader) : [],
    stays:
      impact && (pending || request.state === 'draft')
        ? staysBox(reader, withoutItself(impact, request.id))
        : [],
    facts: factsOf(factsOfRemoval(view, reader)),
    reason: reasonOf(view, reader),
    representation: pending ? representation(reader, tell(reader, 'card.request.represented')) : [],
    noNotice: pending ? lines([tell(reader, 'legal.noNotice')], { subtle: true, small: true }) : [],
    findings: pending ? findingsBox(view, reader) : [],
  });
};

// Of the open requests about the reseller, this one is no news.
const withoutItself = (impact: Impact, id: string): Impact => ({
  ...impact,
  openRequests: impact.openRequests.filter((one) => one.id !== id),
});

const titleOf = ({ request, may }: RequestView, reader: Reader): Safe => {
  const about = { about: request.about.label };
  const title = label(reader, 'card.request.title.removePartnership', about);
  return may.includes('approve')
    ? tell(reader, 'card.request.approvalNeeded', { request: title })
    : escaped(title);
};

const factsOfRemoval = (view: RequestView, reader: Reader): Fact[] => {
  const { request, partnership } = view;
  const input = removalOf(request);
  return [
    ...(partnership ? identity(reader, partnership) : []),
    ...(request.state === 'pending' ? [] : askedFacts(view, reader)),
    ...approvalFacts(view, reader),
    ...(input ? [fact(reader, 'notice', noticeInWords(reader, input.notice))] : []),
    ...(input?.notBefore
      ? [fact(reader, 'notBefore', ours(showDay(reader, input.notBefore)))]
      : []),
    ...failureFacts(view, reader),
  ];
};

// An approval that was undone is none.
const approvals: readonly string[] = ['approve', 'undoApproval'];

/** Who approved it, and when. */
export const approvalFacts = ({ request }: RequestView, reader: Reader): Fact[] => {
  const approval = request.verdicts.findLast(({ move }) => approvals.includes(move));
  if (approval?.move !== 'approve' || ['pending', 'draft'].includes(request.state)) return [];
  const who = { by: approval.by.name, at: showMoment(reader, approval.at) };
  return [fact(reader, 'approver', tell(reader, 'word.who', who))];
};

/** Who asked, and when. */
export const askedFacts = ({ request }: RequestView, reader: Reader): Fact[] => [
  fact(reader, 'asker', escaped(request.asker.name)),
  fact(reader, 'asked', ours(showMoment(reader, request.submittedAt ?? request.createdAt))),
];

/** Where it failed, and the ids to ask support with. */
export const failureFacts = ({ request: { failure } }: RequestView, reader: Reader): Fact[] =>
  failure
    ? [
        fact(reader, 'step', tellCode(reader, 'step', failure.step, {}, 'state.failed')),
        fact(reader, 'code', escaped(failure.code)),
        ...(failure.correlationId
          ? [fact(reader, 'correlationId', escaped(failure.correlationId))]
          : []),
      ]
    : [];

const reasonOf = ({ request }: RequestView, reader: Reader): Element[] => {
  const reason = removalOf(request)?.reason;
  return reason ? [...subheading(reader, 'field.reason'), ...quoteOf(reader, reason)] : [];
};

/** What keeps it from being approved. */
export const findingsBox = ({ findings }: RequestView, reader: Reader): Element[] =>
  findings.length === 0
    ? []
    : boxOf('attention', [
        ...subheading(reader, 'card.request.findings'),
        ...bullets(findings.map((finding) => findingWords(reader, finding))),
      ]);
