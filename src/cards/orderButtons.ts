import type { CardSettings, Reader } from '../domain/reader.ts';
import type { MoveName } from '../domain/moves/move.ts';
import type { Request } from '../domain/request.ts';
import type { RequestView } from '../domain/views.ts';
import { doMove, open, openUrl, see, showCard } from './buttons.ts';
import { approvalButtons } from './decide.ts';
import { customerIdOf, moreOf } from './input.ts';
import { remains } from './orderStanding.ts';
import { lines } from './pieces/pieces.ts';
import type { Element } from './render.ts';
import { label, tell } from './text.ts';

/** The buttons of an order's card: what this reader may do now, what matters most first. */
export const orderButtons = (
  view: RequestView,
  reader: Reader,
  settings: CardSettings,
): Element[] => {
  const { request, may } = view;
  const can = (move: MoveName): boolean => may.includes(move);
  return [
    ...approvalButtons(view, reader),
    ...failedButtons(view, reader),
    ...(can('checkNow')
      ? [doMove(reader, 'checkNow', request, { alone: true, style: 'positive' })]
      : []),
    ...setupButton(view, reader),
    ...supportButton(view, reader),
    ...customerButton(view, reader),
    ...(can('gdapApproved') ? [doMove(reader, 'gdapApproved', request, { alone: true })] : []),
    ...(request.kind === 'addCustomer' &&
    request.state === 'done' &&
    view.audience === 'asker' &&
    !request.learned.gdapApproved
      ? openUrl(label(reader, 'button.admin.gdap'), settings.customersUrl)
      : []),
    ...(can('handOver') ? [open(reader, 'handOver', request.id)] : []),
    ...(can('withdraw') ? [doMove(reader, 'withdraw', request, { alone: true })] : []),
    ...(can('discard') ? [doMove(reader, 'discard', request, { alone: true })] : []),
    ...againButton(view, reader),
    ...(can('abandon') ? [abandonButton(view, reader)] : []),
  ];
};

// Where trying again would end the same way, changing comes first.
const toBeChanged: readonly string[] = [
  'domainTaken',
  'domainTakenMeanwhile',
  'cartLines',
  'raiseLines',
];

const failedButtons = (view: RequestView, reader: Reader): Element[] => {
  const again = view.may.includes('retry') ? [retryButton(view, reader)] : [];
  const change = reviseButton(view, reader);
  return mendsByChange(view) ? [...change, ...again] : [...again, ...change];
};

const mendsByChange = ({ request, may }: RequestView): boolean =>
  may.includes('revise') && toBeChanged.includes(request.failure?.code ?? '');

// Whoever does not know whether the order exists must not be led to order again.
const retryButton = (view: RequestView, reader: Reader): Element => {
  const { request } = view;
  const first = request.failure?.code !== 'outcomeUnknown' && !mendsByChange(view);
  return doMove(reader, 'retry', request, {
    title: 'button.retryOrder',
    alone: true,
    ...(first && { style: 'positive' }),
  });
};

const reviseButton = (view: RequestView, reader: Reader): Element[] => {
  const { request, may } = view;
  if (may.includes('revise'))
    return [
      open(reader, 'revise', request.id, {
        title: 'button.changeAndRetry',
        ...(mendsByChange(view) && { style: 'positive' }),
      }),
    ];
  if (request.state !== 'draft' || !may.includes('submit')) return [];
  const title = request.inputBefore === undefined ? 'button.continue' : 'button.revise';
  return [open(reader, 'revise', request.id, { title, style: 'positive' })];
};

const setupMoves: readonly MoveName[] = ['reveal', 'saved', 'takeOverSetup'];

// A channel is no place for passwords; its owner also finds out there how a lost one is reset.
const setupButton = ({ request, may, audience }: RequestView, reader: Reader): Element[] =>
  audience !== 'channel' &&
  request.setup &&
  (audience === 'asker' || may.some((move) => setupMoves.includes(move)))
    ? [see(reader, { view: 'setup', filter: request.id, page: 0 })]
    : [];

// Whom the customer asks is settled when there is something to ask about.
const supportButton = ({ request, audience }: RequestView, reader: Reader): Element[] => {
  const more = request.state === 'done' && audience === 'asker' ? moreOf(request) : undefined;
  return more ? [open(reader, 'setSupportContact', more.customer.id)] : [];
};

const customerButton = ({ request }: RequestView, reader: Reader): Element[] => {
  const id = request.state === 'done' ? customerIdOf(request) : undefined;
  return id === undefined ? [] : [see(reader, { view: 'customer', filter: id, page: 0 })];
};

const over: readonly string[] = ['done', 'rejected', 'withdrawn', 'expired', 'abandoned'];

const againButton = ({ request, audience }: RequestView, reader: Reader): Element[] =>
  audience === 'asker' && over.includes(request.state)
    ? [open(reader, dialogOf(request), `again:${request.id}`, { title: 'button.sameAgain' })]
    : [];

const dialogOf = ({ kind }: Request): 'addCustomer' | 'addSubscription' =>
  kind === 'addSubscription' ? kind : 'addCustomer';

/** Giving up asks to be sure, and says what stays in Partner Center. */
const abandonButton = ({ request }: RequestView, reader: Reader): Element =>
  showCard(
    label(reader, 'button.abandonOrder'),
    lines([
      tell(reader, `card.order.abandon.${remains(request)}`, { customer: request.about.label }),
    ]),
    [
      doMove(reader, 'abandon', request, {
        title: 'button.abandonOrder.sure',
        style: 'destructive',
        alone: true,
      }),
    ],
    { secondary: true },
  );
