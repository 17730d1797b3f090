import { Agent, request } from 'node:http';
import type { Server } from './server.ts';

/** Sends one activity to a bot over a kept connection; resolves with the body of the answer, rejects unless it is a good one. */
export type Send = (port: number, body: string) => Promise<string>;

/** How many turns are under way at once. */
export const inFlight = 16;

const agent = new Agent({ keepAlive: true, maxSockets: inFlight, scheduling: 'fifo' });

export const send: Send = (port, body) =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const options = {
      agent,
      host: '127.0.0.1',
      port,
      path: '/api/messages',
      method: 'POST',
      headers,
    };
    const sent = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode === 200 || response.statusCode === 201) resolve(text);
        else reject(new Error(`answered ${response.statusCode}: ${text}`));
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });

/** Takes one turn; resolves when it was answered. */
export type Turn = (server: Server) => Promise<void>;

/** What one round came to. */
export interface Round {
  perSecond: number;
  /** Turns per second of the server's processor time: what the figure would be if nobody else used the machine. */
  perWorkedSecond: number | undefined;
  /** The server's share of its core, and the load's share of the other one. */
  serverBusy: number | undefined;
  loadBusy: number;
}

/** Keeps turns under way for some time, and counts those that ended. */
export const runRound = async (server: Server, turn: Turn, seconds: number): Promise<Round> => {
  const workedBefore = server.worked();
  const usedBefore = process.cpuUsage();
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let turns = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await turn(server);
      turns += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const took = (performance.now() - begun) / 1_000;
  const used = process.cpuUsage(usedBefore);
  const worked = workedBefore === undefined ? undefined : (server.worked() ?? 0) - workedBefore;
  return {
    perSecond: turns / took,
    perWorkedSecond: worked === undefined ? undefined : turns / worked,
    serverBusy: worked === undefined ? undefined : worked / took,
    loadBusy: (used.user + used.system) / 1e6 / took,
  };
};

/** Conversations of which each is in one turn at a time: the next free one, in order. */
export const inTurns = <One>(conversations: readonly One[]) => {
  const free = [...conversations];
  return async (work: (one: One) => Promise<void>): Promise<void> => {
    const one = free.shift();
    if (one === undefined) throw new Error('there are fewer conversations than turns under way');
    try {
      await work(one);
    } finally {
      free.push(one);
    }
  };
};
