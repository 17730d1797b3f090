import { z } from 'zod';
import type { Request } from '../request.ts';
import { Person } from '../values.ts';
import { Findings, idsOf, known } from './findings.ts';
import { move } from './move.ts';

const Args = z.object({ code: z.string(), owner: Person.optional(), ...Findings.shape });

/** Somebody has to do something outside first; or it waits on, and more is known. */
export const stepWaits = move<z.infer<typeof Args>>({
  name: 'stepWaits',
  by: ['system'],
  from: ['running', 'waiting'],
  to: 'waiting',
  args: Args,
  change: ({ request, args, now }) => {
    const same = request.waiting?.code === args.code ? request.waiting : undefined;
    return {
      ...known(request, args),
      // What was said of another one says nothing of this one.
      ...(asksAnew(request, args) && { inputVersion: request.version + 1 }),
      waiting: {
        code: args.code,
        since: same?.since ?? now,
        owner: same?.owner ?? args.owner,
      },
      recheck: undefined,
    };
  },
  then: ['paint'],
  says: ({ args }) => ({ code: args.code }),
  knownAs: idsOf,
});

/** Is somebody asked about another customer than before? */
const asksAnew = ({ learned }: Request, args: Findings): boolean =>
  args.learned?.candidateId !== undefined && args.learned.candidateId !== learned.candidateId;
