import { move, NoArgs } from './move.ts';

/** The failed step is tried once more; finished ones are not. */
export const retry = move({
  name: 'retry',
  by: ['asker', 'approver'],
  from: ['failed'],
  to: 'running',
  args: NoArgs,
  change: () => ({ failure: undefined }),
  then: ['step', 'paint'],
});
