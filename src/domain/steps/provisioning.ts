import type { OrderLine, Placed } from '../order.ts';
import type { PlacedOrder } from '../partnerCenter.ts';
import { recount } from '../sync/counts.ts';
import { readSubscriptions } from '../sync/subscriptions.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import { customerOf, isOf, orderOf } from './ordering.ts';
import type { Step } from './step.ts';

const soonestSeconds = 3;
const latestSeconds = 600;
const refusedStates = ['cancelled', 'error', 'poreviewrejected'];

/** An order becomes subscriptions after a while; then the customer's subscriptions are read, and it is done. */
export const provisioning: Step = async (doors, request) => {
  const { lines, placed } = orderOf(request);
  const customerId = customerOf({ placed });
  const orders: PlacedOrder[] = [];
  for (const id of new Set(placed.lines.flatMap(({ orderId }) => orderId ?? []))) {
    const answer = await doors.partnerCenter.order(customerId, id);
    if (answer.is === 'busy') return { is: 'busy', until: answer.until };
    // A new order may take a while to be found.
    if (answer.is === 'yes') orders.push(answer.value);
  }
  const refused = orders.find(({ status }) => refusedStates.includes(plain(status)));
  if (refused) return { is: 'failed', code: 'orderRefused' };
  const known: Placed = { ...placed, lines: withSubscriptions(lines, placed, orders) };
  const now = doors.clock.now();
  const waits = {
    is: 'waiting',
    code: 'provisioning',
    lookAt: nextLook(now, request.waiting?.since),
  } as const;
  if (known.lines.some(({ subscriptionId }) => subscriptionId === undefined)) return waits;
  const read = await readSubscriptions(doors, customerId);
  if (read.is === 'busy') return { is: 'busy', until: read.until };
  if (read.is === 'failed') return waits;
  await recount(doors, read.touched);
  return { is: 'done', placed: known };
};

/** Spellings of multi-word states differ (contract, section 18). */
const plain = (status: string): string => status.toLowerCase().replace(/[\s_]/g, '');

const withSubscriptions = (
  lines: readonly OrderLine[],
  placed: Placed,
  orders: readonly PlacedOrder[],
): Placed['lines'] => {
  const free = orders.flatMap(({ id, lines: own }) => own.map((one) => ({ orderId: id, ...one })));
  return placed.lines.map((state) => {
    const line = lines[state.line];
    const index = free.findIndex(
      (one) =>
        line !== undefined &&
        one.orderId === state.orderId &&
        one.quantity === line.quantity &&
        isOf(line, one.catalogItemId),
    );
    const [one] = index < 0 ? [] : free.splice(index, 1);
    return one?.subscriptionId ? { ...state, subscriptionId: one.subscriptionId } : state;
  });
};

const nextLook = (now: Moment, since: Moment = now): Moment => {
  const passed = (Date.parse(now) - Date.parse(since)) / 1000;
  return later(now, { seconds: Math.min(Math.max(passed, soonestSeconds), latestSeconds) });
};
