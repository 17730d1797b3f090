import { z } from 'zod';
import { move } from './move.ts';

const Args = z.object({ code: z.string(), correlationId: z.string().optional() });

/** A step got a final no, or could not be done after the last try. */
export const fail = move<z.infer<typeof Args>>({
  name: 'fail',
  by: ['system'],
  from: ['running', 'waiting'],
  to: 'failed',
  args: Args,
  change: ({ request, args, now }) => ({
    waiting: undefined,
    attempt: request.attempt + 1,
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
