import type { AddCustomer } from '../../src/domain/kinds/addCustomer.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { readRequest, requestDocId, type Request } from '../../src/domain/request.ts';
import type { later } from '../../src/domain/time.ts';
import { yes } from './answers.ts';
import { fakePartnerCenter, listedReseller, type FakePartnerCenter } from './fakePartnerCenter.ts';
import { orderInput } from './orders.ts';
import { alex } from './requests.ts';
import { openTestDesk, type TestDesk } from './testDesk.ts';

/** The business with a Partner Center in memory, in which Fabrikam is a reseller. */
export interface OrderDesk extends TestDesk {
  center: FakePartnerCenter;
  /** What was written to the log, all of it. */
  logged: string[];
  /** Alex asks for Trey Research. */
  ask(change?: Partial<AddCustomer>, draftId?: string): Promise<Request>;
  /** A request as it is stored. */
  read(id: string): Promise<Request>;
  /** Moves the clock here and at Partner Center, and delivers what is due. */
  wait(by: Parameters<typeof later>[1]): Promise<void>;
  /** Every customer there is accepts its agreement, and somebody looks. */
  accept(id: string): Promise<void>;
}

/** Opens it. */
export const openOrderDesk = async (
  given: { policy?: Partial<Policy> } = {},
): Promise<OrderDesk> => {
  const center = fakePartnerCenter();
  const reseller = { name: 'Fabrikam', partnerId: '4847383', country: 'US' };
  center.world.resellers.push(listedReseller('fabrikam', reseller));
  const logged: string[] = [];
  const test = await openTestDesk({
    partnerCenter: center,
    policy: given.policy,
    log: {
      info: (...line) => void logged.push(JSON.stringify(line)),
      fault: (event, error, fields) =>
        void logged.push(`${event} ${String(error)} ${JSON.stringify(fields ?? {})}`),
    },
  });
  const wait: OrderDesk['wait'] = async (by) => {
    test.pass(by);
    center.world.now = test.doors.clock.now();
    await test.settle();
  };
  const read: OrderDesk['read'] = async (id) => {
    const found = await test.doors.store.desk.read(requestDocId(id));
    if (!found) throw new Error(`There is no request ${id}`);
    return readRequest(found);
  };
  return {
    ...test,
    center,
    logged,
    read,
    wait,
    ask: async (change, draftId) => {
      const input = orderInput(change);
      const made = await test.desk.act.submit(alex, 'addCustomer', input, { draftId });
      const { id } = yes(made);
      await test.settle();
      return read(id);
    },
    accept: async (id) => {
      center.world.unsignedCustomers.clear();
      yes(await test.desk.act.move(alex, id, 'checkNow', { args: {} }));
      await test.settle();
      // Provisioning looks again after some seconds.
      for (let look = 0; look < 3; look += 1) await wait({ minutes: 1 });
    },
  };
};
