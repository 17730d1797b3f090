import { EndRelationship } from '../domain/kinds/endRelationship.ts';
import { RequestCustomer } from '../domain/kinds/requestCustomer.ts';
import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import { showDay, showMoment } from '../locales/index.ts';
import { doMove, open, see } from './buttons.ts';
import { fact, type Fact } from './facts.ts';
import { boxOf, lines, quoteOf, subheading } from './pieces/pieces.ts';
import type { PlainLook } from './plainRequest.ts';
import type { Element } from './render.ts';
import { draftKey } from './state.ts';
import { escaped, label, tell } from './text.ts';

/** A company that is asked to accept a reseller. */
export const requestCustomerLook: PlainLook = {
  facts: (view, reader) => factsOfRequest(view, reader),
  standing: (view, reader) => standingOfRequest(view, reader),
  below: ({ request }, reader) =>
    request.state === 'done'
      ? lines([tell(reader, 'card.relationship.gdap')], { subtle: true, small: true })
      : [],
  buttons: (view, reader) => buttonsOfRequest(view, reader),
};

const resellerFact = ({ partnership }: RequestView, reader: Reader): Fact[] =>
  partnership
    ? [fact(reader, 'reseller', escaped(`${partnership.name} · ${partnership.partnerId}`))]
    : [];

const factsOfRequest = (view: RequestView, reader: Reader): Fact[] => {
  const input = RequestCustomer.safeParse(view.request.input).data;
  return [
    ...resellerFact(view, reader),
    ...(input
      ? [
          fact(reader, 'email', escaped(input.email)),
          ...(input.domain ? [fact(reader, 'domain', escaped(input.domain))] : []),
          fact(reader, 'language', escaped(label(reader, `language.${input.language}`))),
          fact(reader, 'subject', escaped(input.subject)),
        ]
      : []),
  ];
};

/** Undefined: as usual. */
const standingOfRequest = (view: RequestView, reader: Reader): Element[] | undefined => {
  const { request, remindAt } = view;
  const { state, changedAt, learned } = request;
  const sent = request.learned.resentAt ?? request.submittedAt ?? request.createdAt;
  const day = (moment: string): string => showDay(reader, moment);
  if (state === 'draft' && draftKey(request) === 'state.notSent')
    return lines([tell(reader, 'card.relationship.notSent')]);
  if (state === 'withdrawn')
    return lines([
      tell(reader, 'card.relationship.stopped', { at: showMoment(reader, changedAt) }),
    ]);
  if (state === 'expired') return lines([tell(reader, 'card.relationship.closed')]);
  if (state !== 'waiting') return undefined;
  const asked = { customer: request.about.label, date: day(sent) };
  if (request.waiting?.code === 'customerCandidate') {
    const { customer: candidate = '', domain = '' } = learned;
    const told = tell(reader, 'waits.customerCandidate', { ...asked, candidate, domain });
    return boxOf('warning', lines([told]));
  }
  return lines([
    remindAt === undefined
      ? tell(reader, 'waits.customerAcceptance', asked)
      : tell(reader, 'waits.customerAcceptance.reminded', { ...asked, next: day(remindAt) }),
  ]);
};

const buttonsOfRequest = ({ request, may, audience }: RequestView, reader: Reader): Element[] => {
  const can = (move: RequestView['may'][number]): boolean => may.includes(move);
  const { customerId, candidateId } = request.learned;
  const id = customerId ?? candidateId;
  const mayOrder = customerId !== undefined && request.state === 'done' && audience === 'asker';
  return [
    ...(can('thatCustomer')
      ? [doMove(reader, 'thatCustomer', request, { alone: true, style: 'positive' })]
      : []),
    ...(can('notThatCustomer')
      ? [doMove(reader, 'notThatCustomer', request, { alone: true })]
      : []),
    ...(mayOrder ? [open(reader, 'addSubscription', customerId, { style: 'positive' })] : []),
    ...(id && audience !== 'channel'
      ? [see(reader, { view: 'customer', filter: id, page: 0 })]
      : []),
    ...(mayOrder ? [see(reader, { view: 'azure', filter: customerId, page: 0 })] : []),
    ...(can('resend')
      ? [open(reader, 'requestCustomer', request.id, { title: 'button.resend' })]
      : []),
  ];
};

/** The end of a relationship with a customer. */
export const endRelationshipLook: PlainLook = {
  facts: (view, reader) => {
    const input = EndRelationship.safeParse(view.request.input).data;
    return [
      ...(input ? [fact(reader, 'domain', escaped(input.customer.domain))] : []),
      ...resellerFact(view, reader),
    ];
  },
  below: ({ request }, reader) => {
    const input = EndRelationship.safeParse(request.input).data;
    return [
      ...(input ? [...subheading(reader, 'field.reason'), ...quoteOf(reader, input.reason)] : []),
      ...(request.state === 'pending' ? staysLines(reader) : []),
    ];
  },
};

const staysLines = (reader: Reader): Element[] => [
  ...subheading(reader, 'form.endRelationship.stays'),
  ...lines([
    tell(reader, 'form.endRelationship.stays.tenant'),
    tell(reader, 'form.endRelationship.stays.privileges'),
  ]),
];
