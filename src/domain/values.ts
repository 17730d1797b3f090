import { z } from 'zod';

/** Identity of a person, tenant, bot, request or document: opaque, compared in lower case (test clients send ids that are no GUIDs). */
export const Id = z.string().trim().min(1).max(300).toLowerCase();
export type Id = z.infer<typeof Id>;

/** Identity of a Teams conversation or message: opaque, and case matters. */
export const TeamsId = z.string().min(1).max(600);
export type TeamsId = z.infer<typeof TeamsId>;

/** An instant: ISO 8601 in UTC, as `Date.toISOString` prints it, so that instants sort as text. */
export const Moment = z.iso.datetime();
export type Moment = z.infer<typeof Moment>;

/** A calendar day without time or zone: `2026-11-22`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** Where a reseller reads mail. */
export const EmailAddress = z.email().max(254);
export type EmailAddress = z.infer<typeof EmailAddress>;

/** The Partner ID of a location account (PLA ID, formerly MPN ID): digits. */
export const PartnerId = z
  .string()
  .trim()
  .regex(/^\d{1,10}$/);
export type PartnerId = z.infer<typeof PartnerId>;

/** ISO 3166-1 alpha-2, upper case. */
export const Country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/);
export type Country = z.infer<typeof Country>;

/** Why somebody decided so; the other side reads it. */
export const Reason = z.string().trim().min(3).max(500);
export type Reason = z.infer<typeof Reason>;

/** The languages the desk speaks; each has a file in `locales/`. */
export const Language = z.enum(['en-US', 'zh-CN']);
export type Language = z.infer<typeof Language>;

/** The Partner Center roles that the desk knows. */
export const Role = z.enum(['globalAdmin', 'userManagementAdmin', 'adminAgent', 'salesAgent']);
export type Role = z.infer<typeof Role>;

/** A person as named on cards and in history. */
export const Person = z.object({ id: Id, name: z.string() });
export type Person = z.infer<typeof Person>;

/** Who is acting now: a person with the roles of this moment, or the desk itself. */
export interface Actor extends Person {
  roles: readonly (Role | 'system')[];
}

/** The desk acting by itself; no person ever has this role. */
export const system: Actor = { id: 'system', name: 'Reseller Desk', roles: ['system'] };

/** What a request or a line of history is about. */
export const Subject = z.object({
  type: z.enum(['partnership', 'invitation', 'customer', 'desk']),
  id: Id,
  label: z.string(),
  /** The reseller whose customer it is: it is found under this id too. */
  of: Id.optional(),
});
export type Subject = z.infer<typeof Subject>;
