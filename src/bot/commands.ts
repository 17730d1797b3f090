import { isRefusal } from '../domain/refusal.ts';
import type { Id, Language } from '../domain/values.ts';
import type { See, View } from '../domain/views.ts';
import type { OpenName } from '../domain/names.ts';
import { commandOf, nearestCommands, type CommandName } from '../locales/index.ts';
import type { House } from './doors.ts';
import { importManagers } from './importing.ts';
import { lookAt } from './looks.ts';
import { placeOf, showHistory, showSubscriptions, showToday } from './namedLooks.ts';
import { line, refusedView, viewOf } from './render.ts';
import { allTopics, topicsIn } from './topicWords.ts';
import type { Turn } from './turn.ts';

/** What a typed text asks for. */
export interface Order {
  /** `chat`: data entry and lists, answered in the person's own chat; `here`: answered where it was typed. */
  where: 'chat' | 'here';
  /** Afterwards the open question is asked again: a look leads back to it. */
  leadsBack: boolean;
  run(turn: Turn): Promise<void>;
}

/** `typed` is the whole text, where it matters in which words something was asked for. */
type Make = (house: House, rest: string, typed: string) => Order;

const look =
  (see: (rest: string) => See): Make =>
  (house, rest) => ({
    where: 'chat',
    leadsBack: true,
    run: async (turn) =>
      turn.say(viewOf(await lookAt(house.desk, { ...see(rest), ...placeOf(turn) }))),
  });

const task =
  (name: OpenName): Make =>
  (house, rest) => ({
    where: 'chat',
    leadsBack: false,
    run: (turn) => openDialog(house, turn, name, rest),
  });

const here =
  (run: (house: House, turn: Turn, rest: string) => Promise<void>): Make =>
  (house, rest) => ({
    where: 'here',
    leadsBack: true,
    run: (turn) => run(house, turn, rest),
  });

const seen = (view: See['view'], filter = ''): See => ({ view, filter, page: 0 });

const orders: Record<CommandName, Make> = {
  resellers: look((rest) => seen('resellers', rest)),
  customers: look((rest) => seen('customers', rest)),
  addCustomer: task('addCustomer'),
  subscriptions: (house, rest) => ({
    where: 'chat',
    leadsBack: true,
    run: (turn) => showSubscriptions(house, turn, rest),
  }),
  addSubscription: task('addSubscription'),
  associateReseller: task('associateReseller'),
  reassignSubscriptions: task('reassignSubscriptions'),
  setSupportContact: task('setSupportContact'),
  changeSubscription: task('changeSubscription'),
  upgradeSubscription: task('upgradeSubscription'),
  requestCustomer: task('requestCustomer'),
  endRelationship: task('endRelationship'),
  today: (house, _rest, typed) => ({
    where: 'chat',
    leadsBack: true,
    run: (turn) => showToday(house, turn, turnsOn.test(typed) ? true : undefined),
  }),
  todayStop: (house) => ({
    where: 'chat',
    leadsBack: true,
    run: (turn) => showToday(house, turn, false),
  }),
  myRequests: look(() => seen('myRequests')),
  pending: look(() => seen('pending')),
  history: (house, rest) => ({
    where: 'chat',
    leadsBack: true,
    run: (turn) => showHistory(house, turn, rest),
  }),
  profile: look(() => seen('profile')),
  links: look(() => seen('links')),
  removePartnership: task('removePartnership'),
  requestPartnership: task('requestPartnership'),
  assign: task('assign'),
  hold: task('hold'),
  release: task('release'),
  help: here(async ({ desk }, turn) => turn.say(desk.find.help(turn.actor))),
  notifications: here((house, turn) =>
    inChannel(turn, async () => {
      const { conversationId, language } = turn.address;
      turn.say(viewOf(await house.desk.find.notifications(turn.actor, conversationId, language)));
    }),
  ),
  notifyHere: here((house, turn, rest) =>
    inChannel(turn, async () => {
      const topics = topicsIn(rest);
      if (!topics) return turn.say(line('whichTopics', { topics: allTopics(turn) }));
      turn.say(viewOf(await house.desk.act.notify(turn.actor, turn.address, topics)));
    }),
  ),
  notifyStop: here((house, turn) =>
    inChannel(turn, async () =>
      turn.say(viewOf(await house.desk.act.notifyStop(turn.actor, turn.address))),
    ),
  ),
  language: here((house, turn, rest) => speakLanguage(house, turn, rest)),
  cancel: (house) => ({
    where: 'chat',
    leadsBack: false,
    run: (turn) => cancel(house, turn),
  }),
  startOver: (house) => ({
    where: 'chat',
    leadsBack: false,
    run: async (turn) => startOver(house, turn),
  }),
};

/** "Today on": in the words that ask for it each morning. */
const turnsOn = /\bon\s*$|开启\s*$/iu;

/** What a text asks for; undefined: it is no command. Lines below a word are a list to import. */
export const orderIn = (house: House, text: string): Order | undefined => {
  const [first = '', ...lines] = text.split('\n');
  const found = commandOf(first);
  if (found?.command === 'assign' && found.rest === '' && lines.length > 0)
    return importManagers(house, lines.join('\n').trim());
  const whole = commandOf(text);
  return whole && orders[whole.command](house, whole.rest, text);
};

/** The answer to a text that is no command: what can be typed, the nearest first. */
export const unknown = ({ desk }: House, turn: Turn, text: string): View => {
  const shown = text.slice(0, mostShown);
  const help = desk.find.help(turn.actor, shown);
  const may: readonly CommandName[] = ['help', ...help.commands];
  return {
    ...help,
    unknown: { text: shown, nearest: nearestCommands(text).filter((name) => may.includes(name)) },
  };
};

const mostShown = 60;

/** Opens a dialog about what was named; what is no reseller answers its first question. */
export const openDialog = async (
  house: House,
  turn: Turn,
  name: OpenName,
  named: string,
): Promise<void> => {
  if (turn.dialog?.name === name && named === '') return house.dialogs.askAgain(turn);
  const about = named === '' ? undefined : await meant(house, name, named);
  // Asked for once more it is still the one task: nothing is put aside for it.
  const isOpen =
    turn.dialog?.name === name && about !== undefined && turn.dialog.about === about.id;
  if (isOpen) return house.dialogs.askAgain(turn);
  turn.given = named !== '' && !about ? { text: named } : undefined;
  await begin(house, turn, name, about?.id ?? '');
};

/** Dialogs that are about a customer: what is named after the word is one, or a reseller whose customers are listed. */
const ofCustomers: readonly OpenName[] = [
  'addSubscription',
  'associateReseller',
  'setSupportContact',
  'changeSubscription',
  'upgradeSubscription',
  'endRelationship',
];

/** Whom a name after the word means; undefined: the first question makes something of it. */
const meant = async (
  { desk: { find } }: House,
  name: OpenName,
  text: string,
): Promise<{ id: Id } | undefined> => {
  if (ofCustomers.includes(name)) return find.oneCustomer(text);
  const reseller = await find.oneReseller(text);
  return reseller || name !== 'reassignSubscriptions' ? reseller : find.oneCustomer(text);
};

/** Begins a dialog under fresh ids. */
export const begin = (house: House, turn: Turn, name: OpenName, about: string): Promise<void> =>
  house.dialogs.begin(turn, { name, about, token: house.ids.next(), draftId: house.ids.next() });

const cancel = async (house: House, turn: Turn): Promise<void> =>
  turn.dialog ? house.dialogs.cancel(turn) : turn.say(line('nothingToCancel'));

const startOver = (house: House, turn: Turn): void => {
  if (turn.dialog) house.dialogs.leave(turn, 'cancelled');
  turn.say({ view: 'line', line: { key: 'startedOver', values: {} }, see: seen('help') });
};

const inChannel = async (turn: Turn, run: () => Promise<void>): Promise<void> => {
  if (turn.address.kind !== 'channel') return turn.say(line('channelOnly'));
  await run();
};

/** The person's language; in a channel or group, the place's, which is for those who may set up channels. */
const speakLanguage = async (house: House, turn: Turn, rest: string): Promise<void> => {
  const language = languageNamed(rest);
  if (!language) return turn.say(line('whichLanguage'));
  if (turn.address.kind !== 'personal') {
    const allowed = await house.desk.find.notifications(
      turn.actor,
      turn.address.conversationId,
      language,
    );
    if (isRefusal(allowed)) return turn.say(refusedView(allowed));
  }
  turn.talk.language = language;
  turn.address = { ...turn.address, language };
  turn.say(line('languageSet', { language }));
};

const names: readonly [RegExp, Language][] = [
  [/^(?:en|en-us|english|英文|英语)$/iu, 'en-US'],
  [/^(?:zh|zh-cn|chinese|中文|汉语|简体中文)$/iu, 'zh-CN'],
];

const languageNamed = (text: string): Language | undefined =>
  names.find(([name]) => name.test(text.trim()))?.[1];
