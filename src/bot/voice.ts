import { setTimeout as pause } from 'node:timers/promises';
import type { Activity, TurnContext } from 'botbuilder';
import type { Posted, Clock } from '../domain/ports.ts';
import { callerOf } from './callTeams.ts';
import { troubleOf, type Call } from './trouble.ts';

/** One card with the line that notifications show. */
export interface Spoken {
  card: Record<string, unknown>;
  summary: string;
}

/** Speaks in one conversation. Calls that fail for good throw; everything that somebody can act on is a value. */
export interface Voice {
  post(conversationId: string, what: Spoken): Promise<Posted>;
  /** A new thread in a channel. */
  postThread(channelId: string, what: Spoken): Promise<Posted>;
  edit(conversationId: string, messageId: string, what: Spoken): Promise<Posted>;
}

const tries = 3;
const longestWaitMs = 2_000;

/** The voice of a framework context. */
export const voiceOf = (context: TurnContext, clock: Clock): Voice => {
  const call = callerOf(context);
  const { recipient, conversation } = context.activity;
  const message = ({ card, summary }: Spoken): Partial<Activity> => ({
    type: 'message',
    from: recipient,
    summary,
    // The card stands alone: with a text beside it, Teams makes two messages of it and tells neither's id.
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  });
  return {
    post: (conversationId, what) =>
      attempt(clock, 'post', async () => {
        const activity = {
          ...message(what),
          conversation: { ...conversation, id: conversationId },
        };
        return posted((await call('POST', [conversationId, 'activities'], activity)).id);
      }),
    postThread: (channelId, what) =>
      attempt(clock, 'post', async () => {
        const { id } = await call('POST', [], {
          isGroup: true,
          bot: recipient,
          tenantId: conversation.tenantId,
          channelData: { channel: { id: channelId } },
          activity: message(what),
        });
        return posted(messageIn(id));
      }),
    edit: (conversationId, messageId, what) =>
      attempt(clock, conversationId.includes(';messageid=') ? 'editInThread' : 'edit', async () => {
        const activity = {
          ...message(what),
          id: messageId,
          conversation: { ...conversation, id: conversationId },
        };
        await call('PUT', [conversationId, 'activities', messageId], activity);
        return { is: 'edited' };
      }),
  };
};

const posted = (messageId: string | undefined): Posted => ({
  is: 'posted',
  messageId: messageId ?? '',
});

/** The id of a new thread's first message: Teams tells it only inside the conversation's id. */
const messageIn = (conversationId: string | undefined): string | undefined =>
  conversationId?.split(';messageid=')[1] ?? conversationId;

const attempt = async (
  clock: Clock,
  call: Call,
  work: () => Promise<Posted>,
  left = tries - 1,
): Promise<Posted> => {
  try {
    return await work();
  } catch (error) {
    const now = clock.now();
    const trouble = troubleOf(error, call, now);
    if (trouble.is === 'fault') throw error;
    if (trouble.is !== 'wait') return trouble;
    const ms = trouble.ms ?? jitter(tries - left);
    if (left === 0 || ms > longestWaitMs) {
      return { is: 'busy', until: new Date(Date.parse(now) + Math.max(ms, 1_000)).toISOString() };
    }
    await pause(ms);
    return attempt(clock, call, work, left - 1);
  }
};

/** Longer each time, and never the same for two callers. */
const jitter = (time: number): number => 2 ** time * 100 * (0.5 + Math.random());
