import type { Partnership } from '../domain/partnership.ts';
import type { Request } from '../domain/request.ts';
import type { Answered } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import type { Key } from '../locales/index.ts';
import type { StateLine } from './pieces/pieces.ts';
import { asRaw, label } from './text.ts';

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
  if (request.kind === 'requestPartnership') return invitationState(reader, request);
  if (request.state === 'draft' && request.inputBefore !== undefined)
    return line(reader, 'state.sentBack', waits);
  if (request.state === 'waiting')
    return line(reader, how.short ? 'state.short.finishRemoval' : 'state.finishRemoval', waits);
  return line(reader, `state.${request.state}`, requestLooks[request.state]);
};

const invitationState = (reader: Reader, request: Request): StateLine => {
  if (request.state === 'draft') return line(reader, draftKey(request), edit);
  if (request.state === 'running' || request.state === 'waiting')
    return line(reader, 'state.invited', works);
  if (request.state === 'done') return line(reader, 'state.accepted', good);
  if (request.state === 'withdrawn') return line(reader, 'state.notFollowed', over);
  if (request.state === 'expired') return line(reader, 'state.closed', over);
  return line(reader, `state.${request.state}`, requestLooks[request.state]);
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
