import { moreOf } from '../domain/changeChecks.ts';
import type { Change, ChangeSubscription } from '../domain/kinds/changeSubscription.ts';
import type { OpenedChange } from './changeOpened.ts';

/** What a request about a subscription says of whose it is. */
export const whoseSubscription = ({ customer, room, partnership }: OpenedChange) => {
  const { subscription, country, offer } = room;
  return {
    customer: { id: customer.id, name: customer.name, domain: customer.domain },
    subscription: { id: subscription.id, name: subscription.name },
    ...(partnership && { partnershipId: partnership.id }),
    ...(subscription.partnerId && { partnerId: subscription.partnerId }),
    ...(country && { country }),
    segment: offer?.segment ?? ('commercial' as const),
    // What is scheduled does not outlive a change at once.
    ...(subscription.renewal && { loses: subscription.renewal }),
  };
};

/** What is submitted for a change that was chosen. */
export const changeInput = (opened: OpenedChange, change: Change): ChangeSubscription => {
  const { commitmentEnd, cancelUntil } = opened.room.subscription;
  const more = moreOf(opened.room, change);
  const { loses, ...whose } = whoseSubscription(opened);
  return {
    ...whose,
    change: change.do === 'cancel' ? change : { ...change, ...(more && { more }) },
    // Of what is cancelled nothing is left to be renewed.
    ...(loses && change.do === 'licences' && { loses }),
    ...(commitmentEnd && { ends: commitmentEnd }),
    ...(cancelUntil && change.do === 'cancel' && { cancelUntil }),
  };
};
