import { z } from 'zod';
import { move } from './move.ts';

/** How many of the days for a reminder are behind; absent: one more. */
const Args = z.object({ reminded: z.string().optional() });

/**
 * Nobody has decided yet: the approvers hear of it again. Of a customer that has not accepted its agreement the asker hears, of an order
 * that Microsoft does not finish setting up admins too; an invitation's reminder goes into the asker's morning list instead.
 */
export const remind = move<z.infer<typeof Args>>({
  name: 'remind',
  by: ['system'],
  from: ['pending', 'waiting'],
  to: 'same',
  args: Args,
  change: ({ request, args }) => ({
    learned: {
      ...request.learned,
      reminded: args.reminded ?? String(Number(request.learned.reminded ?? '0') + 1),
    },
  }),
  then: ({ request, kind }) => {
    if (request.state === 'pending') return [{ tell: 'approvers', key: 'remindApproval' }];
    if (kind.clock !== 'order') return ['paint'];
    return request.waiting?.code === 'provisioning'
      ? (['asker', 'failures'] as const).map((tell) => ({ tell, key: 'provisioningReminder' }))
      : [{ tell: 'asker', key: 'agreementReminder' }];
  },
});
