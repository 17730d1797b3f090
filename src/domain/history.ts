import { z } from 'zod';
import type { Doc, Found } from './ports.ts';
import { Id, Moment, Person, Subject } from './values.ts';

/** Who did what to what, when, under which ids. Only ever created. */
export const HistoryLine = z.object({
  id: Id,
  at: Moment,
  by: Person,
  /** What happened: the locale key `history.<deed>`. */
  deed: z.string(),
  about: Subject,
  requestId: Id.optional(),
  /** Values for the sentence: reasons, before and after. Never e-mails or secrets. */
  values: z.record(z.string(), z.string()),
  /** The ids under which Partner Center knows it. */
  partnerCenterIds: z.object({ requestId: z.string(), correlationId: z.string() }).optional(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** Who does what the desk has no part in: a line's `by.id` then; its name is empty where nobody is named. */
export const outsider = 'outside';

/** Reads a stored line. */
export const readHistory = (found: Found): HistoryLine => HistoryLine.parse(found.doc.body);

/** A line as stored; lists are newest first. */
export const historyDoc = (line: HistoryLine): Doc => ({
  id: `history:${line.id}`,
  type: 'history',
  schema: 1,
  sort: line.at,
  tags: [
    `about:${line.about.id}`,
    ...(line.about.of ? [`about:${line.about.of}`] : []),
    ...(line.requestId ? [`request:${line.requestId}`] : []),
    ...(line.partnerCenterIds ? [`call:${line.partnerCenterIds.correlationId}`] : []),
  ],
  keys: [],
  body: line,
});
