import type { Policy } from './policy.ts';
import type { Clock, Directory, Ids, Log, Seal, Store } from './ports.ts';
import type { PartnerCenter } from './partnerCenterDoor.ts';

/** What the ways in and the delivery round work with. */
export interface Doors {
  store: Store;
  partnerCenter: PartnerCenter;
  directory: Directory;
  clock: Clock;
  ids: Ids;
  log: Log;
  seal: Seal;
  policy: Policy;
  /** Tells the delivery round that there is work; called after every commit that made some. */
  wake(): void;
}
