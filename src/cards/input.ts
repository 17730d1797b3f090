import { AddCustomer } from '../domain/kinds/addCustomer.ts';
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
