import { z } from 'zod';
import { move } from './move.ts';

const Args = z.object({ learned: z.record(z.string(), z.string()).optional() });

/** A step has its definite answer: the next one, or the end. */
export const stepDone = move<z.infer<typeof Args>>({
  name: 'stepDone',
  by: ['system'],
  from: ['running', 'waiting'],
  args: Args,
  to: ({ request }) => (request.step + 1 < request.steps.length ? 'running' : 'done'),
  change: ({ request, args }) => ({
    step: request.step + 1,
    attempt: request.attempt + 1,
    waiting: undefined,
    learned: { ...request.learned, ...args.learned },
  }),
  then: ({ kind }, after) => {
    if (after.state !== 'done') return ['step', 'paint', 'paintReseller'];
    return [
      { tell: 'asker', key: `done.${kind.name}` },
      ...(kind.announces ? [{ tell: 'partnerships' as const, key: kind.announces.key }] : []),
      'paint',
      'paintReseller',
    ];
  },
  says: ({ request }) => ({ step: request.steps[request.step] ?? '' }),
});
