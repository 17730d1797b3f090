import { z } from 'zod';
import { Reason } from '../values.ts';
import { move } from './move.ts';

const Args = z.object({ comment: Reason });

/** An admin wants something changed: the asker gets it back with everything kept. */
export const sendBack = move<z.infer<typeof Args>>({
  name: 'sendBack',
  by: ['approver'],
  from: ['pending'],
  to: 'draft',
  args: Args,
  objection: ({ request, actor }) =>
    request.authors.includes(actor.id) ? 'ownRequest' : undefined,
  change: ({ request }) => ({ inputBefore: request.input }),
  verdict: true,
  then: ({ args }) => [
    { tell: 'asker', key: 'sentBack', values: { comment: args.comment } },
    'paint',
  ],
  says: ({ args }) => ({ comment: args.comment }),
});
