import type { Policy } from './policy.ts';
import type { Clock, Directory, Ids, Log, PartnerCenter, Store } from './ports.ts';

/** What the ways in and the delivery round work with. */
export interface Doors {
  store: Store;
  partnerCenter: PartnerCenter;
  directory: Directory;
  clock: Clock;
  ids: Ids;
  log: Log;
  policy: Policy;
  /** Tells the delivery round that there is work; called after every commit that made some. */
  wake(): void;
}
