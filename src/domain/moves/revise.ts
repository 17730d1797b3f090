import { needed } from '../policy.ts';
import { move, NoArgs } from './move.ts';

/** The asker changes what failed and asks again; the policy decides anew. */
export const revise = move({
  name: 'revise',
  by: ['asker'],
  from: ['failed'],
  args: NoArgs,
  // What finished steps have used cannot be changed under them; then there is retry, or giving up.
  fits: (request) => request.step === 0,
  to: ({ kind }) => (needed(kind).by === 'approver' ? 'pending' : 'running'),
  change: ({ kind, now }) => ({ needs: needed(kind), submittedAt: now, failure: undefined }),
  then: (_situation, after) =>
    after.state === 'pending' ? ['callApprovers', 'paint'] : ['step', 'paint'],
});
