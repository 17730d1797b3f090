import type { Refundable, Renewal } from '../../src/domain/customer.ts';
import type { ListedSubscription } from '../../src/domain/partnerCenter.ts';
import type { SubscriptionChange } from '../../src/domain/partnerCenterChanges.ts';
import type { Answer } from '../../src/domain/partnerCenterDoor.ts';
import type { Moment, PartnerId } from '../../src/domain/values.ts';
import { no } from './fakeAnswers.ts';
import type { World } from './fakePartnerCenter.ts';

/** The end of the seven days in which something bought now may be returned. */
export const sevenDaysOn = (now: Moment): Moment =>
  new Date(Date.parse(now) + 7 * 86_400_000).toISOString();

const refused = (code: string, status = 400): Answer<never> => no(code, status);

/** What makes a Partner ID unfit to be the reseller of record. */
export const objectionToPartner = (
  world: World,
  partnerId: PartnerId,
): Answer<never> | undefined => {
  if (partnerId === world.provider.partnerId) return refused('2072', 404);
  if (world.unsigned.has(partnerId)) return refused('900123', 403);
  if (world.invalid.has(partnerId)) return refused('900414');
  const partner = world.resellers.some((one) => one.partnerId === partnerId);
  return partner ? undefined : refused('900154');
};

const returnable = (refundable: Refundable | undefined, now: Moment): Refundable['parts'] =>
  (refundable?.parts ?? []).filter(({ until }) => until > now);

const asRefundable = (parts: Refundable['parts']): Refundable | undefined =>
  parts.length === 0
    ? undefined
    : { total: parts.reduce((sum, { quantity }) => sum + quantity, 0), parts };

// What expires first is returned first.
const without = (parts: Refundable['parts'], returned: number): Refundable['parts'] => {
  let left = returned;
  return parts
    .toSorted((one, other) => one.until.localeCompare(other.until))
    .map(({ quantity, until }) => {
      const taken = Math.min(left, quantity);
      left -= taken;
      return { quantity: quantity - taken, until };
    })
    .filter(({ quantity }) => quantity > 0);
};

const limitsOf = (world: World, { productId, skuId, newCommerce }: ListedSubscription) => {
  if (!newCommerce) return [1, 10_000] as const;
  const offer = world.offers.find((one) => one.productId === productId && one.id === skuId);
  return [offer?.minimum ?? 1, offer?.maximum ?? 100_000] as const;
};

const withQuantity = (
  world: World,
  before: ListedSubscription,
  quantity: number,
): ListedSubscription | Answer<never> => {
  if (before.status === 'suspended') return refused('quantityWhileSuspended');
  const [least, most] = limitsOf(world, before);
  if (!Number.isInteger(quantity) || quantity < least || quantity > most) return refused('2002');
  const { partnerId } = before;
  if (partnerId && world.invalid.has(partnerId)) return refused('900414');
  const more = quantity - before.quantity;
  const parts = returnable(before.refundable, world.now);
  // A change at once deletes what is scheduled.
  const after = { ...before, quantity, renewal: undefined };
  if (more >= 0) {
    const bought = more > 0 ? [{ quantity: more, until: sevenDaysOn(world.now) }] : [];
    return { ...after, refundable: asRefundable([...parts, ...bought]) };
  }
  const left = asRefundable(parts)?.total ?? 0;
  if (left < -more) return refused('800090');
  return { ...after, refundable: asRefundable(without(parts, -more)) };
};

const cancelled = (
  world: World,
  before: ListedSubscription,
): ListedSubscription | Answer<never> => {
  if (!before.newCommerce) return refused('800096');
  if ((before.cancelUntil ?? '') <= world.now) return refused('900117');
  return { ...before, status: 'deleted', refundable: undefined, renewal: undefined };
};

const renewing = (
  world: World,
  before: ListedSubscription,
  renewal: Renewal,
): ListedSubscription | Answer<never> => {
  const { how } = renewal;
  const autoRenew = how === 'renew' || how === 'change';
  if (autoRenew && !before.autoRenew && before.isTrial) return refused('800093');
  if (how === 'renew') return { ...before, autoRenew, renewal: undefined };
  // Legacy knows no more than whether it renews.
  if (!before.newCommerce && how === 'end') return { ...before, autoRenew, renewal: undefined };
  if (!before.newCommerce) return refused('900263', 403);
  if (how === 'change' && renewal.quantity !== undefined) {
    const [least, most] = limitsOf(world, before);
    if (renewal.quantity < least || renewal.quantity > most) return refused('2002');
  }
  return { ...before, autoRenew, renewal };
};

/** What a subscription is after a change, or why Partner Center does not take it. */
export const changedBy = (
  world: World,
  before: ListedSubscription,
  change: SubscriptionChange,
): ListedSubscription | Answer<never> => {
  if (before.status === 'deleted') return refused('2011');
  if (before.status === 'expired' || before.status === 'disabled') return refused('900279');
  switch (change.set) {
    case 'quantity':
      return change.quantity === before.quantity
        ? before
        : withQuantity(world, before, change.quantity);
    case 'reseller': {
      if (change.partnerId === before.partnerId) return before;
      if (before.isTrial) return refused('800098');
      const objection = objectionToPartner(world, change.partnerId);
      return objection ?? { ...before, partnerId: change.partnerId };
    }
    case 'cancelled':
      return cancelled(world, before);
    case 'renewal':
      return renewing(world, before, change.renewal);
  }
};
