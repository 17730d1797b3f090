import type { z } from 'zod';
import type { Answer } from './answer.ts';
import { badParameter, isAnswer } from './answer.ts';
import type { Call } from './call.ts';
import type { Link } from './link.ts';
import { link } from './link.ts';

/** A list that comes in one piece. */
export function collection(items: unknown[]) {
  return { totalCount: items.length, items, attributes: { objectType: 'Collection' } };
}

/** Which part of a long list is asked for; `after` is the place that the continuation token holds. */
export interface Page<Place> {
  size: number;
  after?: Place;
}

const largestPage = 500;

/** Reads `size`, `seekOperation` and `MS-ContinuationToken`; `Place` is what this list's tokens hold. */
export function readPage<Place>(call: Call, Place: z.ZodType<Place>): Page<Place> | Answer {
  const asked = call.query('size') ?? '0';
  if (!/^\d{1,6}$/.test(asked)) return badParameter('Size must be a number, zero or more.');
  const size = Math.min(Number(asked) || largestPage, largestPage);
  const token = call.header('MS-ContinuationToken');
  const seek = call.query('seekOperation');
  if (seek === undefined && token === undefined) return { size };
  if (seek !== undefined && seek.toLowerCase() !== 'next')
    return badParameter('The only seek operation here is Next.');
  if (token === undefined) return badParameter('MS-ContinuationToken is missing.');
  const after = readToken(token, Place);
  return isAnswer(after) ? after : { size, after };
}

/**
 * A page of a long list with its links. `rows` holds one row more than the page when there is a next page;
 * `place` of the last row shown goes into the token.
 */
export function pagedCollection<Row>(
  call: Call,
  path: string,
  page: Page<unknown>,
  rows: Row[],
  read: { item: (row: Row) => unknown; place: (row: Row) => unknown },
) {
  const shown = rows.slice(0, page.size);
  const last = shown.at(-1);
  const token =
    rows.length > page.size && last !== undefined ? writeToken(read.place(last)) : undefined;
  const came = call.header('MS-ContinuationToken');
  const links: { self: Link; next?: Link } = {
    self: link(
      call.rawQuery ? `${path}?${call.rawQuery}` : path,
      came === undefined ? [] : continuation(came),
    ),
  };
  if (token !== undefined)
    links.next = link(`${path}?${nextQuery(call, page.size)}`, continuation(token));
  return {
    totalCount: shown.length,
    items: shown.map(read.item),
    links,
    attributes: { objectType: 'Collection' },
    ...(token !== undefined && { continuationToken: token }),
  };
}

function nextQuery(call: Call, size: number): string {
  const query = new URLSearchParams(call.rawQuery);
  query.delete('seekOperation');
  if (!query.has('size')) query.set('size', String(size));
  query.set('seekOperation', 'Next');
  // The links of the service print blanks as %20.
  return query.toString().replaceAll('+', '%20');
}

function continuation(value: string): Link['headers'] {
  return [{ key: 'MS-ContinuationToken', value }];
}

function writeToken(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function readToken<Place>(token: string, Place: z.ZodType<Place>): Place | Answer {
  try {
    const place = Place.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
    if (place.success) return place.data;
  } catch {
    // Not ours: the same answer as to one of another list.
  }
  return badParameter('MS-ContinuationToken is not one that this list gave.');
}
