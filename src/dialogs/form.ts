import type { TurnContext } from 'botbuilder-core';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Answered, Form } from '../domain/forms.ts';
import type { RefusedView } from '../domain/views.ts';
import { cancelledLine, putAside } from './aside.ts';
import type { Conversation, Given, Kept, Question, Reading } from './conversation.ts';
import { dialogOf, leadingOf, type Leading, type Shown } from './underWay.ts';

const mostMisses = 3;

/** The framework's id of a question's form. */
export const formId = (conversation: string, question: string): string =>
  `${conversation}.${question}`;

/**
 * Asks one question with a card, and takes what comes back: a click on the card or typed text. Prompts of the framework ignore
 * clicks, so this is a dialog of our own; it ends with the answer, so that its parent goes on in the same turn.
 */
export class FormDialog extends Dialog {
  readonly #conversation: Conversation;
  readonly #question: Question;

  constructor(conversation: Conversation, question: Question) {
    super(formId(conversation.name, question.name));
    this.#conversation = conversation;
    this.#question = question;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = leadingOf(dc.context);
    dialogOf(turn).open = this.#question.name;
    // Typed together with the command that began the dialog: no need to ask.
    if (turn.given) return this.continueDialog(dc);
    return this.#ask(dc, turn);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = leadingOf(dc.context);
    if (!turn.given) return Dialog.EndOfTurn;
    const given = this.#heard(turn, turn.given);
    turn.given = undefined;
    if ('text' in given) return this.#read(dc, turn, given);
    if (given.pick === 'cancel') return this.#cancel(dc, turn);
    if (given.pick === 'back') return this.#back(dc, turn, given.inputs);
    if (given.pick === 'park') return this.#park(dc, turn, given.inputs);
    const edited = given.pick.startsWith('edit:') ? given.pick.slice(5) : undefined;
    if (edited !== undefined && this.#conversation.questions.some(({ name }) => name === edited))
      return this.#edit(dc, turn, edited, given.inputs);
    return this.#read(dc, turn, given);
  }

  /** What was given, with what the question keeps itself instead of what a client says about it. */
  #heard(turn: Leading, given: Given): Given {
    const { keeps = [] } = this.#question;
    if ('text' in given || keeps.length === 0) return given;
    const before = this.#kept(turn);
    const inputs = Object.fromEntries([
      ...Object.entries(given.inputs).filter(([name]) => !keeps.includes(name)),
      ...Object.entries(before).filter(([name]) => keeps.includes(name)),
    ]);
    return { ...given, inputs };
  }

  #kept(turn: Leading): Kept {
    return dialogOf(turn).typed[this.#question.name] ?? {};
  }

  override async repromptDialog(context: TurnContext): Promise<void> {
    const turn = leadingOf(context);
    const form = await this.#form(turn);
    turn.say(form);
    if ('view' in form) turn.dialog = undefined;
  }

  async #form(turn: Leading): ReturnType<Question['ask']> {
    const dialog = dialogOf(turn);
    const { reopened } = dialog;
    const problems = reopened?.question === this.#question.name ? reopened.problems : {};
    const form = await this.#formWith(turn, dialog.typed[this.#question.name] ?? {}, problems);
    dialog.reopened = undefined;
    return form;
  }

  async #formWith(
    turn: Leading,
    values: Record<string, string>,
    problems: Shown,
  ): ReturnType<Question['ask']> {
    const dialog = dialogOf(turn);
    const asking = turn.asking(dialog);
    const state = { token: dialog.token, question: this.#question.name, values, problems };
    const form = await this.#question.ask(asking, { ...state, back: dialog.asked.length > 0 });
    if ('form' in form) dialog.form = form.form;
    dialog.askedAt = asking.now;
    return form;
  }

  async #ask(dc: DialogContext, turn: Leading): Promise<DialogTurnResult> {
    const form = await this.#form(turn);
    if ('view' in form) return this.#refuse(dc, turn, form);
    turn.say(form);
    return Dialog.EndOfTurn;
  }

  async #refuse(dc: DialogContext, turn: Leading, why: RefusedView): Promise<DialogTurnResult> {
    turn.say(why);
    const dialog = dialogOf(turn);
    const { edited } = dialog;
    if (edited) dialog.answers[edited.question] ??= edited.answer;
    const keeps = this.#conversation.keepsRefused?.(turn.asking(dialog)) ?? false;
    if (keeps) await putAside(turn, this.#conversation);
    return over(dc, turn);
  }

  async #read(dc: DialogContext, turn: Leading, given: Given): Promise<DialogTurnResult> {
    const dialog = dialogOf(turn);
    const reading = await this.#question.read(turn.asking(dialog), given, this.#kept(turn));
    if (reading.is === 'again') return this.#askAgain(dc, turn, given, reading);
    dialog.misses = 0;
    dialog.edited = undefined;
    Object.assign(dialog.answers, reading.other, { [this.#question.name]: reading.answer });
    if ('inputs' in given) dialog.typed[this.#question.name] = { ...given.inputs };
    Object.assign(dialog.typed, reading.typed);
    dialog.asked = [
      ...dialog.asked.filter((name) => name !== this.#question.name),
      this.#question.name,
    ];
    this.#shut(turn, 'answered', reading.facts);
    return dc.endDialog(reading.answer);
  }

  async #askAgain(
    dc: DialogContext,
    turn: Leading,
    given: Given,
    { values, problems, understood }: Extract<Reading, { is: 'again' }>,
  ): Promise<DialogTurnResult> {
    const dialog = dialogOf(turn);
    const { typed } = dialog;
    if (understood) dialog.misses = 0;
    else if ('text' in given && Object.keys(problems).length > 0) dialog.misses += 1;
    if (dialog.misses >= mostMisses) return this.#giveUp(dc, turn);
    // Typed text says nothing about what was filled in on the card before.
    const kept = 'text' in given ? { ...typed[this.#question.name], ...values } : values;
    typed[this.#question.name] = kept;
    const form = await this.#formWith(turn, kept, problems);
    if ('form' in form) {
      turn.again(form);
      return Dialog.EndOfTurn;
    }
    return this.#refuse(dc, turn, form);
  }

  /** Whoever types past a question again and again wants something else: what there is is kept, and help is offered. */
  async #giveUp(dc: DialogContext, turn: Leading): Promise<DialogTurnResult> {
    const kept = await putAside(turn, this.#conversation);
    this.#shut(turn, kept ? 'parked' : 'closed');
    const { desk, actor } = turn.asking(dialogOf(turn));
    turn.say(desk.find.help(actor));
    return over(dc, turn);
  }

  async #cancel(dc: DialogContext, turn: Leading): Promise<DialogTurnResult> {
    this.#shut(turn, 'cancelled');
    turn.say({ view: 'line', line: await cancelledLine(turn, this.#conversation) });
    return over(dc, turn);
  }

  async #back(
    dc: DialogContext,
    turn: Leading,
    inputs: Readonly<Record<string, string>>,
  ): Promise<DialogTurnResult> {
    const dialog = dialogOf(turn);
    dialog.typed[this.#question.name] = { ...inputs };
    this.#shut(turn, 'back');
    const { edited } = dialog;
    dialog.edited = undefined;
    if (edited?.question === this.#question.name) {
      dialog.answers[edited.question] = edited.answer;
      dialog.asked.push(edited.question);
    } else {
      const last = dialog.asked.pop();
      if (last !== undefined) delete dialog.answers[last];
    }
    return this.#beginAgain(dc);
  }

  async #park(
    dc: DialogContext,
    turn: Leading,
    inputs: Readonly<Record<string, string>>,
  ): Promise<DialogTurnResult> {
    dialogOf(turn).typed[this.#question.name] = { ...inputs };
    this.#shut(turn, 'parked');
    const kept = await putAside(turn, this.#conversation);
    if (!kept) turn.say({ view: 'line', line: await cancelledLine(turn, this.#conversation) });
    return over(dc, turn);
  }

  async #edit(
    dc: DialogContext,
    turn: Leading,
    question: string,
    inputs: Kept,
  ): Promise<DialogTurnResult> {
    const dialog = dialogOf(turn);
    dialog.typed[this.#question.name] = { ...inputs };
    this.#shut(turn, 'back');
    if (question in dialog.answers) dialog.edited = { question, answer: dialog.answers[question] };
    delete dialog.answers[question];
    dialog.asked = dialog.asked.filter((name) => name !== question);
    return this.#beginAgain(dc);
  }

  async #beginAgain(dc: DialogContext): Promise<DialogTurnResult> {
    await dc.cancelAllDialogs();
    return dc.beginDialog(this.#conversation.name);
  }

  #shut(turn: Leading, how: Answered['how'], facts: Answered['facts'] = []): void {
    const of = dialogOf(turn).form as Form['form'];
    turn.shut(this.#question.name, { form: 'answered', of, facts, how });
  }
}

const over = async (dc: DialogContext, turn: Leading): Promise<DialogTurnResult> => {
  turn.dialog = undefined;
  return dc.cancelAllDialogs();
};
