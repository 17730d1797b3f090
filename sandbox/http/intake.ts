import { randomBytes, randomUUID } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Faults, Mishap } from '../control/faults.ts';
import type { Journal } from '../control/journal.ts';
import { send } from './send.ts';

/**
 * Receives every request: gives it its ids, writes it into the journal and lets it go wrong early when a fault says so.
 * Hands back the mishaps that come later, when the work is done.
 */
export function intake(
  server: Server,
  doors: { faults: Faults; journal: Journal; clock: () => Date },
): (request: Request) => Mishap | undefined {
  const later = new WeakMap<Request, Mishap>();
  server.pre((request: Request, response: Response, next) => {
    const [method, path] = [request.method ?? 'GET', request.url ?? '/'];
    if (path.startsWith('/_')) return next();
    const ids = /^\/(webhooks\/)?v1\//.test(path) ? giveIds(request, response) : undefined;
    const answered = doors.journal.open({ method, path, ...ids, at: doors.clock().toISOString() });
    // The framework still finishes an answer whose line was cut; nobody hears it.
    response.once('finish', () => {
      if (!request.socket.destroyed) answered(response.statusCode);
    });

    const mishap = doors.faults.take(method, path);
    if (mishap === undefined) return next();
    if ('cut' in mishap && mishap.cut === 'before') return request.socket.destroy();
    if ('status' in mishap)
      return void send(request, response, mishap).then(() => next(false), next);
    later.set(request, mishap);
    return next();
  });
  return (request) => later.get(request);
}

function giveIds(request: Request, response: Response) {
  const requestId = request.header('MS-RequestId') || randomUUID();
  const correlationId = request.header('MS-CorrelationId') || randomUUID();
  response.setHeader('MS-RequestId', requestId);
  response.setHeader('MS-CorrelationId', correlationId);
  response.setHeader('MS-CV', `${randomBytes(12).toString('base64')}.0`);
  response.setHeader('MS-ServerId', '900000001');
  return { requestId, correlationId };
}
