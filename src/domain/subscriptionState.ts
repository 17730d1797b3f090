import type { Subscription } from './customer.ts';
import type { OpenName } from './names.ts';
import type { Moment } from './values.ts';

/** Ended for good: nothing brings it back (contract, section 10). */
export const isOver = ({ status }: Pick<Subscription, 'status'>): boolean =>
  overStates.includes(status.toLowerCase());

const overStates: readonly string[] = ['deleted', 'expired', 'disabled'];

/** Suspended, and billed to the end of the term all the same: new commerce only. */
export const isBilledOn = ({
  status,
  newCommerce,
}: Pick<Subscription, 'status' | 'newCommerce'>): boolean =>
  newCommerce && status.toLowerCase() === 'suspended';

/** Can it still be cancelled? */
export const inWindow = ({ cancelUntil }: Subscription, now: Moment): boolean =>
  cancelUntil !== undefined && cancelUntil > now;

/** The licences that can still be returned: how many, and by when the first of them. */
export const stillReturnable = (
  { refundable }: Subscription,
  now: Moment,
): { quantity: number; parts: readonly { quantity: number; until: Moment }[] } => {
  const parts = (refundable?.parts ?? [])
    .filter(({ quantity, until }) => quantity > 0 && until > now)
    .toSorted((a, b) => a.until.localeCompare(b.until));
  const sum = parts.reduce((all, { quantity }) => all + quantity, 0);
  return { quantity: Math.min(sum, refundable?.total ?? 0), parts };
};

/** May its reseller of record be set? Not while it is made, not of a trial (800098), and not when it is over. */
export const takesReseller = (subscription: Subscription): boolean =>
  isLive(subscription) && !subscription.isTrial;

/** What can be done with it now, whoever asks. */
export const possibleWith = (subscription: Subscription): OpenName[] => {
  if (!isLive(subscription)) return [];
  const { status, newCommerce, isTrial, parentId } = subscription;
  const becomesAnother =
    status.toLowerCase() === 'active' && newCommerce && !isTrial && parentId === undefined;
  return [
    'changeSubscription',
    ...(becomesAnother ? (['upgradeSubscription'] as const) : []),
    ...(takesReseller(subscription) ? (['associateReseller'] as const) : []),
    'setSupportContact',
  ];
};

const isLive = ({ status }: Subscription): boolean => liveStates.includes(status.toLowerCase());

const liveStates: readonly string[] = ['active', 'suspended'];
