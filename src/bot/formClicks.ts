import type { UnderWay } from '../dialogs/underWay.ts';
import { turnHere, turnInChat } from './chat.ts';
import type { ClickTools, Said } from './clickTools.ts';
import { begin } from './commands.ts';
import { kindOf } from './inbound.ts';
import { conversationOf, placeOfClick } from './places.ts';
import { isPosted, noteTaken, type Recall } from './recall.ts';
import { bodyOf, line, type ClickBody } from './render.ts';
import type { Turn } from './turn.ts';

/** Begins the dialog that a button names. */
export const onOpen = async (tools: ClickTools, said: Said<'open'>): Promise<ClickBody> => {
  const { house, takeTurn, recallOf } = tools;
  const { inbound, actor, click } = said;
  if (kindOf(inbound) !== 'personal') {
    const address = await placeOfClick(house, recallOf(conversationOf(inbound)), inbound, actor);
    const key = await turnInChat(house, takeTurn, said, (turn) => open(tools, turn, click));
    return bodyOf(house, address, { text: line(key) });
  }
  const outcome = await turnHere(house, takeTurn, said, (turn) => open(tools, turn, click));
  return bodyOf(house, outcome.address, outcome.answer ?? { text: line('stale') });
};

const doubleClickMs = 5_000;

const open = async (
  { house, recallOf }: ClickTools,
  turn: Turn,
  { dialog, about }: Said<'open'>['click'],
): Promise<void> => {
  const under = turn.dialog;
  if (!house.dialogs.knows(dialog)) return;
  if (!under || !isAbout(under, dialog, about)) {
    await begin(house, turn, dialog, about);
  } else {
    const age = Date.parse(house.clock.now()) - Date.parse(under.askedAt);
    const justAsked = age < doubleClickMs && isPosted(recallOf(turn.address.conversationId), under);
    const before = turn.talk.said?.words.answer;
    if (justAsked && before) return turn.answer(before);
    await house.dialogs.askAgain(turn);
  }
  const last = turn.words.posts.at(-1);
  if (last) turn.answer({ text: last });
};

/** Is this what the button begins? A request that is changed is known by its id. */
const isAbout = (under: UnderWay, dialog: string, about: string): boolean =>
  dialog === 'revise' ? under.draftId === about : under.name === dialog && under.about === about;

/** Hands a form's answer to the question that asked it; a form that is no longer open answers nothing. */
export const onAnswer = async (tools: ClickTools, said: Said<'answer'>): Promise<ClickBody> => {
  const { house, takeTurn, recallOf } = tools;
  const { inbound, actor, click } = said;
  const form = { token: click.token, question: click.question };
  const clicked = { messageId: inbound.replyToId, form };
  const outcome = await turnHere(house, takeTurn, { ...said, clicked }, async (turn) => {
    const mine = turn.dialog?.token === form.token ? turn.dialog : undefined;
    if (mine && mine.owner !== actor.id) return turn.answer({ text: line('notYours') });
    if (mine?.open === form.question) {
      turn.given = { inputs: click.inputs, pick: click.pick };
      await house.dialogs.proceed(turn);
      if (turn.words.answer) return;
    }
    answerClosed(turn, form, recallOf(turn.address.conversationId));
  });
  return bodyOf(house, outcome.address, outcome.answer ?? { text: line('stale') });
};

const answerClosed = (
  turn: Turn,
  form: { token: string; question: string },
  recall: Recall,
): void => {
  const is = (one: { token: string; question: string }): boolean =>
    one.token === form.token && one.question === form.question;
  // A question that was asked more than once ended as it ended the last time.
  const before = turn.talk.closed.findLast(is);
  if (before) {
    sayWhatWasLost(turn, recall);
    return turn.answer({ card: before.card });
  }
  // The dialog may have begun again and asked this very question below: that form is not to be closed.
  const { dialog } = turn;
  const askedAgain = dialog && is({ token: dialog.token, question: dialog.open });
  if (!askedAgain) turn.words.shut.push({ ...form, card: line('stale') });
  turn.answer({ card: line('stale') });
};

/** Whoever presses an answered form may have heard nothing after the first time: the process died before it spoke. */
const sayWhatWasLost = (turn: Turn, recall: Recall): void => {
  const { said } = turn.talk;
  if (!said || recall.taken.get(said.activityId)?.done) return;
  for (const post of said.words.posts) turn.say(post);
  noteTaken(recall, said.activityId, { posted: 0, done: true, answer: said.words.answer });
};
