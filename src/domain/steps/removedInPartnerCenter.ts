import { partnershipDocId, readPartnership } from '../partnership.ts';
import type { Step } from './step.ts';
import { later } from '../time.ts';

const lookAgainAfterHours = 24;

/**
 * Removal itself has no API: an admin chooses "Remove partnership" in the portal, and the poll of the relationships list tells
 * the truth. So this step only reads what the poll has found; the poll wakes it.
 */
export const removedInPartnerCenter: Step = async (doors, request) => {
  const found = await doors.store.desk.read(partnershipDocId(request.about.id));
  if (!found || readPartnership(found).state === 'removed') return { is: 'done' };
  const approver = request.verdicts.findLast((verdict) => verdict.move === 'approve')?.by;
  const owner = request.waiting?.owner ?? approver;
  return {
    is: 'waiting',
    code: 'removal',
    ...(owner && { owner }),
    lookAt: later(doors.clock.now(), { hours: lookAgainAfterHours }),
  };
};
