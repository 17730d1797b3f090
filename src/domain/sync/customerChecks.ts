import { readCustomer } from '../customer.ts';
import { addTouched, noneTouched, recount } from './counts.ts';
import { dropCustomer, lookAtCustomer } from './customers.ts';
import { isGone, isRefusal, type Stopped } from './doors.ts';
import type { PassMark } from './marks.ts';
import { mostFailures, type Phase, type Stretch } from './pass.ts';
import { readSubscriptions } from './subscriptions.ts';

const pageSize = 200;
const pagesAtOnce = 20;
const customersAtOnce = 20;

/**
 * Who was not listed in a round whose lists are complete is ours no longer and goes. Who was listed, but not by the reseller that
 * we keep for it, is looked at by itself.
 */
export const unlisted: Phase = async (doors, before, calls) => {
  const touched = noneTouched();
  let pass = before;
  let used = 0;
  let stop: Stopped | undefined;
  for (let pages = 0; pages < pagesAtOnce && used < calls && !stop; pages += 1) {
    const { skip } = pass;
    const page = await doors.store.customers.list({ type: 'customer', skip, limit: pageSize });
    if (page.length === 0) {
      pass = { ...pass, phase: 'subscriptions', skip: 0, failures: 0 };
      break;
    }
    for (const found of page) {
      if (stop || used >= calls) break;
      const { id, round, asOf } = readCustomer(found);
      if (round === pass.round) {
        pass = { ...pass, skip: pass.skip + 1 };
      } else if (asOf < pass.startedAt) {
        addTouched(touched, await dropCustomer(doors, id));
      } else {
        used += 1;
        const looked = await lookAtCustomer(doors, id, pass.round);
        if (looked.is === 'done') addTouched(touched, looked.touched);
        ({ pass, stop } = after(pass, looked, looked.is === 'done' && !looked.there));
      }
    }
  }
  await recount(doors, touched);
  return { pass, calls: Math.max(used, 1), stop };
};

/** The subscriptions of every customer that were not read since the round began. */
export const theirSubscriptions: Phase = async (doors, before, calls) => {
  const touched = noneTouched();
  let pass = before;
  let used = 0;
  let stop: Stopped | undefined;
  const limit = Math.min(calls, customersAtOnce);
  const { skip } = pass;
  const page = await doors.store.customers.list({ type: 'customer', skip, limit });
  if (page.length === 0) return { pass: { ...pass, phase: 'over' }, calls: 0 };
  for (const found of page) {
    if (stop) break;
    const { id, subscriptionsAsOf } = readCustomer(found);
    if (subscriptionsAsOf && subscriptionsAsOf >= pass.startedAt) {
      pass = { ...pass, skip: pass.skip + 1 };
      continue;
    }
    used += 1;
    const read = await readSubscriptions(doors, id);
    if (read.is === 'done') addTouched(touched, read.touched);
    ({ pass, stop } = after(pass, read, false));
  }
  await recount(doors, touched);
  return { pass, calls: Math.max(used, 1), stop };
};

/** Where the pass stands after one customer: past it, unless the line broke there or Partner Center is busy. */
const after = (
  pass: PassMark,
  outcome: { is: 'done' } | Stopped,
  removed: boolean,
): Pick<Stretch, 'pass' | 'stop'> => {
  const past = { ...pass, skip: pass.skip + (removed ? 0 : 1), failures: 0 };
  if (outcome.is === 'done') return { pass: past, stop: undefined };
  if (outcome.is === 'busy') return { pass, stop: outcome };
  const failures = pass.failures + 1;
  if (isGone(outcome) || isRefusal(outcome) || failures >= mostFailures) {
    return { pass: past, stop: undefined };
  }
  return { pass: { ...pass, failures }, stop: outcome };
};
