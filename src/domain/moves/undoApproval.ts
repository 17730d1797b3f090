import { move, NoArgs } from './move.ts';

/** An admin takes back the approval before anybody has finished it outside: it waits for a decision again. */
export const undoApproval = move({
  name: 'undoApproval',
  by: ['approver'],
  from: ['waiting'],
  to: 'pending',
  args: NoArgs,
  fits: (_request, kind) => kind.adminsFinish,
  // The partnership is gone already, and the desk is about to say so.
  objection: ({ findings }) =>
    findings.some(({ code }) => code === 'partnershipNotActive') ? 'wrongState' : undefined,
  change: ({ now }) => ({ step: 0, waiting: undefined, submittedAt: now }),
  verdict: true,
  undoes: true,
  then: [{ tell: 'asker', key: 'undone' }, 'callApprovers', 'paint', 'paintReseller'],
});
