import { DialogContext, DialogContextError, DialogSet } from 'botbuilder-dialogs';
import type { Answered, Form } from '../domain/forms.ts';
import type { RefusedView } from '../domain/views.ts';
import type { OpenName } from '../domain/names.ts';
import { cancelledLine, putAside } from './aside.ts';
import type { Conversation, PostedForm } from './conversation.ts';
import { resume } from './revise.ts';
import { dialogOf, leadIn, type Leading, type UnderWay } from './underWay.ts';
import { firstOpen, shapeOf, waterfallOf } from './waterfall.ts';

/** Leads people through the conversations: all that the bot may do with a dialog. */
export interface Dialogs {
  /** Is there a conversation of this name? */
  knows(name: string): name is OpenName;
  /** Starts one; the one under way is put aside. What was given already answers its first open question. */
  begin(turn: Leading, start: Start): Promise<void>;
  /** Hands what was given to the open question. */
  proceed(turn: Leading): Promise<void>;
  /** Asks the open question again. */
  askAgain(turn: Leading): Promise<void>;
  /** Cancels the dialog under way, and says so in its words. */
  cancel(turn: Leading): Promise<void>;
  /** Ends the dialog under way; its form is shown as cancelled, or as no longer active. */
  leave(turn: Leading, how: Answered['how']): void;
  /** What is to happen once a form is posted. */
  posted(turn: Leading, dialog: UnderWay, message: PostedForm): Promise<void>;
}

/** How a dialog begins; when it is taken up again, with what was answered and typed before. */
export interface Start {
  name: OpenName;
  about: string;
  token: string;
  draftId: string;
  answers?: Record<string, unknown>;
  typed?: Record<string, Record<string, string>>;
}

// Where the framework keeps, for one turn, which scopes of memory there are; it takes longer to find out than a dialog to go on.
const scopesKey = 'DialogStateManagerConfiguration';

/** The dialogs that lead through these conversations. */
export const openDialogs = (conversations: readonly Conversation[]): Dialogs => {
  const set = new DialogSet();
  for (const conversation of conversations)
    waterfallOf(conversation).forEach((one) => set.add(one));
  const named = (name: string): Conversation | undefined =>
    conversations.find((conversation) => conversation.name === name);

  let scopes: object | undefined;

  const run = async (
    turn: Leading,
    work: (dc: DialogContext) => Promise<unknown>,
  ): Promise<void> => {
    const state = { dialogStack: dialogOf(turn).stack };
    const context = leadIn(turn);
    if (scopes) context.turnState.set(scopesKey, scopes);
    try {
      await work(new DialogContext(set, context, state));
      scopes ??= context.turnState.get<object>(scopesKey);
    } catch (error) {
      throw causeOf(error);
    }
  };

  // A changed conversation begins again with the kept answers. What was given answers the question that was open, and no other.
  const beginAgain = async (turn: Leading, conversation: Conversation): Promise<void> => {
    const dialog = dialogOf(turn);
    dialog.stack = [];
    dialog.shape = shapeOf(conversation);
    if (firstOpen(conversation, dialog.answers) !== dialog.open) turn.given = undefined;
    await run(turn, (dc) => dc.beginDialog(conversation.name));
  };

  const goOn = async (
    turn: Leading,
    work: (dc: DialogContext) => Promise<unknown>,
  ): Promise<void> => {
    const dialog = dialogOf(turn);
    const conversation = named(dialog.name);
    if (!conversation) return gone(turn);
    if (dialog.shape !== shapeOf(conversation)) return beginAgain(turn, conversation);
    try {
      await run(turn, work);
    } catch (error) {
      if (!isUnknownDialog(error)) throw error;
      await beginAgain(turn, conversation);
    }
  };

  return {
    knows: (name): name is OpenName => name === 'revise' || named(name) !== undefined,

    begin: async (turn, asked) => {
      const start = await startOf(turn, asked);
      if ('view' in start) return turn.say(start);
      const conversation = named(start.name);
      if (!conversation) throw new Error(`There is no dialog ${start.name}`);
      const before = turn.dialog && named(turn.dialog.name);
      if (before) leave(turn, (await putAside(turn, before)) ? 'parked' : 'closed');
      turn.dialog = fresh(turn, conversation, start);
      await run(turn, (dc) => dc.beginDialog(conversation.name));
    },

    proceed: (turn) => goOn(turn, (dc) => dc.continueDialog()),

    askAgain: (turn) => {
      turn.given = undefined;
      return goOn(turn, (dc) => dc.repromptDialog());
    },

    cancel: async (turn) => {
      const conversation = named(dialogOf(turn).name);
      const line = conversation && (await cancelledLine(turn, conversation));
      leave(turn, 'cancelled');
      turn.say({ view: 'line', line: line ?? { key: 'cancelled', values: {} } });
    },

    leave,

    posted: async (turn, dialog, message) => {
      const question = named(dialog.name)?.questions.find(({ name }) => name === message.question);
      await question?.posted?.(turn.asking(dialog), message);
    },
  };
};

const leave = (turn: Leading, how: Answered['how']): void => {
  const { open, form } = dialogOf(turn);
  turn.shut(open, { form: 'answered', of: form as Form['form'], facts: [], how });
  turn.dialog = undefined;
};

/** `revise` is whichever conversation made the request, taken up again. */
const startOf = async (turn: Leading, start: Start): Promise<Start | RefusedView> => {
  if (start.name !== 'revise') return start;
  const { desk, actor } = turn.asking(blank(start));
  const found = await resume(desk, actor, start.about);
  if ('view' in found) return found;
  const { conversation, ...again } = found;
  return { ...again, name: conversation, token: start.token };
};

const fresh = (turn: Leading, conversation: Conversation, start: Start): UnderWay => {
  const dialog = { ...blank(start), shape: shapeOf(conversation) };
  const { actor, now } = turn.asking(dialog);
  return { ...dialog, owner: actor.id, askedAt: now };
};

const blank = (start: Start): UnderWay => ({
  answers: {},
  typed: {},
  ...start,
  owner: '',
  shape: '',
  asked: [],
  open: '',
  form: '',
  askedAt: '',
  misses: 0,
  stack: [],
});

/** The stored dialog is of a conversation that this version no longer has. */
const gone = (turn: Leading): void => {
  turn.dialog = undefined;
  turn.say({ view: 'line', line: { key: 'stale', values: {} } });
};

// The framework wraps whatever a dialog throws, and has words only for its own errors: "no such dialog".
const isUnknownDialog = (error: unknown): boolean =>
  error instanceof DialogContextError && typeof error.error === 'string';

const causeOf = (error: unknown): unknown =>
  error instanceof DialogContextError && error.error instanceof Error ? error.error : error;
