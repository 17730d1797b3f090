import { z } from 'zod';
import { Reason } from '../values.ts';
import { move } from './move.ts';

const Args = z.object({ reason: Reason });

/** An admin says no, and why. */
export const reject = move<z.infer<typeof Args>>({
  name: 'reject',
  by: ['approver'],
  from: ['pending'],
  to: 'rejected',
  args: Args,
  objection: ({ request, actor }) =>
    request.authors.includes(actor.id) ? 'ownRequest' : undefined,
  verdict: true,
  then: ({ args }) => [
    { tell: 'asker', key: 'rejected', values: { reason: args.reason } },
    'paint',
  ],
  says: ({ args }) => ({ reason: args.reason }),
});
