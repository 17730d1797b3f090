import type { Placed, Setup } from '../order.ts';
import type { Policy } from '../policy.ts';
import type { Clock, Ids, Log, Op, Seal, Store } from '../ports.ts';
import type { CallIds, PartnerCenter } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import type { Moment, Person } from '../values.ts';

/** The permanent names of steps: stored with requests, so never renamed. */
export type StepName =
  | 'stopNewBusiness'
  | 'removedInPartnerCenter'
  | 'acceptedByReseller'
  | 'mayOrder'
  | 'createCustomer'
  | 'customerAgreement'
  | 'buildCart'
  | 'checkout'
  | 'provisioning'
  | 'raiseLicences'
  | 'setReseller'
  | 'reassignRows'
  | 'setSupport'
  | 'changeSubscription'
  | 'startTransition'
  | 'followTransition'
  | 'acceptedByCustomer'
  | 'endRelationship';

/**
 * Does the step make something in Partner Center of which there must not be two? When its last try breaks, it may be there:
 * nobody may order again before a person has looked.
 */
export const makesOnce: Record<StepName, boolean> = {
  stopNewBusiness: false,
  removedInPartnerCenter: false,
  acceptedByReseller: false,
  mayOrder: false,
  createCustomer: true,
  customerAgreement: false,
  // A cart alone orders nothing.
  buildCart: false,
  checkout: true,
  provisioning: false,
  // These say how it shall be, not by how much: said twice it is the same.
  raiseLicences: false,
  setReseller: false,
  reassignRows: false,
  setSupport: false,
  changeSubscription: false,
  startTransition: true,
  followTransition: false,
  acceptedByCustomer: false,
  endRelationship: false,
};

/**
 * Steps before which nothing is checked: what a check takes for an obstacle may be what the step has done. A customer that is gone is
 * what the end of its relationship was to bring about.
 */
export const looksItself: readonly StepName[] = ['endRelationship'];

/** What a step may use. */
export interface StepDoors {
  store: Store;
  partnerCenter: PartnerCenter;
  clock: Clock;
  ids: Ids;
  log: Log;
  seal: Seal;
  policy: Policy;
}

/** What a step found out that is saved with its outcome, in the same commit as the request. */
export interface Findings {
  learned?: Record<string, string>;
  /** Replaces what is known of the order. */
  placed?: Placed;
  /** The first sign-in of a customer that was just created. */
  setup?: Setup;
  /** The ids under which Partner Center knows the call that did it. */
  ids?: CallIds;
  also?: readonly Op[];
}

/**
 * How a step went. `back`: an earlier step has to be taken again (its cart is gone). `needsApproval`: what it found out makes the
 * policy ask an admin, `because` like in `needs`; once approved it goes on with the next step. `unknown`: it may have happened.
 */
export type StepOutcome =
  | ({ is: 'done' } & Findings)
  | ({ is: 'waiting'; code: string; owner?: Person; lookAt: Moment } & Findings)
  | ({ is: 'failed'; code: string; correlationId?: string } & Findings)
  | ({ is: 'back'; to: StepName } & Findings)
  | ({ is: 'needsApproval'; because: readonly string[] } & Findings)
  | { is: 'busy'; until: Moment };

/** Asks the outside for one thing and is safe to repeat. */
export type Step = (doors: StepDoors, request: Request) => Promise<StepOutcome>;
