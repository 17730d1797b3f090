import type { TurnContext } from 'botbuilder';
import type { Leading, UnderWay } from '../dialogs/underWay.ts';
import type { Address } from '../domain/notice.ts';
import type { Actor } from '../domain/values.ts';
import type { Form } from '../domain/forms.ts';
import type { View } from '../domain/views.ts';
import type { House } from './doors.ts';
import type { ClickAnswer, Talk, Words } from './memory.ts';
import { readerAt } from './render.ts';

/** The click that a turn answers. */
export interface Clicked {
  messageId?: string;
  /** The form that was clicked, if it was one. */
  form?: { token: string; question: string };
}

/** One turn of a conversation: what was known, who speaks, and what is to be said once it is saved. */
export interface Turn extends Leading {
  actor: Actor;
  /** Where it takes place; its language is the place's. */
  address: Address;
  /** The conversation's memory; changes are saved when the turn ends. */
  talk: Talk;
  words: Words;
  clicked?: Clicked;
  /** Answers the click. */
  answer(answer: ClickAnswer): void;
}

/** What a turn begins with. */
export interface Beginning {
  context: TurnContext;
  actor: Actor;
  address: Address;
  talk: Talk;
  clicked?: Clicked;
}

/** Begins a turn; whatever it says is held until its state is saved. */
export const newTurn = (house: Pick<House, 'desk' | 'clock'>, beginning: Beginning): Turn => {
  const words: Words = { posts: [], shut: [] };
  const { talk, clicked } = beginning;

  const isClicked = (form: { token: string; question: string }): boolean =>
    clicked?.form?.token === form.token && clicked.form.question === form.question;

  const again = (form: Form): void => {
    if (isClicked(form)) words.answer = { card: form };
    else words.posts.push(form);
  };

  const turn: Turn = {
    ...beginning,
    words,
    given: undefined,
    get dialog(): UnderWay | undefined {
      return talk.dialog;
    },
    set dialog(dialog) {
      talk.dialog = dialog;
    },
    asking: (dialog) => {
      const { language, zone, now } = readerAt(house, turn.address);
      const { about, draftId, answers } = dialog;
      return { desk: house.desk, actor: turn.actor, language, zone, now, about, draftId, answers };
    },
    say: (what: View | Form) => {
      const shut = 'form' in what && words.shut.some((one) => isSame(one, what));
      if (!shut) return void words.posts.push(what);
      // A form that is asked again in the turn that closed it never closed.
      words.shut = words.shut.filter((one) => !isSame(one, what));
      again(what);
    },
    shut: (question, card) => {
      const token = talk.dialog?.token ?? '';
      words.shut.push({ token, question, card });
      if (isClicked({ token, question })) words.answer = { card };
    },
    again,
    answer: (answer) => {
      words.answer = answer;
    },
  };
  return turn;
};

const isSame = (
  one: { token: string; question: string },
  other: { token: string; question: string },
): boolean => one.token === other.token && one.question === other.question;
