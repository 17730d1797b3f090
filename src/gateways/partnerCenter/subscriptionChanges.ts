import type { Renewal } from '../../domain/customer.ts';
import type { ListedSubscription } from '../../domain/partnerCenter.ts';
import type { Changed, SubscriptionChange } from '../../domain/partnerCenterChanges.ts';
import {
  NoAnswer,
  type Answer,
  type CallIds,
  type PartnerCenter,
} from '../../domain/partnerCenterDoor.ts';
import { renewalOf, sameRenewal } from '../../domain/renewals.ts';
import type { Id } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { changedBody, etagOf, RawSubscription } from './subscriptionBody.ts';
import { Subscription, subscriptions } from './subscriptions.ts';
import { inTurns } from './turns.ts';

const path = '/v1/customers/{customerId}/subscriptions/{id}';

/** The etag is not the present one; the subscription is deleted. */
const stale = '2055';
const deleted = '2011';
/** The same number says something else where agreements are asked for (contract, section 15). */
const suspended = '2001';

// Legacy knows no more than whether it renews.
const renews = (subscription: ListedSubscription, wanted: Renewal): boolean =>
  subscription.newCommerce
    ? sameRenewal(wanted, renewalOf(subscription), subscription)
    : subscription.autoRenew === (wanted.how === 'renew');

/** Does a subscription show a change already? */
export const shows = (subscription: ListedSubscription, change: SubscriptionChange): boolean => {
  switch (change.set) {
    case 'quantity':
      return subscription.quantity === change.quantity;
    case 'reseller':
      return subscription.partnerId === change.partnerId;
    case 'cancelled':
      return subscription.status === 'deleted';
    case 'renewal':
      return renews(subscription, change.renewal);
  }
};

/** Is what a change is about still as it was seen? */
const isAsSeen = (
  now: ListedSubscription,
  seen: ListedSubscription,
  change: SubscriptionChange,
): boolean => {
  switch (change.set) {
    case 'reseller':
      return now.partnerId === seen.partnerId;
    case 'quantity':
    case 'cancelled':
      return now.quantity === seen.quantity && now.status === seen.status;
    case 'renewal':
      return sameRenewal(renewalOf(seen), renewalOf(now), now);
  }
};

/** Changes of a subscription, one property at a time. */
export const subscriptionChanges = (call: Call): Pick<PartnerCenter, 'changeSubscription'> => {
  const { subscription: look } = subscriptions(call);

  const patch = async (
    customerId: Id,
    id: Id,
    change: SubscriptionChange,
    requestId: Id,
    before: ListedSubscription | undefined,
  ): Promise<Answer<'done' | 'accepted'>> => {
    const places = { customerId, id };
    const read = await call({ method: 'GET', path, places, token: 'app', answer: RawSubscription });
    if (read.is !== 'yes') return read;
    if (before && !isAsSeen(Subscription.parse(read.value), before, change))
      return { is: 'no', no: { code: 'changedMeanwhile', status: 412, ids: read.ids } };
    const sent = await call<'done' | 'accepted'>({
      method: 'PATCH',
      path,
      places,
      headers: { 'If-Match': etagOf(read.value) },
      body: changedBody(read.value, change),
      token: 'app',
      // What comes back often repeats the request (contract, section 11.1).
      answer: RawSubscription.transform(() => 'done' as const),
      accepted: 'accepted',
      requestId,
    });
    if (sent.is !== 'no' || sent.no.code !== suspended) return sent;
    return { is: 'no', no: { ...sent.no, code: 'quantityWhileSuspended' } };
  };

  // It is done by now, so a broken line or a no to the look says nothing about the change.
  const seen = async (
    customerId: Id,
    id: Id,
    change: SubscriptionChange,
    ids: CallIds,
  ): Promise<Answer<Changed>> => {
    const later: Answer<Changed> = { is: 'yes', value: { is: 'accepted' }, ids };
    try {
      const now = await look(customerId, id);
      if (now.is !== 'yes' || !shows(now.value, change)) return later;
      return { is: 'yes', value: { is: 'changed', subscription: now.value }, ids };
    } catch (error) {
      if (error instanceof NoAnswer) return later;
      throw error;
    }
  };

  // Our own first attempt, whose answer was lost, makes the second one stale, or meets what it has deleted itself.
  const perhapsDone = (no: { code: string }, change: SubscriptionChange) =>
    no.code === stale || (no.code === deleted && change.set === 'cancelled');

  // All of it is sent, so what another change does between the reading and the sending would be undone: they take turns.
  const turns = inTurns();

  const changed: PartnerCenter['changeSubscription'] = async (
    customerId,
    id,
    change,
    requestId,
    before,
  ) => {
    const sent = await patch(customerId, id, change, requestId, before);
    if (sent.is === 'busy') return sent;
    if (sent.is === 'yes') {
      const { value, ids } = sent;
      if (value === 'done') return seen(customerId, id, change, ids);
      return { is: 'yes', value: { is: 'accepted' }, ids };
    }
    if (!perhapsDone(sent.no, change)) return sent;
    const now = await look(customerId, id);
    if (now.is !== 'yes') return sent;
    if (shows(now.value, change))
      return { is: 'yes', value: { is: 'changed', subscription: now.value }, ids: sent.no.ids };
    return sent;
  };

  return {
    changeSubscription: (...asked) => turns(asked[1], () => changed(...asked)),
  };
};
