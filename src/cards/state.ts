import type { Partnership } from '../domain/partnership.ts';
import type { Setup } from '../domain/order.ts';
import type { KindName, Request } from '../domain/request.ts';
import type { Answered } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { isKey, type Key } from '../locales/index.ts';
import type { StateLine } from './pieces/pieces.ts';
import { asRaw, label, type Raw } from './text.ts';

type Look = readonly [sign: string, color: string, style: string];

const good: Look = ['✓', 'Good', 'good'];
const bad: Look = ['✕', 'Attention', 'attention'];
const waits: Look = ['◷', 'Warning', 'warning'];
const works: Look = ['●', 'Accent', 'accent'];
const over: Look = ['○', 'Default', 'emphasis'];
const edit: Look = ['✎', 'Accent', 'accent'];

const line = (reader: Reader, key: Key, [sign, color, style]: Look): StateLine => ({
  sign: asRaw(sign),
  words: label(reader, key),
  color: asRaw(color),
  style: asRaw(style),
});

const requestLooks: Record<Request['state'], Look> = {
  draft: edit,
  pending: waits,
  running: works,
  waiting: waits,
  done: good,
  failed: bad,
  rejected: bad,
  withdrawn: over,
  expired: over,
  abandoned: over,
  discarded: over,
};

/** How a request stands. `short`: for lists. */
export const requestState = (
  reader: Reader,
  request: Request,
  how: { short?: boolean } = {},
): StateLine => {
  if (request.kind !== 'requestPartnership' && isSentBack(request))
    return line(reader, 'state.sentBack', waits);
  return statesByKind[request.kind](reader, request, how.short === true);
};

/** Was it given back to its asker, to be changed? */
const isSentBack = ({ state, inputBefore }: Request): boolean =>
  state === 'draft' && inputBefore !== undefined;

const usualState = (reader: Reader, { state }: Request): StateLine =>
  line(reader, `state.${state}`, requestLooks[state]);

const removalState = (reader: Reader, request: Request, short: boolean): StateLine =>
  request.state === 'waiting'
    ? line(reader, short ? 'state.short.finishRemoval' : 'state.finishRemoval', waits)
    : usualState(reader, request);

const orderState = (reader: Reader, request: Request, short: boolean): StateLine => {
  const { state, waiting, failure } = request;
  if (state === 'waiting' && waiting?.code === 'agreement')
    return line(reader, short ? 'state.short.waitsAgreement' : 'state.waitsAgreement', waits);
  if (state === 'waiting' && waiting?.code === 'provisioning')
    return line(reader, short ? 'state.short.provisioning' : 'state.provisioning', works);
  if (state === 'failed' && failure?.code === 'partialOrder')
    return line(reader, 'state.partlyOrdered', bad);
  if (state === 'failed' && failure?.code === 'outcomeUnknown')
    return line(reader, 'state.outcomeUnknown', bad);
  if (state === 'abandoned') return line(reader, 'state.orderAbandoned', over);
  return usualState(reader, request);
};

/** Between two portions it waits, but nobody has to do anything. */
const manyState = (reader: Reader, request: Request): StateLine =>
  request.state === 'waiting' ? line(reader, 'state.running', works) : usualState(reader, request);

/** What is done in Partner Center right away. */
const plainState = (reader: Reader, request: Request): StateLine =>
  request.state === 'failed' && request.failure?.code === 'outcomeUnknown'
    ? line(reader, 'state.outcomeUnknown', bad)
    : usualState(reader, request);

const invitationState = (reader: Reader, request: Request): StateLine => {
  if (request.state === 'draft') return line(reader, draftKey(request), edit);
  if (request.state === 'running' || request.state === 'waiting')
    return line(reader, 'state.invited', works);
  if (request.state === 'done') return line(reader, 'state.accepted', good);
  if (request.state === 'withdrawn') return line(reader, 'state.notFollowed', over);
  if (request.state === 'expired') return line(reader, 'state.closed', over);
  return line(reader, `state.${request.state}`, requestLooks[request.state]);
};

const relationshipState = (reader: Reader, request: Request, short: boolean): StateLine => {
  const { state, waiting } = request;
  if (state === 'waiting' && waiting?.code === 'customerCandidate')
    return line(reader, short ? 'state.short.customerCandidate' : 'state.customerCandidate', waits);
  if (state === 'running' || state === 'waiting') return line(reader, 'state.asked', works);
  return invitationState(reader, request);
};

const statesByKind: Record<
  KindName,
  (reader: Reader, request: Request, short: boolean) => StateLine
> = {
  removePartnership: removalState,
  requestPartnership: invitationState,
  addCustomer: orderState,
  addSubscription: orderState,
  associateReseller: plainState,
  reassignSubscriptions: manyState,
  setSupportContact: plainState,
  changeSubscription: plainState,
  upgradeSubscription: plainState,
  requestCustomer: relationshipState,
  endRelationship: plainState,
};

/** How a new customer's password stands. */
export const setupState = (reader: Reader, { gone, openedAt }: Setup): StateLine => {
  if (gone) return line(reader, gone.why === 'lost' ? 'state.setupLost' : 'state.setupGone', over);
  return openedAt === undefined
    ? line(reader, 'state.setupReady', works)
    : line(reader, 'state.setupOpen', waits);
};

/** How a kept subscription stands; words of Partner Center that we do not know stay as they are. */
export const subscriptionState = (reader: Reader, status: string): Raw => {
  const key = `subscription.${status.toLowerCase()}`;
  return isKey(key) ? label(reader, key) : asRaw(status);
};

const subscriptionLooks: Readonly<Record<string, Look>> = {
  active: good,
  pending: works,
  suspended: waits,
};

/** How a kept subscription stands, on its card and in lists. */
export const subscriptionLine = (reader: Reader, status: string): StateLine => {
  const look = subscriptionLooks[status.toLowerCase()] ?? over;
  return { ...line(reader, 'subscription.none', look), words: subscriptionState(reader, status) };
};

/** Before its text is used, an invitation is a draft like any other. */
export const draftKey = ({ answers }: Request): 'state.notSent' | 'state.draft' =>
  answers?.mail === undefined ? 'state.draft' : 'state.notSent';

/** How a partnership stands; a hold shows before everything but its end. `short`: for lists. */
export const partnershipState = (
  reader: Reader,
  partnership: Partnership,
  how: { short?: boolean } = {},
): StateLine => {
  if (partnership.state === 'removed') return line(reader, 'state.removed', over);
  if (partnership.state === 'closing')
    return line(reader, how.short ? 'state.short.closing' : 'state.closing', waits);
  if (partnership.hold) return line(reader, 'state.onHold', bad);
  return line(reader, 'state.active', good);
};

/** A line above cards that are no thing with a state. */
export const kicker = (reader: Reader, key: Key): StateLine =>
  line(reader, key, ['', 'Accent', 'default']);

/** Something is wrong. */
export const alarmLine = (reader: Reader, key: Key): StateLine =>
  line(reader, key, ['!', 'Attention', 'attention']);

/** How a form ended. */
export const answeredState = (reader: Reader, how: Answered['how']): StateLine =>
  line(reader, `answered.${how}`, how === 'answered' ? good : how === 'parked' ? edit : over);
