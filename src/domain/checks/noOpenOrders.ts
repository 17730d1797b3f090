import type { KindName } from '../request.ts';
import type { Check } from './check.ts';

const notOrders: readonly KindName[] = ['removePartnership', 'requestPartnership'];

/** A reseller with orders under way keeps its partnership until they are finished or taken back. */
export const noOpenOrders: Check<unknown> = (_input, { openRequests }) => {
  const orders = openRequests.filter((request) => !notOrders.includes(request.kind));
  if (orders.length === 0) return undefined;
  return { code: 'openOrders', weight: 'blocksApproval', values: { count: String(orders.length) } };
};
