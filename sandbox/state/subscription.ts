/** What a subscription can be; `disabled` only where a test says so. */
export type SubscriptionStatus = 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted';

/** How many licences may still be returned, and until when. */
export interface RefundableQuantity {
  totalQuantity: number;
  details: { quantity: number; allowedUntilDateTime: string }[];
}

/** What the next term begins with. */
export interface Instructions {
  product: {
    productId: string;
    skuId: string;
    availabilityId?: string;
    billingCycle?: string;
    termDuration?: string;
    promotionId?: string;
  };
  quantity: number;
  customTermEndDate?: string;
}

/** A choice for the end of the term, or for a day before it; one of the two spellings of its type is there, the caller's own. */
export interface ScheduledAction {
  scheduleType?: string;
  scheduledType?: string;
  actionType: string;
  effectiveDate?: string;
  instructions?: Instructions;
}

/** A subscription, as the API shows it: new commerce, or legacy (without `productType`, with an etag). */
export interface Subscription {
  id: string;
  offerId: string;
  offerName: string;
  friendlyName: string;
  productType?: { id: string; displayName: string };
  quantity: number;
  unitType: string;
  hasPurchasableAddons: boolean;
  creationDate: string;
  effectiveStartDate: string;
  commitmentEndDate: string;
  commitmentEndDateTime: string;
  cancellationAllowedUntilDate?: string;
  status: SubscriptionStatus;
  autoRenewEnabled: boolean;
  isTrial: boolean;
  billingType: string;
  billingCycle: string;
  /** Missing on legacy. */
  termDuration?: string;
  /** Empty when it will not renew; missing on legacy. */
  renewalTermDuration?: string;
  refundOptions?: { type: string; expiresAt: string }[];
  isMicrosoftProduct: boolean;
  /** Partner ID of the reseller of record; empty for none. */
  partnerId: string;
  attentionNeeded: boolean;
  actionTaken: boolean;
  contractType: string;
  links: unknown;
  publisherName: string;
  refundableQuantity?: RefundableQuantity;
  orderId: string;
  /** What an add-on belongs to. */
  parentSubscriptionId?: string;
  additionalPartnerIds?: string[];
  customTermEndDate?: string;
  promotionId?: string;
  scheduledNextTermInstructions?: Instructions;
  nextChargeInstructions?: unknown;
  scheduledActions?: ScheduledAction[];
  attributes: { etag?: string; objectType: 'Subscription' };
}

/** Whether a subscription is of the new commerce. */
export function isNewCommerce(subscription: Subscription): boolean {
  return subscription.productType !== undefined;
}

/** How a subscription looks at a moment: what may be returned grows less as time passes, and is not said while it is suspended. */
export function asOf(subscription: Subscription, now: Date): Subscription {
  if (!isNewCommerce(subscription)) return subscription;
  const { refundableQuantity, ...rest } = subscription;
  if (subscription.status === 'suspended') return rest;
  return { ...rest, refundableQuantity: remaining(refundableQuantity, now) };
}

/** What may still be returned of it at a moment. */
export function remaining(
  refundable: RefundableQuantity | undefined,
  now: Date,
): RefundableQuantity {
  const details = (refundable?.details ?? []).filter(
    (each) => Date.parse(each.allowedUntilDateTime) > now.getTime(),
  );
  return { totalQuantity: details.reduce((sum, each) => sum + each.quantity, 0), details };
}
