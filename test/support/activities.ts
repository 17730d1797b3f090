import { randomUUID } from 'node:crypto';

/** The bot's account in the chats of tests. */
export const botAccount = { id: '28:reseller-desk', name: 'Reseller Desk' };

const clientInfo = {
  type: 'clientInfo',
  locale: 'en-US',
  country: 'US',
  platform: 'Web',
  timezone: 'UTC',
};

/** Who sends an activity, and from where. */
export interface Sender {
  from: { id: string; name: string; aadObjectId: string };
  tenantId: string;
  /** Used when the conversation is in a channel. */
  teamId: string;
  conversationId: string;
  serviceUrl: string;
}

/** An activity as Teams sends it, with the fields that every kind of it has. */
export const activityFrom = (
  sender: Sender,
  more: Record<string, unknown>,
): Record<string, unknown> => {
  const { from, tenantId, teamId, conversationId, serviceUrl } = sender;
  const [channelId = ''] = conversationId.split(';');
  const inChannel = channelId.startsWith('19:');
  const now = new Date().toISOString();
  return {
    id: randomUUID(),
    timestamp: now,
    localTimestamp: now.replace('Z', '+00:00'),
    localTimezone: 'UTC',
    locale: 'en-US',
    channelId: 'msteams',
    serviceUrl,
    from,
    recipient: botAccount,
    conversation: {
      id: conversationId,
      conversationType: inChannel ? 'channel' : 'personal',
      tenantId,
      ...(inChannel ? { isGroup: true } : {}),
    },
    channelData: {
      tenant: { id: tenantId },
      ...(inChannel ? { team: { id: teamId }, channel: { id: channelId } } : {}),
    },
    entities: [clientInfo],
    ...more,
  };
};

/** The parts of a message that mentions the bot, without which it would not hear what is said in a channel. */
export const mentioned = (text: string) => {
  const at = `<at>${botAccount.name}</at>`;
  const mention = { type: 'mention', mentioned: botAccount, text: at };
  return { text: `${at}${text}`, entities: [mention, clientInfo] };
};
