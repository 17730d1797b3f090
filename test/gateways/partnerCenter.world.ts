import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../src/domain/ports.ts';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { openPartnerCenter } from '../../src/gateways/partnerCenter/partnerCenter.ts';
import type { PartnerCenterOptions } from '../../src/gateways/partnerCenter/partnerCenter.ts';
import type { Secrets } from '../../src/gateways/partnerCenter/secrets.ts';

/** A request as it arrived. */
export interface Seen {
  method: string;
  url: URL;
  headers: Record<string, string | undefined>;
  text: string;
}

/** What to answer: JSON or text, a cut line, or nothing before `after` is over. */
export interface Scripted {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  text?: string;
  cut?: boolean;
  after?: Promise<void>;
}

type Script = (seen: Seen, count: number) => Scripted;

/** A little Partner Center on loopback that answers by script, and a client of it with counted doors. */
export interface World {
  pc: PartnerCenter;
  /** Calls that arrived, in order. */
  calls: Seen[];
  /** Forms that the token endpoint got, in order. */
  forms: URLSearchParams[];
  waits: number[];
  lines: string[];
  secrets: Secrets & { kept: Map<string, { value: string; etag: string }> };
  passTime(ms: number): void;
  /** A second client of the same server, with other options. */
  another(options: Partial<PartnerCenterOptions>): PartnerCenter;
  close(): Promise<void>;
}

const goodToken = (form: URLSearchParams, count: number): Scripted => ({
  json: {
    access_token: `${form.get('grant_type') === 'refresh_token' ? 'user' : 'app'}-${count}`,
    expires_in: '3600',
    token_type: 'Bearer',
  },
});

/** Starts a world. `answer` scripts the calls, `token` the token endpoint. */
export const startWorld = async (
  answer: Script,
  token: (form: URLSearchParams, count: number) => Scripted = goodToken,
): Promise<World> => {
  const calls: Seen[] = [];
  const forms: URLSearchParams[] = [];
  const decide = (seen: Seen) => {
    if (!seen.url.pathname.endsWith('/oauth2/token')) return answer(seen, calls.push(seen));
    const form = new URLSearchParams(seen.text);
    return token(form, forms.push(form));
  };
  const server = createServer((request, response) => {
    void read(request).then((seen) => reply(response, decide(seen)));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let time = Date.parse('2026-11-22T10:00:00.000Z');
  let count = 0;
  const waits: number[] = [];
  const lines: string[] = [];
  const secrets = memorySecrets();
  const options: PartnerCenterOptions = {
    baseUrl: address,
    loginUrl: address,
    tenantId: 'provider-tenant',
    clientId: 'client',
    clientSecret: 'very-secret',
    refreshToken: 'first-refresh-token',
    secrets,
    clock: { now: () => new Date(time).toISOString() },
    ids: { next: () => `id-${(count += 1)}`, derived: (...parts) => parts.join('/') },
    log: linesInto(lines),
    wait: async (ms) => void waits.push(ms),
  };
  return {
    pc: openPartnerCenter(options),
    calls,
    forms,
    waits,
    lines,
    secrets,
    passTime: (ms) => void (time += ms),
    another: (other) => openPartnerCenter({ ...options, ...other }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

const linesInto = (lines: string[]): Log => ({
  info: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })),
  fault: (event, error, fields) =>
    void lines.push(JSON.stringify({ event, error: String(error), ...fields })),
});

/** Secrets that are kept in memory, with the same conditions as in a store. */
export const memorySecrets = (): World['secrets'] => {
  const kept = new Map<string, { value: string; etag: string }>();
  let writes = 0;
  return {
    kept,
    read: async (name) => kept.get(name),
    save: async (name, value, etag) => {
      if (kept.get(name)?.etag !== etag) return 'conflict';
      kept.set(name, { value, etag: `e${(writes += 1)}` });
      return 'saved';
    },
  };
};

const read = async (request: IncomingMessage): Promise<Seen> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: request.headers as Seen['headers'],
    text: Buffer.concat(chunks).toString('utf8'),
  };
};

const reply = async (response: ServerResponse, scripted: Scripted) => {
  await scripted.after;
  if (scripted.cut) {
    response.socket?.destroy();
    return;
  }
  const { status = 200, headers = {}, json } = scripted;
  const kind = json === undefined ? 'text/html' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'Content-Type': kind, 'MS-CV': 'cv.0', ...headers });
  response.end(json === undefined ? (scripted.text ?? '') : JSON.stringify(json));
};
