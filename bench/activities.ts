/** The tenant of everybody in a measurement. */
export const tenantId = 'bench-tenant';

/** Somebody in a conversation with the bot. */
export interface Speaker {
  personId: string;
  name: string;
  conversationId: string;
  kind: 'personal' | 'channel';
}

let last = 0;

const activity = (speaker: Speaker, serviceUrl: string, more: Record<string, unknown>): string => {
  const { personId, name, conversationId, kind } = speaker;
  const [channelId] = conversationId.split(';');
  const now = new Date().toISOString();
  return JSON.stringify({
    id: `f:${(last += 1)}`,
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'UTC',
    locale: 'en-US',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${personId}`, name, aadObjectId: personId },
    recipient: { id: '28:bench', name: 'Reseller Desk' },
    conversation: {
      id: conversationId,
      conversationType: kind,
      tenantId,
      ...(kind === 'channel' && { isGroup: true }),
    },
    channelData: {
      tenant: { id: tenantId },
      ...(kind === 'channel' && { team: { id: '19:team' }, channel: { id: channelId } }),
    },
    entities: [
      { type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: 'UTC' },
    ],
    ...more,
  });
};

/** A typed message, as it goes over the wire. */
export const typed = (speaker: Speaker, serviceUrl: string, text: string): string =>
  activity(speaker, serviceUrl, { type: 'message', text, textFormat: 'plain' });

/** A click on a card's button, as it goes over the wire. */
export const clicked = (
  speaker: Speaker,
  serviceUrl: string,
  messageId: string,
  button: { verb: string; data: Record<string, unknown> },
): string =>
  activity(speaker, serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: messageId,
    value: { action: { type: 'Action.Execute', ...button } },
  });
