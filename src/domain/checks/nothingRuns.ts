import type { Check } from './check.ts';

const runs: readonly string[] = ['active', 'pending'];

/**
 * A relationship ends only when no subscription is active; one of the new commerce that is suspended is billed on, and stands in the way
 * too (contract, section 5).
 */
export const nothingRuns: Check<unknown> = (_input, { subscriptions }) => {
  const running = subscriptions.filter(
    ({ status, newCommerce }) => runs.includes(status) || (status === 'suspended' && newCommerce),
  );
  const [first] = running;
  if (!first) return undefined;
  const values = { count: String(running.length), name: first.name };
  return { code: 'subscriptionsRun', weight: 'blocksApproval', values };
};
