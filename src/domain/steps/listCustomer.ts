import { customerDoc, readCustomer } from '../customer.ts';
import { domainOf } from '../order.ts';
import type { Request } from '../request.ts';
import { over, putTasks } from '../save.ts';
import { recount } from '../sync/counts.ts';
import { paintReseller } from '../tasks.ts';
import { customerOf, orderOf } from './ordering.ts';
import type { StepDoors } from './step.ts';

/**
 * Puts a customer that was just created into the list, with its reseller, and counts it there; the next round reads it anyway.
 * Not in the step that creates it: there nothing may come between the password and its seal.
 */
export const listCustomer = async (
  { store, clock }: StepDoors,
  request: Request,
): Promise<void> => {
  const order = orderOf(request);
  if (!order.newCustomer) return;
  const { customer, partnershipId } = order.newCustomer;
  const id = customerOf(order);
  const found = await store.customers.read(id);
  const known = found && readCustomer(found);
  if (known?.resellerId !== undefined) return;
  const now = clock.now();
  const doc = customerDoc({
    ...known,
    id,
    name: customer.company,
    domain: domainOf(customer.prefix),
    resellerId: partnershipId,
    country: customer.country,
    asOf: now,
  });
  // A conflict: a round has read it in this very moment.
  await store.customers.commit([over(found, doc)]);
  await recount({ store, clock }, { resellers: new Set([partnershipId]), partnerIds: new Set() });
  await store.desk.commit(putTasks([paintReseller(partnershipId, now)]));
};
