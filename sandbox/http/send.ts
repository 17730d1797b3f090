import { setTimeout as delay } from 'node:timers/promises';
import type { Request, Response } from 'restify';
import type { Mishap } from '../control/faults.ts';
import type { Answer } from './answer.ts';

/** Sends an answer, late or not at all when a mishap says so; by then the work is done. */
export async function send(
  request: Request,
  response: Response,
  answer: Answer,
  mishap?: Mishap,
): Promise<void> {
  if (mishap && 'cut' in mishap) {
    request.socket.destroy();
    return;
  }
  if (mishap && 'waitMs' in mishap) await delay(mishap.waitMs, undefined, { ref: false });
  if (request.socket.destroyed) return;
  const { text, headers } = written(answer);
  response.sendRaw(answer.status, text, { ...headers, ...answer.headers });
}

function written({ status, body }: Answer): {
  text: string | Buffer;
  headers: Record<string, string>;
} {
  const headers: Record<string, string> = {};
  if (Buffer.isBuffer(body))
    return { text: body, headers: { 'Content-Length': String(body.length) } };
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  if (status !== 204) headers['Content-Length'] = String(Buffer.byteLength(text));
  if (body !== undefined) headers['Content-Type'] = typeof body === 'string' ? page : json;
  return { text, headers };
}

const page = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';
