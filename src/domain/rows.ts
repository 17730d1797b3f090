import { z } from 'zod';
import type { Doc, Found } from './ports.ts';
import { Id, Moment, PartnerId } from './values.ts';

/** One subscription of a request about many: what it had, what it shall have, how it went. */
export const Row = z.object({
  requestId: Id,
  /** Its place in the list, from 0. */
  at: z.number().int(),
  /** Absent: the desk knows no subscription with this id. */
  customerId: Id.optional(),
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
  /** Planned ones: when it was tried first, and Partner Center was busy with it. */
  triedAt: Moment.optional(),
  /** Planned ones: since then Partner Center works on the change. */
  askedAt: Moment.optional(),
  /** Planned ones: not to be looked at before this moment. */
  lookAt: Moment.optional(),
});
export type Row = z.infer<typeof Row>;

/** Reads a stored row. */
export const readRow = (found: Found): Row => Row.parse(found.doc.body);

/** The document id of a row. */
export const rowDocId = (requestId: Id, at: number): string => `row:${requestId}:${at}`;

/** The labels under which rows of a request are listed: all, by how they stand, and planned ones by whether they were tried. */
export const rowTags = (requestId: Id) => ({
  all: `rows:${requestId}`,
  in: (state: Row['state']) => `rows:${requestId}:${state}`,
  /** Planned, and nobody has tried yet. */
  fresh: `rows:${requestId}:fresh`,
  /** Planned, and Partner Center was busy with it. */
  tried: `rows:${requestId}:tried`,
});

/** A row as stored on `desk`: listed by request in its order, and by how it stands. */
export const rowDoc = (row: Row): Doc => {
  const tags = rowTags(row.requestId);
  return {
    id: rowDocId(row.requestId, row.at),
    type: 'row',
    schema: 1,
    sort: String(row.at).padStart(6, '0'),
    tags: [
      tags.all,
      tags.in(row.state),
      ...(row.state === 'planned' ? [row.lookAt === undefined ? tags.fresh : tags.tried] : []),
      ...(row.correlationId ? [`call:${row.correlationId}`] : []),
    ],
    keys: [],
    body: row,
  };
};
