import { z } from 'zod';
import { linesFit } from '../checks/linesFit.ts';
import { newBusiness } from '../checks/newBusiness.ts';
import { customerIsOurs } from '../checks/customerIsOurs.ts';
import { partnershipIsActive } from '../checks/partnershipIsActive.ts';
import { CustomerRef } from '../customer.ts';
import { isOrdered, mostLines, OrderLine, Segment } from '../order.ts';
import { Country, Id, PartnerId } from '../values.ts';
import { aboutCustomer } from './aboutCustomer.ts';
import { kind } from './kind.ts';

/** What is asked when an existing customer gets more. */
export const AddSubscription = z.object({
  customer: CustomerRef,
  country: Country,
  partnershipId: Id,
  /** Reseller of record on every line that is a new subscription. */
  partnerId: PartnerId,
  segment: Segment,
  lines: z.array(OrderLine).min(1).max(mostLines),
  /** Ticked on the review: indirect partner when a reseller is chosen, direct partner when none is. */
  attestation: z.literal(true),
});
export type AddSubscription = z.infer<typeof AddSubscription>;

const each = (texts: readonly (string | undefined)[]): string =>
  [...new Set(texts.filter((text) => text !== undefined))].join(', ');

/** New subscriptions, or more licences of what it has, for an existing customer. */
export const addSubscription = kind<AddSubscription>({
  name: 'addSubscription',
  input: AddSubscription,
  about: aboutCustomer,
  partnershipId: (input) => input.partnershipId,
  customerId: ({ customer }) => customer.id,
  order: ({ lines, segment, country, partnerId }) => ({ lines, segment, country, partnerId }),
  checks: [customerIsOurs, partnershipIsActive, newBusiness, linesFit],
  approval: 'byRules',
  steps: [
    'mayOrder',
    'customerAgreement',
    'raiseLicences',
    'buildCart',
    'checkout',
    'provisioning',
  ],
  announces: [{ topic: 'orders', key: 'subscriptionsAdded' }],
  stopWaiting: false,
  adminsFinish: false,
  looks: true,
  clock: 'order',
  compared: ({ lines, segment, partnerId }) => ({
    reseller: partnerId,
    segment,
    lines: lines
      .map((line) => `${line.quantity} × ${line.title} ${line.term}/${line.billingCycle}`)
      .join('\n'),
    addedTo: lines.flatMap(({ onto, title }) => (onto ? [title] : [])).join(', '),
    ends: each(lines.map(({ endDate }) => endDate)),
    promotions: each(lines.map(({ promotion }) => promotion?.name)),
  }),
  // Once part of it is ordered, all but the lines that are not stays as it is.
  locked: ({ request, before, after }) => {
    const ordered = (request.placed?.lines ?? []).filter(isOrdered);
    if (ordered.length === 0) return false;
    const kept = ({ customer, partnershipId, partnerId, segment, country }: AddSubscription) =>
      JSON.stringify([customer.id, partnershipId, partnerId, segment, country]);
    const same = ({ line }: { line: number }) =>
      JSON.stringify(before.lines[line]) === JSON.stringify(after.lines[line]);
    return kept(before) !== kept(after) || !ordered.every(same);
  },
  resumesAt: (request) =>
    (request.placed?.lines ?? []).some(isOrdered) ? 'raiseLicences' : 'mayOrder',
});
