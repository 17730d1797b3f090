import type { Check } from './check.ts';
import { partnershipIsActive } from './partnershipIsActive.ts';

/** Subscriptions go only to a partner; where each goes back to whom it had (`to` is absent), the rows say which may. */
export const targetIsActive: Check<{ to?: unknown }> = ({ to }, facts) =>
  to === undefined ? undefined : partnershipIsActive(undefined, facts);
