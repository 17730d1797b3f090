import type { Check } from './check.ts';

/** A reseller with orders under way keeps its partnership until they are finished or taken back. */
export const noOpenOrders: Check<unknown> = (_input, { openOrders }) => {
  if (openOrders.length === 0) return undefined;
  const values = { count: String(openOrders.length) };
  return { code: 'openOrders', weight: 'blocksApproval', values };
};
