import type { Address, Message } from '../domain/notice.ts';
import type { Notifier, Posted } from '../domain/ports.ts';
import { openBuckets } from './bucket.ts';
import type { House } from './doors.ts';
import { openLines, type InLine } from './queue.ts';
import { spoken } from './render.ts';
import { voiceOf } from './voice.ts';

/** Is this question still the open one in that conversation? */
export type StillAsked = (
  conversationId: string,
  token: string,
  question: string,
) => Promise<boolean>;

const pace = { burst: 5, perSecond: 1 };

/**
 * Says things in Teams that nobody asked for just now: one at a time in a conversation, and not too many in a channel. A form is
 * edited in the line of the conversation's turns: a form that was answered meanwhile must not come back.
 */
export const openNotifier = (house: House, inTurn: InLine, stillAsked: StillAsked): Notifier => {
  const inLine = openLines();
  const full = openBuckets(house.clock, pace);

  const edit = (to: Address, messageId: string, message: Message): Promise<Posted> =>
    house.adapter.visit(to, (context) => {
      const what = spoken(house, to, 'view' in message ? message.view : message.form);
      return voiceOf(context, house.clock).edit(threadOf(to, messageId), messageId, what);
    });

  return {
    post: (to, message) =>
      inLine(to.conversationId, async () => {
        const busy = to.kind === 'channel' ? full(to.conversationId) : undefined;
        if (busy) return busy;
        return house.adapter.visit(to, (context) => {
          const voice = voiceOf(context, house.clock);
          const what = spoken(house, to, 'view' in message ? message.view : message.form);
          return to.kind === 'channel'
            ? voice.postThread(to.conversationId, what)
            : voice.post(to.conversationId, what);
        });
      }),

    edit: (to, messageId, message) => {
      if ('view' in message) return inLine(to.conversationId, () => edit(to, messageId, message));
      const { token, question } = message.form;
      return inTurn(to.conversationId, async () =>
        (await stillAsked(to.conversationId, token, question))
          ? edit(to, messageId, message)
          : { is: 'gone' },
      );
    },
  };
};

/** What we post in a channel begins a thread, which is the conversation of its first message. */
const threadOf = ({ kind, conversationId }: Address, messageId: string): string =>
  kind === 'channel' ? `${conversationId};messageid=${messageId}` : conversationId;
