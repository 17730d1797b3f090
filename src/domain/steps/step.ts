import type { Clock, Log, Op, PartnerCenter, Store } from '../ports.ts';
import type { Request } from '../request.ts';
import type { Moment, Person } from '../values.ts';

/** The permanent names of steps: stored with requests, so never renamed. */
export type StepName = 'stopNewBusiness' | 'removedInPartnerCenter' | 'acceptedByReseller';

/** What a step may use. */
export interface StepDoors {
  store: Store;
  partnerCenter: PartnerCenter;
  clock: Clock;
  log: Log;
}

/** How a step went. `also` is saved in the same commit as the request. */
export type StepOutcome =
  | { is: 'done'; learned?: Record<string, string>; also?: readonly Op[] }
  | { is: 'waiting'; code: string; owner?: Person; lookAt: Moment; also?: readonly Op[] }
  | { is: 'failed'; code: string; correlationId?: string }
  | { is: 'busy'; until: Moment };

/** Asks the outside for one thing and is safe to repeat. */
export type Step = (doors: StepDoors, request: Request) => Promise<StepOutcome>;
