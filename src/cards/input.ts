import { AddCustomer } from '../domain/kinds/addCustomer.ts';
import { AddSubscription } from '../domain/kinds/addSubscription.ts';
import { RemovePartnership } from '../domain/kinds/removePartnership.ts';
import { RequestPartnership } from '../domain/kinds/requestPartnership.ts';
import type { Request } from '../domain/request.ts';

/** What was asked when a partnership is to be removed; undefined for a draft that is not complete. */
export const removalOf = (request: Request): RemovePartnership | undefined =>
  request.kind === 'removePartnership'
    ? RemovePartnership.safeParse(request.input).data
    : undefined;

/** What an invitation says; undefined for a draft that is not complete. */
export const invitationOf = (request: Request): RequestPartnership | undefined =>
  request.kind === 'requestPartnership'
    ? RequestPartnership.safeParse(request.input).data
    : undefined;

/** What is ordered for a new customer; undefined for a draft that is not complete. */
export const orderOf = (request: Request): AddCustomer | undefined =>
  request.kind === 'addCustomer' ? AddCustomer.safeParse(request.input).data : undefined;

/** What an existing customer gets more; undefined for a draft that is not complete. */
export const moreOf = (request: Request): AddSubscription | undefined =>
  request.kind === 'addSubscription' ? AddSubscription.safeParse(request.input).data : undefined;

/** What an order of either kind says; undefined for a draft that is not complete. */
export const orderedIn = (
  request: Request,
): Pick<AddSubscription, 'lines' | 'segment' | 'partnerId'> | undefined =>
  orderOf(request) ?? moreOf(request);

/** Partner Center's id of the customer that an order is for; undefined: it is not created yet. */
export const customerIdOf = (request: Request): string | undefined =>
  moreOf(request)?.customer.id ?? request.placed?.customerId;
