import { z } from 'zod';
import { Findings, idsOf, known } from './findings.ts';
import { move } from './move.ts';

const Args = z.object({ to: z.string(), ...Findings.shape });

/** An earlier step has to be taken again: what it made is no longer good. */
export const stepBack = move<z.infer<typeof Args>>({
  name: 'stepBack',
  by: ['system'],
  from: ['running', 'waiting'],
  to: 'running',
  args: Args,
  change: ({ request, args }) => {
    const step = Math.max(0, request.steps.indexOf(args.to));
    return {
      ...known(request, args),
      step,
      attempt: request.attempt + 1,
      stepTimes: request.stepTimes.slice(0, step),
      waiting: undefined,
    };
  },
  then: ['step', 'paint'],
  says: ({ args }) => ({ to: args.to }),
  knownAs: idsOf,
});
