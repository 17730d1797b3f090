/** The errors that lines of a cart come with, by number. Source: table of cart errors in the contract. */
export const cartErrors: Readonly<Record<string, string>> = {
  0: 'unknown',
  10000: 'currency_is_not_supported',
  10001: 'catalog_item_id_is_not_valid',
  10002: 'quota_not_available',
  10003: 'inventory_not_available',
  10004: 'participants_is_not_supported_for_partner',
  10006: 'unable_to_process_cart_line_item',
  10007: 'subscription_is_not_valid',
  10008: 'subscription_is_not_enabled_for_ri',
  10009: 'sandbox_limit_exceeded',
  10010: 'invalid_input',
  10011: 'subscription_not_registered',
  10012: 'attestation_not_accepted',
  10013: 'billing_plan_not_supported',
  10014: 'invalid_promotion_id',
  10015: 'max_allowed_seats_per_subscription_exceeded',
  10016: 'invalid_custom_term_end_date_product',
  10017: 'invalid_custom_term_end_date',
  10018: 'base_offer_seat_quantity_not_met',
  10019: 'minimum_add_on_seats_not_met',
  500600: 'legacy_offer_not_eligible_for_purchase',
};

const squash = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const bySquashed = new Map(Object.values(cartErrors).map((name) => [squash(name), name]));

/** The name of a line's error, whether it came as a number, in snake case or in capitals; those that are not known keep theirs. */
export const cartErrorName = (code: string | undefined): string => {
  if (!code) return 'unknown';
  const known = cartErrors[code] ?? bySquashed.get(squash(code));
  return known ?? (/^\w{1,60}$/.test(code) ? code : 'unknown');
};
