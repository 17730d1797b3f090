import type { KindName } from '../request.ts';
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
  then: ({ kind }) => [{ tell: 'asker', key: closings[kind.name] ?? 'expired' }, 'paint'],
});

/** What waited for somebody outside, and not for a decision. */
const closings: Readonly<Partial<Record<KindName, string>>> = {
  requestPartnership: 'invitationClosed',
  requestCustomer: 'customerRequestClosed',
};
