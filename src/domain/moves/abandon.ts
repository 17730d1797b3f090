import { move, NoArgs } from './move.ts';

/** It ends here; what was done in Partner Center stays done. */
export const abandon = move({
  name: 'abandon',
  by: ['asker', 'approver'],
  from: ['failed', 'waiting', 'draft'],
  to: 'abandoned',
  args: NoArgs,
  // A draft only when it was sent back half done.
  fits: ({ state, placed }, kind) =>
    kind.clock !== 'invitation' && (state !== 'draft' || placed?.customerId !== undefined),
  verdict: true,
  undoes: true,
  then: ['paint', 'paintReseller'],
});
