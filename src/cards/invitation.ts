import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import { showCountry, showDay, showMoment } from '../locales/index.ts';
import { tellFailure, tellLine } from './codes.ts';
import { fact, type Fact } from './facts.ts';
import { invitationOf } from './input.ts';
import template from './invitation.json' with { type: 'json' };
import { boxOf, factsOf, headOf, lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { draftKey, requestState } from './state.ts';
import { escaped, label, ours, tell } from './text.ts';

/** The body of an invitation's card: to whom, how it stands, what its acceptance makes possible. */
export const invitationBody = (view: RequestView, reader: Reader): Element[] =>
  render(template, {
    head: headOf(requestState(reader, view.request), escaped(view.request.about.label), [
      tell(reader, 'kind.requestPartnership'),
    ]),
    notice: view.notice ? boxOf('accent', lines([tellLine(reader, view.notice)])) : [],
    standing: standing(view, reader),
    facts: factsOf(factsOfInvitation(view, reader)),
  });

const notDone = {
  'state.draft': 'card.request.draft',
  'state.notSent': 'card.invitation.notSent',
} as const;

const standing = (view: RequestView, reader: Reader): Element[] => {
  const { request } = view;
  switch (request.state) {
    case 'draft':
    case 'pending':
      return lines([tell(reader, notDone[draftKey(request)])]);
    case 'running':
    case 'waiting':
      return lines([invitedLine(view, reader)]);
    case 'done':
      return boxOf(
        'good',
        lines([
          tell(reader, 'card.invitation.accepted', {
            reseller: request.learned.reseller ?? request.about.label,
          }),
        ]),
      );
    case 'withdrawn':
      return lines([
        tell(reader, 'card.invitation.stopped', { at: showMoment(reader, request.changedAt) }),
      ]);
    case 'expired':
      return lines([tell(reader, 'card.invitation.closed')]);
    case 'failed':
      return request.failure
        ? boxOf(
            'attention',
            lines([tellFailure(reader, request.failure.code, request.failure.correlationId)]),
          )
        : [];
    case 'rejected':
    case 'abandoned':
    case 'discarded':
      return lines([tell(reader, 'card.request.discarded')]);
  }
};

const invitedLine = ({ request, remindAt }: RequestView, reader: Reader) => {
  const date = showDay(
    reader,
    request.learned.resentAt ?? request.submittedAt ?? request.createdAt,
  );
  return remindAt === undefined
    ? tell(reader, 'waits.acceptance', { date })
    : tell(reader, 'waits.acceptance.reminded', { date, next: showDay(reader, remindAt) });
};

const factsOfInvitation = ({ request }: RequestView, reader: Reader): Fact[] => {
  const input = invitationOf(request);
  return [
    ...(input ? [fact(reader, 'email', escaped(input.email))] : []),
    ...(input?.company ? [fact(reader, 'company', escaped(input.company))] : []),
    ...(input?.country ? [fact(reader, 'country', ours(showCountry(reader, input.country)))] : []),
    ...(input?.partnerId ? [fact(reader, 'partnerId', escaped(input.partnerId))] : []),
    fact(reader, 'sentBy', escaped(request.asker.name)),
    ...(request.submittedAt
      ? [fact(reader, 'invited', ours(showMoment(reader, request.submittedAt)))]
      : []),
    ...(input
      ? [fact(reader, 'language', escaped(label(reader, `language.${input.language}`)))]
      : []),
    ...(input ? [fact(reader, 'subject', escaped(input.subject))] : []),
  ];
};
