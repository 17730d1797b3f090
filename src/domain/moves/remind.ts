import { z } from 'zod';
import { move } from './move.ts';

/** How many of the days for a reminder are behind; absent: one more. */
const Args = z.object({ reminded: z.string().optional() });

/** Nobody has decided yet: the approvers hear of it again. An invitation's reminder goes into the asker's morning list instead. */
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
  then: ({ request }) =>
    request.state === 'pending' ? [{ tell: 'approvers', key: 'remindApproval' }] : ['paint'],
});
