import type { Check } from './check.ts';

/** A reseller on hold gets no new business, so it is not invited back either, until an admin releases it. */
export const notOnHold: Check<unknown> = (_input, { samePartnerId }) => {
  const hold = samePartnerId.find((partnership) => partnership.hold)?.hold;
  return (
    hold && { code: 'onHold', weight: 'stops', values: { reason: hold.reason, by: hold.by.name } }
  );
};
