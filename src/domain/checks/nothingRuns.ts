import type { Subscription } from '../customer.ts';
import type { Check } from './check.ts';

const runs: readonly string[] = ['active', 'pending'];

/** In use, or about to be. */
export const isActive = ({ status }: Pick<Subscription, 'status'>): boolean =>
  runs.includes(status);

/** Suspended, but billed to the end of its term. */
export const isBilledOn = ({
  status,
  newCommerce,
}: Pick<Subscription, 'status' | 'newCommerce'>): boolean => status === 'suspended' && newCommerce;

/**
 * A relationship ends only when no subscription is active; one of the new commerce that is suspended is billed on, and stands in the way
 * too (contract, section 5).
 */
export const nothingRuns: Check<unknown> = (_input, { subscriptions }) => {
  const running = subscriptions.filter((one) => isActive(one) || isBilledOn(one));
  const [first] = running;
  if (!first) return undefined;
  const values = { count: String(running.length), name: first.name };
  return { code: 'subscriptionsRun', weight: 'blocksApproval', values };
};
