import type { Check } from './check.ts';

/** Who is a partner already needs no invitation. Known by Partner ID only: names and mail domains prove nothing. */
export const notPartnerYet: Check<unknown> = (_input, { samePartnerId }) => {
  const partner = samePartnerId.find((partnership) => partnership.state !== 'removed');
  return partner && { code: 'alreadyPartner', weight: 'stops', values: { reseller: partner.name } };
};
