import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import type { Verdict } from '../domain/request.ts';
import { say, showDay, showMoment } from '../locales/index.ts';
import { labelCode, tellCode, tellFailure } from './codes.ts';
import { removalOf } from './input.ts';
import { boxOf, lines, quoteOf } from './pieces/pieces.ts';
import type { Element } from './render.ts';
import { tell, type Safe } from './text.ts';

/** What is to be said first about a removal as it stands: who it waits for, what to do, how it ended. */
export const removalStanding = (view: RequestView, reader: Reader): Element[] => {
  const { request } = view;
  switch (request.state) {
    case 'draft':
      return draftStanding(view, reader);
    case 'pending':
      return pendingStanding(view, reader);
    case 'running':
      return lines([tell(reader, 'card.request.running', { step: stepName(view, reader) })]);
    case 'waiting':
      return waitingStanding(view, reader);
    case 'done':
      return boxOf('good', lines([doneLine(view, reader)]));
    case 'failed':
      return failedStanding(view, reader);
    case 'rejected':
      return ended(view, reader, 'reject', 'card.request.rejected');
    case 'withdrawn':
      return ended(view, reader, 'withdraw', 'card.request.withdrawn');
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

const doneLine = ({ request, audience }: RequestView, reader: Reader): Safe =>
  audience === 'channel'
    ? tell(reader, 'card.request.done.channel', {
        reseller: request.about.label,
        asker: request.asker.name,
      })
    : tell(reader, 'card.request.done.removal', { reseller: request.about.label });

const last = (view: RequestView, move: string): Verdict | undefined =>
  view.request.verdicts.findLast((verdict) => verdict.move === move);

/** A draft, or what was sent back with what was said. */
export const draftStanding = (view: RequestView, reader: Reader): Element[] => {
  const back = view.request.inputBefore === undefined ? undefined : last(view, 'sendBack');
  if (!back) return lines([tell(reader, 'card.request.draft')]);
  return boxOf('warning', [
    ...lines([sentBackLine(view, back.by.name, reader)]),
    ...quoteOf(reader, back.comment),
  ]);
};

const sentBackLine = ({ request, audience }: RequestView, by: string, reader: Reader): Safe =>
  audience === 'asker'
    ? tell(reader, 'card.request.sentBack', { by })
    : tell(reader, 'card.request.sentBack.others', { by, asker: request.asker.name });

/** Who asked, since when, and why an admin has to agree. Since when, not how long: nobody repaints a card because time passes. */
export const pendingStanding = ({ request, audience }: RequestView, reader: Reader): Element[] => {
  const context = tell(reader, 'card.request.context', {
    name: request.asker.name,
    at: showMoment(reader, request.submittedAt ?? request.createdAt),
    rule: rulesInWords(reader, request.needs?.because ?? []),
  });
  return [
    ...lines([context], { subtle: true, small: true }),
    ...(audience === 'asker' ? lines([tell(reader, 'card.request.waitsFor')]) : []),
  ];
};

/** Why an admin has to agree. */
export const rulesInWords = (reader: Reader, because: readonly string[]): string =>
  (because.length > 0 ? because : ['other'])
    .map((rule) => labelCode(reader, 'because', rule, {}, 'because.other'))
    .join(say(reader.language, 'word.separator'));

const waitingStanding = ({ request }: RequestView, reader: Reader): Element[] => {
  const admin = request.waiting?.owner?.name ?? say(reader.language, 'word.anAdmin');
  const told = tellCode(
    reader,
    'waits',
    request.waiting?.code ?? 'other',
    { admin, reseller: request.about.label },
    'waits.other',
  );
  return [
    ...boxOf('warning', lines([told, ...notBefore(request, reader)])),
    ...lines([tell(reader, 'card.request.lastLook')], { subtle: true, small: true }),
  ];
};

const notBefore = (request: RequestView['request'], reader: Reader): Safe[] => {
  const day = removalOf(request)?.notBefore;
  return day === undefined ? [] : [tell(reader, 'waits.notBefore', { day: showDay(reader, day) })];
};

const failedStanding = ({ request: { failure } }: RequestView, reader: Reader): Element[] =>
  failure
    ? boxOf('attention', lines([tellFailure(reader, failure.code, failure.correlationId)]))
    : [];

/** How it ended: by whom, when, with which words. */
export const ended = (
  view: RequestView,
  reader: Reader,
  move: string,
  key:
    | 'card.request.rejected'
    | 'card.request.withdrawn'
    | 'card.request.abandoned'
    | 'card.order.withdrawn'
    | 'card.order.abandonedBy',
): Element[] => {
  const verdict = last(view, move);
  const by = verdict?.by.name ?? say(reader.language, 'word.desk');
  const told = tell(reader, key, {
    by,
    at: showMoment(reader, verdict?.at ?? view.request.changedAt),
  });
  return boxOf('emphasis', [...lines([told]), ...quoteOf(reader, verdict?.comment)]);
};

const stepName = ({ request }: RequestView, reader: Reader): string =>
  labelCode(reader, 'step', request.steps[request.step] ?? 'recheck', {}, 'step.recheck');
