import { z } from 'zod';
import { newBusiness } from '../checks/newBusiness.ts';
import { targetIsActive } from '../checks/targetIsActive.ts';
import { CustomerRef } from '../customer.ts';
import { lookAtResellers } from '../steps/reassigned.ts';
import { Id, PartnerId, Subject } from '../values.ts';
import { aboutCustomer } from './aboutCustomer.ts';
import { kind } from './kind.ts';

/** Which subscriptions: all of a customer, all of a reseller of record, listed ones, or those of an earlier request, back again. */
export const RowsOf = z.discriminatedUnion('of', [
  z.object({ of: z.literal('customer'), customer: CustomerRef }),
  z.object({
    of: z.literal('reseller'),
    partnershipId: Id,
    partnerId: PartnerId,
    name: z.string(),
  }),
  z.object({ of: z.literal('list') }),
  /** `about`: what the earlier one was about. */
  z.object({ of: z.literal('undo'), requestId: Id, about: Subject }),
]);
export type RowsOf = z.infer<typeof RowsOf>;

/** What is asked when many subscriptions are to get another reseller of record. The rows themselves are documents of their own (`rows.ts`). */
export const ReassignSubscriptions = z.object({
  rowsOf: RowsOf,
  /** To whom; absent when each row goes back to whom it had. */
  to: z.object({ partnershipId: Id, partnerId: PartnerId, name: z.string() }).optional(),
  /** How many rows will be changed, and how many stay as they are. */
  count: z.number().int().min(1),
  skipped: z.number().int(),
  /** Of the rows as they were reviewed: others are not carried out. */
  digest: z.string(),
});
export type ReassignSubscriptions = z.infer<typeof ReassignSubscriptions>;

/** What such a request is about: the customer, the reseller, or, of a list, to whom it goes. */
const aboutRows = ({ rowsOf, to }: Pick<ReassignSubscriptions, 'rowsOf' | 'to'>): Subject => {
  const of = to && { of: to.partnershipId };
  switch (rowsOf.of) {
    case 'customer':
      return aboutCustomer({ customer: rowsOf.customer, partnershipId: to?.partnershipId });
    case 'reseller':
      return { type: 'partnership', id: rowsOf.partnershipId, label: rowsOf.name, ...of };
    case 'list':
      return to
        ? { type: 'partnership', id: to.partnershipId, label: to.name }
        : { type: 'desk', id: 'desk', label: '' };
    case 'undo':
      return rowsOf.about;
  }
};

/** Many subscriptions get another reseller of record. */
export const reassignSubscriptions = kind<ReassignSubscriptions>({
  name: 'reassignSubscriptions',
  input: ReassignSubscriptions,
  about: aboutRows,
  partnershipId: ({ to }) => to?.partnershipId,
  checks: [targetIsActive, newBusiness],
  approval: 'always',
  steps: ['reassignRows'],
  announces: [{ topic: 'orders', key: 'subscriptionsReassigned' }],
  stopWaiting: false,
  adminsFinish: false,
  looks: false,
  clock: 'approval',
  fixed: true,
  compared: ({ to, count, skipped }) => ({
    reseller: to ? `${to.name} ${to.partnerId}` : '',
    rows: String(count),
    skippedRows: String(skipped),
  }),
  undo: lookAtResellers,
});
