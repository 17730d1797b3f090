import { move, NoArgs } from './move.ts';

/** The draft is thrown away. */
export const discard = move({
  name: 'discard',
  by: ['asker'],
  from: ['draft'],
  to: 'discarded',
  args: NoArgs,
  then: ['paint'],
});
