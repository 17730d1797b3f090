import { z } from 'zod';
import type { Doc, Op, Shelf } from '../ports.ts';
import { Id, Moment, Subject } from '../values.ts';
import type { AlarmView } from '../views.ts';

/** A kind of mark: what a round remembers until the next, one document each. */
export interface MarkKind<T> {
  id: string;
  shape: z.ZodType<T>;
}

/** The poll of the relationships list. */
export const PollMark = z.object({
  /** When the first list was taken over; absent: never, or not to the end. */
  baselineAt: Moment.optional(),
  polledAt: Moment.optional(),
  /** What the list was when all of it was last compared and nothing was missing: the same list again needs no comparing. */
  settled: z.object({ print: z.string(), at: Moment }).optional(),
});
export type PollMark = z.infer<typeof PollMark>;
export const pollMark: MarkKind<PollMark> = { id: 'partnerships', shape: PollMark };

/** Why a list of resellers was not believed; `open` until the next one that is. */
export const AlarmMark = z.object({
  reason: z.enum(['manyGone', 'noList']),
  names: z.array(z.string()),
  known: z.number().int(),
  at: Moment,
  open: z.boolean(),
});
export type AlarmMark = z.infer<typeof AlarmMark>;
export const alarmMark: MarkKind<AlarmMark> = { id: 'alarm', shape: AlarmMark };

/** A pass over all customers, and where it stopped. */
export const PassMark = z.object({
  round: Id,
  startedAt: Moment,
  /** By reseller; all; who was not listed; their subscriptions; over. */
  phase: z.enum(['resellers', 'all', 'check', 'subscriptions', 'over']),
  /** How many of the phase's list are behind. */
  skip: z.number().int(),
  /** The middle of a list at Partner Center: how to go on, and of which reseller it is. */
  within: z.object({ next: z.string(), resellerId: Id.optional() }).optional(),
  /** Customers that the full list held so far. */
  listed: z.number().int(),
  /** Broken attempts in a row at this place. */
  failures: z.number().int(),
  overAt: Moment.optional(),
});
export type PassMark = z.infer<typeof PassMark>;
export const importMark: MarkKind<PassMark> = { id: 'import', shape: PassMark };
export const slowMark: MarkKind<PassMark> = { id: 'slow', shape: PassMark };

/** How far the activity log was followed. */
export const AuditMark = z.object({
  /** Before this the first import saw everything. */
  since: Moment,
  /** All records up to here were handled. */
  watermark: Moment,
  /** Records that were handled, the latest last; bounded. */
  seen: z.array(z.string()),
  /** Records whose lines of history are settled, the latest last; bounded. */
  told: z.array(z.string()).default([]),
  /** Whom records are about that are too young to be told. */
  subjects: z.record(z.string(), Subject).default({}),
});
export type AuditMark = z.infer<typeof AuditMark>;
export const auditMark: MarkKind<AuditMark> = { id: 'audit', shape: AuditMark };

/** The document id of a mark. */
export const markDocId = (id: string): string => `mark:${id}`;

const markDoc = <T>(kind: MarkKind<T>, body: T): Doc => ({
  id: markDocId(kind.id),
  type: 'mark',
  schema: 1,
  sort: kind.id,
  tags: [],
  keys: [],
  body,
});

/** Reads what a round remembers. */
export const readMark = async <T>(
  desk: Shelf,
  kind: MarkKind<T>,
): Promise<{ body: T; etag: string } | undefined> => {
  const found = await desk.read(markDocId(kind.id));
  return found && { body: kind.shape.parse(found.doc.body), etag: found.etag };
};

/** Remembers, over whatever was there: one instance holds a round. */
export const putMark = <T>(kind: MarkKind<T>, body: T): Op => ({
  op: 'put',
  doc: markDoc(kind, body),
});

/** Remembers, unless somebody else did since it was read. */
export const replaceMark = <T>(kind: MarkKind<T>, body: T, etag: string | undefined): Op =>
  etag === undefined
    ? { op: 'create', doc: markDoc(kind, body) }
    : { op: 'replace', doc: markDoc(kind, body), etag };

/** What admins are shown of an alarm: made from the document that `alarm:<mark id>` names (`markDocId`). */
export const alarmView = (doc: Pick<Doc, 'body'>): AlarmView => {
  const { reason, names, known } = AlarmMark.parse(doc.body);
  return { view: 'alarm', reason, names, known };
};
