import {
  partnershipDoc,
  partnershipDocId,
  readPartnership,
  type Partnership,
} from '../partnership.ts';
import type { Op } from '../ports.ts';
import type { Request } from '../request.ts';
import type { Step, StepDoors } from './step.ts';

/** From here on the partnership is closing: still listed, no new business with it. */
export const stopNewBusiness: Step = async (doors, request) => {
  const found = await doors.store.desk.read(partnershipDocId(request.about.id));
  if (!found) return { is: 'failed', code: 'partnershipNotActive' };
  const partnership = readPartnership(found);
  if (partnership.state !== 'active') return { is: 'done' };
  const closing: Partnership = {
    ...partnership,
    state: 'closing',
    closing: { requestId: request.id },
  };
  return { is: 'done', also: [{ op: 'replace', doc: partnershipDoc(closing), etag: found.etag }] };
};

/** Takes back `stopNewBusiness`, as long as Partner Center still lists the reseller. */
export const reopenPartnership = async (
  doors: StepDoors,
  request: Request,
): Promise<readonly Op[]> => {
  const found = await doors.store.desk.read(partnershipDocId(request.about.id));
  if (!found) return [];
  const { closing, ...partnership } = readPartnership(found);
  if (partnership.state !== 'closing' || closing?.requestId !== request.id) return [];
  return [
    { op: 'replace', doc: partnershipDoc({ ...partnership, state: 'active' }), etag: found.etag },
  ];
};
