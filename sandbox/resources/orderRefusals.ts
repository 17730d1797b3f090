import type { Answer } from '../http/answer.ts';
import { refusal } from '../http/answer.ts';

// HTTP status and description of the codes that carts, checkouts and orders are refused with.
const known: Record<number, [number, string]> = {
  2030: [403, 'The partner is not onboarded to sell in this country.'],
  2072: [404, 'The Partner ID of the provider itself is not valid as partner of record.'],
  2085: [403, 'The offer is not eligible for this purchase.'],
  2091: [403, 'The offer can no longer be bought.'],
  13605: [403, 'The customer has not accepted the Microsoft Customer Agreement.'],
  20000: [404, 'The order was not found.'],
  400018: [404, 'SKU was not found.'],
  400019: [404, 'Availability was not found.'],
  800002: [400, 'The input is not valid.'],
  800005: [500, 'The order failed.'],
  800007: [404, 'There is no provisioning information.'],
  800008: [404, 'The cart was not found.'],
  800009: [400, 'There are errors in the items of the cart.'],
  800010: [400, 'There is no inventory left.'],
  800015: [404, 'The Partner ID of the reseller was not found.'],
  800016: [400, 'The Partner ID is not that of an indirect reseller.'],
  800017: [400, 'The quantity is not valid.'],
  800018: [400, 'The limit of the sandbox account is reached.'],
  800020: [403, 'This item cannot be bought.'],
  800023: [403, 'The credit limit is exceeded.'],
  800025: [400, 'The order exceeds the credit limit.'],
  800027: [403, 'This term cannot be bought.'],
  800028: [403, 'This item cannot be changed.'],
  800029: [400, 'The add-on does not fit what it is to be added to.'],
  800039: [403, 'The reseller is not active in the program.'],
  800060: [409, 'The order is in progress.'],
  800064: [409, 'The cart is being processed by another request.'],
  800065: [400, 'The cart has already been submitted.'],
  800066: [403, 'The customer has too many subscriptions.'],
  800067: [403, 'The customer has too many seats.'],
  800069: [403, 'The risk check refused the purchase.'],
  800070: [400, 'The offer is not sold in the country of the customer.'],
  800071: [400, 'The numbers of the lines are not valid.'],
  800073: [403, 'The customer account is under review.'],
  800074: [403, 'The customer account was not approved.'],
  800075: [403, 'The customer account is not allowed to buy.'],
  800088: [403, 'The quantity exceeds the seats that are left.'],
  800089: [403, 'The quantity exceeds the assets that are left.'],
  900121: [403, 'The credit limit of the partner is exceeded.'],
  900123: [403, 'The indirect reseller has not accepted the Microsoft Partner Agreement.'],
  900124: [403, 'The partner itself has not accepted the Microsoft Partner Agreement.'],
  900149: [403, 'The partner is not active in the program.'],
  900150: [403, 'The role of the user lacks the right to do this.'],
  900154: [400, 'The Partner ID is not linked to an active indirect reseller of this provider.'],
  900169: [400, 'The currency is not supported.'],
  900203: [400, 'The attestation of the SKU is missing.'],
  900206: [400, 'Partner attestation is missing.'],
  900242: [400, 'The custom end date of the term is not valid.'],
  900275: [400, 'The quantity is above what one customer may have.'],
  900400: [400, 'The Partner ID cannot be used as partner of record.'],
  900414: [400, 'The indirect reseller is not authorised for this transaction.'],
  900416: [403, 'The customer account is locked for transactions.'],
  900419: [400, 'The customer tenant has too many subscriptions.'],
};

/** What a code of orders means, in a few words. */
export function descriptionOf(code: number): string {
  return known[code]?.[1] ?? 'The purchase was refused.';
}

/** A refusal by its code, with the status that belongs to it; `more` names what it is about. */
export function refusedWith(code: number, more?: string): Answer {
  const description = more ? `${descriptionOf(code)} ${more}` : descriptionOf(code);
  return refusal(known[code]?.[0] ?? 400, code, description);
}
