import type { KindName } from '../request.ts';
import { addCustomer } from './addCustomer.ts';
import type { Kind } from './kind.ts';
import { removePartnership } from './removePartnership.ts';
import { requestPartnership } from './requestPartnership.ts';

/** Every kind of request, by name. */
export const kinds: Record<KindName, Kind> = {
  removePartnership,
  requestPartnership,
  addCustomer,
};
