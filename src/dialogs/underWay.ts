import type { TurnContext } from 'botbuilder-core';
import { z } from 'zod';
import { Id, Moment } from '../domain/values.ts';
import type { Answered, Form, FormState } from '../domain/forms.ts';
import type { View } from '../domain/views.ts';
import type { Asking, Given } from './conversation.ts';

const Problems = z.record(
  z.string(),
  z.object({ code: z.string(), values: z.record(z.string(), z.string()).optional() }),
);

/** The dialog under way in a conversation, as it is kept between turns: answers by question name, and where it stands. */
export const UnderWay = z.object({
  /** The conversation's name. */
  name: z.string(),
  /** Told to every form of this dialog, so that a click on another one's form is known as such. */
  token: z.string(),
  about: z.string(),
  /** Whose dialog it is: nobody else may answer. */
  owner: Id,
  draftId: Id,
  /** The names of the questions when it began; other ones now: begin again with the kept answers. */
  shape: z.string(),
  answers: z.record(z.string(), z.unknown()),
  /** What was typed, by question: kept for a form that is shown again. */
  typed: z.record(z.string(), z.record(z.string(), z.string())),
  /** The questions that the person answered, in order: where "back" goes. */
  asked: z.array(z.string()),
  /** The question that is open, and the name of its form. */
  open: z.string(),
  form: z.string(),
  askedAt: Moment,
  /** A question that was opened again from a later one, with the answer that "back" leaves as it was. */
  edited: z.object({ question: z.string(), answer: z.unknown() }).optional(),
  /** How often in a row typed text was no answer to the open question. */
  misses: z.number().int().default(0),
  /** A question that the finish sent back, with what is wrong. */
  reopened: z.object({ question: z.string(), problems: Problems }).optional(),
  /** The framework's dialog stack. */
  stack: z.array(z.object({ id: z.string(), state: z.record(z.string(), z.unknown()) })),
});
export type UnderWay = z.infer<typeof UnderWay>;

/** What a dialog may use of the turn in which it is led on. */
export interface Leading {
  context: TurnContext;
  /** The dialog under way; set to undefined when it is over. */
  dialog: UnderWay | undefined;
  /** What the person gave in this turn, until a question has taken it. */
  given: Given | undefined;
  asking(dialog: UnderWay): Asking;
  /** Posts when the turn is saved; held until then. */
  say(what: View | Form): void;
  /** The form that was open is from now on shown like this. */
  shut(question: string, card: Answered): void;
  /** The form once more: instead of the clicked card, or as a new post after typed text. */
  again(form: Form): void;
}

/** The problems that a form shows. */
export type Shown = FormState['problems'];

const key = Symbol('leading');

/** Hands a turn to the dialogs that run in it. */
export const leadIn = (turn: Leading): TurnContext => {
  turn.context.turnState.set(key, turn);
  return turn.context;
};

/** The turn in which a dialog runs. */
export const leadingOf = (context: TurnContext): Leading => {
  const turn = context.turnState.get<Leading>(key);
  if (!turn) throw new Error('A dialog ran outside a turn');
  return turn;
};

/** The dialog under way in the turn in which a dialog runs. */
export const dialogOf = (turn: Leading): UnderWay => {
  if (!turn.dialog) throw new Error('A form ran without a dialog under way');
  return turn.dialog;
};
