import type { Step } from './step.ts';
import { later } from '../time.ts';

const lookAgainAfterHours = 24;

/** Acceptance has no event and names no invitation: the poll finds the reseller, people say whose it was, and the move `accepted` ends it. */
export const acceptedByReseller: Step = async (doors, request) =>
  request.learned.partnershipId !== undefined
    ? { is: 'done' }
    : {
        is: 'waiting',
        code: 'acceptance',
        lookAt: later(doors.clock.now(), { hours: lookAgainAfterHours }),
      };
