import { move, NoArgs } from './move.ts';

/** The draft is thrown away. */
export const discard = move({
  name: 'discard',
  by: ['asker'],
  from: ['draft'],
  to: 'discarded',
  args: NoArgs,
  // A customer that is there is not thrown away with a draft: giving up says what remains.
  fits: ({ placed }) => placed?.customerId === undefined,
  then: ['paint'],
});
