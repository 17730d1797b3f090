import type { Request } from '../request.ts';
import { move, NoArgs } from './move.ts';
import { lockedBy, startOf } from './resume.ts';

/** The asker asks for it: an admin has to agree, or, when the policy asks nobody, it starts at once. */
export const submit = move({
  name: 'submit',
  by: ['asker'],
  from: ['draft'],
  args: NoArgs,
  // Sent back when it was half done: what was used stays.
  objection: lockedBy,
  to: ({ needs }) => (needs.by === 'approver' ? 'pending' : 'running'),
  change: ({ request, kind, needs, now }) => ({
    ...startOf(request, kind),
    needs,
    submittedAt: now,
    recheck: request.placed && true,
    learned: request.placed ? request.learned : resellerIn(request),
  }),
  then: (_situation, after) =>
    after.state === 'pending' ? ['callApprovers', 'paint'] : ['step', 'paint'],
});

/** Of an order, lines name the reseller too; what else was learned before is of another time. */
const resellerIn = ({ about, learned }: Request): Request['learned'] =>
  about.of !== undefined && learned.reseller !== undefined ? { reseller: learned.reseller } : {};
