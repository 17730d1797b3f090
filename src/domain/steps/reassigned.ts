import { readPartnership } from '../partnership.ts';
import type { Op } from '../ports.ts';
import type { Request } from '../request.ts';
import { readRow, rowTags } from '../rows.ts';
import { putTasks } from '../save.ts';
import { everyOne } from '../sync/writing.ts';
import { freshenTask } from '../tasks.ts';
import type { Id, PartnerId } from '../values.ts';
import type { StepDoors } from './step.ts';

/** A list takes so many labels at once. */
const mostPartners = 50;

type Kept = Pick<StepDoors, 'store'>;

/** The Partner IDs that gained or lost subscriptions by a request. */
export const partnersOf = async ({ store }: Kept, requestId: Id): Promise<Set<PartnerId>> => {
  const partnerIds = new Set<PartnerId>();
  const tags = [rowTags(requestId).in('done')];
  for await (const found of everyOne(store.desk, { type: 'row', tags })) {
    const { before, after } = readRow(found);
    if (before) partnerIds.add(before);
    if (after) partnerIds.add(after);
  }
  return partnerIds;
};

/**
 * Nothing is put back when such a request is stopped: what is done stays. But the figures of the resellers that it touched are no longer
 * those that are kept.
 */
export const lookAtResellers = async (
  doors: StepDoors,
  request: Request,
): Promise<readonly Op[]> => {
  const partnerIds = [...(await partnersOf(doors, request.id))].slice(0, mostPartners);
  if (partnerIds.length === 0) return [];
  const found = await doors.store.desk.list({
    type: 'partnership',
    anyOf: partnerIds.map((partnerId) => `partnerId:${partnerId}`),
    limit: mostPartners,
  });
  const now = doors.clock.now();
  return putTasks(found.map((one) => freshenTask(readPartnership(one).id, now)));
};
