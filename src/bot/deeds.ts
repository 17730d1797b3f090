import { Topic, type Address } from '../domain/notice.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import type { Actor, Id } from '../domain/values.ts';
import type { RequestView, View } from '../domain/views.ts';
import type { House } from './doors.ts';
import type { Click, Deed, Inputs } from './envelope.ts';
import type { ClickAnswer } from './memory.ts';
import { refusedView } from './render.ts';

/** A click that does something. */
export type DoClick = Extract<Click, { is: 'do' }>;

/** Who clicked, where, on which message. */
export interface Clicker {
  actor: Actor;
  address: Address;
  messageId?: string;
}

/** Somebody was faster, or the request has moved on: the card as it now stands says more than a message. */
const overtaken: readonly string[] = ['alreadyDecided', 'wrongState', 'changed'];

/** Does what a button stands for and answers with the card as it then stands; a no for the person leaves the card alone. */
export const doDeed = async (
  house: House,
  click: DoClick,
  clicker: Clicker,
): Promise<ClickAnswer> => {
  const done = await run(house, click, clicker);
  if (!isRefusal(done)) return shown(house, clicker, done);
  if (!overtaken.includes(done.refused)) return { text: refusedView(done) };
  const now = await asItStands(house, click, clicker);
  if (isRefusal(now)) return { text: refusedView(now) };
  // The second of two clicks by one person meets the first: there is nothing to tell.
  const own = done.detail.move === click.deed && done.detail.by === clicker.actor.name;
  const notice = own ? undefined : { key: `refusal.${done.refused}`, values: done.detail };
  return shown(house, clicker, now.view === 'request' ? { ...now, notice } : now);
};

const shown = async (
  { adopt }: House,
  { address, messageId }: Clicker,
  view: View,
): Promise<ClickAnswer> => {
  const show =
    view.view === 'request'
      ? `request:${view.request.id}`
      : view.view === 'match'
        ? `match:${view.id}`
        : undefined;
  if (messageId !== undefined && show) await adopt({ address, messageId, show });
  return { card: view };
};

type Run = (house: House, click: DoClick, clicker: Clicker) => Promise<View | Refusal>;

/** The deeds that are no moves of a request. */
const others: Partial<Record<Deed, Run>> = {
  mine: ({ desk }, { id }, { actor }) => desk.act.settleMatch(actor, id, 'mine'),
  notOurs: ({ desk }, { id }, { actor }) => desk.act.settleMatch(actor, id, 'notOurs'),
  notify: ({ desk }, { inputs }, { actor, address }) =>
    desk.act.notify(actor, address, topicsIn(inputs)),
  notifyStop: ({ desk }, _click, { actor, address }) => desk.act.notifyStop(actor, address),
};

const run: Run = async (house, click, clicker) => {
  const other = others[click.deed];
  if (other) return other(house, click, clicker);
  const { act } = house.desk;
  const name = click.deed as Parameters<typeof act.move>[2];
  const moved = await act.move(clicker.actor, click.id, name, {
    version: click.version,
    args: click.inputs,
  });
  return isRefusal(moved) ? moved : requestNow(house, moved, clicker);
};

const asItStands: Run = (house, click, clicker) =>
  click.deed === 'mine' || click.deed === 'notOurs'
    ? house.desk.find.match(clicker.actor, click.id)
    : requestNow(house, click.id, clicker);

const requestNow = (
  { desk }: House,
  which: Id | Request,
  { actor, address }: Clicker,
): Promise<RequestView | Refusal> =>
  desk.find.request(actor, which, address.kind === 'personal' ? undefined : 'channel');

/** A choice of several comes as one text with commas. */
const topicsIn = ({ topics = '' }: Inputs): Topic[] =>
  topics.split(',').flatMap((name) => Topic.safeParse(name.trim()).data ?? []);
