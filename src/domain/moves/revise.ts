import { move, NoArgs } from './move.ts';
import { lockedBy, startOf } from './resume.ts';

/** The asker changes what failed and asks again; the policy decides anew. */
export const revise = move({
  name: 'revise',
  by: ['asker'],
  from: ['failed'],
  args: NoArgs,
  // What finished steps have used cannot be changed under them, nor what may have happened without our knowing; then there is
  // retry, or giving up.
  fits: (request, kind) => {
    if (kind.fixed) return false;
    return kind.resumesAt ? request.failure?.code !== 'outcomeUnknown' : request.step === 0;
  },
  objection: lockedBy,
  to: ({ needs }) => (needs.by === 'approver' ? 'pending' : 'running'),
  change: ({ request, kind, needs, before, now }) => ({
    ...startOf(request, kind),
    needs,
    inputBefore: before,
    submittedAt: now,
    failure: undefined,
    recheck: true,
  }),
  then: (_situation, after) =>
    after.state === 'pending' ? ['callApprovers', 'paint'] : ['step', 'paint'],
});
