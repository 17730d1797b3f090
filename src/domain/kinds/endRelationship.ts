import { z } from 'zod';
import { customerIsOurs } from '../checks/customerIsOurs.ts';
import { nothingRuns } from '../checks/nothingRuns.ts';
import { nothingUnderWay } from '../checks/nothingUnderWay.ts';
import { CustomerRef } from '../customer.ts';
import { Id, Reason } from '../values.ts';
import { aboutCustomer } from './aboutCustomer.ts';
import { kind } from './kind.ts';

/** What is asked when a reseller relationship with a customer is to end. */
export const EndRelationship = z.object({
  customer: CustomerRef,
  /** The customer's reseller; absent: a direct customer. */
  partnershipId: Id.optional(),
  reason: Reason,
  /** Ticked by whoever asks: good faith, legitimate purpose, Microsoft held harmless. */
  representation: z.literal(true),
});
export type EndRelationship = z.infer<typeof EndRelationship>;

/** The reseller relationship with a customer ends; the customer keeps its tenant. */
export const endRelationship = kind<EndRelationship>({
  name: 'endRelationship',
  input: EndRelationship,
  about: aboutCustomer,
  customerId: ({ customer }) => customer.id,
  guard: ({ customer }) => `open:endRelationship:${customer.id}`,
  checks: [customerIsOurs, nothingRuns, nothingUnderWay],
  approval: 'always',
  approverRepresents: true,
  steps: ['endRelationship'],
  announces: [{ topic: 'customers', key: 'relationshipEnded' }],
  stopWaiting: false,
  adminsFinish: false,
  looks: true,
  clock: 'approval',
  compared: ({ reason }) => ({ reason }),
});
