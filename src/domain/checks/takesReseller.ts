import { takesReseller } from '../subscriptionState.ts';
import type { Check } from './check.ts';

/** Only a subscription that runs, and is no trial, can get another reseller of record (contract, section 11.1: 800098). */
export const subscriptionTakesReseller: Check<unknown> = (_input, { subscription }) => {
  if (subscription && takesReseller(subscription)) return undefined;
  const code = subscription?.isTrial ? 'trialKeepsReseller' : 'subscriptionOver';
  return { code, weight: 'stops', values: {} };
};
