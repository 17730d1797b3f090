import type { Offer } from './catalogue.ts';
import type { Renewal, Subscription } from './customer.ts';
import type { Plan } from './order.ts';
import { renewalOf } from './renewals.ts';
import { inWindow, stillReturnable } from './subscriptionState.ts';
import type { Country, Id, Moment } from './values.ts';

/** What of a subscription cannot be changed now, and why: `closed.<code>`. */
export interface Closed {
  code:
    | 'notActive'
    | 'suspended'
    | 'fewer'
    | 'most'
    | 'cancelOver'
    | 'legacy'
    | 'trial'
    | 'renewalSuspended';
  values: Record<string, string>;
}

/** What can be changed of a subscription now, and what cannot. */
export interface ChangeRoom {
  /** As it is now when Partner Center answered in time (`live`), else as it was last read. */
  subscription: Subscription;
  live: boolean;
  /** The open request that changes it already: there is one at a time. */
  openRequest?: Id;
  /** Of the customer; absent: not known. */
  country?: Country;
  /** How it is sold in the customer's market, as far as that is kept. */
  offer?: Offer;
  /** The fewest and the most licences that it may have now; absent: their number cannot be changed. `most` absent: not known. */
  licences?: { least: number; most?: number };
  /** Licences that may still be returned, and until when. */
  returnable: readonly { quantity: number; until: Moment }[];
  cancelUntil?: Moment;
  /** What can be chosen for the end of the term; what is so already is not among it. */
  renewal: readonly Renewal['how'][];
  /** Terms with billing that the next one can have; empty: only the present one. */
  plans: readonly Plan[];
  closed: readonly Closed[];
}

type Known = Pick<ChangeRoom, 'subscription' | 'live' | 'openRequest' | 'country' | 'offer'>;

/**
 * What a subscription leaves room for, by its state, its windows and the limits of its product; Partner Center decides in the end.
 * Source: contract, sections 10, 11.1 and 11.7.
 */
export const changeRoom = (known: Known, now: Moment): ChangeRoom => {
  const { subscription, offer } = known;
  const status = subscription.status.toLowerCase();
  const nothing = { ...known, returnable: [], renewal: [], plans: [], closed: [] };
  if (status !== 'active' && status !== 'suspended')
    return { ...nothing, closed: [{ code: 'notActive', values: { status } }] };
  const suspended = status === 'suspended';
  const licences = suspended ? undefined : licenceRoom(known, now);
  const cancellable = subscription.newCommerce && inWindow(subscription, now);
  const renewal = suspended ? [] : renewalRoom(subscription);
  return {
    ...known,
    ...(licences && { licences }),
    returnable: suspended ? [] : returnableOf(subscription, now),
    ...(cancellable && { cancelUntil: subscription.cancelUntil }),
    renewal,
    plans: renewal.length > 0 ? (offer?.plans ?? []) : [],
    closed: closedOf(known, licences, cancellable),
  };
};

const returnableOf = (subscription: Subscription, now: Moment) =>
  subscription.newCommerce ? stillReturnable(subscription, now).parts : [];

const licenceRoom = ({ subscription, offer }: Known, now: Moment): ChangeRoom['licences'] => {
  const { quantity, newCommerce } = subscription;
  const returned = newCommerce ? stillReturnable(subscription, now).quantity : 0;
  // Nobody is kept from the number that there is.
  const least = Math.min(quantity, Math.max(offer?.minimum ?? 1, quantity - returned));
  const most = offer && Math.max(quantity, offer.maximum);
  return least === most ? undefined : { least, ...(most !== undefined && { most }) };
};

/** A paid extension is only for what was bought or renewed from this day on (contract, section 11.7). */
const extensionsFrom = '2025-04-01';

const renewalRoom = (subscription: Subscription): Renewal['how'][] => {
  const { newCommerce, isTrial, startedAt } = subscription;
  if (!newCommerce || isTrial) return [];
  const now = renewalOf(subscription).how;
  const ways: Renewal['how'][] = ['renew', 'change', 'end'];
  if (startedAt === undefined || startedAt >= extensionsFrom) ways.push('extend');
  return ways.filter((how) => how === 'change' || how !== now);
};

const closedOf = (
  { subscription, offer }: Known,
  licences: ChangeRoom['licences'],
  cancellable: boolean,
): Closed[] => {
  const { quantity, newCommerce, isTrial, status, cancelUntil } = subscription;
  const suspended = status.toLowerCase() === 'suspended';
  const fixed = !suspended && licences === undefined;
  const all: readonly (Closed & { holds: boolean })[] = [
    { holds: suspended, code: 'suspended', values: {} },
    { holds: !newCommerce, code: 'legacy', values: {} },
    {
      holds: fixed || (offer !== undefined && licences?.most === quantity),
      code: 'most',
      values: { maximum: String(offer?.maximum ?? quantity) },
    },
    { holds: newCommerce && (fixed || licences?.least === quantity), code: 'fewer', values: {} },
    {
      holds: newCommerce && !cancellable,
      code: 'cancelOver',
      values: cancelUntil ? { at: cancelUntil } : {},
    },
    { holds: newCommerce && suspended, code: 'renewalSuspended', values: {} },
    { holds: newCommerce && isTrial, code: 'trial', values: {} },
  ];
  return all.filter(({ holds }) => holds).map(({ code, values }) => ({ code, values }));
};
