import { z } from 'zod';
import type { Doc, Found } from './ports.ts';
import { Id, Moment, Person } from './values.ts';

/** The question whose invitation a reseller accepted: Partner Center tells who came, never which mail brought them. */
export const Match = z.object({
  /** The reseller's tenant id. */
  id: Id,
  partnershipId: Id,
  /** Invitations it could belong to, newest first. */
  candidates: z.array(Id),
  /** `person`: the likely inviter is asked; `channel`: everybody. */
  asked: z.enum(['person', 'channel']),
  /** When the reseller appeared. */
  at: Moment,
  settled: z.object({ by: Person, at: Moment, as: z.enum(['mine', 'notOurs']) }).optional(),
});
export type Match = z.infer<typeof Match>;

/** Reads a stored match. */
export const readMatch = (found: Found): Match => Match.parse(found.doc.body);

/** The document id of a match, which is also what `show` and `see` call it. */
export const matchDocId = (id: Id): string => `match:${id}`;

/** A match as stored; lists are newest first, so they ask for descending order. */
export const matchDoc = (match: Match): Doc => ({
  id: matchDocId(match.id),
  type: 'match',
  schema: 1,
  sort: match.at,
  tags: [match.settled ? 'settled' : 'open'],
  keys: [],
  body: match,
});
