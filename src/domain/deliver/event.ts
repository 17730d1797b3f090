import { readCustomer } from '../customer.ts';
import { forgetOldEvents } from '../events.ts';
import { readRequest } from '../request.ts';
import { putTasks } from '../save.ts';
import { recount } from '../sync/counts.ts';
import { lookAtCustomer } from '../sync/customers.ts';
import { isRefusal, type Stopped } from '../sync/doors.ts';
import { readSubscriptions } from '../sync/subscriptions.ts';
import { paintTask, stepTask, type Task } from '../tasks.ts';
import type { Id } from '../values.ts';
import { done, type DeliveryDoors, type Doer, type Done } from './doer.ts';
import { paintsFor } from './freshen.ts';

const mostRequests = 20;

/**
 * Something happened to a customer or one of its subscriptions: reads both again, repaints what shows them, and lets the requests look
 * that wait for something of this customer. The event itself says nothing that is believed.
 */
export const event: Doer<'event'> = async (doors, { event: name, customerId }, { tries }) => {
  await forgetOldEvents(doors);
  if (customerId === undefined) return done;
  const known = await doors.store.customers.read(customerId);
  if (!known || name !== 'subscription-updated') {
    const looked = await lookAtCustomer(doors, customerId);
    if (looked.is !== 'done') return stopped(looked, tries);
    await recount(doors, looked.touched);
    if (!looked.there) return { is: 'done', ops: putTasks(await follows(doors, customerId)) };
  }
  const read = await readSubscriptions(doors, customerId);
  if (read.is !== 'done') return stopped(read, tries);
  await recount(doors, read.touched);
  return { is: 'done', ops: putTasks(await follows(doors, customerId)) };
};

// A task that fails once more is kept for a person to look at, who could do nothing.
const mostTries = 8;

/** A refusal stays one: the rounds deal with it. A broken line is tried again, and then left to the rounds as well. */
const stopped = (why: Stopped, tries: number): Done => {
  if (why.is === 'busy') return { is: 'again', at: why.until };
  if (isRefusal(why) || tries >= mostTries) return done;
  throw new Error('Partner Center did not answer about an event');
};

const follows = async (doors: DeliveryDoors, customerId: Id): Promise<Task[]> => {
  const now = doors.clock.now();
  const paints = paintTask(`customer:${customerId}`, now);
  const found = await doors.store.customers.read(customerId);
  if (!found) return [paints];
  const { domain, resellerId } = readCustomer(found);
  const tags = [`about:${domain.toLowerCase()}:open`];
  const open = await doors.store.desk.list({ type: 'request', tags, limit: mostRequests });
  const waiting = open.map(readRequest).filter(({ state }) => state === 'waiting');
  return [
    paints,
    ...(resellerId ? await paintsFor(doors, resellerId) : []),
    ...waiting.map((request) => stepTask(request, now)),
  ];
};
