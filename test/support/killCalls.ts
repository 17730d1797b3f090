import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

interface Fetched {
  origin: string;
  method: string;
  path: string;
}

/** Who hears of a call: before a byte of it is sent, and when the answer has come. `label`: `GET /v1/customers?size=500` */
interface Ears {
  begins(label: string): void;
  answered(label: string): void;
}

/**
 * Tells of every HTTP call of this process to one of these hosts (`127.0.0.1:1234`). Both ways of calling are heard: Node's client,
 * which the framework uses, and fetch.
 */
export const watchCalls = (hosts: readonly string[], ears: Ears): void => {
  const heard = (when: keyof Ears, method: string, host: string, path: string) => {
    if (hosts.includes(host)) ears[when](`${method} ${path}`);
  };
  const byClient = (when: keyof Ears, request: ClientRequest) =>
    heard(when, request.method, String(request.getHeader('host')), request.path);
  const byFetch = (when: keyof Ears, { origin, method, path }: Fetched) =>
    heard(when, method, origin.replace(/^https?:\/\//, ''), path);

  subscribe('http.client.request.created', (message) =>
    byClient('begins', (message as { request: ClientRequest }).request),
  );
  subscribe('http.client.response.finish', (message) =>
    byClient(
      'answered',
      (message as { request: ClientRequest; response: IncomingMessage }).request,
    ),
  );
  subscribe('undici:request:create', (message) =>
    byFetch('begins', (message as { request: Fetched }).request),
  );
  subscribe('undici:request:headers', (message) =>
    byFetch('answered', (message as { request: Fetched }).request),
  );
};
