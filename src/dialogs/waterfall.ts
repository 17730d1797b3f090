import {
  WaterfallDialog,
  type Dialog,
  type DialogTurnResult,
  type WaterfallStep,
} from 'botbuilder-dialogs';
import type { Conversation, Question } from './conversation.ts';
import { FormDialog, formId } from './form.ts';
import { dialogOf, leadingOf, type UnderWay } from './underWay.ts';

/** A conversation as the framework's waterfall: a step for each question, then the finish; with the forms that it asks with. */
export const waterfallOf = (conversation: Conversation): Dialog[] => [
  new WaterfallDialog(conversation.name, [
    ...conversation.questions.map((question) => askUnlessAnswered(conversation, question)),
    finish(conversation),
  ]),
  ...conversation.questions.map((question) => new FormDialog(conversation, question)),
];

/** The names of a conversation's questions: while they are the same, a stored dialog can go on where it stands. */
export const shapeOf = (conversation: Conversation): string =>
  conversation.questions.map(({ name }) => name).join(' ');

/** The first question without an answer; undefined: all have one. */
export const firstOpen = (
  conversation: Conversation,
  answers: Readonly<Record<string, unknown>>,
): string | undefined => conversation.questions.find(({ name }) => !(name in answers))?.name;

// Answers live beside the stack, by name: so going back, resuming and a changed dialog are all "begin, and skip what is answered".
const askUnlessAnswered =
  (conversation: Conversation, question: Question): WaterfallStep =>
  async (step): Promise<DialogTurnResult> => {
    const turn = leadingOf(step.context);
    const dialog = dialogOf(turn);
    const asking = turn.asking(dialog);
    if (question.name in dialog.answers) {
      if ((await question.holds?.(asking)) ?? true) return step.next();
      forget(dialog, question.name);
    }
    // What somebody wants to change is asked, known or not.
    const isEdited = dialog.edited?.question === question.name;
    const known = isEdited ? undefined : await question.known?.(asking);
    if (known === undefined) return step.beginDialog(formId(conversation.name, question.name));
    dialog.answers[question.name] = known;
    return step.next();
  };

const forget = (dialog: UnderWay, question: string): void => {
  delete dialog.answers[question];
  dialog.asked = dialog.asked.filter((name) => name !== question);
};

const finish =
  (conversation: Conversation): WaterfallStep =>
  async (step): Promise<DialogTurnResult> => {
    const turn = leadingOf(step.context);
    const dialog = dialogOf(turn);
    const ending = await conversation.finish(turn.asking(dialog));
    if (ending.is === 'reopen') {
      forget(dialog, ending.question);
      dialog.reopened = { question: ending.question, problems: ending.problems };
      return step.replaceDialog(conversation.name);
    }
    for (const view of ending.views) turn.say(view);
    turn.dialog = undefined;
    return step.endDialog();
  };
