import type { Line } from '../domain/notice.ts';
import type { Conversation } from './conversation.ts';
import { dialogOf, type Leading } from './underWay.ts';

/** Keeps a dialog's answers as a draft and says so; false: there was nothing worth keeping. */
export const putAside = async (turn: Leading, conversation: Conversation): Promise<boolean> => {
  const { answers, typed, ...rest } = dialogOf(turn);
  // What stands in the forms is kept with the answers, for whoever takes the draft up again.
  const kept = { ...rest, typed, answers: { ...answers, typed } };
  const draft = await conversation.park?.(turn.asking(kept));
  if (draft === undefined) return false;
  turn.say({ view: 'line', line: { key: 'parked', values: { what: conversation.name } } });
  return true;
};

/** Cancels what a dialog has kept, and gives what is said then. */
export const cancelledLine = async (turn: Leading, conversation: Conversation): Promise<Line> =>
  (await conversation.cancel?.(turn.asking(dialogOf(turn)))) ?? { key: 'cancelled', values: {} };
