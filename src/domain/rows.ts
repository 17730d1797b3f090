import { z } from 'zod';
import type { Doc, Found } from './ports.ts';
import { Id, Moment, PartnerId } from './values.ts';

/** One subscription of a request about many: what it had, what it shall have, how it went. */
export const Row = z.object({
  requestId: Id,
  /** Its place in the list, from 0. */
  at: z.number().int(),
  customerId: Id,
  customerName: z.string(),
  subscriptionId: Id,
  name: z.string(),
  quantity: z.number(),
  /** The reseller of record that was reviewed; absent: none. */
  before: PartnerId.optional(),
  /** Shall be this one; absent only where there is nothing to do. */
  after: PartnerId.optional(),
  /** `planned`: to be done. `skipped`: stays as it is, `code` says why. `failed`: `code` says why, a retry takes it again. */
  state: z.enum(['planned', 'skipped', 'done', 'failed']),
  /** Of ours (`row.<code>`) or of Partner Center (`pc.<code>`). */
  code: z.string().optional(),
  correlationId: z.string().optional(),
  doneAt: Moment.optional(),
});
export type Row = z.infer<typeof Row>;

/** Reads a stored row. */
export const readRow = (found: Found): Row => Row.parse(found.doc.body);

/** The document id of a row. */
export const rowDocId = (requestId: Id, at: number): string => `row:${requestId}:${at}`;

/** A row as stored on `desk`: listed by request in its order, and by how it stands. */
export const rowDoc = (row: Row): Doc => ({
  id: rowDocId(row.requestId, row.at),
  type: 'row',
  schema: 1,
  sort: String(row.at).padStart(6, '0'),
  tags: [
    `rows:${row.requestId}`,
    `rows:${row.requestId}:${row.state}`,
    ...(row.correlationId ? [`call:${row.correlationId}`] : []),
  ],
  keys: [],
  body: row,
});
