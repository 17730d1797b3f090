import { move, NoArgs } from './move.ts';

/** Somebody thinks it has happened: look at once. */
export const checkNow = move({
  name: 'checkNow',
  by: ['asker', 'approver'],
  from: ['waiting'],
  to: 'same',
  args: NoArgs,
  fits: (_request, kind) => kind.looks,
  then: ['look'],
});
