import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import { say } from '../locales/index.ts';
import { labelCode, tellCode, tellFailure } from './codes.ts';
import { boxOf, lines } from './pieces/pieces.ts';
import type { Element } from './render.ts';
import { draftStanding, ended, pendingStanding } from './standing.ts';
import { keyOf, tell } from './text.ts';

/** What is to be said first about a request as it stands: whom it waits for, what to do, how it ended. */
export const plainStanding = (view: RequestView, reader: Reader): Element[] => {
  const { request } = view;
  const { failure } = request;
  switch (request.state) {
    case 'draft':
      return draftStanding(view, reader);
    case 'pending':
      return pendingStanding(view, reader);
    case 'running':
      return lines([tell(reader, 'card.order.running', { step: stepName(view, reader) })]);
    case 'waiting':
      return waitingStanding(view, reader);
    case 'done':
      return boxOf('good', lines([doneLine(view, reader)]));
    case 'failed':
      return failure
        ? boxOf(
            'attention',
            lines([
              tellFailure(reader, failure.code, failure.correlationId, valuesOf(view, reader)),
            ]),
          )
        : [];
    case 'rejected':
      return ended(view, reader, 'reject', 'card.request.rejected');
    case 'withdrawn':
      return ended(view, reader, 'withdraw', withdrawnKey(view));
    case 'abandoned':
      return [
        ...ended(view, reader, 'abandon', 'card.request.abandoned'),
        ...lines([tell(reader, 'card.request.abandoned.outside')]),
      ];
    case 'expired':
      return lines([tell(reader, 'card.request.expired')]);
    case 'discarded':
      return lines([tell(reader, 'card.request.discarded')]);
  }
};

// Whoever stops waiting for what happens outside has not undone it.
const withdrawnKey = ({ request }: RequestView) =>
  request.steps.length > 0 ? 'card.order.withdrawn' : 'card.request.withdrawn';

/** What sentences about a request may name: `{customer}`, `{reseller}`, `{asker}`, `{admin}`, `{date}`, `{next}`. */
const valuesOf = ({ request, partnership, remindAt }: RequestView, reader: Reader) => ({
  customer: request.about.label,
  about: request.about.label,
  reseller: partnership?.name ?? request.learned.reseller ?? '',
  asker: request.asker.name,
  admin: request.waiting?.owner?.name ?? say(reader.language, 'word.anAdmin'),
  date: request.submittedAt ?? request.createdAt,
  next: remindAt ?? '',
});

const waitingStanding = (view: RequestView, reader: Reader): Element[] => {
  const code = view.request.waiting?.code ?? 'other';
  const told = tellCode(reader, 'waits', code, valuesOf(view, reader), 'waits.other');
  return [
    ...boxOf('warning', lines([told])),
    ...lines([tell(reader, 'card.request.lastLook')], { subtle: true, small: true }),
  ];
};

const doneLine = (view: RequestView, reader: Reader) =>
  tellCode(
    reader,
    'card.request.done',
    view.request.kind,
    { ...valuesOf(view, reader), at: view.request.changedAt },
    keyOf('card.request.done', view.request.kind, 'card.request.done.other'),
  );

const stepName = ({ request }: RequestView, reader: Reader): string =>
  labelCode(reader, 'step', request.steps[request.step] ?? 'recheck', {}, 'step.recheck');
