import type { Doors } from '../doors.ts';
import { may, type Permission } from '../policy.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Request } from '../request.ts';
import type { Actor, Id } from '../values.ts';

/** Lists are shown in pages of ten. */
export const pageSize = 10;

/** A look that only people with a permission get. */
export const allowed = async <T>(
  doors: Pick<Doors, 'policy'>,
  actor: Actor,
  permission: Permission,
  look: () => Promise<T>,
): Promise<T | Refusal> => (may(actor, permission, doors.policy) ? look() : refuse('notAllowed'));

/** A draft that was never submitted is its asker's alone, and nothing for a channel. */
export const isHidden = (known: Request, reader: { id: Id } | 'channel'): boolean =>
  known.state === 'draft' &&
  known.submittedAt === undefined &&
  (reader === 'channel' || reader.id !== known.asker.id);

/** A page and whether another follows, from one row more than a page. */
export const paged = <T>(rows: readonly T[]): { rows: T[]; more: boolean } => ({
  rows: rows.slice(0, pageSize),
  more: rows.length > pageSize,
});
