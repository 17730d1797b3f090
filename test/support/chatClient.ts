import { randomUUID } from 'node:crypto';
import { activityFrom, botAccount, mentioned } from './activities.ts';
import type { CardPart } from './cardReading.ts';
import { isPart } from './cardReading.ts';
import type { Answer } from './clicking.ts';
import { answerOf, gathered, parsed, pick } from './clicking.ts';
import type { Connector, Message } from './connector.ts';
import { openConnector } from './connector.ts';
import type { Place, WaitFor } from './place.ts';
import { placeIn, waiting } from './place.ts';

/** Somebody at a client, with a personal chat with the bot. */
export interface Person extends Place {
  personId: string;
  name: string;
  /** Adds the app to the personal chat: the bot learns the address. */
  installs(): Promise<void>;
  /** Resolves when the bot has answered the turn. `where`: a channel (a new thread, with a mention) or a message to reply under. */
  says(text: string, where?: Channel | Message): Promise<void>;
  /** What this person's client shows of a message. */
  sees(message: Message): CardPart;
  /** Presses the button with this title or verb. Inputs that are not given keep the card's own values. */
  clicks(message: Message, titleOrVerb: string, inputs?: Record<string, string>): Promise<Answer>;
  /** Sends a made-up invoke, as no honest client would. */
  forges(message: Pick<Message, 'id' | 'conversationId'>, value: unknown): Promise<Answer>;
}

/** A channel of a team. */
export interface Channel extends Place {
  name: string;
  teamId: string;
}

/** Teams for tests that need no browser: people, channels, and the connector to which the bot writes. */
export interface ChatClient {
  connector: Connector;
  person(id: string, name: string, options?: { tenantId?: string }): Person;
  channel(name: string): Channel;
  /** Sends an activity to the bot exactly as it is; resolves with the HTTP answer. */
  send(activity: Record<string, unknown>): Promise<{ status: number; body: unknown }>;
  /** Every activity that was sent to the bot with what it answered, in the order of the answers. */
  answers: readonly { sent: Record<string, unknown>; body: unknown }[];
  waitFor: WaitFor;
  close(): Promise<void>;
}

const patience = 10_000;

/** Opens a client that talks to the bot behind `messagesUrl`; several can talk to the same bot. */
export const openChatClient = async (given: {
  messagesUrl: string;
  tenantId: string;
}): Promise<ChatClient> => {
  const connector = await openConnector();
  const mark = randomUUID().slice(0, 8);
  const answers: { sent: Record<string, unknown>; body: unknown }[] = [];

  const send: ChatClient['send'] = async (activity) => {
    const response = await fetch(given.messagesUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(patience),
    });
    const text = await response.text();
    const body = text ? parsed(text) : undefined;
    answers.push({ sent: activity, body });
    return { status: response.status, body };
  };

  const waitFor = waiting(connector);

  const place = (id: string) => placeIn(connector, waitFor, id);

  const channel = (name: string): Channel => {
    const teamId = `19:team-${mark}@thread.tacv2`;
    const id = name === 'General' ? teamId : `19:${name.toLowerCase()}-${mark}@thread.tacv2`;
    connector.known.add(id);
    return { ...place(id), name, teamId };
  };

  const person: ChatClient['person'] = (id, name, options = {}) => {
    const tenantId = options.tenantId ?? given.tenantId;
    const chatId = `a:chat-${id}-${mark}`;
    const accountId = `29:user-${id}`;
    connector.known.add(chatId);
    for (const known of [id, accountId]) connector.chats.set(known, chatId);

    const who = {
      from: { id: accountId, name, aadObjectId: id },
      tenantId,
      teamId: `19:team-${mark}@thread.tacv2`,
    };
    const activity = (conversationId: string, more: Record<string, unknown>) =>
      activityFrom({ ...who, serviceUrl: connector.serviceUrl, conversationId }, more);

    const heard = async (sent: Record<string, unknown>) => {
      const { status, body } = await send(sent);
      if (status >= 300) throw new Error(`The bot answered ${status}: ${JSON.stringify(body)}`);
    };

    const invoke = async (
      message: Pick<Message, 'id' | 'conversationId'>,
      value: unknown,
    ): Promise<Answer> => {
      const sent = activity(message.conversationId, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: message.id,
        value,
      });
      return answerOf(await send(sent));
    };

    const self: Person = {
      ...place(chatId),
      personId: id,
      name,
      installs: async () => {
        await heard(activity(chatId, { type: 'installationUpdate', action: 'add' }));
        await heard(
          activity(chatId, {
            type: 'conversationUpdate',
            membersAdded: [{ id: accountId, aadObjectId: id }, { id: botAccount.id }],
          }),
        );
      },
      says: async (text, where) => {
        if (!where) return heard(activity(chatId, { type: 'message', text, textFormat: 'plain' }));
        const begins = 'teamId' in where;
        const messageId = connector.newId();
        const conversationId = begins ? `${where.id};messageid=${messageId}` : where.conversationId;
        connector.known.add(conversationId);
        connector.add({
          id: messageId,
          conversationId,
          from: 'person',
          text,
          card: undefined,
          summary: '',
        });
        return heard(
          activity(conversationId, { type: 'message', textFormat: 'plain', ...mentioned(text) }),
        );
      },
      sees: (message) => {
        const card = message.views.get(id) ?? message.card;
        if (!card) throw new Error('This message has no card');
        return card;
      },
      clicks: async (message, titleOrVerb, inputs = {}) => {
        const card = self.sees(message);
        const button = pick(card, titleOrVerb);
        const data = {
          ...(isPart(button.action.data) ? button.action.data : {}),
          ...gathered(button, inputs),
        };
        if (button.type === 'Action.Submit') {
          await heard(
            activity(message.conversationId, {
              type: 'message',
              replyToId: message.id,
              value: data,
            }),
          );
          return answerOf({ status: 200, body: undefined });
        }
        const { edits } = message;
        const answer = await invoke(message, {
          action: { type: 'Action.Execute', title: button.title, verb: button.verb, data },
        });
        // An edit that came meanwhile shows what is true now.
        if (answer.card && message.edits === edits) message.views.set(id, answer.card);
        return answer;
      },
      forges: invoke,
    };
    return self;
  };

  return { connector, person, channel, send, answers, waitFor, close: () => connector.close() };
};
