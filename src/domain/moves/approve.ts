import { z } from 'zod';
import { move } from './move.ts';

const Args = z.object({ representation: z.enum(['true', 'false']).optional() });

/** An admin other than the authors says yes; where the kind asks for it, representing the same as the asker. */
export const approve = move<z.infer<typeof Args>>({
  name: 'approve',
  by: ['approver'],
  from: ['pending'],
  to: 'running',
  args: Args,
  objection: ({ request, actor, findings }) => {
    if (request.authors.includes(actor.id)) return 'ownRequest';
    return findings.length > 0 ? 'blocked' : undefined;
  },
  verdict: true,
  change: () => ({ recheck: true }),
  then: [{ tell: 'asker', key: 'approved' }, 'step', 'paint'],
  says: ({ args }): Record<string, string> =>
    args.representation === 'true' ? { representation: 'true' } : {},
});
