import { move, NoArgs } from './move.ts';

/** Nobody has decided yet: the approvers hear of it again. An invitation's reminder goes into the asker's morning list instead. */
export const remind = move({
  name: 'remind',
  by: ['system'],
  from: ['pending', 'waiting'],
  to: 'same',
  args: NoArgs,
  change: ({ request }) => ({
    learned: { ...request.learned, reminded: String(Number(request.learned.reminded ?? '0') + 1) },
  }),
  then: ({ request }) =>
    request.state === 'pending' ? [{ tell: 'approvers', key: 'remindApproval' }] : ['paint'],
});
