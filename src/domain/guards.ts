import type { Doors } from './doors.ts';
import { kinds } from './kinds/index.ts';
import type { Found, Op } from './ports.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Request } from './request.ts';
import type { Id } from './values.ts';

type Reading = Pick<Doors, 'store'>;

/**
 * The guard that keeps a second request from being open for the same thing: what a submitted request has to write for it, or who
 * was first. The one that the request had for something else (`before`) is given back.
 */
export const guardFor = async (
  { store }: Reading,
  request: Request,
  before: Request | undefined,
): Promise<Op[] | Refusal> => {
  const id = guardId(request);
  const left = before && guardId(before) !== id ? await guardEnd({ store }, before) : [];
  if (!id) return left;
  const found = await store.desk.read(id);
  const holder = holderOf(found);
  if (holder === request.id) return left;
  if (found) return refuse('alreadyOpen', { requestId: holder ?? '' });
  const body = { requestId: request.id };
  const doc = { id, type: 'guard', schema: 1, sort: request.createdAt, tags: [], keys: [], body };
  return [...left, { op: 'create', doc }];
};

/** Gives a request's guard back, if it is the one that holds it. */
export const guardEnd = async ({ store }: Reading, request: Request): Promise<Op[]> => {
  const id = guardId(request);
  const found = id === undefined ? undefined : await store.desk.read(id);
  if (!found || holderOf(found) !== request.id) return [];
  return [{ op: 'remove', id: found.doc.id, etag: found.etag }];
};

/** Which request has a guard now. */
export const guardHolder = async ({ store }: Reading, id: string): Promise<Id | undefined> =>
  holderOf(await store.desk.read(id));

const guardId = (request: Request): string | undefined =>
  request.input === null ? undefined : kinds[request.kind].guard?.(request.input);

const holderOf = (found: Found | undefined): Id | undefined =>
  (found?.doc.body as { requestId?: Id } | undefined)?.requestId;
