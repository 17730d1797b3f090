import { move, NoArgs } from './move.ts';

/** The asker has sent the mail once more. */
export const resend = move({
  name: 'resend',
  by: ['asker'],
  from: ['waiting'],
  to: 'same',
  args: NoArgs,
  fits: (_request, kind) => kind.clock === 'invitation',
  change: ({ request, now }) => ({ learned: { ...request.learned, resentAt: now } }),
  then: ['paint'],
});
