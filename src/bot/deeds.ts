import { Topic, type Address } from '../domain/notice.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/values.ts';
import type { RequestAudience, View } from '../domain/views.ts';
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
  // What a Show click shows is for this one answer: a message that is kept true would not hold it.
  if (!isRefusal(done))
    return click.deed === 'reveal' ? { card: done } : shown(house, clicker, said(click, done));
  if (!overtaken.includes(done.refused)) return { text: refusedView(done) };
  const now = await asItStands(house, click, clicker);
  if (isRefusal(now)) return { text: refusedView(now) };
  // The second of two clicks by one person meets the first: there is nothing to tell.
  const own = done.detail.move === click.deed && done.detail.by === clicker.actor.name;
  const notice = own ? undefined : { key: `refusal.${done.refused}`, values: done.detail };
  return shown(house, clicker, now.view === 'request' ? { ...now, notice } : now);
};

/** Whoever asks for a look sees that it takes place: the card changes only when something has happened. */
const said = ({ deed }: DoClick, view: View): View =>
  deed === 'checkNow' && view.view === 'request'
    ? { ...view, notice: { key: 'checking', values: {} } }
    : view;

const shown = async (
  { adopt }: House,
  { address, messageId }: Clicker,
  view: View,
): Promise<ClickAnswer> => {
  const show = showOf(view);
  if (messageId !== undefined && show) await adopt({ address, messageId, show });
  return { card: view };
};

const showOf = (view: View): string | undefined => {
  if (view.view === 'request' || view.view === 'setup') return `${view.view}:${view.request.id}`;
  return view.view === 'match' ? `match:${view.id}` : undefined;
};

type Run = (house: House, click: DoClick, clicker: Clicker) => Promise<View | Refusal>;

/** The deeds that are no moves of a request. */
const others: Partial<Record<Deed, Run>> = {
  mine: ({ desk }, { id }, { actor }) => desk.act.settleMatch(actor, id, 'mine'),
  notOurs: ({ desk }, { id }, { actor }) => desk.act.settleMatch(actor, id, 'notOurs'),
  azureDone: ({ desk }, { id }, { actor }) => desk.act.azureDone(actor, id),
  notify: ({ desk }, { inputs }, { actor, address }) =>
    desk.act.notify(actor, address, topicsIn(inputs)),
  notifyStop: ({ desk }, _click, { actor, address }) => desk.act.notifyStop(actor, address),
  today: ({ desk }, _click, { actor, address }) => wish(desk, actor, address, true),
  todayStop: ({ desk }, _click, { actor, address }) => wish(desk, actor, address, false),
  // Shown where nobody else reads, whatever message the click says it came from.
  reveal: async ({ desk }, { id }, { actor, address }) =>
    address.kind === 'personal' ? desk.act.reveal(actor, id) : refuse('notAllowed'),
};

/** The list is a person's own: it is wanted, and shown, in their own chat. */
const wish = (
  { act }: House['desk'],
  actor: Actor,
  { kind }: Address,
  wants: boolean,
): Promise<View | Refusal> =>
  kind === 'personal' ? act.wantToday(actor, wants) : Promise.resolve(refuse('notAllowed'));

/** Moves on the first sign-in of a new customer: its own card answers them. */
const ofSetup: readonly Deed[] = ['reveal', 'saved', 'takeOverSetup'];

const run: Run = async (house, click, clicker) => {
  const other = others[click.deed];
  if (other) return other(house, click, clicker);
  const { act, find } = house.desk;
  const { actor, address } = clicker;
  const name = click.deed as Parameters<typeof act.move>[2];
  const given = { version: click.version, args: click.inputs };
  if (!ofSetup.includes(click.deed))
    return act.moveAndShow(actor, click.id, name, { ...given, audience: audienceAt(address) });
  const moved = await act.move(actor, click.id, name, given);
  return isRefusal(moved) ? moved : find.setup(actor, click.id);
};

const asItStands: Run = (house, click, clicker) => {
  const { find } = house.desk;
  if (click.deed === 'mine' || click.deed === 'notOurs') return find.match(clicker.actor, click.id);
  if (click.deed === 'azureDone') return find.azure(clicker.actor, click.id);
  if (ofSetup.includes(click.deed)) return find.setup(clicker.actor, click.id);
  return find.request(clicker.actor, click.id, audienceAt(clicker.address));
};

const audienceAt = ({ kind }: Address): RequestAudience | undefined =>
  kind === 'personal' ? undefined : 'channel';

/** A choice of several comes as one text with commas. */
const topicsIn = ({ topics = '' }: Inputs): Topic[] =>
  topics.split(',').flatMap((name) => Topic.safeParse(name.trim()).data ?? []);
