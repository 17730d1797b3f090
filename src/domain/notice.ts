import { z } from 'zod';
import { Language, TeamsId, Id } from './values.ts';
import type { Form } from './forms.ts';
import type { View } from './views.ts';

/** Where a person or channel can be reached in Teams. */
export const Address = z.object({
  conversationId: TeamsId,
  kind: z.enum(['personal', 'channel', 'group']),
  serviceUrl: z.string(),
  botId: TeamsId,
  tenantId: Id,
  language: Language,
  /** Personal chats: whose it is. */
  personId: Id.optional(),
  /** IANA zone of the reader, as Teams last reported it. */
  zone: z.string().optional(),
});
export type Address = z.infer<typeof Address>;

/** What the desk says: a view, or a form still open, shown in the language of the place. */
export type Message = { view: View } | { form: Form };

/** What a channel can ask to be told about. */
export const Topic = z.enum(['approvals', 'failures', 'partnerships', 'customers', 'orders']);
export type Topic = z.infer<typeof Topic>;

/** One line that is told: the locale key `line.<key>` with its values. */
export const Line = z.object({ key: z.string(), values: z.record(z.string(), z.string()) });
export type Line = z.infer<typeof Line>;
