import { z } from 'zod';
import { Id } from '../values.ts';
import { move } from './move.ts';

const Args = z.object({ partnershipId: Id, reseller: z.string() });

/** The invited reseller is a partner now; invitations that were closed before count too. */
export const accepted = move<z.infer<typeof Args>>({
  name: 'accepted',
  by: ['system'],
  from: ['running', 'waiting', 'expired', 'withdrawn'],
  to: 'done',
  args: Args,
  fits: (_request, kind) => kind.name === 'requestPartnership',
  change: ({ request, args }) => ({
    waiting: undefined,
    step: request.steps.length,
    learned: { ...request.learned, partnershipId: args.partnershipId, reseller: args.reseller },
  }),
  then: ['paint'],
  says: ({ args }) => ({ reseller: args.reseller }),
});
