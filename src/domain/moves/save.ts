import { move, NoArgs } from './move.ts';

/** The answers so far are kept for later. */
export const save = move({
  name: 'save',
  by: ['asker'],
  from: ['draft'],
  to: 'same',
  args: NoArgs,
  then: ['paint'],
});
