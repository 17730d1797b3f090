import { z } from 'zod';
import { Person } from '../values.ts';
import { move } from './move.ts';

const Args = z.object({ code: z.string(), owner: Person.optional() });

/** Somebody has to do something outside first. */
export const stepWaits = move<z.infer<typeof Args>>({
  name: 'stepWaits',
  by: ['system'],
  from: ['running'],
  to: 'waiting',
  args: Args,
  change: ({ args, now }) => ({ waiting: { code: args.code, since: now, owner: args.owner } }),
  then: ['paint'],
  says: ({ args }) => ({ code: args.code }),
});
