import { kinds } from '../domain/kinds/index.ts';
import type { MoveName } from '../domain/moves/move.ts';
import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import { doMove, open, see } from './buttons.ts';
import { abandonButton, approvalButtons } from './decide.ts';
import type { Element } from './render.ts';

/** The usual buttons of a request's card, what matters most first; `own` are those of its kind. */
export const plainButtons = (
  view: RequestView,
  reader: Reader,
  own: readonly Element[],
): Element[] => {
  const { request, may } = view;
  const can = (move: MoveName): boolean => may.includes(move);
  return [
    ...approvalButtons(view, reader),
    ...failedButtons(view, reader),
    ...draftButton(view, reader),
    // What a person has to say is not found by looking.
    ...(can('checkNow') && !can('thatCustomer')
      ? [doMove(reader, 'checkNow', request, { alone: true, style: 'positive' })]
      : []),
    ...own,
    ...customerButton(view, reader),
    ...(can('handOver') ? [open(reader, 'handOver', request.id)] : []),
    ...(can('withdraw')
      ? [doMove(reader, 'withdraw', request, { alone: true, title: withdrawTitle(view) })]
      : []),
    ...(can('discard') ? [doMove(reader, 'discard', request, { alone: true })] : []),
    ...(can('abandon') ? [abandonButton(view, reader)] : []),
  ];
};

/** Where trying again would end the same way: what was reviewed is no more, or Partner Center never takes the same again. */
const toBeChanged: ReadonlySet<string> = new Set(
  [
    'changedMeanwhile',
    // Licences outside the limits, or not to be taken away now.
    '2002 800067 800088 800090 800095 900214 900257 900275',
    // Too late to be cancelled, or over altogether.
    '2011 800096 900117 900213 900279',
    // A renewal, term or billing that there is not.
    '800093 800097 800107 800121 800122 900263 900268 900269 900270',
    // Cannot become that.
    '900236 900258 900259 900260 900261 900267',
    // No reseller of record for this subscription, or not this one.
    '2072 800098',
  ].flatMap((codes) => codes.split(' ')),
);

const failedButtons = ({ request, may }: RequestView, reader: Reader): Element[] => {
  const stale = may.includes('revise') && toBeChanged.has(request.failure?.code ?? '');
  // Whoever does not know whether it happened must not be led to do it again.
  const unsure = request.failure?.code === 'outcomeUnknown';
  const again = may.includes('retry')
    ? [
        doMove(reader, 'retry', request, {
          alone: true,
          ...(!stale && !unsure && { style: 'positive' as const }),
        }),
      ]
    : [];
  const change = may.includes('revise')
    ? [
        open(reader, 'revise', request.id, {
          title: 'button.revise',
          ...(stale && { style: 'positive' as const }),
        }),
      ]
    : [];
  return stale ? [...change, ...again] : [...again, ...change];
};

const draftButton = ({ request, may }: RequestView, reader: Reader): Element[] => {
  if (request.state !== 'draft' || !may.includes('submit')) return [];
  const title = request.inputBefore === undefined ? 'button.continue' : 'button.revise';
  return [open(reader, 'revise', request.id, { title, style: 'positive' })];
};

// What waits for somebody outside is not taken back by that.
const withdrawTitle = ({ request }: RequestView) =>
  kinds[request.kind].clock === 'invitation' ? 'button.stopFollowing' : 'button.withdraw';

const customerButton = ({ request, audience }: RequestView, reader: Reader): Element[] => {
  const { kind, state, input } = request;
  const id = input === null ? undefined : kinds[kind].customerId?.(input);
  const gone = kind === 'endRelationship' && state === 'done';
  return id !== undefined && !gone && audience !== 'channel' && state !== 'pending'
    ? [see(reader, { view: 'customer', filter: id, page: 0 })]
    : [];
};
