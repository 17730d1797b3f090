import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

interface Fetched {
  origin: string;
  method: string;
  path: string;
}

/**
 * Tells of every HTTP call of this process to one of these hosts (`127.0.0.1:1234`): before a byte of it is sent, and when the
 * answer has come. Both ways of calling are heard: Node's client, which the framework uses, and fetch.
 */
export const watchCalls = (hosts: readonly string[], tell: (label: string) => void): void => {
  const heard = (when: string, method: string, host: string, path: string) => {
    if (hosts.includes(host)) tell(`${when} ${method} ${path}`);
  };
  const byClient = (when: string, request: ClientRequest) =>
    heard(when, request.method, String(request.getHeader('host')), request.path);
  const byFetch = (when: string, { origin, method, path }: Fetched) =>
    heard(when, method, origin.replace(/^https?:\/\//, ''), path);

  subscribe('http.client.request.created', (message) =>
    byClient('before', (message as { request: ClientRequest }).request),
  );
  subscribe('http.client.response.finish', (message) =>
    byClient('after', (message as { request: ClientRequest; response: IncomingMessage }).request),
  );
  subscribe('undici:request:create', (message) =>
    byFetch('before', (message as { request: Fetched }).request),
  );
  subscribe('undici:request:headers', (message) =>
    byFetch('after', (message as { request: Fetched }).request),
  );
};
