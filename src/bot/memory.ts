import { z } from 'zod';
import { UnderWay } from '../dialogs/underWay.ts';
import { Address } from '../domain/notice.ts';
import type { Doc, Found } from '../domain/ports.ts';
import { Language } from '../domain/values.ts';
import type { Answered, Form } from '../domain/forms.ts';
import type { View } from '../domain/views.ts';

/** The answer to a click: a card instead of the clicked one, or a short message under it. */
export type ClickAnswer = { card: View | Form | Answered } | { text: View | Form };

/** What a turn has to say once it is saved. */
export interface Words {
  posts: (View | Form)[];
  /** Posted forms that are closed now, and what is shown in their place. */
  shut: { token: string; question: string; card: Answered | View }[];
  answer?: ClickAnswer;
}

const shownForm = z.object({
  token: z.string(),
  question: z.string(),
  card: z.custom<Answered | View>(),
});

/** What is kept of one conversation between its turns. */
export const Talk = z.object({
  /** The person's own choice; in a channel, the channel's. */
  language: Language.optional(),
  address: Address.optional(),
  /** The welcome was said. */
  welcomed: z.boolean().default(false),
  /** A dialog that this version cannot read is no reason to be silent: it is as if there were none. */
  dialog: UnderWay.optional().catch(undefined),
  /** The last forms that were closed, so that a second click on one gets the same answer. */
  closed: z.array(shownForm).default([]),
  /** Ids of the last activities that were taken. */
  seen: z.array(z.string()).default([]),
  /** What the last saved turn had to say: its process may have died before it did. */
  said: z.object({ activityId: z.string(), words: z.custom<Words>() }).optional(),
});
export type Talk = z.infer<typeof Talk>;

const mostSeen = 20;
const mostClosed = 3;

/** Reads what is kept of a conversation; nothing yet is an empty memory. */
export const readTalk = (found: Found | undefined): Talk => Talk.parse(found?.doc.body ?? {});

/** A conversation's memory as stored, under the conversation's own id. */
export const talkDoc = (conversationId: string, talk: Talk): Doc => ({
  id: conversationId,
  type: 'talk',
  schema: 1,
  sort: '',
  tags: [],
  keys: [],
  body: talk,
});

/** Did a turn change anything that has to be kept? What was seen and said alone is not worth a write. */
export const isChanged = (before: Talk, after: Talk): boolean =>
  kept.some((name) => before[name] !== after[name] && text(before[name]) !== text(after[name]));

const kept = Talk.keyof().exclude(['seen', 'said']).options;

const text = (value: unknown): string | undefined => JSON.stringify(value);

/** The memory after a turn: the activity is seen, its words are kept until the next turn. */
export const afterTurn = (talk: Talk, activityId: string | undefined, words: Words): Talk => ({
  ...talk,
  closed: [...talk.closed, ...words.shut].slice(-mostClosed),
  ...(activityId !== undefined && {
    seen: [...talk.seen, activityId].slice(-mostSeen),
    said: { activityId, words },
  }),
});
