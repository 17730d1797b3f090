import { createHttpServer } from '@vercel/cosmosdb-server';
import { once } from 'node:events';
import type {
  IncomingMessage,
  OutgoingHttpHeaders,
  RequestListener,
  ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { batchFaults, failedBatch } from './cosmosBatch.ts';
import type { BatchOperation } from './cosmosBatch.ts';
import { partitionedQuery } from './cosmosQuery.ts';
import { isA, named, said } from './cosmosWire.ts';
import type { Ask, Asked, Said } from './cosmosWire.ts';

/** A Cosmos DB on loopback, in memory, that the real SDK talks to over HTTP. */
export interface CosmosServer {
  endpoint: string;
  key: string;
  /** How many requests came since the last `reset`. */
  counted(): number;
  /** What they were, in the words of `named`. */
  asked(): readonly string[];
  reset(): void;
  /** Answers the next matching requests (by what `named` calls them) with a status instead of doing anything. */
  refuse(request: RegExp, status: number, times?: number): void;
  /** Every item of every container as it is kept now, each as JSON. */
  contents(): Promise<string[]>;
  close(): Promise<void>;
}

const mostBytes = 2 * 1024 * 1024;
const key = Buffer.from('any key will do, nobody checks it').toString('base64');

/**
 * Starts the server. What the wrapped one lacks is added in front of it: batches are all or nothing, a query sees the partition
 * that it names only, pages have OFFSET and LIMIT, a composite index serves the opposite order, items have a largest size.
 */
export const startCosmosServer = async (): Promise<CosmosServer> => {
  const server = createHttpServer({ keepAlive: true });
  const [listener] = server.listeners('request') as [RequestListener];
  server.removeAllListeners('request');
  const ask = asking(listener);
  const [requests, refusals]: [string[], Refusal[]] = [[], []];
  let turn: Promise<unknown> = Promise.resolve();

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const answering = askedOf(request).then((asked) => {
      requests.push(named(asked));
      const refused = refusalOf(refusals, asked);
      if (refused) return refused;
      // One at a time, so that nothing comes between the looks and the writes of a batch.
      const answer = turn.then(() => answered(ask, asked));
      turn = answer.catch(() => undefined);
      return answer;
    });
    // Not chained: restify, where it is loaded too, gives every response a `writeHead` that returns nothing.
    const answerWith = (status: number, headers: OutgoingHttpHeaders, body: string): void => {
      response.writeHead(status, headers);
      response.end(body);
    };
    answering.then(
      ({ status, headers, body }) => answerWith(status, headers, body),
      (error: unknown) => answerWith(500, {}, JSON.stringify({ message: String(error) })),
    );
  });

  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    counted: () => requests.length,
    asked: () => requests,
    reset: () => void requests.splice(0),
    refuse: (request, status, times = 1) => void refusals.push({ request, status, times }),
    contents: () => contentsOf(ask),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const contentsOf = async (ask: Ask): Promise<string[]> => {
  const items: string[] = [];
  for (const { id: database } of await feed(ask, '/dbs', 'Databases'))
    for (const { id: container } of await feed(
      ask,
      `/dbs/${database}/colls`,
      'DocumentCollections',
    ))
      for (const item of await feed(ask, `/dbs/${database}/colls/${container}/docs`, 'Documents'))
        items.push(JSON.stringify(item));
  return items;
};

const feed = async (ask: Ask, url: string, name: string): Promise<{ id: string }[]> => {
  const { status, body } = await ask({ method: 'GET', url, headers: {}, body: Buffer.alloc(0) });
  if (status !== 200) throw new Error(`GET ${url}: ${status}`);
  return (JSON.parse(body) as Record<string, { id: string }[]>)[name] ?? [];
};

interface Refusal {
  request: RegExp;
  status: number;
  times: number;
}

const refusalOf = (refusals: Refusal[], asked: Asked): Said | undefined => {
  const refusal = refusals.find(({ request, times }) => times > 0 && request.test(named(asked)));
  if (!refusal) return undefined;
  refusal.times -= 1;
  if (isA(asked, 'batch')) return failedBatch(operationsOf(asked).length, 0, refusal.status);
  return said(refusal.status, { message: 'refused for a test' });
};

const operationsOf = ({ body }: Asked) => JSON.parse(body.toString()) as BatchOperation[];

const askedOf = async (request: IncomingMessage): Promise<Asked> => ({
  method: request.method ?? 'GET',
  url: request.url ?? '/',
  headers: request.headers,
  body: Buffer.concat((await request.toArray()) as Buffer[]),
});

const answered = async (ask: Ask, asked: Asked): Promise<Said> => {
  if (asked.body.length > mostBytes) return said(413, { message: 'Request size is too large' });
  const gone = await isGone(ask, asked);
  if (gone) return gone;
  if (isA(asked, 'batch')) return await batch(ask, asked);
  if (isA(asked, 'query')) return await partitionedQuery(ask, asked);
  if (isNew(asked)) return await ask(withReversed(asked));
  const answer = await ask(asked);
  // The account tells clients an address with https, whatever it was started with.
  const body = asked.url === '/' ? answer.body.replaceAll('https:', 'http:') : answer.body;
  return { ...answer, body };
};

const isNew = ({ method, url }: Asked): boolean => method === 'POST' && /\/colls\/?$/.test(url);

/** The service says with a second status whether an item or its container is not found. */
const isGone = async (ask: Ask, { url }: Asked): Promise<Said | undefined> => {
  const [container] = /^.*\/colls\/[^/]+(?=\/docs)/.exec(url) ?? [];
  if (container === undefined) return undefined;
  const answer = await ask({ method: 'GET', url: container, headers: {}, body: Buffer.alloc(0) });
  if (answer.status !== 404) return undefined;
  const missing = said(404, { message: 'Owner resource does not exist' });
  return { ...missing, headers: { ...missing.headers, 'x-ms-substatus': '1003' } };
};

const batch = async (ask: Ask, asked: Asked): Promise<Said> => {
  const operations = operationsOf(asked);
  const faults = await batchFaults(ask, asked, operations);
  if (faults) return faults;
  const partitionKey = asked.headers['x-ms-documentdb-partitionkey'];
  const filled = operations.map((operation) => ({ ...operation, partitionKey }));
  return await ask({ ...asked, body: Buffer.from(JSON.stringify(filled)) });
};

interface Index {
  path: string;
  order: 'ascending' | 'descending';
}

const withReversed = (asked: Asked): Asked => {
  const container = JSON.parse(asked.body.toString()) as {
    indexingPolicy?: { compositeIndexes?: Index[][] };
  };
  const indexes = container.indexingPolicy?.compositeIndexes;
  if (!indexes) return asked;
  const opposite = { ascending: 'descending', descending: 'ascending' } as const;
  indexes.push(
    ...indexes.map((index) => index.map((each) => ({ ...each, order: opposite[each.order] }))),
  );
  return { ...asked, body: Buffer.from(JSON.stringify(container)) };
};

const asking =
  (listener: RequestListener): Ask =>
  ({ method, url, headers, body }) =>
    new Promise((resolve) => {
      const request = Object.assign(Readable.from([body], { objectMode: false }), {
        method,
        url,
        headers,
      });
      const given: Record<string, string> = {};
      const response = {
        statusCode: 200,
        finished: false,
        setHeader: (name: string, value: string) => {
          given[name.toLowerCase()] = value;
        },
        end: (text?: string) =>
          resolve({ status: response.statusCode, headers: given, body: text ?? '' }),
      };
      listener(
        request as unknown as IncomingMessage,
        response as unknown as ServerResponse & { req: IncomingMessage },
      );
    });
