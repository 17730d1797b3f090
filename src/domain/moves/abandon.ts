import { move, NoArgs } from './move.ts';

/** It ends here; what was done in Partner Center stays done. */
export const abandon = move({
  name: 'abandon',
  by: ['asker', 'approver'],
  from: ['failed', 'waiting'],
  to: 'abandoned',
  args: NoArgs,
  fits: (_request, kind) => kind.clock !== 'invitation',
  verdict: true,
  undoes: true,
  then: ['paint', 'paintReseller'],
});
