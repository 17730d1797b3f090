import { z } from 'zod';
import { noOpenOrders } from '../checks/noOpenOrders.ts';
import { nothingIsReassigned } from '../checks/nothingIsReassigned.ts';
import { partnershipIsActive } from '../checks/partnershipIsActive.ts';
import { reopenPartnership } from '../steps/stopNewBusiness.ts';
import { Day, Id, Reason } from '../values.ts';
import { kind } from './kind.ts';

/** Whether the law or the agreement asks for a notice of termination, and when it is given. */
export const Notice = z
  .object({ duty: z.enum(['notRequired', 'given', 'willBe']), day: Day.optional() })
  .refine((notice) => notice.duty === 'notRequired' || notice.day !== undefined, {
    path: ['day'],
    message: 'dayMissing',
  });
export type Notice = z.infer<typeof Notice>;

/** What is asked when a partnership is to be removed. */
export const RemovePartnership = z.object({
  partnershipId: Id,
  reason: Reason,
  /** Ticked by the remover: good faith, legitimate purpose, Microsoft held harmless. */
  representation: z.literal(true),
  notice: Notice,
  /** Not to be finished in Partner Center before this day. */
  notBefore: Day.optional(),
});
export type RemovePartnership = z.infer<typeof RemovePartnership>;

/** The partnership ends; the reseller's customers stay. */
export const removePartnership = kind<RemovePartnership>({
  name: 'removePartnership',
  input: RemovePartnership,
  about: (input, facts) => ({
    type: 'partnership',
    id: input.partnershipId,
    label: facts.partnership?.name ?? input.partnershipId,
  }),
  partnershipId: (input) => input.partnershipId,
  guard: (input) => `open:removePartnership:${input.partnershipId}`,
  checks: [partnershipIsActive, noOpenOrders, nothingIsReassigned],
  approval: 'always',
  approverRepresents: true,
  steps: ['stopNewBusiness', 'removedInPartnerCenter'],
  announces: [{ topic: 'partnerships', key: 'partnershipRemoved' }],
  stopWaiting: false,
  adminsFinish: true,
  looks: true,
  clock: 'approval',
  compared: (input) => ({
    reason: input.reason,
    notice: [input.notice.duty, input.notice.day].filter(Boolean).join(' '),
    notBefore: input.notBefore ?? '',
  }),
  undo: reopenPartnership,
});
