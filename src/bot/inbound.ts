import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Address } from '../domain/notice.ts';
import { channelOf } from '../domain/places.ts';
import { Id, TeamsId, type Language } from '../domain/values.ts';

const Mention = z.object({
  type: z.string(),
  text: z.string().optional(),
  mentioned: z.object({ id: z.string() }).optional(),
  timezone: z.string().optional(),
});

/** What we read of an activity; everything else that Teams sends with it is left alone. */
export const Inbound = z.object({
  type: z.string(),
  id: z.string().max(600).optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  replyToId: TeamsId.optional(),
  locale: z.string().optional(),
  localTimezone: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.string(),
  from: z
    .object({
      id: z.string(),
      name: z.string().optional(),
      aadObjectId: Id.optional().catch(undefined),
    })
    .optional(),
  recipient: z.object({ id: TeamsId }),
  conversation: z.object({
    id: TeamsId,
    conversationType: z.string().optional(),
    tenantId: Id.optional(),
    isGroup: z.boolean().optional(),
  }),
  channelData: z.looseObject({ tenant: z.object({ id: Id.optional() }).optional() }).optional(),
  entities: z.array(Mention.catch({ type: '' })).optional(),
});
export type Inbound = z.infer<typeof Inbound>;

const key = Symbol('inbound');

/** Keeps what was read beside the framework's context. */
export const keepInbound = (context: TurnContext, inbound: Inbound): void => {
  context.turnState.set(key, inbound);
};

/** What was read of the activity that a context is about. */
export const inboundOf = (context: TurnContext): Inbound =>
  context.turnState.get<Inbound>(key) ?? Inbound.parse(context.activity satisfies Activity);

/** What a person typed, without the mentions of the bot that channels require; empty when there is no text. */
export const textOf = ({ text, entities, recipient }: Inbound): string => {
  const mine = (entities ?? []).filter(
    ({ type, mentioned }) => type.toLowerCase() === 'mention' && mentioned?.id === recipient.id,
  );
  const left = mine.reduce(
    (rest, { text: mention }) => (mention ? rest.replaceAll(mention, ' ') : rest),
    text ?? '',
  );
  return left.replaceAll('\u00a0', ' ').trim();
};

/** The kind of place that an activity comes from. */
export const kindOf = ({ conversation, channelData }: Inbound): Address['kind'] => {
  if (conversation.conversationType === 'personal') return 'personal';
  if (conversation.conversationType === 'groupChat') return 'group';
  if (conversation.conversationType === 'channel' || channelData?.team) return 'channel';
  return conversation.isGroup ? 'group' : 'personal';
};

/** Where the sender, or the channel, can be reached: a thread is its channel. */
export const addressIn = (inbound: Inbound, language: Language): Address => {
  const kind = kindOf(inbound);
  const zone = zoneIn(inbound);
  return {
    conversationId: channelOf(inbound.conversation.id),
    kind,
    serviceUrl: inbound.serviceUrl,
    botId: inbound.recipient.id,
    tenantId: inbound.conversation.tenantId ?? inbound.channelData?.tenant?.id ?? '',
    language,
    ...(kind === 'personal' && inbound.from?.aadObjectId && { personId: inbound.from.aadObjectId }),
    ...(kind === 'personal' && zone && { zone }),
  };
};

/** The language of the client, when the desk speaks it. */
export const languageIn = ({ locale }: Inbound): Language | undefined => {
  if (locale === undefined) return undefined;
  if (/^zh\b/i.test(locale)) return 'zh-CN';
  return /^en\b/i.test(locale) ? 'en-US' : undefined;
};

const zoneIn = ({ entities, localTimezone }: Inbound): string | undefined => {
  const told =
    entities?.find(({ type, timezone }) => type === 'clientInfo' && timezone)?.timezone ??
    localTimezone;
  return told && isZone(told) ? told : undefined;
};

const zones = new Map<string, boolean>();
const mostZones = 1_000;

// Asking the engine takes longer than the rest of reading an activity; there are some 600 zones, and any number of wrong ones.
const isZone = (zone: string): boolean => {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  const is = engineKnows(zone);
  if (zones.size < mostZones) zones.set(zone, is);
  return is;
};

const engineKnows = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
