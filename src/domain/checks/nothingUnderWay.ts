import type { State } from '../request.ts';
import type { Check } from './check.ts';

/** What goes on by itself, or as soon as somebody says yes. */
const underWay: readonly State[] = ['pending', 'running', 'waiting'];

/** While something is being done for a customer, its relationship does not end. */
export const nothingUnderWay: Check<unknown> = (_input, { forCustomer = [] }) => {
  const open = forCustomer.filter(({ state }) => underWay.includes(state));
  if (open.length === 0) return undefined;
  const values = { count: String(open.length), kind: open[0]?.kind ?? '' };
  return { code: 'customerBusy', weight: 'blocksApproval', values };
};
