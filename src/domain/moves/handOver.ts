import { z } from 'zod';
import { Person } from '../values.ts';
import { move } from './move.ts';

const Args = z.object({ to: Person });

/** The asker gives the draft to a colleague, who goes on with it. */
export const handOver = move<z.infer<typeof Args>>({
  name: 'handOver',
  by: ['asker'],
  from: ['draft'],
  to: 'same',
  args: Args,
  change: ({ args }) => ({ asker: args.to }),
  then: [{ tell: 'asker', key: 'handedOver' }, 'paint'],
  says: ({ args }) => ({ person: args.to.name }),
});
