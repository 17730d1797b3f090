import type { Kind } from '../kinds/kind.ts';
import type { Request } from '../request.ts';
import { move, NoArgs } from './move.ts';

/** The failed step is tried once more; finished ones are not. */
export const retry = move({
  name: 'retry',
  by: ['asker', 'approver'],
  from: ['failed'],
  to: 'running',
  args: NoArgs,
  change: ({ request, kind }) => ({ failure: undefined, recheck: checksAgain(request, kind) }),
  then: ['step', 'paint'],
});

// An order may be retried weeks later, when nothing can be sold there any more. Not where it may be ordered already: then it has
// to find out.
const checksAgain = ({ failure, recheck }: Request, kind: Kind): boolean | undefined =>
  kind.order && failure?.code !== 'outcomeUnknown' && failure?.step !== 'provisioning'
    ? true
    : recheck;
