import type { TurnContext } from 'botbuilder';
import type { Address } from '../domain/notice.ts';
import type { Op, Posted } from '../domain/ports.ts';
import type { Actor } from '../domain/values.ts';
import type { Form } from '../domain/forms.ts';
import type { View } from '../domain/views.ts';
import type { House } from './doors.ts';
import { afterTurn, isChanged, readTalk, talkDoc, type ClickAnswer, type Talk } from './memory.ts';
import type { InLine } from './queue.ts';
import { isNews, noteForm, noteTaken, takeForms, type Recall, type Taken } from './recall.ts';
import { closedCard, spoken } from './render.ts';
import { newTurn, type Clicked, type Turn } from './turn.ts';
import { voiceOf, type Voice } from './voice.ts';

/** Where a turn takes place and what it is about. */
export interface Occasion {
  context: TurnContext;
  activityId?: string;
  actor: Actor;
  /** Whose memory it uses. */
  conversationId: string;
  /** Where its words go: for a channel, the thread. */
  replyTo: string;
  /** The address as this activity shows it. */
  addressNow(talk: Talk): Address;
  clicked?: Clicked;
}

/** What a turn came to. `dead`: its words could not be said, since nobody can be reached there. */
export interface Outcome {
  answer?: ClickAnswer;
  dead: boolean;
  address: Address;
}

/** Takes a turn: one at a time in a conversation, decided again when somebody else was faster, spoken when saved. */
export type TakeTurn = (
  occasion: Occasion,
  decide: (turn: Turn) => Promise<void>,
) => Promise<Outcome>;

interface Tools {
  house: House;
  inLine: InLine;
  recallOf: (conversationId: string) => Recall;
}

const mostConflicts = 4;

/** Opens the way in which turns are taken. */
export const openTurns =
  (tools: Tools): TakeTurn =>
  (occasion, decide) =>
    tools.inLine(occasion.conversationId, () => takeNow(tools, occasion, decide));

const takeNow = async (
  tools: Tools,
  occasion: Occasion,
  decide: (turn: Turn) => Promise<void>,
): Promise<Outcome> => {
  const { house } = tools;
  const recall = tools.recallOf(occasion.conversationId);
  const before =
    occasion.activityId === undefined ? undefined : recall.taken.get(occasion.activityId);
  for (let conflict = 0; conflict < mostConflicts; conflict += 1) {
    const found = await house.talk.read(occasion.conversationId);
    const talk = readTalk(found);
    const turn = newTurn(house, {
      ...occasion,
      // Of what is kept, only the dialog is changed in place.
      talk: { ...talk, dialog: talk.dialog && structuredClone(talk.dialog) },
      address: occasion.addressNow(talk),
    });
    if (before?.done) return outcomeOf(turn, before.answer, false);
    if (occasion.activityId !== undefined && talk.seen.includes(occasion.activityId)) {
      return sayOnce(tools, occasion, turn, recall, before, talk);
    }
    await decide(turn);
    await noteAddress(house, turn, recall);
    if (isChanged(talk, turn.talk) || turn.words.shut.length > 0) {
      const after = afterTurn(turn.talk, occasion.activityId, turn.words);
      const doc = talkDoc(occasion.conversationId, after);
      const op: Op = found ? { op: 'replace', doc, etag: found.etag } : { op: 'create', doc };
      if ((await house.talk.commit([op])) === 'conflict') continue;
    }
    return speak(tools, occasion, turn, recall, { posted: 0, done: false });
  }
  throw new Error(`Lost the race for a conversation ${mostConflicts} times in a row`);
};

/** An activity that came before: only what its turn could not say any more is said. */
const sayOnce = async (
  tools: Tools,
  occasion: Occasion,
  turn: Turn,
  recall: Recall,
  before: Taken | undefined,
  talk: Talk,
): Promise<Outcome> => {
  if (talk.said?.activityId !== occasion.activityId) return outcomeOf(turn, undefined, false);
  turn.words = talk.said?.words ?? turn.words;
  return speak(tools, occasion, turn, recall, before ?? { posted: 0, done: false });
};

const speak = async (
  tools: Tools,
  occasion: Occasion,
  turn: Turn,
  recall: Recall,
  taken: Taken,
): Promise<Outcome> => {
  const { house } = tools;
  const voice = voiceOf(occasion.context, house.clock);
  const { posts, shut, answer } = turn.words;
  taken.answer = answer;
  if (occasion.activityId !== undefined) noteTaken(recall, occasion.activityId, taken);
  let dead = false;
  for (const what of posts.slice(taken.posted)) {
    const posted = await voice.post(occasion.replyTo, spoken(house, turn.address, what));
    if (posted.is === 'busy') throw new Error('Teams asks to wait longer than a turn can');
    dead ||= posted.is === 'dead';
    taken.posted += 1;
    if (posted.is !== 'posted') continue;
    if ('form' in what) await closeCopies(tools, occasion, turn, what);
    await notePosted(house, turn, recall, what, posted);
  }
  for (const one of shut) {
    for (const messageId of messagesOf(occasion, turn, recall, one)) {
      await editClosed(voice, occasion, closedCard(house, turn.address, one.card), messageId);
    }
  }
  taken.done = true;
  const { language, address } = turn.talk;
  recall.place = { talk: { language, address }, at: Date.parse(house.clock.now()) };
  return outcomeOf(turn, answer, dead);
};

/** A form that is asked again further down stands there alone. */
const closeCopies = async (
  { house, recallOf }: Tools,
  occasion: Occasion,
  turn: Turn,
  { form, token, question }: Form,
): Promise<void> => {
  const voice = voiceOf(occasion.context, house.clock);
  const below = closedCard(house, turn.address, {
    form: 'answered',
    of: form,
    facts: [],
    how: 'below',
  });
  for (const messageId of takeForms(recallOf(occasion.conversationId), { token, question })) {
    await editClosed(voice, occasion, below, messageId);
  }
};

const editClosed = async (
  voice: Voice,
  occasion: Occasion,
  card: ReturnType<typeof closedCard>,
  messageId: string,
): Promise<void> => {
  await voice.edit(occasion.replyTo, messageId, card);
};

/** Every message that shows a form which is closed now; the clicked one too, for the person's other devices. */
const messagesOf = (
  { clicked }: Occasion,
  turn: Turn,
  recall: Recall,
  shut: Turn['words']['shut'][number],
): string[] => {
  const known = takeForms(recall, shut);
  const isIt = clicked?.form?.token === shut.token && clicked.form.question === shut.question;
  const mine =
    isIt && clicked?.messageId !== undefined && turn.address.kind === 'personal'
      ? [clicked.messageId]
      : [];
  return [...new Set([...mine, ...known])];
};

const notePosted = async (
  house: House,
  turn: Turn,
  recall: Recall,
  what: View | Form,
  { messageId }: Extract<Posted, { is: 'posted' }>,
): Promise<void> => {
  if ('view' in what) {
    const show = shownIn(what);
    if (show) await house.adopt({ address: turn.address, messageId, show, view: what });
    return;
  }
  const { token, question } = what;
  noteForm(recall, { token, question, messageId });
  if (turn.talk.dialog?.token !== token) return;
  const message = { conversationId: turn.address.conversationId, messageId, token, question };
  await house.dialogs.posted(turn, turn.talk.dialog, message);
};

/** What a posted card shows that changes later on; it is kept true from now on. */
export const shownIn = (view: View): string | undefined => {
  if (view.view === 'request') return `request:${view.request.id}`;
  if (view.view === 'batch') return `batch:${view.batch}`;
  if (view.view === 'reseller') return `reseller:${view.partnership.id}`;
  if (view.view === 'customer') return `customer:${view.customer.id}`;
  if (view.view === 'subscription') return `subscription:${view.subscription.id}`;
  if (view.view === 'subscriptions') return `subscriptions:${view.customer.id}|${view.page}`;
  if (view.view === 'setup') return `setup:${view.request.id}`;
  return view.view === 'match' ? `match:${view.id}` : undefined;
};

/** Notes where the speaker can be reached, when that is news: before the turn is saved, so that it cannot be forgotten. */
const noteAddress = async ({ desk, clock }: House, turn: Turn, recall: Recall): Promise<void> => {
  const { address, talk, actor } = turn;
  if (address.kind === 'personal' && actor.roles.length === 0) return;
  const changed = JSON.stringify(talk.address) !== JSON.stringify(address);
  if (!isNews(recall, changed, Date.parse(clock.now()))) return;
  const person = address.kind === 'personal' ? { id: actor.id, name: actor.name } : undefined;
  await desk.act.reachable(address, person);
  talk.address = address;
};

const outcomeOf = (turn: Turn, answer: ClickAnswer | undefined, dead: boolean): Outcome => ({
  answer,
  dead,
  address: turn.address,
});
