import { readSubscription, subscriptionDoc, type Subscription } from '../customer.ts';
import type { ListedSubscription } from '../partnerCenter.ts';
import { over, putTasks } from '../save.ts';
import { recount } from '../sync/counts.ts';
import { readSubscriptions } from '../sync/subscriptions.ts';
import { paintTask } from '../tasks.ts';
import type { Id } from '../values.ts';
import type { StepDoors } from './step.ts';

/**
 * After a change, makes true again what is kept of the customer's subscriptions. The change is done whatever becomes of the reading:
 * when the list cannot be read now, at least the one that was just looked at is kept, and a round reads the others.
 */
export const readAgain = async (
  doors: StepDoors,
  customerId: Id,
  seen?: ListedSubscription,
): Promise<void> => {
  const read = await readSubscriptions(doors, customerId);
  if (read.is === 'done') await recount(doors, read.touched);
  else if (seen) await keepSeen(doors, seen);
  const paints = [paintTask(`customer:${customerId}`, doors.clock.now())];
  await doors.store.desk.commit(putTasks(paints));
};

const keepSeen = async ({ store, clock }: StepDoors, seen: ListedSubscription): Promise<void> => {
  const found = await store.subscriptions.read(seen.id);
  if (!found) return;
  const { customerId, customerName, support } = readSubscription(found);
  const whose = { customerId, customerName, ...(support && { support }) };
  const now: Subscription = { ...seen, ...whose, asOf: clock.now() };
  // A conflict: a round has read it in this very moment.
  await store.subscriptions.commit([over(found, subscriptionDoc(now))]);
};
