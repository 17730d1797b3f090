import { readPartnership } from '../partnership.ts';
import type { PartnerId } from '../values.ts';
import type { StepDoors } from './step.ts';

const enough = 50;

/** Has an admin put the reseller on hold that is on record of a subscription? Then it gets no new business there either. */
export const recordOnHold = async (
  { store }: Pick<StepDoors, 'store'>,
  partnerId: PartnerId | undefined,
): Promise<boolean> => {
  if (partnerId === undefined) return false;
  const tags = [`partnerId:${partnerId}`];
  const found = await store.desk.list({ type: 'partnership', tags, limit: enough });
  return found.map(readPartnership).some(({ state, hold }) => state !== 'removed' && hold);
};
