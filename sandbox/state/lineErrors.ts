import type { LineError } from './carts.ts';

const descriptions = {
  unknown: 'The line cannot be ordered.',
  currency_is_not_supported: 'The currency is not that of the customer.',
  catalog_item_id_is_not_valid: 'The catalogue item does not exist, or no longer under this id.',
  quota_not_available: 'The customer may not have more of this item.',
  inventory_not_available: 'There is no inventory left of this item.',
  participants_is_not_supported_for_partner: 'Such a participant cannot be named here.',
  unable_to_process_cart_line_item: 'The line could not be processed.',
  subscription_is_not_valid: 'The subscription is not valid.',
  sandbox_limit_exceeded: 'The limit of the sandbox account is exceeded.',
  invalid_input: 'The line is not valid.',
  subscription_not_registered: 'The subscription is not registered.',
  attestation_not_accepted: 'The attestation of this item has not been accepted.',
  billing_plan_not_supported: 'The item is not sold with this term and billing cycle.',
  invalid_promotion_id: 'The promotion does not exist or does not fit.',
  max_allowed_seats_per_subscription_exceeded: 'The quantity is above the maximum of the item.',
  invalid_custom_term_end_date_product: 'The term of this item cannot end on a day of its own.',
  invalid_custom_term_end_date: 'The term cannot end on this day.',
  base_offer_seat_quantity_not_met: 'The customer has too few licences of what this is added to.',
  minimum_add_on_seats_not_met: 'The quantity is below the minimum of the add-on.',
  legacy_offer_not_eligible_for_purchase: 'The legacy offer can no longer be bought.',
};

/** Names of the errors that a line of a cart can have. */
export type LineErrorCode = keyof typeof descriptions;

/** Those names. */
export const lineErrorCodes = Object.keys(descriptions) as LineErrorCode[];

/** A line's error; the two quantities where they explain it. */
export function lineError(
  errorCode: LineErrorCode,
  additionalInformation?: LineError['additionalInformation'],
): LineError {
  return { errorCode, errorDescription: descriptions[errorCode], additionalInformation };
}
