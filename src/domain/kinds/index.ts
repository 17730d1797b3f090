import type { KindName } from '../request.ts';
import { addCustomer } from './addCustomer.ts';
import { addSubscription } from './addSubscription.ts';
import { associateReseller } from './associateReseller.ts';
import { reassignSubscriptions } from './reassignSubscriptions.ts';
import { setSupportContact } from './setSupportContact.ts';
import { changeSubscription } from './changeSubscription.ts';
import { upgradeSubscription } from './upgradeSubscription.ts';
import { requestCustomer } from './requestCustomer.ts';
import { endRelationship } from './endRelationship.ts';
import type { Kind } from './kind.ts';
import { removePartnership } from './removePartnership.ts';
import { requestPartnership } from './requestPartnership.ts';

/** Every kind of request, by name. */
export const kinds: Record<KindName, Kind> = {
  removePartnership,
  requestPartnership,
  addCustomer,
  addSubscription,
  associateReseller,
  reassignSubscriptions,
  setSupportContact,
  changeSubscription,
  upgradeSubscription,
  requestCustomer,
  endRelationship,
};
