import type { Center } from '../center.ts';
import { sameWord } from '../http/filter.ts';
import { currencyOf } from '../seed/catalogueCurrencies.ts';
import type { CatalogueSku } from '../seed/catalogueSku.ts';
import type { AskedLine, LineError } from './carts.ts';
import { availabilityOf, plansOf, skuKey } from './catalogue.ts';
import { allowedEnd } from './customTerm.ts';
import type { LineErrorCode } from './lineErrors.ts';
import { lineError, lineErrorCodes } from './lineErrors.ts';
import { takeLineError } from './orderRules.ts';
import { errorsOf, promotionById } from './promotions.ts';
import type { Subscription } from './subscription.ts';

/** What one has to know to judge a line. */
export interface LineFacts {
  center: Center;
  country: string;
  line: AskedLine;
  sku: CatalogueSku;
  /** The line that this one, an add-on, is bought with. */
  base?: AskedLine;
  /** What the customer has. */
  held: Subscription[];
  /** SKUs (`product:sku`) that the customer has or had. */
  bought: Set<string>;
  /** Licences the customer has, by SKU. */
  heldSeats: Map<string, number>;
  /** Licences in this cart, by SKU. */
  cartSeats: Map<string, number>;
}

type Check = (facts: LineFacts) => LineError | undefined;

// Countries of the EU and EFTA: only there a line can name more than one reseller.
const severalResellers = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
    ' ',
  ),
);

/** The first error of a line, if it has any. */
export function errorOf(facts: LineFacts): LineError | undefined {
  for (const check of checks) {
    const error = check(facts);
    if (error) return error;
  }
  return undefined;
}

const wished: Check = ({ center, sku }) => {
  const wish = takeLineError(center.db, sku);
  const errorCode = lineErrorCodes.find((each) => each === wish);
  return errorCode && lineError(errorCode, { availableQuantity: 0, purchasedQuantity: 0 });
};

const current = failing(
  'catalog_item_id_is_not_valid',
  ({ center, country, line, sku }) =>
    line.catalogItemId.toUpperCase().split(':')[2] !== availabilityOf(center, sku, country),
);

const plan = failing('billing_plan_not_supported', ({ line, sku, base }) => {
  const sold = plansOf(sku).some(
    (each) => each.termDuration === line.termDuration && each.billingCycle === line.billingCycle,
  );
  return !sold || (base !== undefined && base.billingCycle !== line.billingCycle);
});

const currency = failing(
  'currency_is_not_supported',
  ({ country, line }) =>
    line.currencyCode !== undefined && line.currencyCode.toUpperCase() !== currencyOf(country).code,
);

const maximum: Check = ({ line, sku, heldSeats }) => {
  if (line.quantity <= sku.maximum) return undefined;
  return lineError('max_allowed_seats_per_subscription_exceeded', {
    availableQuantity: sku.maximum,
    purchasedQuantity: heldSeats.get(skuKey(sku)) ?? 0,
  });
};

const minimum: Check = ({ line, sku }) => {
  if (line.quantity >= sku.minimum) return undefined;
  return lineError(sku.addonTo ? 'minimum_add_on_seats_not_met' : 'invalid_input');
};

// A customer tries a thing once.
const once: Check = ({ line, sku, heldSeats, cartSeats }) => {
  if (!sku.isTrial) return undefined;
  const had = heldSeats.get(skuKey(sku)) ?? 0;
  if (had === 0 && cartSeats.get(skuKey(sku)) === line.quantity) return undefined;
  return lineError('quota_not_available', { availableQuantity: 0, purchasedQuantity: had });
};

const attestation = failing(
  'attestation_not_accepted',
  ({ line, sku }) => sku.attestation !== undefined && !line.attestationAccepted,
);

const promotion = failing('invalid_promotion_id', ({ line, sku, bought }) => {
  if (line.promotionId === undefined) return false;
  return errorsOf(promotionById(line.promotionId), { ...line, sku }, bought).length > 0;
});

const endDateProduct = failing(
  'invalid_custom_term_end_date_product',
  ({ line, sku }) => line.customTermEndDate !== undefined && sku.isTrial,
);

const endDate = failing(
  'invalid_custom_term_end_date',
  ({ center, line, held }) =>
    line.customTermEndDate !== undefined && !allowedEnd(center.clock(), line, held),
);

const participants = failing(
  'participants_is_not_supported_for_partner',
  ({ country, line }) =>
    line.participants?.some(
      ({ key }) =>
        !sameWord(key, 'transaction_reseller') &&
        !(sameWord(key, 'additional_transaction_reseller') && severalResellers.has(country)),
    ) ?? false,
);

const bases: Check = ({ line, sku, heldSeats, cartSeats }) => {
  if (sku.addonTo === undefined) return undefined;
  const seats = sku.addonTo
    .map((key) => (heldSeats.get(key) ?? 0) + (cartSeats.get(key) ?? 0))
    .reduce((sum, each) => sum + each, 0);
  if (seats >= (sku.forAll ? 1 : line.quantity)) return undefined;
  return lineError('base_offer_seat_quantity_not_met', {
    availableQuantity: seats,
    purchasedQuantity: heldSeats.get(skuKey(sku)) ?? 0,
  });
};

const checks = [
  wished,
  current,
  plan,
  currency,
  maximum,
  minimum,
  once,
  attestation,
  promotion,
  endDateProduct,
  endDate,
  participants,
  bases,
];

function failing(errorCode: LineErrorCode, isWrong: (facts: LineFacts) => boolean): Check {
  return (facts) => (isWrong(facts) ? lineError(errorCode) : undefined);
}
