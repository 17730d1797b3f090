import type { Check } from './check.ts';

/**
 * Partner Center refuses every change of a subscription whose reseller of record is no partner any more (contract, section 11.6): what is
 * being reassigned goes first.
 */
export const nothingIsReassigned: Check<unknown> = (_input, { openRequests }) => {
  const count = openRequests.filter(({ kind }) => kind === 'reassignSubscriptions').length;
  if (count === 0) return undefined;
  return { code: 'beingReassigned', weight: 'blocksApproval', values: { count: String(count) } };
};
