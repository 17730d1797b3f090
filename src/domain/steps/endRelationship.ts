import { nothingUnderWay } from '../checks/nothingUnderWay.ts';
import { factsFor } from '../facts.ts';
import { EndRelationship, endRelationship as kind } from '../kinds/endRelationship.ts';
import type { PartnerCenterNo } from '../partnerCenterDoor.ts';
import { putTasks } from '../save.ts';
import { recount } from '../sync/counts.ts';
import { dropCustomer } from '../sync/customers.ts';
import { paintTask } from '../tasks.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import type { Id } from '../values.ts';
import { failedBy, stoppedBy } from './ordering.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

/** Partner Center's word for what it does not take; here it is that something is still billed (contract, section 5.6). */
const notTaken = '800002';

/**
 * Ends the reseller relationship with a customer, and forgets it. What has ended already is not ended again; nor is anything ended while
 * something else is under way for the customer, which may have been asked for since this was approved.
 */
export const endRelationship: Step = async (doors, request) => {
  const { id } = EndRelationship.parse(request.input).customer;
  const there = await doors.partnerCenter.customer(id);
  if (there.is === 'busy') return stoppedBy(there);
  if (there.is === 'no')
    return isGone(there.no) ? forgotten(doors, id, there.no.ids) : failedBy(there.no);
  const busy = nothingUnderWay(
    request.input,
    await factsFor(doors, kind, request.input, request.id),
  );
  if (busy) return { is: 'failed', code: busy.code };
  const requestId = doors.ids.derived(request.id, 'endRelationship', String(request.attempt));
  const ended = await doors.partnerCenter.endRelationship(id, requestId);
  if (ended.is === 'yes') return forgotten(doors, id, ended.ids);
  if (ended.is === 'busy') return stoppedBy(ended);
  if (isGone(ended.no)) return forgotten(doors, id, ended.no.ids);
  return { ...failedBy(ended.no), ...(ended.no.code === notTaken && { code: 'relationshipUsed' }) };
};

/** No relationship with us, or no such customer (contract, section 5.3). */
const isGone = ({ status, code }: PartnerCenterNo): boolean => status === 404 || code === '20002';

const forgotten = async (doors: StepDoors, id: Id, ids: CallIds): Promise<StepOutcome> => {
  await recount(doors, await dropCustomer(doors, id));
  return { is: 'done', ids, also: putTasks([paintTask(`customer:${id}`, doors.clock.now())]) };
};
