import type { ChangeRoom } from '../domain/changeRoom.ts';
import type { Customer } from '../domain/customer.ts';
import type { Partnership } from '../domain/partnership.ts';
import { refuse } from '../domain/refusal.ts';
import type { RefusedView, See } from '../domain/views.ts';
import type { Asking } from './conversation.ts';
import { chosenCustomerId } from './pickCustomer.ts';
import { chosenSubscriptionId } from './pickSubscription.ts';
import { notOffered, refusedView } from './refused.ts';

/** A subscription that somebody is about to change, whose it is, and what it leaves room for. */
export interface OpenedChange {
  customer: Customer;
  room: ChangeRoom;
  /** The reseller of record, when it is a partner. */
  partnership?: Partnership;
}

/** The chosen subscription as it is now; or why it cannot be changed by this person, or by another request just now. */
export const openedChange = async (
  asking: Asking,
  command: 'changeSubscription' | 'upgradeSubscription',
): Promise<OpenedChange | RefusedView> => {
  const no = notOffered(asking, command);
  if (no) return no;
  const { find } = asking.desk;
  const [customer, room] = await Promise.all([
    find.customerById(chosenCustomerId(asking)),
    find.changeRoom(chosenSubscriptionId(asking)),
  ]);
  if (!customer || !room || room.subscription.customerId !== customer.id)
    return refusedView(refuse('notFound'));
  const { openRequest, subscription } = room;
  if (openRequest !== undefined && openRequest !== asking.draftId)
    return refusedView(refuse('alreadyOpen', { requestId: openRequest }));
  const { partnerId } = subscription;
  const reseller = partnerId && (await find.oneReseller(partnerId));
  return {
    customer,
    room,
    ...(reseller && reseller.partnerId === partnerId && { partnership: reseller }),
  };
};

/** There is nothing of it that can be changed. */
export const nothingToChange = ({ room: { subscription } }: OpenedChange): RefusedView => ({
  view: 'refused',
  code: 'nothingToChange',
  detail: { subscription: subscription.name },
  see: seeSubscription(subscription.id),
});

/** The way to the subscription's own card. */
export const seeSubscription = (id: string): See => ({
  view: 'subscription',
  filter: id,
  page: 0,
});
