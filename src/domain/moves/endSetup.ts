import { z } from 'zod';
import { move } from './move.ts';
import { setupOf, whenever } from './setupRules.ts';

const Args = z.object({ why: z.enum(['closed', 'expired', 'lost']) });

/** The password of a first sign-in is destroyed: its window is over, or nobody came for it. */
export const endSetup = move<z.infer<typeof Args>>({
  name: 'endSetup',
  by: ['system'],
  from: whenever,
  to: 'same',
  args: Args,
  fits: ({ setup }) => setup !== undefined && setup.gone === undefined,
  change: ({ request, args, now }) => ({
    setup: { ...setupOf(request), gone: { why: args.why, at: now } },
  }),
  then: ({ args }) => [
    ...(args.why === 'closed' ? [] : [{ tell: 'setupOwner' as const, key: 'setupGone' }]),
    'paintSetup',
    'paint',
  ],
  says: ({ args }) => ({ why: args.why }),
});
