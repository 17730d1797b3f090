import { move, NoArgs } from './move.ts';

/** Nobody decided, or nobody accepted, for so long that it ends by itself. */
export const expire = move({
  name: 'expire',
  by: ['system'],
  from: ['pending', 'waiting'],
  to: 'expired',
  args: NoArgs,
  fits: (request, kind) => request.state === 'pending' || kind.clock === 'invitation',
  verdict: true,
  then: ({ kind }) => [
    { tell: 'asker', key: kind.clock === 'invitation' ? 'invitationClosed' : 'expired' },
    'paint',
  ],
});
