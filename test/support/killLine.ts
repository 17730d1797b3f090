import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as call } from 'node:http';
import { text } from 'node:stream/consumers';
import { isPart } from './cardReading.ts';
import { parsed } from './clicking.ts';

/** The line between the clients and a bot that may die: what got no answer is said again. */
export interface Line {
  messagesUrl: string;
  /** What got no answer comes again under the same id, as Teams does it, or under a new one, as people do who press again. */
  repeats(how: 'same' | 'new'): void;
  /** How often something had to be said again. */
  repeated(): number;
  close(): Promise<void>;
}

/** Opens the line to a bot on this port; `back` resolves when it lives again. */
export const openLine = async (port: number, back: () => Promise<void>): Promise<Line> => {
  let how: 'same' | 'new' = 'same';
  let repeated = 0;

  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      let answer = await passOn(port, body);
      if (!answer) repeated += 1;
      while (!answer) {
        await back();
        answer = await passOn(port, how === 'new' ? withNewId(body) : body);
      }
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.text);
    })();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    messagesUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/messages`,
    repeats: (as) => void (how = as),
    repeated: () => repeated,
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
};

const passOn = (
  port: number,
  body: string,
): Promise<{ status: number; text: string } | undefined> =>
  new Promise((resolve) => {
    const lost = () => resolve(undefined);
    const sent = call(
      {
        host: '127.0.0.1',
        port,
        path: '/api/messages',
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        answer.on('aborted', lost).on('error', lost);
        text(answer).then((said) => resolve({ status: answer.statusCode ?? 0, text: said }), lost);
      },
    );
    sent.on('error', lost);
    sent.end(body);
  });

const withNewId = (body: string): string => {
  const activity = parsed(body);
  return isPart(activity) ? JSON.stringify({ ...activity, id: randomUUID() }) : body;
};
