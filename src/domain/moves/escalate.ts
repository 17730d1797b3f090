import { move, NoArgs } from './move.ts';

/** Still nobody has decided: the Global admins hear of it. */
export const escalate = move({
  name: 'escalate',
  by: ['system'],
  from: ['pending'],
  to: 'same',
  args: NoArgs,
  then: [{ tell: 'globalAdmins', key: 'escalated' }],
});
