import { z } from 'zod';
import { Placed, Setup } from '../order.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import type { Moment } from '../values.ts';

/** What a step found out, as it comes with the move that records how it went. */
export const Findings = z.object({
  learned: z.record(z.string(), z.string()).optional(),
  placed: Placed.optional(),
  setup: Setup.optional(),
  ids: z.object({ requestId: z.string(), correlationId: z.string() }).optional(),
});
export type Findings = z.infer<typeof Findings>;

/** What is known of a request once a step's findings are added. */
export const known = (
  request: Request,
  { learned, placed, setup }: Findings,
): Pick<Request, 'learned' | 'placed' | 'setup'> => ({
  learned: { ...request.learned, ...learned },
  placed: placed ?? request.placed,
  setup: setup ?? request.setup,
});

/** The times of a request's finished steps when its present one is done now. */
export const timesWith = ({ step, stepTimes }: Request, now: Moment): Moment[] => [
  ...Array.from({ length: step }, (_, at) => stepTimes[at] ?? now),
  now,
];

/** The ids of the call that did it. */
export const idsOf = ({ args }: { args: Findings }): CallIds | undefined => args.ids;
