import { kinds } from '../domain/kinds/index.ts';
import type { KindName, Request } from '../domain/request.ts';
import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import type { Key } from '../locales/index.ts';
import { doMove, showCard } from './buttons.ts';
import template from './decide.json' with { type: 'json' };
import { binding, representedBy } from './pieces/legal.ts';
import { lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { asRaw, keyOf, label, tell, type Raw } from './text.ts';

/** Approve, send back, reject: each opens a piece of card that asks for what it needs. */
export const approvalButtons = (view: RequestView, reader: Reader): Element[] => {
  const { request, may, findings } = view;
  const blocked = findings.some(({ weight }) => weight === 'blocksApproval' || weight === 'stops');
  return [
    ...(may.includes('approve') && !blocked ? [approve(view, reader)] : []),
    ...(may.includes('sendBack')
      ? [
          showCard(
            label(reader, 'button.sendBack'),
            words(reader, 'in_comment', label(reader, 'form.sendBack.comment')),
            [doMove(reader, 'sendBack', request)],
          ),
        ]
      : []),
    ...(may.includes('reject')
      ? [
          showCard(
            label(reader, 'button.reject'),
            words(reader, 'in_reason', label(reader, 'form.reject.reason')),
            [doMove(reader, 'reject', request, { style: 'destructive' })],
          ),
        ]
      : []),
  ];
};

const statements: Record<KindName, (request: Request) => Key> = {
  removePartnership: () => 'form.approve.needsRepresentation',
  requestPartnership: () => 'form.approve.title',
  addCustomer: ({ placed }) => (placed?.total ? 'form.approve.orderPriced' : 'form.approve.order'),
  addSubscription: ({ placed }) =>
    placed?.total ? 'form.approve.orderPriced' : 'form.approve.addition',
  associateReseller: () => 'form.approve.change',
  reassignSubscriptions: () => 'form.approve.many',
  setSupportContact: () => 'form.approve.title',
  changeSubscription: () => 'form.approve.change',
  upgradeSubscription: () => 'form.approve.change',
  requestCustomer: () => 'form.approve.title',
  endRelationship: () => 'form.approve.needsRepresentation',
};

const approve = ({ request }: RequestView, reader: Reader): Element => {
  const represents = kinds[request.kind].approverRepresents === true;
  const body = render(template, {
    statement: lines([tell(reader, statements[request.kind](request))]),
    toggles: represents
      ? [
          {
            label: label(reader, 'field.representation'),
            title: label(reader, representedBy(request.kind)),
            error: label(reader, 'problem.notTicked'),
          },
        ]
      : [],
    words: [],
    binding: represents ? binding(reader, representedBy(request.kind)) : [],
  });
  return showCard(
    label(reader, 'button.approve'),
    body,
    [doMove(reader, 'approve', request, { style: 'positive' })],
    { style: 'positive' },
  );
};

/** A field for some words, to be put into a piece of card that opens. */
export const words = (reader: Reader, id: string, title: Raw): Element[] =>
  render(template, {
    statement: [],
    toggles: [],
    binding: [],
    words: [{ id: asRaw(id), label: title, error: label(reader, 'problem.required') }],
  });

/** Giving up asks to be sure; some kinds have words of their own for it. */
export const abandonButton = ({ request }: RequestView, reader: Reader): Element => {
  const title = keyOf('button.abandon', request.kind, 'button.abandon');
  const sure = keyOf('card.request.abandon.sure', request.kind, 'card.request.abandon.sure');
  const yes = keyOf('button.abandon.sure', request.kind, 'button.abandon.sure');
  return showCard(
    label(reader, title),
    lines([tell(reader, sure)]),
    [doMove(reader, 'abandon', request, { title: yes, style: 'destructive' })],
    { secondary: true },
  );
};
