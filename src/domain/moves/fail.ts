import { z } from 'zod';
import { Findings, known } from './findings.ts';
import { move } from './move.ts';

const Args = z.object({
  code: z.string(),
  correlationId: z.string().optional(),
  ...Findings.shape,
});

/** A step got a final no, or could not be done after the last try. */
export const fail = move<z.infer<typeof Args>>({
  name: 'fail',
  by: ['system'],
  from: ['running', 'waiting'],
  to: 'failed',
  args: Args,
  change: ({ request, args, now }) => ({
    ...known(request, args),
    waiting: undefined,
    // Without a definite answer a retry has to come under the same key: Partner Center may know it already.
    attempt: args.code === 'outcomeUnknown' ? request.attempt : request.attempt + 1,
    failure: {
      step: request.steps[request.step] ?? '',
      code: args.code,
      correlationId: args.correlationId,
      at: now,
    },
  }),
  then: [{ tell: 'asker', key: 'failed' }, { tell: 'failures', key: 'failed' }, 'paint'],
  says: ({ request, args }) => ({
    step: request.steps[request.step] ?? '',
    code: args.code,
    ...(args.correlationId && { correlationId: args.correlationId }),
  }),
});
