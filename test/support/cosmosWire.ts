import type { IncomingHttpHeaders } from 'node:http';

/** A request to Cosmos DB, as far as it matters here. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What Cosmos DB says. */
export interface Said {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Asks the wrapped server, as if over the wire. */
export type Ask = (asked: Asked) => Promise<Said>;

/** An answer of the wrapper's own. */
export const said = (status: number, body: unknown): Said => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** What is asked: `GET /dbs/x/colls/desk/docs/1`; before it `query`, `batch`, `upsert` or `plan` when it is one. */
export const named = (asked: Asked): string => {
  const kind = Object.entries(kinds).find(([, header]) => says(asked, header))?.[0];
  return `${kind ? `${kind} ` : ''}${asked.method} ${asked.url}`;
};

/** Whether a request is of a kind that only its headers tell. */
export const isA = (asked: Asked, kind: keyof typeof kinds): boolean => says(asked, kinds[kind]);

const kinds = {
  plan: 'x-ms-cosmos-is-query-plan-request',
  query: 'x-ms-documentdb-isquery',
  batch: 'x-ms-cosmos-is-batch-request',
  upsert: 'x-ms-documentdb-is-upsert',
};

const says = ({ headers }: Asked, header: string): boolean =>
  String(headers[header]).toLowerCase() === 'true';
