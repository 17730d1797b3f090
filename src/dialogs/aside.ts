import type { Conversation } from './conversation.ts';
import { dialogOf, type Leading } from './underWay.ts';

/** Keeps a dialog's answers as a draft and says so; false: there was nothing worth keeping. */
export const putAside = async (turn: Leading, conversation: Conversation): Promise<boolean> => {
  const draft = await conversation.park?.(turn.asking(dialogOf(turn)));
  if (draft === undefined) return false;
  turn.say({ view: 'line', line: { key: 'parked', values: { what: conversation.name } } });
  return true;
};
