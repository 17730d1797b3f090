import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify, { type Request, type Response, type Server } from 'restify';
import type { Log } from '../domain/ports.ts';
import { readJson, readRaw } from './readJson.ts';
import type { Receive } from './reception.ts';

/** A web page of ours: what is shown for its query; undefined: there is no such page. */
export interface Page {
  path: string;
  /** What a browser may do with it. */
  headers: Readonly<Record<string, string>>;
  show(query: URLSearchParams): Promise<string | undefined>;
}

/** Where another service posts to; who it is, `take` finds out from headers and body. The status is the answer. */
export interface Inbox {
  path: string;
  take(headers: IncomingHttpHeaders, body: Buffer): Promise<number>;
}

/** What the server needs. */
export interface ServerDoors {
  port: number;
  /** Local mode: reached from this machine alone. */
  local: boolean;
  receive: Receive;
  /** May turns be taken, and what else is worth knowing. */
  ready: () => Promise<{ ready: boolean; [detail: string]: unknown }>;
  pages: readonly Page[];
  inboxes: readonly Inbox[];
  log: Log;
}

/** A server that runs. `close` lets the turns that are under way end. */
export interface RunningServer {
  port: number;
  close(): Promise<void>;
}

const mostBytes = 262_144;
// What services tell is short.
const mostTold = 65_536;
// Longer than load balancers keep a connection: else they send an activity into one that we are just closing.
const keepAliveMs = 75_000;
const headersMs = 80_000;
const drainMs = 20_000;

/** Opens the one HTTP server: Teams' activities, health, pages, and what other services tell. */
export const openServer = async (doors: ServerDoors): Promise<RunningServer> => {
  const server = restify.createServer({ name: 'Reseller Desk', noWriteContinue: true });
  server.server.keepAliveTimeout = keepAliveMs;
  server.server.headersTimeout = headersMs;
  // What the framework has to say about a failed request is not for strangers.
  server.on(
    'restifyError',
    (_request: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
      if (!response.headersSent) response.sendRaw(error.statusCode ?? 500, '');
      done();
    },
  );
  const under = new Set<Promise<void>>();
  const guarded = guardIn(doors.log, under);
  server.post(
    '/api/messages',
    guarded((request, response) => onMessages(doors, request, response)),
  );
  server.get(
    '/healthz',
    guarded((_request, response) => send(response, 200, { alive: true })),
  );
  server.get(
    '/readyz',
    guarded((_request, response) => onReady(doors, response)),
  );
  for (const page of doors.pages)
    server.get(
      page.path,
      guarded((request, response) => onPage(page, request, response)),
    );
  for (const inbox of doors.inboxes)
    server.post(
      inbox.path,
      guarded((request, response) => onInbox(inbox, request, response)),
    );
  await listen(server, doors);
  return { port: (server.address() as AddressInfo).port, close: () => close(server, under) };
};

type Handle = (request: Request, response: Response) => Promise<void> | void;

/** A handler that counts as under way until it is done, and whose faults end here. */
const guardIn =
  (log: Log, under: Set<Promise<void>>) =>
  (handle: Handle) =>
  async (request: Request, response: Response): Promise<void> => {
    const mine = (async () => {
      try {
        await handle(request, response);
      } catch (error) {
        log.fault('http', error, { path: request.path() });
        if (!response.headersSent) send(response, 500);
      }
    })();
    under.add(mine);
    await mine;
    under.delete(mine);
  };

const onMessages = async (
  { receive }: ServerDoors,
  request: Request,
  response: Response,
): Promise<void> => {
  const body = await readJson(request, mostBytes);
  if (body.is === 'no') return turnAway(response, body.status);
  const reply = await receive(body.value, request.headers.authorization ?? '');
  send(response, reply.status, reply.body);
};

const onReady = async ({ ready, log }: ServerDoors, response: Response): Promise<void> => {
  try {
    const state = await ready();
    send(response, state.ready ? 200 : 503, state);
  } catch (error) {
    log.fault('ready', error);
    send(response, 503, { ready: false });
  }
};

const onPage = async (page: Page, request: Request, response: Response): Promise<void> => {
  const html = await page.show(new URLSearchParams(request.getQuery()));
  if (html === undefined) return send(response, 404);
  response.sendRaw(200, html, page.headers);
};

const onInbox = async (inbox: Inbox, request: Request, response: Response): Promise<void> => {
  const body = await readRaw(request, mostTold);
  if (body.is === 'no') return turnAway(response, body.status);
  send(response, await inbox.take(request.headers, body.bytes));
};

/** What is left of an unwanted body is not read: the connection ends. */
const turnAway = (response: Response, status: number): void => {
  response.setHeader('Connection', 'close');
  send(response, status);
};

const send = (response: Response, status: number, body?: unknown): void => {
  if (body === undefined) return response.sendRaw(status, '');
  response.sendRaw(status, JSON.stringify(body), {
    'Content-Type': 'application/json; charset=utf-8',
  });
};

const listen = (server: Server, { port, local }: ServerDoors): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, local ? '127.0.0.1' : undefined, () => {
      server.off('error', reject);
      resolve();
    });
  });

const close = async (server: Server, under: ReadonlySet<Promise<void>>): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(resolve));
  server.server.closeIdleConnections();
  const patience = new AbortController();
  await Promise.race([Promise.allSettled(under), wait(drainMs, patience.signal)]);
  patience.abort();
  server.server.closeAllConnections();
  await closed;
};

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
