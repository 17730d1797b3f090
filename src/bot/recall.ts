import type { ClickAnswer, Talk } from './memory.ts';

/** What this process alone knows of a conversation; losing it costs a repeated line at worst. */
export interface Recall {
  /** Activities that this process took, with how far it came in saying its words. */
  taken: Map<string, Taken>;
  /** Messages that hold a copy of a form still open. */
  forms: { token: string; question: string; messageId: string }[];
  /** What its memory says of the place, and when it was read (ms): clicks need no more of it. */
  place?: { talk: Pick<Talk, 'language' | 'address'>; at: number };
  /** When the desk was last told that somebody speaks here (ms). */
  heardAt?: number;
}

/** One activity, as far as it came. */
export interface Taken {
  /** How many of its posts were sent. */
  posted: number;
  done: boolean;
  answer?: ClickAnswer;
}

const mostConversations = 5_000;
const mostTaken = 20;
const mostForms = 5;

/** Recalls of the conversations that this process had to do with lately. */
export const openRecalls = (): ((conversationId: string) => Recall) => {
  const recalls = new Map<string, Recall>();
  return (conversationId) => {
    const recall = recalls.get(conversationId) ?? { taken: new Map(), forms: [] };
    recalls.delete(conversationId);
    recalls.set(conversationId, recall);
    forgetFirst(recalls, mostConversations);
    return recall;
  };
};

const hearsAgainMs = 60 * 60_000;

/**
 * Is the desk to be told that somebody speaks here? When the address changed, and once an hour: Teams may have said meanwhile that
 * nobody can be reached there, and this is what proves otherwise.
 */
export const isNews = (recall: Recall, changed: boolean, now: number): boolean => {
  const isDue = changed || now - (recall.heardAt ?? 0) > hearsAgainMs;
  if (isDue) recall.heardAt = now;
  return isDue;
};

/** Notes how far an activity came. */
export const noteTaken = (recall: Recall, activityId: string, taken: Taken): void => {
  recall.taken.set(activityId, taken);
  forgetFirst(recall.taken, mostTaken);
};

/** Notes a message that holds a form. */
export const noteForm = (recall: Recall, form: Recall['forms'][number]): void => {
  recall.forms = [...recall.forms, form].slice(-mostForms);
};

/** Did this process post the open form of a dialog? */
export const isPosted = (recall: Recall, dialog: { token: string; open: string }): boolean =>
  recall.forms.some(({ token, question }) => token === dialog.token && question === dialog.open);

/** The messages that hold a form, which is closed now. */
export const takeForms = (recall: Recall, shut: { token: string; question: string }): string[] => {
  const isIt = (form: Recall['forms'][number]): boolean =>
    form.token === shut.token && form.question === shut.question;
  const messages = recall.forms.filter(isIt).map(({ messageId }) => messageId);
  recall.forms = recall.forms.filter((form) => !isIt(form));
  return messages;
};

const forgetFirst = (map: Map<string, unknown>, most: number): void => {
  for (const first of map.keys()) {
    if (map.size <= most) return;
    map.delete(first);
  }
};
