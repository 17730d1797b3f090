import type { Request, Response, Server } from 'restify';
import type { Verdict } from '../access/guard.ts';
import type { Throttle } from '../access/throttle.ts';
import type { Center } from '../center.ts';
import type { Mishap } from '../control/faults.ts';
import { withinTransaction } from '../state/database.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { callOf } from './call.ts';
import type { Access, Route } from './route.ts';
import { send } from './send.ts';

/** What stands between the line and a resource. */
export interface Gate {
  check: (call: Call, access: Access) => Verdict;
  throttle: Throttle;
  /** What is to go wrong with this request. */
  mishapOf: (request: Request) => Mishap | undefined;
  /** Is told when something may have changed. */
  changed: () => void;
}

const verbs = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'del',
  HEAD: 'head',
} as const;

/** Puts an operation into the server: token, limit, work, answer. */
export function mount(server: Server, center: Center, gate: Gate, route: Route): void {
  server[verbs[route.method]](route.path, async (request: Request, response: Response) => {
    const answer = answerTo(center, gate, route, callOf(request));
    await send(request, response, answer, gate.mishapOf(request));
  });
}

function answerTo(center: Center, gate: Gate, route: Route, call: Call): Answer {
  const access = typeof route.access === 'function' ? route.access(call) : route.access;
  const verdict = gate.check(call, access);
  if ('refused' in verdict) return verdict.refused;
  const refused = route.limited ? gate.throttle.take() : undefined;
  const answer = refused ?? work(center, gate, route, { ...call, caller: verdict.caller });
  return { ...answer, headers: { ...verdict.headers, ...answer.headers } };
}

function work(center: Center, gate: Gate, route: Route, call: Call): Answer {
  if (route.method === 'GET' || route.method === 'HEAD') return route.answer(call);
  const answer = withinTransaction(center.db, () => route.answer(call));
  gate.changed();
  return answer;
}
