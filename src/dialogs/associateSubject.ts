import { subscriptionTakesReseller } from '../domain/checks/takesReseller.ts';
import type { Customer, Subscription } from '../domain/customer.ts';
import type { Partnership } from '../domain/partnership.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking } from './conversation.ts';
import { noOtherFacts } from './noOtherFacts.ts';
import { chosenSubscriptionId } from './pickSubscription.ts';
import { notOffered, refusedFor, refusedView } from './refused.ts';

/** A subscription whose reseller of record shall be set. */
export interface ToAssociate {
  customer: Customer;
  subscription: Subscription;
  /** Who it is now, where that is a partner. */
  partnership?: Partnership;
}

const changes: readonly string[] = [
  'associateReseller',
  'changeSubscription',
  'upgradeSubscription',
];

/** The chosen subscription, if its reseller of record can be set now; else why not. Asked at each question: drafts grow old. */
export const subscriptionToAssociate = async (
  asking: Asking,
): Promise<ToAssociate | RefusedView> => {
  const no = notOffered(asking, 'associateReseller');
  if (no) return no;
  const id = chosenSubscriptionId(asking);
  const view = await asking.desk.find.subscription(asking.actor, id);
  if (isRefusal(view)) return refusedView(view);
  const { customer, subscription, partnership, openRequests } = view;
  const finding = subscriptionTakesReseller(undefined, { ...noOtherFacts, subscription });
  if (finding) return refusedFor(finding, { view: 'subscription', filter: id, page: 0 });
  const open = openRequests.find((one) => changes.includes(one.kind) && one.id !== asking.draftId);
  if (open) return refusedView(refuse('alreadyOpen', { requestId: open.id }));
  return { customer, subscription, ...(partnership && { partnership }) };
};
