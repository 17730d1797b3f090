import type { Center } from '../center.ts';
import type { Route } from '../http/route.ts';
import { isTaken } from '../state/domains.ts';

/** Whether a domain is free for a new customer: an answer of status alone, 200 for taken and 404 for free. */
export function domains(center: Center): Route[] {
  return [
    {
      method: 'HEAD',
      path: '/v1/domains/:domain',
      access: 'appOrUser',
      answer: (call) => ({ status: isTaken(center.db, call.param('domain')) ? 200 : 404 }),
    },
  ];
}
