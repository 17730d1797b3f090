import type { Check } from './check.ts';

/**
 * A reseller that an admin has put on hold gets no new business until it is released. That a closing partnership gets none
 * either is what `partnershipIsActive` says.
 */
export const newBusiness: Check<unknown> = (_input, { partnership }) => {
  const hold = partnership?.hold;
  return (
    hold && { code: 'onHold', weight: 'stops', values: { reason: hold.reason, by: hold.by.name } }
  );
};

/** The findings that say of a reseller that it gets no business now, whatever is asked for it. */
export const ofReseller: readonly string[] = [
  'onHold',
  'partnershipClosing',
  'partnershipNotActive',
];
