import { customerDoc, readCustomer, type Customer } from './customer.ts';
import type { Act } from './desk.ts';
import type { Doors } from './doors.ts';
import { azure } from './find/relationships.ts';
import { may } from './policy.ts';
import { refuse } from './refusal.ts';
import { addHistory, putTasks } from './save.ts';
import { savedAfresh } from './sync/writing.ts';
import { paintTask } from './tasks.ts';
import type { Actor } from './values.ts';

/** Ticks that the reseller may manage the customer's Azure: done outside, noted here, and in the history. */
export const azureDone =
  (doors: Doors): Act['azureDone'] =>
  async (actor, customerId) => {
    if (!may(actor, 'ask', doors.policy)) return refuse('notAllowed');
    await savedAfresh(doors.store.customers, async () => {
      const found = await doors.store.customers.read(customerId);
      const customer = found && readCustomer(found);
      if (!customer || customer.azure) return { ops: [], result: undefined };
      await noteDone(doors, actor, customer);
      const ticked = { by: { id: actor.id, name: actor.name }, at: doors.clock.now() };
      const doc = customerDoc({ ...customer, azure: ticked });
      return { ops: [{ op: 'replace', doc, etag: found.etag }], result: undefined };
    });
    await doors.store.desk.commit(
      putTasks([paintTask(`customer:${customerId}`, doors.clock.now())]),
    );
    doors.wake();
    return azure(doors)(actor, customerId);
  };

// The customer is kept elsewhere than its history, so one follows the other; ticked again after a crash between, it is one line.
const noteDone = async (
  { store, clock, ids }: Doors,
  actor: Actor,
  { id, name, domain, resellerId }: Customer,
): Promise<void> => {
  const line = addHistory({
    id: ids.derived('azureDone', id, resellerId ?? '', actor.id),
    at: clock.now(),
    by: { id: actor.id, name: actor.name },
    deed: 'azureDone',
    about: {
      type: 'customer',
      id: domain.toLowerCase(),
      label: name,
      ...(resellerId && { of: resellerId }),
    },
    values: { customer: name },
  });
  await store.desk.commit([line]);
};
