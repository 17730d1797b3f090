import type { Request } from 'restify';

/** One request as a resource sees it. Names of headers and query parameters are matched without regard to case. */
export interface Call {
  method: string;
  /** Path and query as they came. */
  url: string;
  /** The query as it came, without `?`. */
  rawQuery: string;
  param(name: string): string;
  /** A query parameter; undefined when missing or empty. */
  query(name: string): string | undefined;
  header(name: string): string | undefined;
  /** Parsed JSON or form. */
  body: unknown;
  /** For whom its token stands. */
  caller: Caller;
}

/** For whom a token stands; nobody's where none is asked for. */
export type Caller = 'nobody' | 'application' | 'user';

/** Reads a call out of the framework's request. */
export function callOf(request: Request): Call {
  const rawQuery = request.getQuery();
  const query = new Map(
    [...new URLSearchParams(rawQuery)].map(([name, value]) => [name.toLowerCase(), value]),
  );
  const params = request.params as Record<string, string>;
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    rawQuery,
    param: (name) => params[name] ?? '',
    query: (name) => query.get(name.toLowerCase()) || undefined,
    header: (name) => request.header(name) || undefined,
    body: request.body,
    caller: 'nobody',
  };
}
