import type { Throttle } from '../access/throttle.ts';
import type { Center } from '../center.ts';
import { ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import type { Faults } from './faults.ts';
import { Fault } from './faults.ts';
import type { Journal } from './journal.ts';
import { shape, Wish } from './state.ts';

/** The control that tests have over the sandbox: trouble, the journal and the data. */
export function control(
  center: Center,
  doors: { faults: Faults; journal: Journal; throttle: Throttle },
): Route[] {
  const { faults, journal } = doors;
  const route = (method: Route['method'], path: string, answer: Route['answer']): Route => ({
    method,
    path,
    access: 'open',
    answer,
  });
  return [
    route('GET', '/_faults', () => ok(faults.pending())),
    route('POST', '/_faults', (call) => {
      const fault = Fault.safeParse(call.body);
      if (!fault.success) return wrong(fault.error);
      faults.add(fault.data);
      return ok(faults.pending());
    }),
    route('DELETE', '/_faults', () => {
      faults.clear();
      return { status: 204 };
    }),
    route('GET', '/_calls', () => ok(journal.entries())),
    route('DELETE', '/_calls', () => {
      journal.clear();
      return { status: 204 };
    }),
    route('POST', '/_state', (call: Call) => {
      const wish = Wish.safeParse(call.body);
      return wish.success ? shape(center, doors.throttle, wish.data) : wrong(wish.error);
    }),
  ];
}

function wrong(error: { issues: { path: PropertyKey[]; message: string }[] }) {
  return {
    status: 400,
    body: { wrong: error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) },
  };
}
