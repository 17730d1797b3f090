import { z } from 'zod';
import type { Renewal } from '../../domain/customer.ts';
import type { SubscriptionChange } from '../../domain/partnerCenterChanges.ts';
import { isAtTermEnd } from './renewals.ts';

/** A subscription exactly as it was read: all of it is sent back, since what is left out would be reset. */
export const RawSubscription = z.record(z.string(), z.unknown());
export type RawSubscription = z.infer<typeof RawSubscription>;

const Etag = z.object({ attributes: z.object({ etag: z.string().min(1) }) });

/** The etag of a legacy subscription, in quotes; new commerce has none. */
export const etagOf = (raw: RawSubscription): string | undefined => {
  const etag = Etag.safeParse(raw).data?.attributes.etag;
  return etag && `"${etag.replace(/^"(.*)"$/, '$1')}"`;
};

const Product = z.object({ productType: z.object({ id: z.string() }) });
const isNewCommerce = (raw: RawSubscription) =>
  /nce$/i.test(Product.safeParse(raw).data?.productType.id ?? '');

const Action = z.looseObject({});
const actionsOf = (raw: RawSubscription) => z.array(Action).catch([]).parse(raw.scheduledActions);

// Two spellings are about (contract, section 18): the one that was read is the one that is written.
const typeName = (raw: RawSubscription) =>
  actionsOf(raw).some((action) => 'scheduledType' in action) ? 'scheduledType' : 'scheduleType';

const present = z.object({
  offerId: z.string().catch(''),
  quantity: z.number().optional().catch(undefined),
  billingCycle: z.string().optional().catch(undefined),
  termDuration: z.string().optional().catch(undefined),
});

const instructionsFor = (raw: RawSubscription, wanted: Renewal & { how: 'change' }) => {
  const now = present.parse(raw);
  const [productId, skuId, availabilityId] = now.offerId.split(':');
  return {
    product: {
      productId,
      skuId,
      availabilityId,
      billingCycle: wanted.billingCycle ?? now.billingCycle,
      termDuration: wanted.term ?? now.termDuration,
    },
    quantity: wanted.quantity ?? now.quantity,
  };
};

const withRenewal = (raw: RawSubscription, renewal: Renewal): RawSubscription => {
  const { scheduledNextTermInstructions: _, ...rest } = raw;
  const autoRenewEnabled = renewal.how === 'renew' || renewal.how === 'change';
  if (!isNewCommerce(raw)) return { ...rest, autoRenewEnabled };
  const others = actionsOf(raw).filter((action) => !isAtTermEnd(action));
  const atEnd = (actionType: string, more = {}) => [
    ...others,
    { [typeName(raw)]: 'TermEnd', actionType, ...more },
  ];
  // An empty list takes back what was scheduled; without one there was nothing.
  const cleared = {
    ...rest,
    autoRenewEnabled,
    ...('scheduledActions' in raw && { scheduledActions: others }),
  };
  switch (renewal.how) {
    case 'renew':
      return cleared;
    case 'end':
      return { ...rest, autoRenewEnabled, scheduledActions: atEnd('Cancel') };
    case 'extend':
      return { ...rest, autoRenewEnabled, scheduledActions: atEnd('RenewToExtendedServiceTerm') };
    case 'change': {
      const instructions = instructionsFor(raw, renewal);
      if (others.length === 0) return { ...cleared, scheduledNextTermInstructions: instructions };
      // Beside actions, instructions do not count.
      const scheduledActions = atEnd('RenewToNewTerm', { instructions });
      return { ...rest, autoRenewEnabled, scheduledActions };
    }
  }
};

/** The whole resource with exactly one change. Source: contract, sections 11.1 and 11.7. */
export const changedBody = (raw: RawSubscription, change: SubscriptionChange): RawSubscription => {
  switch (change.set) {
    case 'quantity':
      return { ...raw, quantity: change.quantity };
    case 'reseller':
      return { ...raw, partnerId: change.partnerId };
    case 'cancelled':
      return { ...raw, status: 'deleted' };
    case 'renewal':
      return withRenewal(raw, change.renewal);
  }
};
