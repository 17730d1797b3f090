import { isOrdered } from '../domain/order.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import type { Request } from '../domain/request.ts';
import type { RequestView } from '../domain/views.ts';
import { say, showMoment } from '../locales/index.ts';
import { agreementLink, agreementText } from './agreementText.ts';
import { isLink } from './buttons.ts';
import { labelCode, tellCode, tellFailure } from './codes.ts';
import { customerIdOf, orderedIn, orderOf } from './input.ts';
import { copyBox } from './pieces/copy.ts';
import { boxOf, lines, subheading } from './pieces/pieces.ts';
import { stepWords } from './pieces/steps.ts';
import type { Element } from './render.ts';
import { draftStanding, ended, pendingStanding } from './standing.ts';
import { label, linkTo, tell, type Safe } from './text.ts';

/** What is to be said first about an order as it stands: whom it waits for, what to do, what is done, what remains. */
export const orderStanding = (
  view: RequestView,
  reader: Reader,
  settings: CardSettings,
): Element[] => {
  const { request } = view;
  switch (request.state) {
    case 'draft':
      return draftStanding(view, reader);
    case 'pending':
      return [...pendingStanding(view, reader), ...pricedBox(request, reader)];
    case 'running':
      return [...setupBox(view, reader), ...lines([runningLine(request, reader)])];
    case 'waiting':
      return [...setupBox(view, reader), ...waitingStanding(view, reader, settings)];
    case 'done':
      return [...doneStanding(view, reader), ...setupBox(view, reader)];
    case 'failed':
      return [...failedStanding(view, reader), ...setupBox(view, reader)];
    case 'rejected':
      return [...ended(view, reader, 'reject', 'card.request.rejected'), ...left(request, reader)];
    case 'withdrawn':
      return [...ended(view, reader, 'withdraw', 'card.order.withdrawn'), ...left(request, reader)];
    case 'abandoned':
      return [
        ...ended(view, reader, 'abandon', 'card.order.abandonedBy'),
        ...left(request, reader),
      ];
    case 'expired':
      return [...lines([tell(reader, 'card.order.expired')]), ...left(request, reader)];
    case 'discarded':
      return lines([tell(reader, 'card.request.discarded')]);
  }
};

/**
 * What there is in Partner Center already, and stays there: nothing, a customer, a customer with orders, more for a customer that was
 * there before, or nobody knows what.
 */
export const remains = ({
  kind,
  placed,
  failure,
}: Request): 'nothing' | 'customer' | 'ordered' | 'more' | 'unknown' => {
  if (failure?.code === 'outcomeUnknown') return 'unknown';
  const isBegun = placed?.lines.some(isOrdered) ?? false;
  if (kind === 'addSubscription') return isBegun ? 'more' : 'nothing';
  if (placed?.customerId === undefined) return 'nothing';
  return isBegun ? 'ordered' : 'customer';
};

const left = (request: Request, reader: Reader): Element[] =>
  lines([
    tell(reader, `card.order.abandoned.${remains(request)}`, { customer: request.about.label }),
  ]);

const pricedBox = (request: Request, reader: Reader): Element[] =>
  request.placed?.total ? boxOf('accent', lines([tell(reader, pricedKey(request))])) : [];

const pricedKey = (
  request: Request,
): 'card.order.priceApproval' | 'card.order.priceApproval.more' =>
  remains(request) === 'more' ? 'card.order.priceApproval.more' : 'card.order.priceApproval';

// The owner's alone: nobody else is offered what nobody else may see.
const setupBox = ({ request, may }: RequestView, reader: Reader): Element[] =>
  may.includes('reveal') && request.setup && !request.setup.gone
    ? boxOf(
        'accent',
        lines([tell(reader, 'card.order.setupReady', { customer: request.about.label })]),
      )
    : [];

const runningLine = (request: Request, reader: Reader): Safe =>
  tell(reader, 'card.order.running', {
    step: labelCode(reader, 'step', request.steps[request.step] ?? '', {}, 'step.recheck'),
  });

// Nobody has to do anything.
const comesAlone: readonly string[] = ['provisioning', 'changePending'];

const waitingStanding = (view: RequestView, reader: Reader, settings: CardSettings): Element[] => {
  const { request } = view;
  const code = request.waiting?.code ?? 'other';
  const values = { customer: request.about.label };
  // A channel has no link to send.
  const isTold = code === 'agreement' && view.audience === 'channel';
  const told = lines([
    isTold
      ? tell(reader, 'waits.agreement.channel', { ...values, asker: request.asker.name })
      : tellCode(reader, 'waits', code, values, 'waits.other'),
  ]);
  if (code !== 'agreement') return boxOf(comesAlone.includes(code) ? 'accent' : 'warning', told);
  return [
    ...boxOf('warning', told),
    ...(view.audience === 'asker' || view.audience === 'approver'
      ? toSend(request, reader, settings)
      : []),
    ...lines(
      [
        tell(reader, 'card.order.agreement.looks'),
        ...(view.audience === 'asker' ? [tell(reader, 'card.order.agreement.reminders')] : []),
      ],
      { subtle: true, small: true },
    ),
  ];
};

const toSend = (request: Request, reader: Reader, settings: CardSettings): Element[] => {
  const text = agreementText(request, reader, settings);
  const url = agreementLink(settings, customerIdOf(request) ?? '');
  if (text === undefined) return [];
  return [
    ...subheading(reader, 'card.order.agreement.text'),
    ...copyBox(reader, 'in_agreement', label(reader, 'card.notices.copyHint'), text),
    ...(isLink(url) ? lines([linkTo(url, tell(reader, 'card.order.agreement.open'))]) : []),
  ];
};

const doneStanding = ({ request, partnership }: RequestView, reader: Reader): Element[] => {
  const reseller = partnership?.name ?? orderedIn(request)?.partnerId ?? '';
  const values = { customer: request.about.label, reseller };
  if (request.kind === 'addSubscription') return doneMore(request, values, reader);
  const done = tell(reader, 'card.order.done', values);
  return [
    ...boxOf('good', lines([done])),
    ...lines([tell(reader, 'card.order.can', { reseller })], { bold: true }),
    ...lines(
      [
        tell(reader, 'card.order.can.orders'),
        tell(reader, 'card.order.can.support'),
        gdapLine(request, reader),
      ],
      { close: true },
    ),
  ];
};

const doneMore = (
  request: Request,
  values: { customer: string; reseller: string },
  reader: Reader,
): Element[] => {
  const isNew = orderedIn(request)?.lines.some(({ onto }) => !onto) ?? false;
  const support = tell(reader, 'card.order.can.support.more', values);
  return [
    ...boxOf('good', lines([tell(reader, 'card.order.done.more', values)])),
    ...(isNew ? lines([tell(reader, 'card.order.can.orders.more', values)]) : []),
    ...lines([support], { close: isNew }),
  ];
};

const gdapLine = (request: RequestView['request'], reader: Reader): Safe => {
  const { gdapApproved } = request.learned;
  if (gdapApproved)
    return tell(reader, 'card.order.can.gdapApproved', { at: showMoment(reader, gdapApproved) });
  return tell(reader, orderOf(request)?.gdap ? 'card.order.can.gdapAsked' : 'card.order.can.gdap');
};

const failedStanding = ({ request }: RequestView, reader: Reader): Element[] => {
  const { failure } = request;
  if (!failure) return [];
  const domain = request.about.id;
  const told = tellFailure(reader, failure.code, failure.correlationId, {
    domain,
    customer: request.about.label,
  });
  const more = failure.code === 'outcomeUnknown' ? [tell(reader, 'card.order.unknown.person')] : [];
  return [...boxOf('attention', lines([told, ...more])), ...lines(doneSoFar(request, reader))];
};

// Checks are made again, and a cart is built again: neither stays.
const lasting: readonly string[] = [
  'createCustomer',
  'customerAgreement',
  'raiseLicences',
  'checkout',
  'provisioning',
];

/** What was done before it failed, in the words of its steps. */
const doneSoFar = (request: Request, reader: Reader): Safe[] => {
  if (remains(request) === 'nothing') return [tell(reader, 'card.order.nothingDone')];
  if (request.placed?.customerId === undefined) return [];
  const steps = request.steps
    .slice(0, request.step)
    .filter((step) => lasting.includes(step))
    .map((step) => stepWords(reader, step, 'done'))
    .join(say(reader.language, 'word.separator'));
  return [tell(reader, 'card.order.doneSoFar', { steps })];
};
