import { needed } from '../policy.ts';
import { move, NoArgs } from './move.ts';

/** The asker asks for it: an admin has to agree, or, when the policy asks nobody, it starts at once. */
export const submit = move({
  name: 'submit',
  by: ['asker'],
  from: ['draft'],
  args: NoArgs,
  to: ({ kind }) => (needed(kind).by === 'approver' ? 'pending' : 'running'),
  change: ({ kind, now }) => ({
    needs: needed(kind),
    steps: [...kind.steps],
    step: 0,
    submittedAt: now,
    learned: {},
  }),
  then: (_situation, after) =>
    after.state === 'pending' ? ['callApprovers', 'paint'] : ['step', 'paint'],
});
