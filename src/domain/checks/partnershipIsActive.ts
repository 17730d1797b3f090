import type { Check } from './check.ts';

/** Only a partnership that Partner Center lists, and that is not being removed already, can be removed. */
export const partnershipIsActive: Check<unknown> = (_input, { partnership }) => {
  if (partnership?.state === 'active') return undefined;
  const code = partnership?.state === 'closing' ? 'partnershipClosing' : 'partnershipNotActive';
  return { code, weight: 'stops', values: { reseller: partnership?.name ?? '' } };
};
