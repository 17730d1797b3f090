import { placeDoc, readPlace } from '../places.ts';
import type { DeliveryDoors } from './doer.ts';

/** Nobody can be reached there until somebody speaks there again. */
export const markDead = async (doors: DeliveryDoors, placeId: string): Promise<void> => {
  const found = await doors.store.desk.read(placeId);
  if (!found) return;
  await doors.store.desk.commit([
    {
      op: 'replace',
      doc: placeDoc({ ...readPlace(found), dead: doors.clock.now() }),
      etag: found.etag,
    },
  ]);
};
