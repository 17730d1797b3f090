import { z } from 'zod';
import type { Check } from '../checks/check.ts';
import { customerIsOurs } from '../checks/customerIsOurs.ts';
import { newBusiness } from '../checks/newBusiness.ts';
import { CustomerRef, Renewal, SubscriptionRef } from '../customer.ts';
import { OrderLine, Segment } from '../order.ts';
import { Country, Id, Moment, PartnerId } from '../values.ts';
import { aboutCustomer } from './aboutCustomer.ts';
import { kind } from './kind.ts';

/** How many licences it had when this was asked, and in which state: who sees something else by then changes nothing. */
const Reviewed = { was: z.number().int(), status: z.string() };

/** One change of a subscription: licences now, an end now, or what happens at the end of the term. */
export const Change = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('licences'),
    ...Reviewed,
    quantity: z.number().int().min(1),
    /** Of more licences: what is ordered with them, for the rules. */
    more: OrderLine.optional(),
  }),
  z.object({ do: z.literal('cancel'), ...Reviewed }),
  z.object({
    do: z.literal('renewal'),
    renewal: Renewal,
    /** What was to happen then, when this was asked. */
    before: Renewal,
    /** Of more licences, or a longer term: what the next term binds to beyond this one, for the rules. */
    more: OrderLine.optional(),
  }),
]);
export type Change = z.infer<typeof Change>;

/** What is asked when a subscription is to be changed. */
export const ChangeSubscription = z.object({
  customer: CustomerRef,
  subscription: SubscriptionRef,
  /** Of the reseller of record, when it is a partner. */
  partnershipId: Id.optional(),
  partnerId: PartnerId.optional(),
  country: Country.optional(),
  segment: Segment.default('commercial'),
  change: Change,
  /** What was scheduled for the end of the term: a change at once deletes it. */
  loses: Renewal.optional(),
  /** When its term ends. */
  ends: Moment.optional(),
  /** Until when it can be cancelled, when that is asked for. */
  cancelUntil: Moment.optional(),
});
export type ChangeSubscription = z.infer<typeof ChangeSubscription>;

/** Fewer licences, or an end, are no new business. */
const noMoreOnHold: Check<ChangeSubscription> = ({ change }, facts) =>
  change.do !== 'cancel' && change.more ? newBusiness(change, facts) : undefined;

/** A subscription is changed, now or at its renewal. */
export const changeSubscription = kind<ChangeSubscription>({
  name: 'changeSubscription',
  input: ChangeSubscription,
  about: aboutCustomer,
  partnershipId: (input) => input.partnershipId,
  customerId: ({ customer }) => customer.id,
  subscriptionId: ({ subscription }) => subscription.id,
  order: ({ change, segment, country, partnerId }) =>
    change.do !== 'cancel' && change.more
      ? { lines: [change.more], segment, country, partnerId }
      : undefined,
  guard: ({ subscription }) => `open:change:${subscription.id}`,
  checks: [customerIsOurs, noMoreOnHold],
  approval: 'byRules',
  reasons: ({ change }) => (change.do === 'cancel' ? ['cancelsNow'] : []),
  steps: ['changeSubscription'],
  announces: [{ topic: 'orders', key: 'subscriptionChanged' }],
  stopWaiting: false,
  adminsFinish: false,
  looks: true,
  clock: 'order',
  compared: ({ subscription, change }) => ({
    subscription: subscription.name,
    change: change.do === 'renewal' ? change.renewal.how : change.do,
    ...(change.do === 'licences' && { quantity: String(change.quantity) }),
    ...(change.do === 'renewal' && renewalCompared(change.renewal)),
  }),
});

const renewalCompared = (renewal: Renewal): Record<string, string> =>
  renewal.how === 'change'
    ? {
        quantity: String(renewal.quantity ?? ''),
        plan: renewal.term ? `${renewal.term}/${renewal.billingCycle}` : '',
      }
    : {};
