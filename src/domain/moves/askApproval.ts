import { z } from 'zod';
import { Findings, idsOf, known, timesWith } from './findings.ts';
import { move } from './move.ts';

const Args = z.object({ because: z.array(z.string()).min(1), ...Findings.shape });

/** A step is done, and what it found out makes the rules ask an admin before the next one is taken. */
export const askApproval = move<z.infer<typeof Args>>({
  name: 'askApproval',
  by: ['system'],
  from: ['running', 'waiting'],
  to: 'pending',
  args: Args,
  change: ({ request, args, now }) => ({
    ...known(request, args),
    // What was decided before was decided without this.
    inputVersion: request.version + 1,
    needs: { by: 'approver', because: args.because },
    step: request.step + 1,
    attempt: request.attempt + 1,
    stepTimes: timesWith(request, now),
    waiting: undefined,
    submittedAt: now,
  }),
  then: ({ args }) => [
    { tell: 'asker', key: 'priceApproval', values: { because: args.because[0] ?? '' } },
    'callApprovers',
    'paint',
  ],
  says: ({ request, args }) => ({
    step: request.steps[request.step] ?? '',
    because: args.because.join(', '),
  }),
  knownAs: idsOf,
});
