import type { Check } from './check.ts';

/** Only for a customer that Partner Center lists as ours. */
export const customerIsOurs: Check<unknown> = (_input, { customer }) =>
  customer ? undefined : { code: 'customerNotOurs', weight: 'stops', values: {} };
