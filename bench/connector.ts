import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What bots post to in place of Teams: it takes everything, and does next to nothing with it. */
export interface Connector {
  serviceUrl: string;
  posts: number;
  edits: number;
  /** What was posted and edited, while it is kept: for looking at it outside of a measurement. */
  kept: { method: string; path: string; body: string }[] | undefined;
  close(): Promise<void>;
}

/** Opens it on a free port. */
export const openConnector = async (): Promise<Connector> => {
  let last = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => connector.kept && chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      connector[method === 'PUT' ? 'edits' : 'posts'] += 1;
      connector.kept?.push({ method, path: url, body: Buffer.concat(chunks).toString() });
      const answer = `{"id":"m${(last += 1)}"}`;
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': answer.length,
      });
      response.end(answer);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connector: Connector = {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/connector`,
    posts: 0,
    edits: 0,
    kept: undefined,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return connector;
};
