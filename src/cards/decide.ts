import type { KindName, Request } from '../domain/request.ts';
import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import type { Key } from '../locales/index.ts';
import { doMove, showCard } from './buttons.ts';
import template from './decide.json' with { type: 'json' };
import { binding } from './pieces/legal.ts';
import { lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { asRaw, label, tell, type Raw } from './text.ts';

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
};

const approve = ({ request }: RequestView, reader: Reader): Element => {
  const represents = request.kind === 'removePartnership';
  const body = render(template, {
    statement: lines([tell(reader, statements[request.kind](request))]),
    toggles: represents
      ? [
          {
            label: label(reader, 'field.representation'),
            title: label(reader, 'legal.representation'),
            error: label(reader, 'problem.notTicked'),
          },
        ]
      : [],
    words: [],
    binding: represents ? binding(reader, 'legal.representation') : [],
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

/** Giving up asks to be sure. */
export const abandonButton = ({ request }: RequestView, reader: Reader): Element =>
  showCard(
    label(reader, 'button.abandon'),
    lines([tell(reader, 'card.request.abandon.sure')]),
    [doMove(reader, 'abandon', request, { title: 'button.abandon.sure', style: 'destructive' })],
    { secondary: true },
  );
